"""The graph of actors: what people open in Gephi, in a browser, or walk in Neo4j.

    "La Serbie exige des garanties de sécurité de l’OTAN."   →   serbie ─demands→ otan
                                                                 serbie ─demands→ theme of security guarantees

Nodes are actors, and the concepts that events are about. An edge is all events in which one actor does one thing to one
other, told with one polarity and one modality: what is denied or only feared is never counted with what happened.
Symmetric relations go from the id that sorts first to the other. Nobody does anything to themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product

import networkx as nx

from kg.exports.vocabulary import concept_label, relation
from kg.model import Actor, Document, Event, Modality, Polarity, Position, Reading

THEME = "Theme"


def project(readings: Iterable[Reading]) -> nx.MultiDiGraph:
    """Return the graph of actors and themes that *readings* tell of; see `Projection.graph`."""
    projection = Projection()
    for reading in readings:
        projection.add(reading)
    return projection.graph()


def actor_node(actor_id: str) -> str:
    """Return the id of an actor's node."""
    return f"actor:{actor_id}"


def theme_node(concept: str) -> str:
    """Return the id of a concept's node."""
    return f"theme:{concept}"


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


@dataclass(slots=True, kw_only=True)
class _Node:
    kind: str
    label: str
    type: str
    country: str = ""
    wikidata: str = ""
    known: bool = False
    events: int = 0
    roles: dict[str, None] = field(default_factory=dict)

    def attributes(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "label": self.label,
            "type": self.type,
            "country": self.country,
            "wikidata": self.wikidata,
            "known": self.known,
            "events": self.events,
            "roles": tuple(self.roles),
        }


@dataclass(slots=True, kw_only=True)
class _Edge:
    relation: str
    polarity: Polarity
    modality: Modality
    events: list[str] = field(default_factory=list)
    articles: int = 0
    last_article: str = ""
    first: date | None = None
    last: date | None = None
    confidence: float = 0.0

    def add(self, event: Event, document: Document) -> None:
        first, last = days(event, document)
        self.events.append(event.id)
        self.articles += document.id != self.last_article
        self.last_article = document.id
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)
        self.confidence = max(self.confidence, event.confidence)

    def attributes(self, end: str) -> dict[str, object]:
        named = relation(self.relation)
        return {
            "relation": self.relation,
            "label": named.label_fr if is_theme(end) else named.before_actor_fr,
            "category": named.category,
            "polarity": self.polarity.value,
            "modality": self.modality.value,
            "count": len(self.events),
            "articles": self.articles,
            "first": self.first,
            "last": self.last,
            "confidence": self.confidence,
            "events": tuple(self.events),
        }


class Projection:
    """Readings as they are added, as nodes and edges. Memory grows with the ids of events, not with their words."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Node] = {}
        self._edges: dict[tuple[str, str, str], _Edge] = {}

    def add(self, reading: Reading) -> None:
        """Take in the events and positions of *reading*; all of an article comes at once."""
        for event in reading.events:
            self._add_event(event, reading.document)
        for position in reading.positions:
            self._add_position(position)

    def graph(self) -> nx.MultiDiGraph:
        """Return what was added so far: nodes and edges sorted by id, the edges' keys unique between two nodes.

        Nodes have kind (`actor`, `theme`), label, type, country, wikidata, known, events (a number) and roles. Edges have
        relation, label (French), category, polarity, modality, count, articles (a number), first, last (dates or `None`),
        confidence (of the surest event) and events (ids).
        """
        graph = nx.MultiDiGraph()
        for name, node in sorted(self._nodes.items()):
            graph.add_node(name, **node.attributes())
        for (start, end, key), edge in sorted(self._edges.items(), key=lambda item: item[0]):
            graph.add_edge(start, end, key=key, **edge.attributes(end))
        return graph

    def _add_event(self, event: Event, document: Document) -> None:
        participants = {part.actor.id: part.actor for part in (*event.agents, *event.addressees)}
        for actor in participants.values():
            self._actor(actor).events += 1
        if event.theme and event.theme.concept:
            self._theme(event.theme.concept).events += 1
        for start, end in links(event):
            key = f"{event.relation}/{event.polarity.value}/{event.modality.value}"
            edge = self._edges.get((start, end, key))
            if edge is None:
                edge = _Edge(relation=event.relation, polarity=event.polarity, modality=event.modality)
                self._edges[start, end, key] = edge
            edge.add(event, document)

    def _add_position(self, position: Position) -> None:
        office = f"{position.role} ({position.of.label})" if position.of else position.role
        self._actor(position.person).roles[office] = None

    def _actor(self, actor: Actor) -> _Node:
        name = actor_node(actor.id)
        if name not in self._nodes:
            self._nodes[name] = _Node(
                kind="actor",
                label=actor.label,
                type=actor.type.value,
                country=actor.country or "",
                wikidata=actor.wikidata or "",
                known=actor.known,
            )
        return self._nodes[name]

    def _theme(self, concept: str) -> _Node:
        return self._nodes.setdefault(
            theme_node(concept), _Node(kind="theme", label=concept_label(concept), type=THEME, known=True)
        )
