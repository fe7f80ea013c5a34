"""Minting of IRIs: a kind, and an id in which everything but ASCII letters, digits and `_.-~` is percent-encoded.

Whatever an id holds, it stays one path segment: it cannot close an IRI, leave its folder or start a query. The encoding
is reversible, so an id is read back from its IRI.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.rdf.namespaces import KG, PLOVER, RELATIONS, THEMES, WIKIDATA
from kg.rdf.terms import storable

DEFAULT_BASE = "https://kg.example/id/"
_BASE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/[A-Za-z0-9/._~%-]*(?<=[/])", re.ASCII)
#: What is one segment as it stands: most ids are.
_SEGMENT = re.compile(r"(?!\.+\Z)[A-Za-z0-9_.~-]+\Z")


def encode(name: str) -> str:
    """Return *name* as one segment of an IRI; a segment of dots alone would be a path."""
    if _SEGMENT.match(name):
        return name
    segment = quote(storable(name), safe="")
    return segment if segment.strip(".") else segment.replace(".", "%2E")


def concept(scheme: str, name: str) -> NamedNode:
    """Return the IRI of *name* in a vocabulary (an IRI that ends in `#` or `/`)."""
    return NamedNode(scheme + encode(name))


def local_name(node: NamedNode, namespace: str) -> str:
    """Return the name that was encoded after *namespace*.

    Raises:
        StoreError: *node* stands in another namespace.
    """
    if not node.value.startswith(namespace):
        raise StoreError(
            f"<{node.value}> is not below <{namespace}>",
            cure="give the base IRI that the graph was built with, or build it again",
        )
    return unquote(node.value.removeprefix(namespace))


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs below one base.

    Args:
        base: An `http` or `https` IRI that ends in `/`.

    Raises:
        StoreError: *base* is none.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise StoreError(
                f"the base IRI {self.base!r} cannot be used",
                cure=f"give an http or https address that ends in a slash, such as {DEFAULT_BASE}",
            )

    def mint(self, kind: str, *parts: str | int) -> NamedNode:
        """Return the IRI of the *kind* of thing that *parts*, joined by hyphens, tell from all others of its kind."""
        return NamedNode(f"{self.base}{kind}/{'-'.join(encode(str(part)) for part in parts)}")

    def name(self, kind: str, node: NamedNode) -> str:
        """Return the id that `mint(kind, id)` was given; the inverse for a single part."""
        return local_name(node, f"{self.base}{kind}/")

    def article(self, article_id: str) -> NamedNode:
        """Return the IRI of an article, which is also that of the graph that holds what was read from it."""
        return self.mint("article", article_id)

    def actor(self, actor_id: str) -> NamedNode:
        """Return the IRI of an actor."""
        return self.mint("actor", actor_id)

    def sentence(self, article_id: str, start: int, end: int) -> NamedNode:
        """Return the IRI of the sentence at these offsets of the article."""
        return self.mint("sentence", article_id, start, end)

    def instant(self, day: date, edge: str) -> NamedNode:
        """Return the IRI of the beginning or the end of *day*."""
        return self.mint("instant", f"{day.isoformat()}-{edge}")

    def graph(self, name: str) -> NamedNode:
        """Return the IRI of a graph that is no article's."""
        return self.mint("graph", name)


def own(name: str) -> NamedNode:
    """Return the term *name* of the ontology: a value of an enumeration of the model, or the class of an actor."""
    return NamedNode(KG.iri + name)


def theme(concept_id: str) -> NamedNode:
    """Return the IRI of a concept of `ontology/themes.ttl`."""
    return concept(THEMES, concept_id)


def relation(name: str) -> NamedNode:
    """Return the IRI of a relation of `ontology/relations.ttl`."""
    return concept(RELATIONS, name)


def mode(category: str, name: str) -> NamedNode:
    """Return the IRI of a PLOVER mode, which belongs to its category: a visit to CONSULT."""
    return concept(PLOVER, f"{category}-{name}")


def wikidata(item: str) -> NamedNode:
    """Return the IRI of a Wikidata item (`Q…`)."""
    return concept(WIKIDATA, item)
