"""The articles of a store, read from it once and then as often as one likes.

Several exporters want them one after the other, and taking a graph out of a store costs many times what reading it from a
file does, the more so over a network.
"""

import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.model import Reading
from kg.store.interface import GraphView


class Spool(GraphView):
    """A copy of the articles of *view* in a temporary file, as N-Quads. Memory grows with the ids of articles alone."""

    def __init__(self, view: GraphView, quads: IO[bytes], readings: IO[bytes]) -> None:
        self.base = view.base
        self._quads, self._readings = quads, readings
        self._places: dict[str, tuple[int, int]] = {}
        self._reading_places: list[int] = []
        ids = view.article_ids()
        for article_id, (_, graph) in zip(ids, view.graphs(ids), strict=True):
            start = quads.tell()
            quads.writelines(f"{quad} .\n".encode() for quad in graph)
            self._places[article_id] = (start, quads.tell() - start)

    def article_ids(self) -> list[str]:
        """Return the ids of the articles, sorted."""
        return list(self._places)

    def graphs(self, article_ids: Iterable[str] | None = None) -> Iterator[tuple[NamedNode, list[Quad]]]:
        """Yield the name and the sorted quads of each article's graph."""
        for article_id in self._places if article_ids is None else article_ids:
            start, length = self._places.get(article_id, (0, 0))
            self._quads.seek(start)
            yield self.article(article_id), list(parse(self._quads.read(length), format=RdfFormat.N_QUADS))

    def readings(self) -> Iterator[Reading]:
        """Yield what is stored of each article, articles sorted by id."""
        self._reading_places = self._reading_places or list(self._keep_readings())
        for place in self._reading_places:
            self._readings.seek(place)
            yield pickle.load(self._readings)  # noqa: S301 - nobody else can open this file

    def _keep_readings(self) -> Iterator[int]:
        self._readings.seek(0)
        for reading in super().readings():
            yield self._readings.tell()
            pickle.dump(reading, self._readings)


@contextmanager
def spooled(view: GraphView) -> Iterator[Spool]:
    """Give a copy of *view*, which is gone when the block ends."""
    with ExitStack() as files:
        yield Spool(view, *(files.enter_context(TemporaryFile()) for _ in range(2)))
