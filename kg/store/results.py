"""The outcome of a query."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions

from kg.errors import StoreError
from kg.rdf.namespaces import XSD
from kg.rdf.prefixes import shorten
from kg.rdf.terms import Term, boolean, decimal, integer

_T = TypeVar("_T")


class Solutions:
    """Rows of terms, in the order of the query; they are computed while they are read, once.

    Attributes:
        variables: Names of the columns.
    """

    def __init__(self, solutions: QuerySolutions, base: str, where: str = "") -> None:
        self.variables = tuple(variable.value for variable in solutions.variables)
        self._solutions = solutions
        self._base = base
        self._where = where

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        for solution in whole(self._solutions, self._where):
            yield tuple(solution)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Yield each row as people read it: the words of literals, IRIs with a prefix, nothing for what is unbound."""
        for row in self:
            yield tuple(self._text(term) for term in row)

    def serialize(self, format_name: str) -> bytes:
        """Return all rows in a W3C format: `json`, `xml`, `csv` or `tsv`."""
        return bytes(self._solutions.serialize(format=getattr(QueryResultsFormat, format_name.upper())) or b"")

    def _text(self, term: Term | None) -> str:
        if term is None:
            return ""
        return shorten(term.value, self._base) if isinstance(term, NamedNode) else str(term.value)


def whole(results: Iterable[_T], where: str) -> Iterator[_T]:
    """Yield *results*, which come in while they are read.

    Raises:
        StoreError: They end too early: the connection was lost, the query took too long, the store is broken.
    """
    try:
        yield from results
    except (OSError, SyntaxError, ValueError, RuntimeError) as error:
        raise broken_off(error, where) from error


def broken_off(error: Exception, where: str) -> StoreError:
    """Return what to say of results that end too early."""
    return StoreError(f"the answer to a query breaks off: {error}", where=where, cure="ask again, or ask for less")


def canonical(term: Term) -> Term:
    """Return *term* as we write it: some servers give `1.0` for the decimal `1`."""
    kind = term.datatype if isinstance(term, Literal) else None
    if kind == XSD.decimal:
        return decimal(float(term.value))
    if kind == XSD.integer:
        return integer(int(term.value))
    return boolean(term.value in ("true", "1")) if kind == XSD.boolean else term
