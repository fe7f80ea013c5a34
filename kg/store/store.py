"""The embedded store.

Each article is a named graph. The default graph is their merge, kept up to date by the store itself: a triple that a
hundred articles hold stands in it once. (The engine's own union of graphs would give it a hundred times, so that counts are
wrong and joins explode.) So a query without `GRAPH` sees one graph without duplicates, and `GRAPH ?article { … }` tells
which article says it.

Every change is one transaction of the engine: a process that is killed leaves each article as it was before or after.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pyoxigraph
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)

from kg.errors import QueryError, StoreError
from kg.rdf import DEFAULT_BASE
from kg.rdf.iris import Iris
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import Term
from kg.store.graphs import NamedGraph, common_graphs
from kg.store.guard import check_query
from kg.store.interface import GraphStore, QueryResult
from kg.store.opening import open_for_reading, open_for_writing, stored_base
from kg.store.results import Solutions
from kg.store.updates import difference


class Store(GraphStore):
    """A store on disk; use `Store.open` in a `with` statement.

    Attributes:
        path: Its folder.
        base: The base IRI of its data.
    """

    def __init__(self, engine: pyoxigraph.Store, path: Path, base: str) -> None:
        self.path = path
        self.base = base
        self._iris = Iris(base)
        self._engine: pyoxigraph.Store | None = engine
        self._written = False

    @classmethod
    def open(cls, path: Path, *, base: str | None = None, read_only: bool = False) -> Self:
        """Open the store in the folder *path*, and create it if need be.

        Args:
            path: A folder that holds a store, or is empty or missing.
            base: IRI below which data stand; by default the store's own, or `DEFAULT_BASE` for a new one.
            read_only: Open what is there and change nothing.

        Raises:
            StoreError: The folder is no store, is in use or cannot be written, or the store has another base.
        """
        Iris(base or DEFAULT_BASE)  # a base that cannot be used is told before a folder is made
        engine = open_for_reading(path) if read_only else open_for_writing(path)
        stored = stored_base(engine, path)
        if stored and base and stored != base:
            raise StoreError(
                f"the store was built with the base IRI {stored}, not {base}",
                where=str(path),
                cure="leave the base out, or build into another folder",
            )
        store = cls(engine, path, stored or base or DEFAULT_BASE)
        if not read_only:
            store._refresh_vocabularies()
        return store

    def close(self) -> None:
        """Release the folder. Results of queries that are still being read keep it open."""
        if self._engine and self._written:
            # Else whoever opens it next replays the log of all that was written, which takes longer than this.
            with suppress(OSError):  # the log has it all, and is safe
                self._engine.flush()
        self._engine = None

    def changed(self, graphs: Sequence[NamedGraph]) -> list[NamedGraph]:
        """Return those of *graphs* that are stored otherwise, or not at all."""
        return [graph for graph in graphs if set(self._graph(graph.name)) != set(graph.quads)]

    def write(self, graphs: Sequence[NamedGraph]) -> Mapping[NamedNode, StoreError]:
        """Store each of *graphs* in place of what has its name, in one transaction for each.

        Returns:
            Nothing: what goes wrong here is never the fault of one graph.

        Raises:
            StoreError: The store cannot be written; the graph is as it was before.
        """
        for graph in graphs:
            self._replace_graph(graph.name, graph.quads)
        return {}

    def remove(self, article_id: str) -> bool:
        """Forget an article, in one transaction. Return whether it was stored."""
        return self._replace_graph(self.article(article_id), ())

    def article_ids(self) -> list[str]:
        """Return the ids of the articles stored, sorted."""
        prefix = f"{self.base}article/"
        graphs = [graph for graph in self.engine.named_graphs() if isinstance(graph, NamedNode)]
        return sorted(self._iris.name("article", graph) for graph in graphs if graph.value.startswith(prefix))

    def graphs(self, article_ids: Iterable[str] | None = None) -> Iterator[tuple[NamedNode, list[Quad]]]:
        """Yield the name and the sorted quads of each article's graph."""
        for article_id in self.article_ids() if article_ids is None else article_ids:
            name = self.article(article_id)
            yield name, sorted(self._graph(name), key=str)

    def query(self, sparql: str, **values: Term) -> QueryResult:
        """Ask a SPARQL 1.1 query; see `GraphStore.query`."""
        check_query(sparql)
        try:
            result = self.engine.query(
                sparql,
                prefixes=dict(prefixes(self.base)),
                substitutions={Variable(name): term for name, term in values.items()},
            )
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(
                f"the query is malformed: {error}", cure="see https://www.w3.org/TR/sparql11-query/"
            ) from error
        return self._as_result(result)

    @property
    def engine(self) -> pyoxigraph.Store:
        """The open store underneath."""
        if self._engine is None:
            raise StoreError("the store is closed", where=str(self.path), cure="open it again")
        return self._engine

    def _as_result(self, result: QuerySolutions | QueryBoolean | QueryTriples) -> QueryResult:
        if isinstance(result, QuerySolutions):
            return Solutions(result, self.base)
        return bool(result) if isinstance(result, QueryBoolean) else iter(result)

    def _graph(self, graph: NamedNode) -> Iterator[Quad]:
        return self.engine.quads_for_pattern(None, None, None, graph)

    def _refresh_vocabularies(self) -> None:
        self.write(self.changed(common_graphs(self._iris)))

    def _replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        old, new = set(self._graph(graph)), list(quads)
        gone, added = old.difference(new), [quad for quad in new if quad not in old]
        if gone or added:
            self._write(graph, gone, added, drop=not new)
        return bool(gone or added)

    def _write(self, graph: NamedNode, gone: set[Quad], added: list[Quad], *, drop: bool) -> None:
        try:
            if gone:
                orphans = [quad for quad in gone if self._only_in(quad, graph)]
                self.engine.update(
                    difference(graph, gone, orphans, added) + (f" ;\nDROP GRAPH {graph}" if drop else "")
                )
            else:
                self.engine.extend([*added, *(Quad(*quad.triple) for quad in added)])
        except (OSError, RuntimeError) as error:  # RuntimeError: the handle is read-only
            raise StoreError(
                f"the store cannot be written: {error}",
                where=str(self.path),
                cure="free some space or correct the rights of the folder; what was stored before is safe",
            ) from error
        self._written = True

    def _only_in(self, quad: Quad, graph: NamedNode) -> bool:
        witnesses = self.engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return all(other.graph_name in (graph, DefaultGraph()) for other in witnesses)
