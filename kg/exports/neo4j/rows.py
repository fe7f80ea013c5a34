"""The rows of one article: nodes and relationships, in the order of the text.

Values are what both a CSV cell and a query parameter can hold: texts that are not empty, numbers, booleans, days, lists of
texts, and `None` for what is not known.
"""

import hashlib
import json
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.exports.characters import for_display
from kg.exports.facts import told_as_fact
from kg.exports.neo4j import tables
from kg.exports.neo4j.tables import EdgeTable, NodeTable, names
from kg.exports.spill import storable
from kg.exports.vocabulary import concept_label, relation
from kg.exports.wording import line, status
from kg.model import Actor, Document, Event, Evidence, Modality, Participant, Polarity, Position, Reading

Value = str | int | float | bool | date | list[str] | None
_LONGEST = 1_000  # characters: an index of Neo4j holds no text of more than 8 kB
_CAPTION = 160  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A row of a `NodeTable`: *values* in the order of its columns, *kind* one of its kinds."""

    table: NodeTable
    key: str
    values: tuple[Value, ...]
    kind: str = ""

    def properties(self) -> dict[str, Value]:
        """Return the values by the names of their columns."""
        return _named(self.table, self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A row of an `EdgeTable`, between the nodes with the keys *start* and *end*."""

    table: EdgeTable
    type: str
    start: str
    end: str
    values: tuple[Value, ...] = ()

    def properties(self) -> dict[str, Value]:
        """Return the values by the names of their columns."""
        return _named(self.table, self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRows:
    """All rows that one article gives, each once.

    Attributes:
        article: Its own node, which has the digest.
        digest: A hash of all that belongs to it.
        owned: Nodes that no other article tells of.
        shared: Nodes that other articles may tell of, too.
    """

    article: Node
    digest: str
    owned: tuple[Node, ...]
    shared: tuple[Node, ...]
    edges: tuple[Edge, ...]


def article_rows(reading: Reading) -> ArticleRows:
    """Return the rows of *reading*."""
    rows = _Rows(reading.document)
    rows.read(reading)
    nodes, edges = tuple(rows.nodes.values()), tuple(rows.edges.values())
    owned = tuple(node for node in nodes if not node.table.shared)
    article = owned[0]
    digest = _digest([*owned, *edges])
    return ArticleRows(
        article=replace(article, values=(*article.values[:-1], digest)),
        digest=digest,
        owned=owned[1:],
        shared=tuple(node for node in nodes if node.table.shared),
        edges=edges,
    )


def article_key(article_id: str) -> str:
    """Return the key of an article's node."""
    return f"article/{_indexable(article_id)}"


def actor_key(actor_id: str) -> str:
    """Return the key of an actor's node."""
    return f"actor/{_indexable(actor_id)}"


def theme_key(concept: str) -> str:
    """Return the key of a theme's node."""
    return f"theme/{_indexable(concept)}"


class _Rows:
    """Collects the rows of an article; what has the same key, or the same ends, is told once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.article = _indexable(document.id)
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def read(self, reading: Reading) -> None:
        article = self._article()
        for actor in reading.actors().values():
            self._actor(actor)
        for event in reading.events:
            told = self._event(event)
            for evidence in event.evidence:
                self._evidence(told, evidence, article)
        for position in reading.positions:
            self._evidence(self._position(position), position.evidence, article)

    def _node(self, table: NodeTable, name: str, *values: Value, kind: str = "") -> str:
        key = f"{table.label.lower()}/{name}"
        if key not in self.nodes:
            self.nodes[key] = Node(table=table, key=key, values=tuple(map(_cleaned, values)), kind=kind)
        return key

    def _edge(self, table: EdgeTable, start: str, end: str, *values: Value) -> None:
        kind = table.type or ""
        row = Edge(table=table, type=kind, start=start, end=end, values=tuple(map(_cleaned, values)))
        self.edges.setdefault((kind, start, end), row)

    def _article(self) -> str:
        metadata = self.document.metadata
        dated = (metadata.title, metadata.url, metadata.published, metadata.publisher, metadata.language)
        article = self._node(tables.ARTICLES, self.article, self.article, *dated, None)
        if metadata.publisher:
            name = _indexable(metadata.publisher)
            self._edge(tables.PUBLISHERS, article, self._node(tables.OUTLETS, name, name))
        return article

    def _actor(self, actor: Actor) -> str:
        name, kind = _indexable(actor.id), actor.type.value
        known = (actor.country, actor.wikidata, actor.known)
        return self._node(tables.ACTORS, name, name, _indexable(actor.label), kind, *known, kind=kind)

    def _event(self, event: Event) -> str:
        time = event.time
        told = self._node(
            tables.EVENTS,
            event.id,
            *(event.id, self.article, _caption(event)),
            *(event.fact, event.relation, relation(event.relation).category, event.mode),
            *(event.polarity.value, event.modality.value, told_as_fact(event), float(event.confidence)),
            event.theme.text if event.theme else None,
            *((time.text, time.start, time.end, time.precision and time.precision.value) if time else (None,) * 4),
        )
        self._participants(tables.AGENTS, told, event.agents)
        self._participants(tables.ADDRESSEES, told, event.addressees)
        self._participants(tables.SOURCES, told, [event.source] if event.source else [])
        self._circumstances(told, event)
        return told

    def _participants(self, table: EdgeTable, told: str, participants: Iterable[Participant]) -> None:
        for one in participants:
            self._edge(table, told, self._actor(one.actor), one.text, one.start, one.end)

    def _circumstances(self, told: str, event: Event) -> None:
        theme, place = event.theme, event.place
        if theme and theme.concept:
            name = _indexable(theme.concept)
            node = self._node(tables.THEMES, name, name, concept_label(theme.concept))
            self._edge(tables.EVENT_THEMES, told, node, theme.text, theme.start, theme.end)
        if place:
            name = _indexable(place.id)
            node = self._node(tables.PLACES, name, name, _indexable(place.label), place.country, place.wikidata)
            self._edge(tables.EVENT_PLACES, told, node)

    def _position(self, position: Position) -> str:
        office = self._node(
            tables.POSITIONS, position.id, position.id, self.article, _indexable(position.role), position.seen
        )
        self._edge(tables.HOLDERS, self._actor(position.person), office)
        if position.of:
            self._edge(tables.POSITIONS_OF, office, self._actor(position.of))
        return office

    def _evidence(self, told: str, evidence: Evidence, article: str) -> None:
        name = f"{self.article}#{evidence.start}-{evidence.end}"
        statement = self._node(tables.STATEMENTS, name, self.article, evidence.quote, evidence.start, evidence.end)
        self._edge(tables.STATEMENT_ARTICLES, statement, article)
        self._edge(tables.EVIDENCE, told, statement, evidence.trigger, evidence.rule)


def _named(table: NodeTable | EdgeTable, values: tuple[Value, ...]) -> dict[str, Value]:
    return {name: value for (name, _), value in zip(names(table.columns), values, strict=True)}


def _cleaned(value: Value) -> Value:
    """Return *value* as every database holds it; an empty text is nothing."""
    return (storable(value) or None) if isinstance(value, str) else value


def _indexable(text: str) -> str:
    """Return *text*, or where it is too long for an index, its beginning and a hash of it all."""
    text = storable(text)
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}…{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _caption(event: Event) -> str:
    """Return the event in a line, with what keeps it from being a fact, for those who look at a picture."""
    plain = event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL
    notes = [] if plain else [status(event, "fr")]
    if event.source and not told_as_fact(event):
        notes.append(f"selon {for_display(event.source.actor.label)}")
    told = textwrap.shorten(str(line(event)), _CAPTION, placeholder="…")
    return f"{told} ({', '.join(notes)})" if notes else told


def _digest(rows: Iterable[Node | Edge]) -> str:
    """Return a hash of all that *rows* say."""
    told = json.dumps(list(map(_fingerprint, rows)), ensure_ascii=True, sort_keys=True, default=date.isoformat)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _fingerprint(row: Node | Edge) -> list[Any]:
    where = (row.key, row.kind) if isinstance(row, Node) else (row.type, row.start, row.end)
    return [row.table.name, *where, row.properties()]
