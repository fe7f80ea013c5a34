"""The queries that are shipped: each a `.rq` file in this folder, with what it asks on its first line (French on the second).

To ship one more, add a file: its name without the ending is the query's. `kg.queries.parameters` tells how it says what it can
be asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError
from kg.queries.parameters import Kind, Parameter, check_names, insert_terms, read_parameters
from kg.queries.values import Graph, to_term

__all__ = ["Graph", "Kind", "Parameter", "Query", "bind", "find_query", "list_queries", "load_query"]

_FOLDER = Path(__file__).parent
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question that is shipped.

    Attributes:
        description: What it asks, in English.
        description_fr: The same in French.
        sparql: The query, with its prefixes.
    """

    name: str
    description: str
    description_fr: str
    sparql: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What may be given to it, in its own order."""
        return read_parameters(self.sparql)

    def bind(self, values: Mapping[str, str], graph: Graph) -> str:
        """Return its SPARQL, asked for *values*; see `bind`."""
        return bind(self.sparql, values, graph)


def bind(sparql: str, values: Mapping[str, str], graph: Graph) -> str:
    """Return the query *sparql*, asked for *values*.

    Args:
        sparql: A query that may declare parameters, as `kg.queries.parameters` tells.
        values: By parameter, as a user writes them: names, ids, days as 2024-05-31, whole numbers.
        graph: The store whose names they are.

    Raises:
        QueryError: A parameter is unknown, or needed and missing, or its value names nothing, or several things.
    """
    known = check_names(sparql, values)
    return insert_terms(sparql, {name: to_term(known[name].kind, text, graph) for name, text in values.items()})


def list_queries() -> list[Query]:
    """Return all that are shipped, by name."""
    return [_read(path) for path in sorted(_FOLDER.glob(f"*{_SUFFIX}"))]


def load_query(name: str) -> Query:
    """Return the query of that name.

    Raises:
        QueryError: None is shipped under it; the cure names those that are spelt alike.
    """
    names = [query.name for query in list_queries()]
    if name not in names:
        close = get_close_matches(name, names, n=3)
        cure = f"did you mean {' or '.join(close)}?" if close else f"choose one of {', '.join(names)}"
        raise QueryError("there is no such query", where=name, cure=cure)
    return _read(_FOLDER / f"{name}{_SUFFIX}")


def find_query(what: str) -> str:
    """Return the SPARQL that a user means: the name of a shipped query, the path of a `.rq` file, or the query itself.

    Raises:
        QueryError: It is a name that none has, or a file that cannot be read.
    """
    if not what.endswith(_SUFFIX):
        return what if any(mark in what for mark in "{< \n") else load_query(what).sparql
    try:
        return Path(what).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise QueryError(
            f"the query cannot be read: {reason}", where=what, cure="check the path of the file"
        ) from error


def _read(path: Path) -> Query:
    sparql = path.read_text(encoding="utf-8")
    description, description_fr = (line.removeprefix("# ") for line in sparql.splitlines()[:2])
    return Query(name=path.stem, description=description, description_fr=description_fr, sparql=sparql)
