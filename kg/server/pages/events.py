"""Events and positions of the graph, as pages show them."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode

from kg.lexicon.turtle import local_name
from kg.pages.highlighting import Mark, cut
from kg.pages.views import Office, Period, Quotation, Segment, Source, Telling
from kg.rdf.namespaces import KG, OA, SCHEMA, SEM, TIME
from kg.server.pages.excerpt import Excerpt

_NAMED = (KG.agent, KG.addressee, KG.claimedBy, KG.theme, SEM.hasPlace)
_NAMED_IN_POSITION = (KG.holder, KG.of)


async def tellings(excerpt: Excerpt, events: Sequence[NamedNode]) -> list[Telling]:
    """Return *events* in their order, with all that their pages say."""
    await excerpt.fetch(events)
    reached = await excerpt.follow(events, KG.evidence, KG.participation, KG.time)
    await excerpt.follow(reached, TIME.hasBeginning, TIME.hasEnd)
    await _fetch_sentences(excerpt, excerpt.reached(reached, KG.sentence))
    await excerpt.follow(events, KG.relation)
    await excerpt.fetch_names(excerpt.reached(events, *_NAMED))
    return [_telling(excerpt, event) for event in events]


async def offices(excerpt: Excerpt, positions: Sequence[NamedNode]) -> list[Office]:
    """Return *positions* in their order, each with the sentence that tells it."""
    await excerpt.fetch(positions)
    evidences = await excerpt.follow(positions, KG.evidence)
    await _fetch_sentences(excerpt, excerpt.reached(evidences, KG.sentence))
    await excerpt.fetch_names(excerpt.reached(positions, *_NAMED_IN_POSITION))
    return [_office(excerpt, position) for position in positions]


async def quotation(excerpt: Excerpt, sentence: NamedNode, marked: Iterable[Mark]) -> Quotation:
    """Return a sentence in which *marked* is marked."""
    await _fetch_sentences(excerpt, [sentence])
    return _quotation(excerpt, sentence, list(marked))


def marks(excerpt: Excerpt, events: Iterable[NamedNode]) -> Iterator[Mark]:
    """Yield where the triggers and the participants of *events* stand in their article; triggers lead to events."""
    for event in events:
        for evidence in excerpt.nodes(event, KG.evidence):
            yield _mark(excerpt, evidence, "trigger", event)
        for part in excerpt.nodes(event, KG.participation):
            yield _mark(excerpt, part, "actor", *excerpt.nodes(part, KG.actor))


def source(excerpt: Excerpt, article: NamedNode) -> Source:
    """Return the article as what is quoted from."""
    publisher = excerpt.node(article, SCHEMA.publisher)
    return Source(
        name=excerpt.name(article),
        published=excerpt.day(article, SCHEMA.datePublished),
        publisher=excerpt.name(publisher).label if publisher else "",
    )


async def _fetch_sentences(excerpt: Excerpt, sentences: Iterable[NamedNode]) -> None:
    sentences = list(sentences)
    await excerpt.fetch(sentences)
    articles = excerpt.reached(sentences, OA.hasSource)
    await excerpt.follow(sentences, OA.hasSelector, OA.hasSource)
    await excerpt.fetch_names(excerpt.reached(articles, SCHEMA.publisher))


def _telling(excerpt: Excerpt, event: NamedNode) -> Telling:
    relation, fact = excerpt.node(event, KG.relation) or event, excerpt.node(event, KG.fact)
    return Telling(
        iri=event.value,
        relation=excerpt.name(relation),
        relation_to=next(iter(excerpt.texts(relation, KG.labelBeforeActor)), ""),
        symmetric=excerpt.text(relation, KG.symmetric) == "true",
        agents=excerpt.names(event, KG.agent),
        addressees=excerpt.names(event, KG.addressee),
        themes=excerpt.names(event, KG.theme),
        theme_words=excerpt.text(event, KG.themeText),
        places=excerpt.names(event, SEM.hasPlace),
        period=_period(excerpt, event),
        polarity=_value(excerpt, event, KG.polarity),
        modality=_value(excerpt, event, KG.modality),
        claimants=excerpt.names(event, KG.claimedBy),
        confidence=float(excerpt.text(event, KG.confidence) or 1),
        fact=fact.value if fact else "",
        quotations=_quotations(excerpt, event, list(marks(excerpt, [event]))),
    )


def _office(excerpt: Excerpt, position: NamedNode) -> Office:
    holder, of = excerpt.node(position, KG.holder), excerpt.node(position, KG.of)
    return Office(
        iri=position.value,
        holder=excerpt.name(holder or position),
        role=excerpt.text(position, KG.role),
        of=excerpt.name(of) if of else None,
        seen=excerpt.day(position, KG.seen),
        quotations=_quotations(excerpt, position, list(marks(excerpt, [position]))),
    )


def _value(excerpt: Excerpt, event: NamedNode, predicate: NamedNode) -> str:
    node = excerpt.node(event, predicate)
    return local_name(node.value) if node else ""


def _period(excerpt: Excerpt, event: NamedNode) -> Period | None:
    words, span = excerpt.text(event, KG.timeText), excerpt.node(event, KG.time)
    if not (words or span):
        return None
    edges = [excerpt.node(span, edge) if span else None for edge in (TIME.hasBeginning, TIME.hasEnd)]
    first, last = (excerpt.day(edge, TIME.inXSDDate) if edge else None for edge in edges)
    return Period(words=words, first=first, last=last)


def _quotations(excerpt: Excerpt, told: NamedNode, marked: Sequence[Mark]) -> tuple[Quotation, ...]:
    evidences = sorted(excerpt.nodes(told, KG.evidence), key=lambda node: excerpt.number(node, SCHEMA.position))
    sentences = excerpt.reached(evidences, KG.sentence)
    return tuple(_quotation(excerpt, sentence, marked) for sentence in sentences)


def _quotation(excerpt: Excerpt, sentence: NamedNode, marked: Sequence[Mark]) -> Quotation:
    selectors = excerpt.nodes(sentence, OA.hasSelector)
    text = next(filter(None, (excerpt.text(node, OA.exact) for node in selectors)), "")
    offset = max((excerpt.number(node, OA.start) for node in selectors), default=0)
    article = excerpt.node(sentence, OA.hasSource) or sentence
    segments: tuple[Segment, ...] = tuple(cut(text, marked, offset=offset))
    return Quotation(iri=sentence.value, segments=segments, source=source(excerpt, article))


def _mark(excerpt: Excerpt, node: NamedNode, kind: str, *leads_to: NamedNode) -> Mark:
    start, end = excerpt.number(node, KG.start), excerpt.number(node, KG.end)
    return Mark(start, end, kind, leads_to[0].value if leads_to else "")
