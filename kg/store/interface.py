"""What all stores have in common, be they a folder on this machine or somebody's SPARQL server.

Each article is a named graph. The default graph is their merge, without repetition: a query without `GRAPH` sees one graph,
and `GRAPH ?article { … }` tells which article says it.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.model import Reading
from kg.rdf import RunInfo, quads_to_reading
from kg.rdf.iris import Iris
from kg.rdf.terms import Term
from kg.store.graphs import NamedGraph, map_reading
from kg.store.results import Solutions
from kg.store.sorting import merged

#: What a query gives: rows, a yes or no, or triples.
QueryResult = Solutions | bool | Iterator[Triple]


class GraphView(Protocol):
    """The articles of a store, to read.

    Attributes:
        base: The base IRI of its data.
    """

    base: str

    @abstractmethod
    def article_ids(self) -> list[str]:
        """Return the ids of the articles stored, sorted."""

    @abstractmethod
    def graphs(self, article_ids: Iterable[str] | None = None) -> Iterator[tuple[NamedNode, list[Quad]]]:
        """Yield the name and the sorted quads of each article's graph, in the order of *article_ids*.

        Args:
            article_ids: Those that are wanted; by default all, sorted. One that is not stored has no quads.
        """

    def article(self, article_id: str) -> NamedNode:
        """Return the IRI of an article, which is also that of its graph."""
        return Iris(self.base).article(article_id)

    def article_quads(self, article_id: str) -> list[Quad]:
        """Return the graph of one article, sorted; nothing for one that is not stored."""
        return next(quads for _, quads in self.graphs([article_id]))

    def readings(self) -> Iterator[Reading]:
        """Yield what is stored of each article, articles sorted by id."""
        for _, quads in self.graphs():
            yield quads_to_reading(quads, base=self.base)

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of all articles, graph by graph in order of the articles' ids, sorted within each graph."""
        for _, quads in self.graphs():
            yield from quads

    def merged(self) -> Iterator[Triple]:
        """Yield the triples of all articles as one graph, each once, subject by subject, sorted."""
        return merged(self.quads())


class GraphStore(GraphView, Protocol):
    """A store that is open; leave it with `close`, or by a `with` statement."""

    @abstractmethod
    def changed(self, graphs: Sequence[NamedGraph]) -> list[NamedGraph]:
        """Return those of *graphs* that are stored otherwise, or not at all."""

    @abstractmethod
    def write(self, graphs: Sequence[NamedGraph]) -> Mapping[NamedNode, StoreError]:
        """Store each of *graphs* in place of what has its name; a process that is killed leaves each as it was or is.

        Returns:
            Why graphs could not be stored, by their names, where it is the fault of these graphs alone.

        Raises:
            StoreError: The store cannot be written.
        """

    @abstractmethod
    def remove(self, article_id: str) -> bool:
        """Forget an article. Return whether it was stored."""

    @abstractmethod
    def query(self, sparql: str, **values: Term) -> QueryResult:
        """Ask a SPARQL 1.1 query; prefixes that it uses without declaring them are those of `kg.rdf.prefixes`.

        Args:
            sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query.
            **values: Terms by the name of the variable that they stand for, which SELECT has to name.

        Returns:
            Rows for SELECT, a truth value for ASK, else triples.

        Raises:
            QueryError: The query is malformed, changes data, or calls another server.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of what the store holds open; results of queries that are still being read may end."""

    def replace(self, reading: Reading, *, run: RunInfo) -> bool:
        """Make the article's graph that of *reading*, whatever it was before.

        Returns:
            Whether anything changed; a graph that is the same is not touched.

        Raises:
            StoreError: It cannot be stored; the store is as it was before.
        """
        changed = self.changed([map_reading(reading, run=run, base=self.base)])
        for error in self.write(changed).values():
            raise error
        return bool(changed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
