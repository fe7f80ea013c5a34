"""From quads back to the `Reading` that they were mapped from: the inverse of `kg.rdf.mapping`.

All of `events`, `positions` and the document's `id`, `name`, `source`, `title_end` and `metadata` come back equal. The
document's `text` and `pieces` are not stored: here `text` is empty and there are no pieces; all offsets point into `source`.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.model import (
    Actor,
    ActorType,
    Document,
    Event,
    Evidence,
    Metadata,
    Modality,
    Participant,
    Place,
    Polarity,
    Position,
    Precision,
    Reading,
    Theme,
    TimeSpan,
)
from kg.rdf.iris import DEFAULT_BASE, Iris, local_name
from kg.rdf.namespaces import KG, OA, PLOVER, RDF, RELATIONS, SCHEMA, SEM, SKOS, THEMES, TIME, WIKIDATA
from kg.rdf.statements import Statements

_T = TypeVar("_T")
_ACTOR_TYPES = {KG.iri + kind.value: kind for kind in ActorType}


def quads_to_reading(quads: Iterable[Quad], *, base: str = DEFAULT_BASE) -> Reading:
    """Return the reading whose graph is *quads*; all in the order in which they were mapped.

    Args:
        quads: The whole graph of one article, in any order.
        base: The base IRI that it was mapped with.

    Raises:
        StoreError: The quads are no graph of one article, or were mapped with another base.
    """
    return _Inverse(_Graph(quads), Iris(base)).reading()


class _Graph(Statements):
    """One article's statements, where what is looked up must be there, unless a method says `maybe`."""

    def node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode:
        return self.needed(subject, predicate, self.nodes(subject, predicate))

    def maybe_node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.nodes(subject, predicate)), None)

    def text(self, subject: NamedNode, predicate: NamedNode) -> str:
        return self.needed(subject, predicate, self.values(subject, predicate)).value

    def maybe_text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        return self.text(subject, predicate) if self.values(subject, predicate) else None

    def number(self, subject: NamedNode, predicate: NamedNode) -> int:
        return int(self.text(subject, predicate))

    def maybe_day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        value = self.maybe_text(subject, predicate)
        return None if value is None else date.fromisoformat(value)

    def needed(self, subject: NamedNode, predicate: NamedNode, found: list[_T]) -> _T:
        if not found:
            raise StoreError(
                f"<{subject.value}> has no <{predicate.value}>", cure="build the article again: its graph is not whole"
            )
        return found[0]

    def in_order(self, nodes: Iterable[NamedNode]) -> list[NamedNode]:
        return sorted(nodes, key=lambda node: self.number(node, SCHEMA.position))


class _Inverse:
    """Rebuilds one reading; each method undoes the method of `kg.rdf.mapping` that has `describe` before its name."""

    def __init__(self, graph: _Graph, iris: Iris) -> None:
        self.graph = graph
        self.iris = iris

    def reading(self) -> Reading:
        graph = self.graph
        return Reading(
            document=self.article(),
            events=tuple(self.event(node) for node in graph.in_order(graph.instances(SEM.Event))),
            positions=tuple(self.position(node) for node in graph.in_order(graph.instances(KG.Position))),
        )

    def article(self) -> Document:
        articles = self.graph.instances(KG.Article)
        if len(articles) != 1:
            raise StoreError(
                f"the graph describes {len(articles)} articles, not one",
                cure="build it again: one graph is one article",
            )
        node, graph = articles[0], self.graph
        publisher = graph.maybe_node(node, SCHEMA.publisher)
        return Document(
            id=graph.text(node, SCHEMA.identifier),
            name=graph.text(node, KG.sourceName),
            source=graph.text(node, SCHEMA.articleBody),
            text="",
            pieces=(),
            title_end=graph.number(node, KG.titleEnd),
            metadata=Metadata(
                title=graph.maybe_text(node, SCHEMA.headline),
                url=graph.maybe_text(node, SCHEMA.url),
                published=graph.maybe_day(node, SCHEMA.datePublished),
                publisher=None if publisher is None else graph.text(publisher, SCHEMA.name),
                language=graph.maybe_text(node, SCHEMA.inLanguage),
            ),
        )

    def actor(self, node: NamedNode) -> Actor:
        graph = self.graph
        kinds = [_ACTOR_TYPES[kind.value] for kind in graph.nodes(node, RDF.type) if kind.value in _ACTOR_TYPES]
        return Actor(
            id=self.iris.name("actor", node),
            label=graph.text(node, SKOS.prefLabel),
            type=graph.needed(node, RDF.type, kinds),
            country=self.country(node),
            wikidata=self.wikidata(node),
            known=graph.text(node, KG.known) == "true",
        )

    def country(self, node: NamedNode) -> str | None:
        country = self.graph.maybe_node(node, KG.country)
        return None if country is None else self.iris.name("actor", country)

    def wikidata(self, node: NamedNode) -> str | None:
        item = self.graph.maybe_node(node, SKOS.exactMatch)
        return None if item is None else local_name(item, WIKIDATA)

    def event(self, node: NamedNode) -> Event:
        graph = self.graph
        claimants = self.participants(node, KG.claimantRole)
        return Event(
            id=self.iris.name("event", node),
            fact=self.iris.name("fact", graph.node(node, KG.fact)),
            relation=local_name(graph.node(node, KG.relation), RELATIONS),
            agents=self.participants(node, KG.agentRole),
            addressees=self.participants(node, KG.addresseeRole),
            theme=self.theme(node),
            place=self.place(node),
            time=self.time(node),
            polarity=Polarity(local_name(graph.node(node, KG.polarity), KG.iri)),
            modality=Modality(local_name(graph.node(node, KG.modality), KG.iri)),
            source=claimants[0] if claimants else None,
            mode=self.mode(node),
            confidence=float(graph.text(node, KG.confidence)),
            evidence=tuple(self.evidence(part) for part in graph.in_order(graph.nodes(node, KG.evidence))),
        )

    def mode(self, event: NamedNode) -> str | None:
        mode = self.graph.maybe_node(event, KG.mode)
        return None if mode is None else local_name(mode, PLOVER).split("-", 1)[1]

    def participants(self, event: NamedNode, role: NamedNode) -> tuple[Participant, ...]:
        graph = self.graph
        parts = [part for part in graph.nodes(event, KG.participation) if graph.node(part, SEM.roleType) == role]
        return tuple(self.participation(part) for part in graph.in_order(parts))

    def participation(self, node: NamedNode) -> Participant:
        return Participant(
            actor=self.actor(self.graph.node(node, KG.actor)),
            text=self.graph.text(node, KG.text),
            start=self.graph.number(node, KG.start),
            end=self.graph.number(node, KG.end),
        )

    def theme(self, event: NamedNode) -> Theme | None:
        text = self.graph.maybe_text(event, KG.themeText)
        if text is None:
            return None
        concept = self.graph.maybe_node(event, KG.theme)
        return Theme(
            text=text,
            start=self.graph.number(event, KG.themeStart),
            end=self.graph.number(event, KG.themeEnd),
            concept=None if concept is None else local_name(concept, THEMES),
        )

    def place(self, event: NamedNode) -> Place | None:
        node = self.graph.maybe_node(event, SEM.hasPlace)
        if node is None:
            return None
        return Place(
            id=self.iris.name("place", node),
            label=self.graph.text(node, SKOS.prefLabel),
            country=self.country(node),
            wikidata=self.wikidata(node),
        )

    def time(self, event: NamedNode) -> TimeSpan | None:
        text = self.graph.maybe_text(event, KG.timeText)
        if text is None:
            return None
        node = self.graph.maybe_node(event, KG.time)
        if node is None:
            return TimeSpan(text=text)
        precision = self.graph.maybe_node(node, KG.precision)
        return TimeSpan(
            text=text,
            start=self.instant(self.graph.maybe_node(node, TIME.hasBeginning)),
            end=self.instant(self.graph.maybe_node(node, TIME.hasEnd)),
            precision=None if precision is None else Precision(local_name(precision, KG.iri)),
        )

    def instant(self, node: NamedNode | None) -> date | None:
        return None if node is None else self.graph.maybe_day(node, TIME.inXSDDate)

    def position(self, node: NamedNode) -> Position:
        of = self.graph.maybe_node(node, KG.of)
        return Position(
            id=self.iris.name("position", node),
            person=self.actor(self.graph.node(node, KG.holder)),
            role=self.graph.text(node, KG.role),
            of=None if of is None else self.actor(of),
            seen=self.graph.maybe_day(node, KG.seen),
            evidence=self.evidence(self.graph.node(node, KG.evidence)),
        )

    def evidence(self, node: NamedNode) -> Evidence:
        graph = self.graph
        start, end, quote = self.sentence(graph.node(node, KG.sentence))
        return Evidence(
            quote=quote,
            start=start,
            end=end,
            trigger=graph.text(node, KG.text),
            trigger_start=graph.number(node, KG.start),
            trigger_end=graph.number(node, KG.end),
            rule=graph.text(node, KG.rule),
        )

    def sentence(self, node: NamedNode) -> tuple[int, int, str]:
        graph = self.graph
        selectors = graph.nodes(node, OA.hasSelector)
        offsets = next(item for item in selectors if OA.TextPositionSelector in graph.nodes(item, RDF.type))
        quote = next(item for item in selectors if OA.TextQuoteSelector in graph.nodes(item, RDF.type))
        return graph.number(offsets, OA.start), graph.number(offsets, OA.end), graph.text(quote, OA.exact)
