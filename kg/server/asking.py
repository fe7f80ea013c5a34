"""Asking the graph from within the server: what the pages read comes through the same limited workers as any query."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from kg.rdf.terms import AnyTerm
from kg.server.answers import answered
from kg.server.jobs import Accepted, query_job, shipped_job
from kg.server.refusals import Refused
from kg.server.service import Service

#: Bytes that one question of a page may bring into the memory of the server.
_MOST = 16 << 20
_ROWS = Accepted(rows=QueryResultsFormat.JSON.media_type, triples=None)
_TRIPLES = Accepted(rows=None, triples=RdfFormat.N_TRIPLES.media_type)

#: Terms by the name of their variable, without those that are unbound.
Row = dict[str, AnyTerm]


class Asker:
    """Asks in SPARQL; the prefixes of `kg.rdf.prefixes` need not be declared, SERVICE and updates are refused."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def base(self) -> str:
        """The base IRI of the data."""
        return self._service.base

    async def select(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT query.

        Raises:
            Refused: The query is malformed, takes too long, or brings too much; an HTTP answer is made of it.
        """
        _, rows = _read(await self._ask(query_job(sparql, _ROWS)))
        return rows

    async def answer(self, name: str, values: Mapping[str, str]) -> tuple[list[str], list[Row]]:
        """Return the variables and the rows of the shipped query *name*, asked for *values* by parameter.

        Raises:
            Refused: As for `select`; or a parameter is unknown or needed, or its value names nothing, or several things.
        """
        return _read(await self._ask(shipped_job(name, values, _ROWS)))

    async def construct(self, sparql: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            Refused: As for `select`.
        """
        content = await self._ask(query_job(sparql, _TRIPLES))
        return [quad.triple for quad in pyoxigraph.parse(content, format=RdfFormat.N_TRIPLES)]

    async def _ask(self, job: dict[str, Any]) -> bytes:
        async with answered(self._service.pool, job) as answer:
            content = bytearray(answer.first)
            async for data in answer.rest:
                content += data
                if len(content) > _MOST:
                    raise Refused(503, "the answer is too large for a page")
        return bytes(content)


def _read(content: bytes) -> tuple[list[str], list[Row]]:
    solutions = pyoxigraph.parse_query_results(content, format=QueryResultsFormat.JSON)
    if not isinstance(solutions, QuerySolutions):
        raise Refused(400, "a SELECT query is wanted here")
    names = [variable.value for variable in solutions.variables]
    return names, [_bound(names, tuple(solution)) for solution in solutions]


def _bound(names: Sequence[str], terms: Sequence[AnyTerm | None]) -> Row:
    return {name: term for name, term in zip(names, terms, strict=True) if term is not None}
