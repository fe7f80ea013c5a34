"""The graph of actors: what people open in Gephi, in a browser, or walk in Neo4j.

    "La Serbie exige des garanties de sécurité de l’OTAN."   →   serbie ─demands→ otan
                                                                 serbie ─demands→ theme of security guarantees

Nodes are actors, and the concepts that events are about. An edge is all events in which one actor does one thing to one
other, told with one polarity and one modality: what is denied or only feared is never counted with what happened.
Symmetric relations go from the id that sorts first to the other. Nobody does anything to themselves.

Both have spells: the days of their events, as intervals that do not touch. A node has the days as well on which an article
tells of its office. Without spells is what has no date, and so is there at any time.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, groupby, product
from typing import Any

import networkx as nx

from kg.exports.spill import Spill, storable
from kg.exports.vocabulary import concept_label, relation
from kg.model import Actor, Document, Event, Position, Reading

THEME = "Theme"

#: What somebody reads of a node or an edge, by name.
Attributes = dict[str, Any]
#: A first and a last day, both included.
Spell = tuple[date, date]
_Span = Sequence[int | None]
#: Of an event: its id, the number of its article, its first and last day as ordinals, its confidence.
_Told = tuple[str, int, int | None, int | None, float]

# A row for each event, wherever it can be: SQLite sorts rows faster than it finds and changes them. Days are ordinals.
_NODE_COLUMNS = ("kind", "label", "type", "country", "wikidata", "known", "events")
_SCHEMA = """
CREATE TABLE node (id TEXT PRIMARY KEY, kind TEXT, label TEXT, type TEXT, country TEXT, wikidata TEXT, known INTEGER)
    WITHOUT ROWID;
CREATE TABLE role (node TEXT, role TEXT, UNIQUE (node, role));
CREATE TABLE appearance (node TEXT, event INTEGER, first INTEGER, last INTEGER);
CREATE TABLE link (source TEXT, target TEXT, key TEXT, event TEXT, article INTEGER, first INTEGER, last INTEGER,
    confidence REAL);
CREATE VIEW counted AS SELECT *, (SELECT ifnull(sum(event), 0) FROM appearance WHERE node = id) AS events FROM node;
"""
_ADD_NODE = "INSERT OR IGNORE INTO node VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_ROLE = "INSERT OR IGNORE INTO role VALUES (?, ?)"
_ADD_APPEARANCE = "INSERT INTO appearance VALUES (?, ?, ?, ?)"
_ADD_LINK = "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INDEX = "CREATE INDEX IF NOT EXISTS appearance_of_node ON appearance (node, first, last, event)"
_NODES = """
SELECT *, (SELECT json_group_array(role) FROM (SELECT role FROM role WHERE node = id ORDER BY rowid)) FROM counted ORDER BY id
"""
_DAYS = "SELECT first, last FROM appearance WHERE node = ? ORDER BY first"
_EDGES = "SELECT * FROM link ORDER BY source, target, key, rowid"


def project(readings: Iterable[Reading]) -> nx.MultiDiGraph:
    """Return the graph of actors and themes that *readings* tell of, in memory; see `Projection.graph`."""
    return projected(readings).graph()


def projected(readings: Iterable[Reading]) -> "Projection":
    """Return the actors and themes that *readings* tell of, and what joins them."""
    projection = Projection()
    for reading in readings:
        projection.add(reading)
    return projection


def actor_node(actor_id: str) -> str:
    """Return the id of an actor's node."""
    return storable(f"actor:{actor_id}")


def theme_node(concept: str) -> str:
    """Return the id of a concept's node."""
    return storable(f"theme:{concept}")


def is_theme(node: str) -> bool:
    """Return whether *node* is the id of a concept's node."""
    return node.startswith("theme:")


def links(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the pairs of nodes that *event* joins, each once, as (from, to)."""
    agents = [actor_node(agent.actor.id) for agent in event.agents]
    addressees = [actor_node(addressee.actor.id) for addressee in event.addressees]
    if relation(event.relation).symmetric:
        yield from combinations(sorted({*agents, *addressees}), 2)
        return
    themes = [theme_node(event.theme.concept)] if event.theme and event.theme.concept else []
    pairs = dict.fromkeys(product(agents, addressees + themes))
    yield from (pair for pair in pairs if pair[0] != pair[1])


def days(event: Event, document: Document) -> tuple[date | None, date | None]:
    """Return the first and last day of *event*; where the text gives none, the day of the article."""
    published = document.metadata.published
    if event.time is None or not (event.time.start or event.time.end):
        return published, published
    return event.time.start or event.time.end, event.time.end or event.time.start


class Projection:
    """Readings as they are added, as nodes and edges. They stand in memory only while they are few."""

    def __init__(self) -> None:
        self._database = Spill(_SCHEMA)
        self._articles = 0

    def add(self, reading: Reading) -> None:
        """Take in the events and positions of *reading*; all of an article comes at once."""
        self._articles += 1
        self._add_events(reading.events, reading.document)
        self._add_positions(reading.positions)

    def graph(self) -> nx.MultiDiGraph:
        """Return what was added so far as one graph in memory: `nodes` and `edges`, with their attributes and keys."""
        graph = nx.MultiDiGraph()
        graph.add_nodes_from(self.nodes())
        graph.add_edges_from(self.edges())
        return graph

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Yield the id and the attributes of each node, sorted by id.

        They have kind (`actor`, `theme`), label, type, country, wikidata, known, events (a number), roles and spells.
        """
        database = self.settled()
        for name, *values, roles in database.rows(_NODES):
            data = dict(zip(_NODE_COLUMNS, values, strict=True))
            spells = _spells(database.rows(_DAYS, (name,)))
            yield name, data | {"known": bool(data["known"]), "roles": tuple(json.loads(roles)), "spells": spells}

    def edges(self) -> Iterator[tuple[str, str, str, Attributes]]:
        """Yield the ends, the key and the attributes of each edge, sorted; no two have the same ends and key.

        They have relation, label (French), category, polarity, modality, count, articles (a number), first, last (dates or
        `None`), confidence (of the surest event), events (ids) and spells.
        """
        for (source, target, key), rows in groupby(self._database.rows(_EDGES), lambda row: row[:3]):
            yield source, target, key, _edge(key, target, [row[3:] for row in rows])

    def settled(self) -> Spill:
        """Return the tables with what was added so far, and an index by which the days of a node are found."""
        self._database.script(_INDEX)
        return self._database

    def _add_events(self, events: Iterable[Event], document: Document) -> None:
        told = [(event, _nodes(event), _ordinals(*days(event, document))) for event in events]
        self._database.add(_ADD_NODE, (node for _, nodes, _ in told for node in nodes))
        self._database.add(_ADD_APPEARANCE, ((node[0], 1, *span) for _, nodes, span in told for node in nodes))
        self._database.add(_ADD_LINK, (row for event, _, span in told for row in self._links(event, span)))

    def _links(self, event: Event, span: _Span) -> Iterator[tuple[object, ...]]:
        key = f"{event.relation}/{event.polarity.value}/{event.modality.value}"
        for source, target in links(event):
            yield source, target, key, event.id, self._articles, *span, event.confidence

    def _add_positions(self, positions: Iterable[Position]) -> None:
        offices = [(_actor(position.person), _office(position), position.seen) for position in positions]
        seen = [(person[0], day.toordinal()) for person, _, day in offices if day]
        self._database.add(_ADD_NODE, (person for person, *_ in offices))
        self._database.add(_ADD_ROLE, ((person[0], office) for person, office, _ in offices))
        self._database.add(_ADD_APPEARANCE, ((person, 0, day, day) for person, day in seen))


def _nodes(event: Event) -> list[tuple[object, ...]]:
    actors = {part.actor.id: part.actor for part in (*event.agents, *event.addressees)}.values()
    themes = [_theme(event.theme.concept)] if event.theme and event.theme.concept else []
    return [*map(_actor, actors), *themes]


def _ordinals(first: date | None, last: date | None) -> _Span:
    return sorted((first.toordinal(), last.toordinal())) if first and last else (None, None)


def _office(position: Position) -> str:
    return storable(f"{position.role} ({position.of.label})" if position.of else position.role)


def _actor(actor: Actor) -> tuple[object, ...]:
    looked_up = (actor.country or "", actor.wikidata or "", actor.known)
    return actor_node(actor.id), "actor", storable(actor.label), actor.type.value, *looked_up


def _theme(concept: str) -> tuple[object, ...]:
    return theme_node(concept), "theme", concept_label(concept), THEME, "", "", True


def _edge(key: str, target: str, rows: Sequence[_Told]) -> Attributes:
    name, polarity, modality = key.rsplit("/", 2)
    named = relation(name)
    events, articles, firsts, lasts, confidences = zip(*rows, strict=True)
    spells = _spells(sorted(span for span in zip(firsts, lasts, strict=True) if span[0]))
    return {
        "relation": name,
        "label": named.label_fr if is_theme(target) else named.before_actor_fr,
        "category": named.category,
        "polarity": polarity,
        "modality": modality,
        "count": len(events),
        "articles": len(set(articles)),
        "first": spells[0][0] if spells else None,
        "last": spells[-1][1] if spells else None,
        "confidence": max(confidences),
        "events": events,
        "spells": spells,
    }


def _spells(spans: Iterable[tuple[int | None, int | None]]) -> tuple[Spell, ...]:
    """Return the days of *spans*, sorted ordinals, as intervals with days between them; none if a span has no day."""
    merged: list[list[int]] = []
    for first, last in spans:
        if first is None or last is None:
            return ()
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in merged)
