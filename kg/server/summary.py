"""What there is in the graph, counted once for each snapshot: for VoID and the service description."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.server.asking import Asker
from kg.server.service import Service

_PREDICATES = "SELECT (?p AS ?of) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_CLASSES = "SELECT (?c AS ?of) (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"
_SUBJECTS = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s { ?s ?p ?o } }"
_OBJECTS = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?o { ?s ?p ?o } }"
_GRAPHS = "SELECT ?of { GRAPH ?of {} } ORDER BY ?of"

#: How often each of some terms occurs, sorted by term.
Counts = Sequence[tuple[NamedNode, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of the default graph, and the names of the others.

    Attributes:
        predicates: Statements by property.
        classes: Instances by class.
        subjects: How many things have statements.
        objects: How many things and values statements have.
        graphs: The named graphs, sorted.
    """

    predicates: Counts
    classes: Counts
    subjects: int
    objects: int
    graphs: Sequence[NamedNode]

    @property
    def triples(self) -> int:
        """How many statements there are."""
        return sum(count for _, count in self.predicates)


class Summaries:
    """The summary of the snapshot that is served, counted when it is first asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._asker = Asker(service)
        self._counting = asyncio.Lock()
        self._counted: tuple[Path | None, Summary] | None = None

    async def current(self) -> Summary:
        """Return it.

        Raises:
            Refused: It takes too long to count.
        """
        async with self._counting:
            snapshot = self._service.pool.snapshot
            if self._counted is None or self._counted[0] != snapshot:
                self._counted = snapshot, await self._count()
            return self._counted[1]

    async def _count(self) -> Summary:
        return Summary(
            predicates=await self._counts(_PREDICATES),
            classes=await self._counts(_CLASSES),
            subjects=await self._number(_SUBJECTS),
            objects=await self._number(_OBJECTS),
            graphs=[row["of"] for row in await self._asker.select(_GRAPHS) if isinstance(row["of"], NamedNode)],
        )

    async def _counts(self, sparql: str) -> Counts:
        rows = await self._asker.select(sparql)
        return [(row["of"], _int(row["n"])) for row in rows if isinstance(row["of"], NamedNode)]

    async def _number(self, sparql: str) -> int:
        return _int((await self._asker.select(sparql))[0]["n"])


def _int(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0
