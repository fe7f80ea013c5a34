"""Asking the graph from within the server: what the pages read comes through the same limited workers as any query."""

from collections.abc import Sequence

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from kg.server.jobs import Accepted, query_job
from kg.server.refusals import Refused
from kg.server.service import Service
from kg.server.wire import Kind

#: Bytes that one question of a page may bring into the memory of the server.
_MOST = 16 << 20


class Asker:
    """Asks in SPARQL; the prefixes of `kg.rdf.prefixes` need not be declared, SERVICE and updates are refused."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def base(self) -> str:
        """The base IRI of the data."""
        return self._service.base

    async def select(self, sparql: str) -> list[dict[str, NamedNode | Literal | BlankNode | Triple]]:
        """Return the rows of a SELECT query: terms by the name of their variable, without those that are unbound.

        Raises:
            Refused: The query is malformed, takes too long, or brings too much; an HTTP answer is made of it.
        """
        content = await self._ask(sparql, Accepted(rows=QueryResultsFormat.JSON.media_type, triples=None))
        solutions = pyoxigraph.parse_query_results(content, format=QueryResultsFormat.JSON)
        if not isinstance(solutions, QuerySolutions):
            raise Refused(400, "a SELECT query is wanted here")
        names = [variable.value for variable in solutions.variables]
        return [_bound(names, tuple(solution)) for solution in solutions]

    async def construct(self, sparql: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            Refused: As for `select`.
        """
        content = await self._ask(sparql, Accepted(rows=None, triples=RdfFormat.N_TRIPLES.media_type))
        return [quad.triple for quad in pyoxigraph.parse(content, format=RdfFormat.N_TRIPLES)]

    async def _ask(self, sparql: str, accepted: Accepted) -> bytes:
        content = bytearray()
        async with self._service.pool.worker() as worker:
            async for kind, data in worker.answer(query_job(sparql, accepted)):
                content += data if kind is Kind.DATA else b""
                if len(content) > _MOST:
                    raise Refused(503, "the answer is too large for a page")
        return bytes(content)


def _bound(
    names: Sequence[str], terms: Sequence[NamedNode | Literal | BlankNode | Triple | None]
) -> dict[str, NamedNode | Literal | BlankNode | Triple]:
    return {name: term for name, term in zip(names, terms, strict=True) if term is not None}
