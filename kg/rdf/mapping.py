"""From a `Reading` to quads: one named graph for each article, no blank nodes, every statement with its words.

    article ◀─oa:hasSource─ sentence ◀─kg:sentence─ evidence ◀─kg:evidence─ event ─kg:agent─▶ actor
                               ▲                                              │ ╲
                               └──────────────prov:wasDerivedFrom─────────────┘  kg:participation ─▶ participation ─▶ actor

A participation holds the words that stood for an actor, an evidence the trigger and the rule. Not stored are `Document.text`,
`pieces` and `dropped`: they serve the reader of French alone, and all offsets point into the stored `Document.source`; and an
address of the article that is no web address (`kg.rdf.terms.web_address`).

Of the classes that follow from the ontology those are written that a query is likely to ask for: `kg:Event`, `kg:Actor`,
their like in SEM, and the kinds of PROV-O for what the provenance of an article starts from.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from kg.model import (
    Actor,
    Document,
    Event,
    Evidence,
    Participant,
    Place,
    Position,
    Reading,
    Theme,
    TimeSpan,
)
from kg.rdf.direct import direct_triples
from kg.rdf.iris import DEFAULT_BASE, Iris, mode, own, relation, theme, wikidata
from kg.rdf.labels import article_label, event_label, fact_label, period_label, position_label, shortened
from kg.rdf.namespaces import KG, OA, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, TIME
from kg.rdf.provenance import RunInfo, run_iri, run_triples
from kg.rdf.relations import RelationTerms, relation_terms
from kg.rdf.terms import Term, Triple, boolean, day, decimal, french, integer, string, web_address

_T = TypeVar("_T")
#: The role of each kind of participant, by the name that its participations bear.
_ROLES = {"agent": KG.agentRole, "addressee": KG.addresseeRole, "claimant": KG.claimantRole}


def reading_to_quads(reading: Reading, *, run: RunInfo, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the graph of *reading*, each quad once.

    Args:
        reading: What was read from one article.
        run: What read it.
        base: IRI below which those of articles, actors, events … are minted.

    Raises:
        LexiconError: An event has a relation that `ontology/relations.ttl` lacks.
        StoreError: *base* is no usable IRI.
    """
    iris = Iris(base)
    graph = iris.article(reading.document.id)
    for subject, predicate, value in dict.fromkeys(_Mapper(iris, reading.document, run).reading(reading)):
        yield Quad(subject, predicate, value, graph)


def describe(subject: NamedNode, *facts: tuple[NamedNode, Term | None]) -> Iterator[Triple]:
    """Yield a triple about *subject* for each pair whose value is known."""
    for predicate, value in facts:
        if value is not None:
            yield subject, predicate, value


def given(make: Callable[[_T], Term], value: _T | None) -> Term | None:
    """Return the term for *value*, where there is one."""
    return None if value is None else make(value)


class _Mapper:
    """Maps one reading; what its methods share is the article and the run."""

    def __init__(self, iris: Iris, document: Document, run: RunInfo) -> None:
        self.iris = iris
        self.document = document
        self.article = iris.article(document.id)
        self.run = run
        self.run_iri = run_iri(run, iris)

    def reading(self, reading: Reading) -> Iterator[Triple]:
        yield from self.describe_article()
        yield from run_triples(self.run, self.article, self.iris)
        for actor in reading.actors().values():
            yield from self.describe_actor(actor)
        for number, event in enumerate(reading.events):
            yield from self.describe_event(event, number)
        for number, position in enumerate(reading.positions):
            yield from self.describe_position(position, number)

    def describe_article(self) -> Iterator[Triple]:
        document, metadata = self.document, self.document.metadata
        yield from describe(
            self.article,
            (RDF.type, KG.Article),
            (RDF.type, SCHEMA.NewsArticle),
            (RDF.type, PROV.Entity),
            (RDFS.label, french(article_label(document))),
            (SCHEMA.identifier, string(document.id)),
            (KG.sourceName, string(document.name)),
            (KG.titleEnd, integer(document.title_end)),
            (SCHEMA.articleBody, string(document.source)),
            (SCHEMA.headline, given(french, metadata.title)),
            (SCHEMA.url, web_address(metadata.url)),
            (SCHEMA.datePublished, given(day, metadata.published)),
            (SCHEMA.inLanguage, given(string, metadata.language)),
        )
        if metadata.publisher is not None:
            publisher = self.iris.mint("publisher", metadata.publisher)
            yield self.article, SCHEMA.publisher, publisher
            yield self.article, PROV.wasAttributedTo, publisher
            yield from describe(
                publisher,
                (RDF.type, SCHEMA.Organization),
                (RDF.type, PROV.Agent),
                (RDFS.label, string(shortened(metadata.publisher))),
                (SCHEMA.name, string(metadata.publisher)),
            )

    def describe_actor(self, actor: Actor) -> Iterator[Triple]:
        yield from describe(
            self.iris.actor(actor.id),
            (RDF.type, own(actor.type.value)),
            (RDF.type, KG.Actor),
            (RDF.type, SEM.Actor),
            (SKOS.prefLabel, french(actor.label)),
            (KG.country, given(self.iris.actor, actor.country)),
            (SKOS.exactMatch, given(wikidata, actor.wikidata)),
            (KG.known, boolean(actor.known)),
        )

    def describe_event(self, event: Event, number: int) -> Iterator[Triple]:
        terms = relation_terms(event.relation)
        node = self.iris.mint("event", event.id)
        yield from describe(
            node,
            (RDF.type, terms.event_class),
            (RDF.type, KG.Event),
            (RDF.type, SEM.Event),
            (RDFS.label, french(event_label(event, terms))),
            (SCHEMA.position, integer(number)),
            (KG.relation, relation(event.relation)),
            (KG.category, terms.category),
            (KG.mode, given(partial(mode, terms.category_name), event.mode)),
            (KG.polarity, own(event.polarity.value)),
            (KG.modality, own(event.modality.value)),
            (KG.confidence, decimal(event.confidence)),
            (PROV.wasGeneratedBy, self.run_iri),
        )
        yield from self.describe_fact(event, node, terms)
        yield from self.participations(event, node)
        yield from self.circumstances(event, node)
        for witness, evidence in enumerate(event.evidence):
            yield from self.describe_evidence(evidence, node, self.iris.mint("evidence", event.id, witness), witness)
        yield from direct_triples(event, terms, self.iris)

    def describe_fact(self, event: Event, node: NamedNode, terms: RelationTerms) -> Iterator[Triple]:
        fact = self.iris.mint("fact", event.fact)
        yield node, KG.fact, fact
        yield fact, RDF.type, KG.Fact
        yield fact, RDFS.label, french(fact_label(event, terms))

    def participations(self, event: Event, node: NamedNode) -> Iterator[Triple]:
        claimants = (event.source,) if event.source else ()
        for role, predicate, participants in (
            ("agent", KG.agent, event.agents),
            ("addressee", KG.addressee, event.addressees),
            ("claimant", KG.claimedBy, claimants),
        ):
            for number, participant in enumerate(participants):
                yield node, predicate, self.iris.actor(participant.actor.id)
                part = self.iris.mint("participation", event.id, role, number)
                yield node, KG.participation, part
                yield from self.describe_participation(participant, part, _ROLES[role], number)

    def describe_participation(
        self, participant: Participant, node: NamedNode, role: NamedNode, number: int
    ) -> Iterator[Triple]:
        yield from describe(
            node,
            (RDF.type, KG.Participation),
            (KG.actor, self.iris.actor(participant.actor.id)),
            (SEM.roleType, role),
            (SCHEMA.position, integer(number)),
            (KG.text, string(participant.text)),
            (KG.start, integer(participant.start)),
            (KG.end, integer(participant.end)),
        )

    def circumstances(self, event: Event, node: NamedNode) -> Iterator[Triple]:
        if event.theme:
            yield from describe_theme(event.theme, node)
        if event.place:
            yield node, SEM.hasPlace, self.iris.mint("place", event.place.id)
            yield from self.describe_place(event.place)
        if event.time:
            yield node, KG.timeText, string(event.time.text)
            yield from self.describe_time(event.time, node)

    def describe_place(self, place: Place) -> Iterator[Triple]:
        yield from describe(
            self.iris.mint("place", place.id),
            (RDF.type, KG.Place),
            (SKOS.prefLabel, french(place.label)),
            (KG.country, given(self.iris.actor, place.country)),
            (SKOS.exactMatch, given(wikidata, place.wikidata)),
        )

    def describe_time(self, time: TimeSpan, event: NamedNode) -> Iterator[Triple]:
        if not (time.start or time.end or time.precision):
            return
        first, last = (edge.isoformat() if edge else "open" for edge in (time.start, time.end))
        node = self.iris.mint("timespan", first, last, time.precision or "unknown")
        begin = self.iris.instant(time.start, "begin") if time.start else None
        end = self.iris.instant(time.end, "end") if time.end else None
        yield event, KG.time, node
        yield from describe(
            node,
            (RDF.type, KG.TimeSpan),
            (RDF.type, TIME.ProperInterval),
            (RDFS.label, string(period_label(time))),
            (KG.precision, given(own, time.precision)),
            (TIME.hasBeginning, begin),
            (TIME.hasEnd, end),
        )
        for instant, date in ((begin, time.start), (end, time.end)):
            if instant and date:
                yield from describe(instant, (RDF.type, TIME.Instant), (TIME.inXSDDate, day(date)))

    def describe_position(self, position: Position, number: int) -> Iterator[Triple]:
        node = self.iris.mint("position", position.id)
        yield from describe(
            node,
            (RDF.type, KG.Position),
            (RDFS.label, french(position_label(position))),
            (SCHEMA.position, integer(number)),
            (KG.holder, self.iris.actor(position.person.id)),
            (KG.role, french(position.role)),
            (KG.of, self.iris.actor(position.of.id) if position.of else None),
            (KG.seen, given(day, position.seen)),
            (PROV.wasGeneratedBy, self.run_iri),
        )
        yield from self.describe_evidence(
            position.evidence, node, self.iris.mint("evidence", position.id, "position"), 0
        )

    def describe_evidence(self, evidence: Evidence, of: NamedNode, node: NamedNode, number: int) -> Iterator[Triple]:
        sentence = self.iris.sentence(self.document.id, evidence.start, evidence.end)
        yield of, PROV.wasDerivedFrom, sentence
        yield of, KG.evidence, node
        yield from describe(
            node,
            (RDF.type, KG.Evidence),
            (KG.sentence, sentence),
            (SCHEMA.position, integer(number)),
            (KG.text, string(evidence.trigger)),
            (KG.start, integer(evidence.trigger_start)),
            (KG.end, integer(evidence.trigger_end)),
            (KG.rule, string(evidence.rule)),
        )
        yield from self.describe_sentence(evidence, sentence)

    def describe_sentence(self, evidence: Evidence, node: NamedNode) -> Iterator[Triple]:
        span = (self.document.id, evidence.start, evidence.end)
        position, quote = self.iris.mint("offsets", *span), self.iris.mint("quote", *span)
        yield node, RDF.type, KG.Sentence
        yield node, RDF.type, OA.SpecificResource
        yield node, RDFS.label, french(shortened(evidence.quote))
        yield node, PROV.wasQuotedFrom, self.article
        yield node, OA.hasSource, self.article
        yield node, OA.hasSelector, position
        yield node, OA.hasSelector, quote
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, integer(evidence.start)
        yield position, OA.end, integer(evidence.end)
        yield quote, RDF.type, OA.TextQuoteSelector
        yield quote, OA.exact, string(evidence.quote)


def describe_theme(told: Theme, event: NamedNode) -> Iterator[Triple]:
    """Yield what *event* is about: the concept, where one is named, and the words."""
    yield from describe(
        event,
        (KG.theme, given(theme, told.concept)),
        (KG.themeText, french(told.text)),
        (KG.themeStart, integer(told.start)),
        (KG.themeEnd, integer(told.end)),
    )
