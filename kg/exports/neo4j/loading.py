"""Filling a Neo4j that runs, or bringing it up to date: what is there already is not sent again.

The articles come first, several in a transaction. Beside each the digest of what it tells is stored in the same transaction:
a load that is killed goes on where it was. What articles share (actors, direct relationships) is compared at the end, when
all have been seen, and what none of them tells goes. Nodes without our label are neither read nor changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Protocol, TypeVar

from kg.exports.neo4j import cypher
from kg.exports.neo4j.collected import Collected, Ties, tie_identity
from kg.exports.neo4j.rows import ArticleRows, Edge, Node, Value, article_rows
from kg.exports.neo4j.server import Database, Statement
from kg.exports.neo4j.tables import NodeTable
from kg.model import Reading

_T = TypeVar("_T")
_ROWS = 5_000  # in a transaction, more or less: all of an article stands in one


class Articles(Protocol):
    """What is loaded."""

    def readings(self) -> Iterator[Reading]:
        """Yield all readings, sorted by the id of their article."""
        ...


@dataclass(slots=True, kw_only=True)
class Loaded:
    """How many articles were sent, were there already, and were taken out."""

    sent: int = 0
    unchanged: int = 0
    removed: int = 0


def load(store: Articles, database: Database, *, step: Callable[[], None] = lambda: None) -> Loaded:
    """Let *database* hold what *store* tells, whatever it holds now; call *step* after each article.

    Raises:
        ExportError: A server refuses or goes away (by way of `kg.exports.neo4j.server.connected`), or the disk is full.
    """
    for statement in cypher.schema():
        database.write([(statement, ())])
    return _Load(database, step).run(store.readings())


@dataclass(slots=True)
class _Batch:
    """Articles that are sent at once; of those in *stored* the database holds an earlier state."""

    articles: list[ArticleRows] = field(default_factory=list)
    stored: list[ArticleRows] = field(default_factory=list)
    size: int = 0

    def add(self, rows: ArticleRows, *, stored: bool) -> None:
        self.articles.append(rows)
        if stored:
            self.stored.append(rows)
        self.size += len(rows.owned) + len(rows.shared) + len(rows.edges)

    def statements(self) -> Iterator[Statement]:
        if self.stored:
            yield from _forgetting(self.stored)
        shared = {node.key: node for rows in self.articles for node in rows.shared}
        yield from _nodes(shared.values(), cypher.add_nodes)
        yield from _nodes((node for rows in self.articles for node in (rows.article, *rows.owned)), cypher.set_nodes)
        yield from _edges(edge for rows in self.articles for edge in rows.edges)


class _Load:
    """One load; `Loaded` counts."""

    def __init__(self, database: Database, step: Callable[[], None]) -> None:
        self._database, self._step = database, step
        self._stored = {row["key"]: row["digest"] for row in database.rows(cypher.ARTICLES)}
        self._shared, self._ties = Collected[Node](), Collected[Edge]()
        self._loaded = Loaded()

    def run(self, readings: Iterable[Reading]) -> Loaded:
        self._articles(readings)
        self._gone_articles()
        orphans = self._shared_nodes()
        self._all_ties()
        self._in_batches(cypher.FORGET_ORPHANS, orphans)
        return self._loaded

    def _articles(self, readings: Iterable[Reading]) -> None:
        batch, ties = _Batch(), Ties()
        for reading in readings:
            rows = article_rows(reading)
            self._shared.add(rows.shared)
            ties.add(reading)
            stored = rows.article.key in self._stored
            if self._stored.pop(rows.article.key, None) == rows.digest:
                self._loaded.unchanged += 1
                self._step()
                continue
            batch.add(rows, stored=stored)
            if batch.size >= _ROWS:
                self._send(batch)
                batch = _Batch()
        self._send(batch)
        self._ties.add(ties.rows())

    def _send(self, batch: _Batch) -> None:
        self._database.write(batch.statements())
        for _ in batch.articles:
            self._loaded.sent += 1
            self._step()

    def _gone_articles(self) -> None:
        """Take out the articles of the database that were not among the readings."""
        gone = [{"key": key, "article": key.partition("/")[2], "keys": []} for key in self._stored]
        for rows in _batches(gone, _ROWS // 20):
            self._database.write([(cypher.FORGET_NODES, rows), (cypher.FORGET_ARTICLE, rows)])
        self._loaded.removed = len(gone)

    def _shared_nodes(self) -> list[str]:
        """Let the nodes that articles share be as the first article has them; return the keys of those that none has."""
        orphans: list[str] = []

        def changed() -> Iterator[Node]:
            for row in self._database.rows(cypher.SHARED):
                node = self._shared.take(row["key"])
                if node is None:
                    orphans.append(row["key"])
                elif not (_is_as_stored(node, row["properties"]) and _has_labels(node, row["labels"])):
                    yield node
            yield from self._shared.rest()

        for rows in _batches(changed(), _ROWS):
            self._database.write(_nodes(rows, cypher.set_nodes))
        return orphans

    def _all_ties(self) -> None:
        """Let the direct relationships be those that follow from all articles."""
        gone: list[str] = []

        def changed() -> Iterator[Edge]:
            for row in self._database.rows(cypher.TIES):
                edge = self._ties.take(tie_identity(row["start"], row["type"], row["end"]))
                if edge is None:
                    gone.append(row["id"])
                elif not _is_as_stored(edge, row["properties"]):
                    yield edge
            yield from self._ties.rest()

        for rows in _batches(changed(), _ROWS):
            self._database.write(_edges(rows))
        self._in_batches(cypher.FORGET_TIES, gone)

    def _in_batches(self, query: str, rows: Iterable[str]) -> None:
        for batch in _batches(rows, _ROWS):
            self._database.write([(query, batch)])


def _forgetting(articles: Iterable[ArticleRows]) -> Iterator[Statement]:
    rows = [
        {
            "key": rows.article.key,
            "article": rows.article.key.partition("/")[2],
            "keys": [node.key for node in rows.owned],
        }
        for rows in articles
    ]
    for query in (cypher.FORGET_NODES, cypher.FORGET_EDGES, cypher.FORGET_PUBLISHER):
        yield query, rows


def _nodes(nodes: Iterable[Node], query: Callable[[NodeTable, str], str]) -> Iterator[Statement]:
    """Yield a statement for each table and kind of *nodes*."""
    groups: Mapping[tuple[NodeTable, str], list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[node.table, node.kind].append({"key": node.key, "properties": node.properties()})
    for (table, kind), rows in groups.items():
        yield query(table, kind), rows


def _edges(edges: Iterable[Edge]) -> Iterator[Statement]:
    """Yield a statement for each type of *edges*."""
    groups: Mapping[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        groups[edge.type].append({"start": edge.start, "end": edge.end, "properties": edge.properties()})
    for kind, rows in groups.items():
        yield cypher.set_edges(kind), rows


def _has_labels(node: Node, labels: Iterable[str]) -> bool:
    possible = {*node.table.labels(), *node.table.kinds}
    return possible.intersection(labels) == set(node.table.labels(node.kind))


def _is_as_stored(row: Node | Edge, properties: Mapping[str, Any]) -> bool:
    """Return whether a database that holds *properties* says what *row* says; others may have added to them."""
    return all(_native(properties.get(name)) == value for name, value in row.properties().items())


def _native(value: Any) -> Value:
    """Return a value of the driver as Python has it."""
    native: Value = (
        value if isinstance(value, (str, list, date)) or not hasattr(value, "to_native") else value.to_native()
    )
    return native


def _batches(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
