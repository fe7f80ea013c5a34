"""What a query may not do: reach the network, or change the store.

The engine has no switch against `SERVICE`, which sends requests to any address; so the query's own words are looked at, once
strings, IRIs, comments, variables and local names are out of the way.
"""

import re

from kg.errors import QueryError

_TOKEN = re.compile(
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
    return [match["word"].lower() for match in _TOKEN.finditer(sparql) if match["word"]]
