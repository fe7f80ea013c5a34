"""What a query can be asked for: its parameters, declared and used in its own comments.

    # Who threatens whom.
    # Qui menace qui.
    # @param actor actor one of them
    SELECT ?event {
      ?event kg:relation rel:threatens .
      # @when actor ?event kg:agent|kg:addressee ?actor .
    }

A line `# @param NAME KIND DESCRIPTION` declares a parameter; a `!` after the kind says that the query answers nothing
without it. A line `# @when NAME …` takes part in the query when the parameter is given, and there `?NAME` is its value.
So a file is SPARQL as it stands, and a value enters it as one term, whatever it holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import QueryError

_DECLARATION = re.compile(r"^# @param (?P<name>\w+) (?P<kind>[a-z]+)(?P<needed>!?) (?P<description>.+)$", re.MULTILINE)
_CONDITION = re.compile(r"^(?P<indent> *)# @when (?P<name>\w+) (?P<pattern>.+)$", re.MULTILINE)


class Kind(StrEnum):
    """What a parameter's value names."""

    ACTOR = "actor"
    ARTICLE = "article"
    DATE = "date"
    EVENT = "event"
    NUMBER = "number"
    OUTLET = "outlet"
    PLACE = "place"
    RELATION = "relation"
    TEXT = "text"
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What may be given to a query.

    Attributes:
        description: What it is, in English.
        needed: Whether the query answers nothing without it.
    """

    name: str
    kind: Kind
    description: str
    needed: bool


def read_parameters(sparql: str) -> tuple[Parameter, ...]:
    """Return the parameters that *sparql* declares, in its order.

    Raises:
        QueryError: One has a kind that there is not.
    """
    return tuple(_parameter(match) for match in _DECLARATION.finditer(sparql))


def check_names(sparql: str, names: Mapping[str, str]) -> dict[str, Parameter]:
    """Return the parameters of *sparql* by name, if those that are given are among them, and those that are needed given.

    Raises:
        QueryError: They are not.
    """
    known = {parameter.name: parameter for parameter in read_parameters(sparql)}
    if unknown := sorted(names.keys() - known.keys()):
        cure = f"it has {', '.join(known)}" if known else "it has none: leave it out"
        raise QueryError("the query has no such parameter", where=unknown[0], cure=cure)
    if missing := [name for name, parameter in known.items() if parameter.needed and name not in names]:
        raise QueryError("the query answers nothing without it", where=missing[0], cure=f"give {' and '.join(missing)}")
    return known


def insert_terms(sparql: str, terms: Mapping[str, str]) -> str:
    """Return *sparql* with the conditions of the parameters in *terms*, which are SPARQL terms by parameter."""

    def condition(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in terms:
            return match[0]
        return match["indent"] + re.sub(rf"\?{name}\b", lambda _: terms[name], match["pattern"])

    return _CONDITION.sub(condition, sparql)


def _parameter(match: re.Match[str]) -> Parameter:
    if match["kind"] not in list(Kind):
        raise QueryError(
            f"there is no kind of parameter {match['kind']!r}", where=match["name"], cure=f"choose of {', '.join(Kind)}"
        )
    return Parameter(
        name=match["name"],
        kind=Kind(match["kind"]),
        description=match["description"],
        needed=bool(match["needed"]),
    )
