"""What a query may not do: reach the network, or change the store.

The engine has no switch against `SERVICE`, which sends requests to any address; so the query's own words are looked at, once
strings, IRIs, comments, variables and local names are out of the way.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from kg.errors import QueryError

#: What hides or is a word in SPARQL; anything else, such as brackets and operators, stands between two matches.
TOKEN = re.compile(
    r'''
      """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\s]*>
    | \#[^\n\r]*
    | [?$]\w+
    | @[\w-]+
    | (?P<word>\w[\w.-]*) (?: :[\w.%\\-]*)?
    ''',
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move"})


def check_query(sparql: str) -> None:
    """Let *sparql* pass if it only reads, and only this store.

    A word that merely contains `service` is refused as well, for the grammar needs no space after a keyword.

    Raises:
        QueryError: It is an update, or calls another server.
    """
    words = _words(sparql)
    _refuse_services(words)
    if updates := _UPDATES.intersection(words):
        raise QueryError(
            f"{min(updates).upper()} is not allowed: a query does not change the store",
            cure="ask with SELECT, ASK, CONSTRUCT or DESCRIBE; articles are added by `kg build`",
        )


def check_update(sparql: str) -> None:
    """Let *sparql* pass if it neither calls another server nor loads anything from elsewhere.

    Raises:
        QueryError: It does.
    """
    words = _words(sparql)
    _refuse_services(words)
    if any("load" in word for word in words):
        raise QueryError("LOAD is not allowed: nothing is fetched from elsewhere", cure="send the data themselves")


def _refuse_services(words: list[str]) -> None:
    if any("service" in word for word in words):
        raise QueryError("SERVICE is not allowed: a query sees this store alone", cure="take the SERVICE clause out")


def _words(sparql: str) -> list[str]:
    """Return what may be keywords in *sparql*, low-case."""
    return [match["word"].lower() for match in TOKEN.finditer(sparql) if match["word"]]


def undeclared(sparql: str, namespaces: Mapping[str, str]) -> dict[str, str]:
    """Return those of *namespaces*, by prefix, that *sparql* uses and does not declare: not all servers let one redeclare."""
    names = [match["word"] for match in TOKEN.finditer(sparql) if match["word"]]
    declared = {name for keyword, name in pairwise(names) if keyword.lower() == "prefix"}
    return {prefix: iri for prefix, iri in namespaces.items() if prefix in names and prefix not in declared}
