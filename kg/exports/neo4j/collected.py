"""What several articles have in common, put together on disk: shared nodes, and direct relationships.

The first article that tells of an actor says how it is called; the articles come sorted by their ids, so that it is the same
one whatever was loaded before.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar

from kg.exports.facts import told_as_fact
from kg.exports.neo4j import tables
from kg.exports.neo4j.rows import Edge, Node, Value, actor_key, theme_key
from kg.exports.neo4j.tables import EdgeTable, NodeTable, names
from kg.exports.projection import Projection, is_theme
from kg.exports.spill import Spill
from kg.exports.vocabulary import takes_theme
from kg.lexicon.relations import load_relations
from kg.model import Reading

_Row = TypeVar("_Row", Node, Edge)
_SCHEMA = "CREATE TABLE collected (identity TEXT PRIMARY KEY, row TEXT, taken INTEGER DEFAULT 0) WITHOUT ROWID;"
_TABLES: dict[str, NodeTable | EdgeTable] = {table.name: table for table in (*tables.NODE_TABLES, *tables.EDGE_TABLES)}


class Collected(Generic[_Row]):
    """Rows by what they are about; of two about the same, the first."""

    def __init__(self) -> None:
        self._database = Spill(_SCHEMA)

    def add(self, rows: Iterable[_Row]) -> None:
        """Take in *rows*."""
        stored = ((identity(row), _stored(row)) for row in rows)
        self._database.add("INSERT OR IGNORE INTO collected (identity, row) VALUES (?, ?)", stored)

    def take(self, name: str) -> _Row | None:
        """Return the row whose `identity` is *name*, if there is one, and count it as taken."""
        found = list(self._database.rows("SELECT row FROM collected WHERE identity = ?", [name]))
        self._database.add("UPDATE collected SET taken = 1 WHERE identity = ?", [[name]])
        return _restored(found[0][0]) if found else None

    def rest(self) -> Iterator[_Row]:
        """Yield the rows that nobody has taken, sorted."""
        for (text,) in self._database.rows("SELECT row FROM collected WHERE NOT taken ORDER BY identity"):
            yield _restored(text)


class Ties:
    """The direct relationships, which stand for what the outlets themselves tell as fact.

    They are those of the RDF graph, but for symmetric ones, which Neo4j gets once: what is denied, planned, feared or only
    claimed by somebody stands in the events alone.
    """

    def __init__(self) -> None:
        self._projection = Projection()

    def add(self, reading: Reading) -> None:
        """Take in what *reading* tells as fact."""
        facts = tuple(filter(told_as_fact, reading.events))
        self._projection.add(replace(reading, events=facts, positions=()))

    def rows(self) -> Iterator[Edge]:
        """Yield the relationships, sorted."""
        known = load_relations()
        for start, end, _, data in self._projection.edges():
            if data["relation"] not in known or (is_theme(end) and not takes_theme(data["relation"])):
                continue
            values = (
                list(data[name]) if kind == "string[]" else data[name] for name, kind in names(tables.TIES.columns)
            )
            yield Edge(
                table=tables.TIES,
                type=tables.tie_type(data["relation"]),
                start=_key(start),
                end=_key(end),
                values=tuple(values),
            )


def identity(row: Node | Edge) -> str:
    """Return what no other row has: the key of a node; ends and type of a relationship."""
    return row.key if isinstance(row, Node) else tie_identity(row.start, row.type, row.end)


def tie_identity(start: str, kind: str, end: str) -> str:
    """Return the `identity` of a relationship between two keys."""
    return json.dumps([start, kind, end])


def _key(node: str) -> str:
    """Return the key of a node of the projection."""
    name = node.split(":", 1)[1]
    return theme_key(name) if is_theme(node) else actor_key(name)


def _stored(row: Node | Edge) -> str:
    who = [row.key, row.kind] if isinstance(row, Node) else [row.type, row.start, row.end]
    return json.dumps([row.table.name, *who, row.values], default=date.isoformat)


def _restored(text: str) -> Any:
    name, *who, stored = json.loads(text)
    table = _TABLES[name]
    values = tuple(_value(value, kind) for value, (_, kind) in zip(stored, names(table.columns), strict=True))
    if isinstance(table, NodeTable):
        return Node(table=table, key=who[0], kind=who[1], values=values)
    return Edge(table=table, type=who[0], start=who[1], end=who[2], values=values)


def _value(stored: Any, kind: str) -> Value:
    value: Value = date.fromisoformat(stored) if kind == "date" and stored else stored
    return value
