"""What a query may not do: reach the network, change the store, or overflow the stack.

The engine has no switch against `SERVICE` and `LOAD`, which send requests to any address: queries with them are refused.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

import pyoxigraph

from kg.errors import QueryError
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.prefixes import prefixes
from kg.store.nesting import check_nesting
from kg.store.tokens import TOKEN

_UPDATES = frozenset({"add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move"})
_SERVICE = re.compile("service", re.IGNORECASE)
_FETCHES = re.compile("service|load", re.IGNORECASE)


def check_query(sparql: str) -> None:
    """Let *sparql* pass if it only reads, and only this store.

    Raises:
        QueryError: It is an update, calls another server, or is nested too deeply.
    """
    check_nesting(sparql)
    if _means(_SERVICE, sparql, pyoxigraph.Store.query):
        raise QueryError("SERVICE is not allowed: a query sees this store alone", cure="take the SERVICE clause out")
    words = {match["word"].lower() for match in TOKEN.finditer(sparql) if match["word"]}
    if updates := _UPDATES.intersection(words):
        raise QueryError(
            f"{min(updates).upper()} is not allowed: a query does not change the store",
            cure="ask with SELECT, ASK, CONSTRUCT or DESCRIBE; articles are added by `kg build`",
        )


def check_update(sparql: str) -> None:
    """Let *sparql* pass if it neither calls another server nor loads anything from elsewhere.

    Raises:
        QueryError: It does, or is nested too deeply.
    """
    check_nesting(sparql)
    if _means(_FETCHES, sparql, pyoxigraph.Store.update):
        raise QueryError(
            "SERVICE and LOAD are not allowed: nothing is fetched from elsewhere", cure="send the data themselves"
        )


def _means(word: re.Pattern[str], sparql: str, parse: Callable[..., object]) -> bool:
    """Return whether *word* may be a keyword in *sparql*.

    No list of tokens decides that, which an attacker could make differ from those that the engine sees, but the engine: in
    a string, a comment or a name another word does as well, and in the place of a keyword it is a fault of syntax.
    """
    if not word.search(sparql):
        return False
    try:
        parse(
            pyoxigraph.Store(),
            word.sub(lambda found: "z" * len(found[0]), sparql),
            prefixes=dict(prefixes(DEFAULT_BASE)),
        )
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return True
    return False


def undeclared(sparql: str, namespaces: Mapping[str, str]) -> dict[str, str]:
    """Return those of *namespaces*, by prefix, that *sparql* uses and does not declare: not all servers let one redeclare."""
    names = [match["word"] for match in TOKEN.finditer(sparql) if match["word"]]
    declared = {name for keyword, name in pairwise(names) if keyword.lower() == "prefix"}
    return {prefix: iri for prefix, iri in namespaces.items() if prefix in names and prefix not in declared}
