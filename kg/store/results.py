"""The outcome of a SELECT query."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions

from kg.rdf.prefixes import shorten
from kg.rdf.terms import Term


class Solutions:
    """Rows of terms, in the order of the query; they are computed while they are read, once.

    Attributes:
        variables: Names of the columns.
    """

    def __init__(self, solutions: QuerySolutions, base: str) -> None:
        self.variables = tuple(variable.value for variable in solutions.variables)
        self._solutions = solutions
        self._base = base

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        for solution in self._solutions:
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
