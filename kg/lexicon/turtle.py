"""A small read-only graph over a Turtle file: how the lexicon reads the data under `ontology/`.

The whole of RDF (mapping, validation, serialisation) lives in `kg.rdf`; here only facts are looked up.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import LexiconError

KG = "https://kg.example/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Term = NamedNode | BlankNode | Literal | Triple


class TurtleGraph:
    """The triples of one file, by subject and predicate (both as IRI strings), in the file's order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._objects: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))

    def add(self, subject: str, predicate: str, value: Term) -> None:
        """Add one triple."""
        self._objects[subject][predicate].append(value)

    def subjects(self, predicate: str, value: str | None = None) -> Iterator[str]:
        """Yield the subjects that have *predicate*, with the IRI *value* if one is given."""
        for subject, facts in self._objects.items():
            if predicate in facts and (value is None or value in self.iris(subject, predicate)):
                yield subject

    def iris(self, subject: str, predicate: str) -> list[str]:
        """Return the objects that are IRIs."""
        return [o.value for o in self._objects[subject].get(predicate, ()) if isinstance(o, NamedNode)]

    def texts(self, subject: str, predicate: str, language: str | None = None) -> list[str]:
        """Return the objects that are literals, of one language if one is given."""
        literals = [o for o in self._objects[subject].get(predicate, ()) if isinstance(o, Literal)]
        return [o.value for o in literals if language is None or o.language == language]

    def one(self, subject: str, predicate: str) -> str:
        """Return the one object that is an IRI.

        Raises:
            LexiconError: There is none, or more than one.
        """
        return self._single(subject, predicate, self.iris(subject, predicate))

    def text(self, subject: str, predicate: str, language: str | None = None) -> str:
        """Return the one object that is a literal (of *language*).

        Raises:
            LexiconError: There is none, or more than one.
        """
        return self._single(subject, predicate, self.texts(subject, predicate, language))

    def flag(self, subject: str, predicate: str) -> bool:
        """Return whether *predicate* is `true`; absent is false."""
        return self.texts(subject, predicate) == ["true"]

    def _single(self, subject: str, predicate: str, found: list[str]) -> str:
        if len(found) != 1:
            term, count = predicate.rsplit("#", 1)[-1], len(found)
            raise LexiconError(
                f"{local_name(subject)!r} has {count} values of {term!r}, not one",
                where=str(self.path),
                cure="add or remove a line so that one is left",
            )
        return found[0]


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/` of *iri*."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def read_turtle(path: Path) -> TurtleGraph:
    """Return the graph of the Turtle file *path*.

    Raises:
        LexiconError: The file is missing or no Turtle; the message has the line.
    """
    graph = TurtleGraph(path)
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject = quad.subject
            if isinstance(subject, NamedNode):
                graph.add(subject.value, quad.predicate.value, quad.object)
    except (OSError, SyntaxError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the Turtle, or restore the file") from error
    return graph
