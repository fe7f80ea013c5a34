"""The clauses of a query or an update that name graphs, found without parsing the rest."""

import re
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kg.server.refusals import Refused
from kg.store.tokens import TOKEN

_MARK = re.compile(rf"{TOKEN.pattern} | (?P<open>\{{) | (?P<close>\}})", TOKEN.flags)
_SPACE = r"(?:\s|\#[^\n\r]*[\n\r])*"
_FROM = re.compile(rf"from{_SPACE}(?P<named>named{_SPACE})?(?P<graph><[^<>]*>|[\w.-]*:[\w.:%\\-]*)", re.IGNORECASE)
_FORMS = frozenset({"select", "construct", "describe", "ask"})


def from_clauses(query: str) -> tuple[str, list[str], list[str]]:
    """Return what stands before the form of *query*, and the names in its FROM and FROM NAMED clauses, as they are written."""
    prologue, default, named = "", list[str](), list[str]()
    for word, place in _outer_words(query):
        if word in _FORMS and not prologue:
            prologue = query[:place]
        elif word == "from" and (match := _FROM.match(query, place)):
            (named if match["named"] else default).append(match["graph"])
    return prologue, default, named


def with_using(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return *update* with USING clauses for the graphs *default* and *named* in each of its operations that has a WHERE.

    Raises:
        Refused: It names graphs itself, which the protocol forbids, or a name is no IRI.
    """
    clauses = "".join(f"USING {_iri(name)} " for name in default)
    clauses += "".join(f"USING NAMED {_iri(name)} " for name in named)
    pieces, end = list[str](), 0
    previous, after = "", 0
    for word, place in _outer_words(update):
        if word in ("using", "with"):
            raise Refused(400, f"an update with using-graph-uri has no {word.upper()} of its own")
        if word == "where":
            short = (
                previous == "delete" and "{" not in update[after:place]
            )  # DELETE WHERE, whose pattern is its template
            pieces += [update[end:place], _braces(update, place) if short else "", clauses]
            end = place
        previous, after = word, place + len(word)
    return "".join([*pieces, update[end:]])


def _outer_words(sparql: str) -> Iterator[tuple[str, int]]:
    """Yield the words outside all braces, low-case, and where they begin."""
    depth = 0
    for match in _MARK.finditer(sparql):
        depth += bool(match["open"]) - bool(match["close"])
        if match["word"] and depth == 0:
            yield match["word"].lower(), match.start()


def _braces(sparql: str, start: int) -> str:
    """Return the first group in braces from *start* on."""
    depth, first = 0, 0
    for match in _MARK.finditer(sparql, start):
        if match["open"]:
            first = first if depth else match.start()
            depth += 1
        elif match["close"] and (depth := depth - 1) == 0:
            return f"{sparql[first : match.end()]} "
    return ""


def _iri(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError as error:
        raise Refused(400, f"the name of the graph is no IRI: {error}") from error
