"""How deeply a query or an update may be nested.

The engine parses and evaluates by recursion, and where its stack ends, the whole process does. That takes some hundreds of
brackets inside each other, or some thousands of operators in a row: `1 + 1 + 1` is nested, too.
"""

import re

from kg.errors import QueryError
from kg.store.tokens import TOKEN

_DEEPEST = 200
_MOST_OPERATORS = 1000
_PART = re.compile(
    rf"{TOKEN.pattern} | (?P<open>\{{\|? | [(\[]) | (?P<close>\|?\}} | [)\]]) | (?P<sign>\|\|? | && | [!*/] | [+-](?![\d.]))",
    TOKEN.flags,
)
#: Words that nest what stands before them, as operators do.
_OPERATORS = frozenset({"as", "filter", "minus", "optional", "union"})


def check_nesting(sparql: str) -> None:
    """Let *sparql* pass if it is not nested too deeply.

    Raises:
        QueryError: It is.
    """
    depth = operators = 0
    for part in _PART.finditer(sparql):
        depth += bool(part["open"]) - bool(part["close"])
        operators += bool(part["sign"]) or part[0].lower() in _OPERATORS
        if depth > _DEEPEST:
            raise QueryError(f"more than {_DEEPEST} brackets stand inside each other", cure="nest less")
        if operators > _MOST_OPERATORS:
            cure = "ask in several queries, or list values with VALUES or IN"
            raise QueryError(f"there are more than {_MOST_OPERATORS} operators", cure=cure)
