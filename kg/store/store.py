"""The embedded store.

Each article is a named graph. The default graph is their merge, kept up to date by the store itself: a triple that a
hundred articles hold stands in it once. (The engine's own union of graphs would give it a hundred times, so that counts are
wrong and joins explode.) So a query without `GRAPH` sees one graph without duplicates, and `GRAPH ?article { … }` tells
which article says it.

Every change is one transaction of the engine: a process that is killed leaves each article as it was before or after.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    serialize,
)

from kg.errors import QueryError, StoreError
from kg.model import Reading
from kg.rdf import DEFAULT_BASE, RunInfo, quads_to_reading, reading_to_quads
from kg.rdf.iris import Iris
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import Term
from kg.rdf.vocabulary import authority_quads, dataset_quads, vocabulary_quads
from kg.store.guard import check_query
from kg.store.opening import open_for_reading, open_for_writing, stored_base
from kg.store.results import Solutions

#: What a query gives: rows, a yes or no, or triples.
QueryResult = Solutions | bool | Iterator[Triple]


class Store:
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the folder. Results of queries that are still being read keep it open."""
        self._engine = None

    def replace(self, reading: Reading, *, run: RunInfo) -> bool:
        """Make the article's graph that of *reading*, whatever it was before, in one transaction.

        Returns:
            Whether anything changed; a graph that is the same is not touched.

        Raises:
            StoreError: The store cannot be written; it is as it was before.
        """
        graph = self._iris.article(reading.document.id)
        return self._replace_graph(graph, reading_to_quads(reading, run=run, base=self.base))

    def remove(self, article_id: str) -> bool:
        """Forget an article, in one transaction. Return whether it was stored."""
        return self._replace_graph(self._iris.article(article_id), ())

    def article_ids(self) -> list[str]:
        """Return the ids of the articles stored, sorted."""
        prefix = f"{self.base}article/"
        graphs = [graph for graph in self.engine.named_graphs() if isinstance(graph, NamedNode)]
        return sorted(self._iris.name("article", graph) for graph in graphs if graph.value.startswith(prefix))

    def article(self, article_id: str) -> NamedNode:
        """Return the IRI of an article, which is also that of its graph."""
        return self._iris.article(article_id)

    def readings(self) -> Iterator[Reading]:
        """Yield what is stored of each article, articles sorted by id."""
        for article_id in self.article_ids():
            yield quads_to_reading(self._graph(self.article(article_id)), base=self.base)

    def article_quads(self, article_id: str) -> list[Quad]:
        """Return the graph of one article, sorted; nothing for one that is not stored."""
        return sorted(self._graph(self.article(article_id)), key=str)

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of all articles, graph by graph in order of the articles' ids, sorted within each graph."""
        for article_id in self.article_ids():
            yield from self.article_quads(article_id)

    def merged(self) -> Iterator[Triple]:
        """Yield the triples of all articles as one graph, each once, subject by subject, sorted."""
        articles = {self.article(article_id) for article_id in self.article_ids()}
        subjects = {quad.subject for article in articles for quad in self._graph(article)}
        for subject in sorted(subjects, key=str):
            told = self.engine.quads_for_pattern(subject, None, None, None)
            yield from sorted({quad.triple for quad in told if quad.graph_name in articles}, key=str)

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
        self._replace_graph(self._iris.graph("dataset"), dataset_quads(self._iris))
        self._replace_graph(self._iris.graph("ontology"), vocabulary_quads(self._iris))
        self._replace_graph(self._iris.graph("authority"), authority_quads(self._iris))

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
                self.engine.update(_update(graph, gone, orphans, added) + (f" ;\nDROP GRAPH {graph}" if drop else ""))
            else:
                self.engine.extend([*added, *(Quad(*quad.triple) for quad in added)])
        except (OSError, RuntimeError) as error:  # RuntimeError: the handle is read-only
            raise StoreError(
                f"the store cannot be written: {error}",
                where=str(self.path),
                cure="free some space or correct the rights of the folder; what was stored before is safe",
            ) from error

    def _only_in(self, quad: Quad, graph: NamedNode) -> bool:
        witnesses = self.engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return all(other.graph_name in (graph, DefaultGraph()) for other in witnesses)


def _update(graph: NamedNode, gone: Iterable[Quad], orphans: Iterable[Quad], added: Iterable[Quad]) -> str:
    """Return one SPARQL update for a graph and the merge: delete what is gone, insert what was added."""
    new = _statements(added)
    return (
        f"DELETE DATA {{ GRAPH {graph} {{ {_statements(gone)} }} {_statements(orphans)} }} ;\n"
        f"INSERT DATA {{ GRAPH {graph} {{ {new} }} {new} }}"
    )


def _statements(quads: Iterable[Quad]) -> str:
    # The engine's own writer escapes whatever a literal holds: no text of an article can end its string.
    return (serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES) or b"").decode()
