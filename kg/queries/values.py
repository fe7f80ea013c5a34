"""From what a user gives as the value of a parameter to a SPARQL term.

An actor, a theme, a place, a relation, an outlet may be given by id (`antony-blinken`), as tables show it
(`actor:antony-blinken`), by IRI, or by name, whole or in part, whatever the case and accents (`blinken`); an actor also by a
name that only the authority files have, or that stands for it (`Moscou`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import unquote

from kg.errors import QueryError
from kg.lexicon.authority import Authority, load_authority
from kg.lexicon.words import fold, phrase
from kg.queries.parameters import Kind
from kg.rdf.iris import concept
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import Term, day, string
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from kg.store import QueryResult

#: The prefix of the IRIs of each kind of thing.
_PREFIXES = {
    Kind.ACTOR: "actor",
    Kind.ARTICLE: "article",
    Kind.EVENT: "event",
    Kind.OUTLET: "publisher",
    Kind.PLACE: "place",
    Kind.RELATION: "rel",
    Kind.THEME: "theme",
}
#: Where their names stand; what is not here has none.
_NAMES = {
    Kind.ACTOR: "skos:prefLabel|skos:altLabel",
    Kind.OUTLET: "schema:name",
    Kind.PLACE: "skos:prefLabel",
    Kind.RELATION: "skos:prefLabel",
    Kind.THEME: "skos:prefLabel|skos:altLabel",
}
_SHOWN = 5


class Graph(Protocol):
    """What names are looked up in: a store."""

    @property
    def base(self) -> str:
        """The base IRI of its data."""

    def query(self, sparql: str) -> "QueryResult":
        """Ask it."""


def to_term(kind: Kind, text: str, graph: Graph) -> str:
    """Return the SPARQL term that *text* means as a value of this *kind*.

    Raises:
        QueryError: It is no day, no number, or no name of anything in *graph*, or of several things.
    """
    if kind is Kind.TEXT:
        return str(string(text))
    if kind is Kind.DATE:
        return _day(text)
    if kind is Kind.NUMBER:
        return _number(text)
    return _by_id(kind, text, graph) or _by_name(kind, text, graph)


def _day(text: str) -> str:
    try:
        return str(day(date.fromisoformat(text)))
    except ValueError as error:
        raise QueryError("this is no day", where=text, cure="write it as 2024-05-31") from error


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise QueryError("this is no number", where=text, cure="write a whole number, such as 10")
    return text


def _by_id(kind: Kind, text: str, graph: Graph) -> str | None:
    prefix = _PREFIXES[kind]
    namespace = prefixes(graph.base)[prefix]
    encoded = text.removeprefix(namespace) if text.startswith(namespace) else text.removeprefix(f"{prefix}:")
    term = str(concept(namespace, unquote(encoded)))
    return term if graph.query(f"ASK {{ {term} ?p ?o }}") else None


def _by_name(kind: Kind, text: str, graph: Graph) -> str:
    named = _named(kind, graph)
    found = sorted(next(filter(None, _readings(kind, text, named)), ()))
    if len(found) == 1:
        return f"<{found[0]}>"
    if found:
        raise QueryError("several are called so", where=text, cure=f"give one of {_listed(map(_id, found))}")
    names = {fold(name): name for _, name in named}
    close = [names[name] for name in get_close_matches(fold(text), names, n=_SHOWN)]
    cure = f"did you mean {_listed(close)}?" if close else f"the graph has {len(names)} names of that kind, none alike"
    raise QueryError(f"no {kind} of the graph is called so", where=text, cure=cure)


def _named(kind: Kind, graph: Graph) -> list[tuple[str, str]]:
    """Return (IRI, name) of all things of this kind, a row a name."""
    if kind not in _NAMES:
        return []
    namespace = prefixes(graph.base)[_PREFIXES[kind]]
    rows = graph.query(
        f"SELECT ?node ?name {{ ?node {_NAMES[kind]} ?name . FILTER(STRSTARTS(STR(?node), {string(namespace)})) }}"
    )
    return [(node.value, name.value) for node, name in cast("Iterable[tuple[Term, Term]]", rows)]


def _readings(kind: Kind, text: str, named: Sequence[tuple[str, str]]) -> Iterator[set[str]]:
    """Yield the nodes that *text* may mean, the surest reading of it first."""
    wanted, words = fold(text.strip()), phrase(text)
    yield {node for node, name in named if fold(name) == wanted}
    if kind is Kind.ACTOR:
        ids = _authority_ids(wanted)
        yield {node for node, _ in named if _id(node) in ids}
    yield {node for node, name in named if words and _holds(phrase(name), words)}


def _authority_ids(wanted: str) -> set[str]:
    authority = _authority()
    return {*authority.names.get(wanted, ()), *filter(None, [authority.metonyms.get(wanted)])}


@cache
def _authority() -> Authority:
    return load_authority(ontology_dir())


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def _id(node: str) -> str:
    return unquote(re.split("[/#]", node)[-1])


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
