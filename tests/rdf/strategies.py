"""Hypothesis strategies for readings: any text that a page may hold, offsets that are true, ids that hide nothing."""

from datetime import date

from hypothesis import strategies as st

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
from kg.rdf import RunInfo

RUN = RunInfo(version="0.1.0", lexicon="5f2d", model="fr_core_news_md-3.8.0")
RELATIONS = ("urges", "meets", "demands", "denies", "withdraws", "expressesConcern")

#: All characters but lone surrogates, which no text file can hold.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
sources = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
days = st.dates(min_value=date(1, 1, 1))
maybe = st.none() | texts

actors = st.builds(
    Actor,
    id=texts,
    label=texts,
    type=st.sampled_from(ActorType),
    country=maybe,
    wikidata=maybe,
    known=st.booleans(),
)
places = st.builds(Place, id=texts, label=texts, country=maybe, wikidata=maybe)
times = st.builds(
    TimeSpan,
    text=texts,
    start=st.none() | days,
    end=st.none() | days,
    precision=st.none() | st.sampled_from(Precision),
)
#: Web addresses; what else stands where one should is not kept (`test_terms.py`).
addresses = st.from_regex(r"https?://[a-z0-9é.-]{1,9}(:[0-9]{2,4})?(/[\w%&=?#~+.-]{0,9}){0,2}", fullmatch=True)
metadata = st.builds(
    Metadata, title=maybe, url=st.none() | addresses, published=st.none() | days, publisher=maybe, language=maybe
)


@st.composite
def spans(draw: st.DrawFn, source: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(source) - 1))
    return start, draw(st.integers(start + 1, len(source)))


@st.composite
def evidences(draw: st.DrawFn, source: str) -> Evidence:
    start, end = draw(spans(source))
    trigger_start, trigger_end = draw(spans(source))
    return Evidence(
        quote=source[start:end],
        start=start,
        end=end,
        trigger=source[trigger_start:trigger_end],
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        rule=draw(texts),
    )


@st.composite
def events(draw: st.DrawFn, source: str, event_id: str, cast: list[Actor], scene: list[Place]) -> Event:
    def participant() -> Participant:
        start, end = draw(spans(source))
        return Participant(actor=draw(st.sampled_from(cast)), text=source[start:end], start=start, end=end)

    def group(smallest: int) -> tuple[Participant, ...]:
        return tuple(participant() for _ in range(draw(st.integers(smallest, 3))))

    start, end = draw(spans(source))
    theme = Theme(text=source[start:end], start=start, end=end, concept=draw(maybe))
    return Event(
        id=event_id,
        fact=draw(texts),
        relation=draw(st.sampled_from(RELATIONS)),
        agents=group(1),
        addressees=group(0),
        theme=theme if draw(st.booleans()) else None,
        place=draw(st.sampled_from([None, *scene])),
        time=draw(st.none() | times),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        source=participant() if draw(st.booleans()) else None,
        mode=draw(maybe),
        confidence=draw(st.floats(0, 1)),
        evidence=tuple(draw(evidences(source)) for _ in range(draw(st.integers(1, 2)))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    source = draw(sources)
    cast = draw(st.lists(actors, min_size=1, max_size=4, unique_by=lambda actor: actor.id))
    scene = draw(st.lists(places, max_size=2, unique_by=lambda place: place.id))
    ids = draw(st.lists(texts, max_size=3, unique=True))
    told = tuple(draw(events(source, event_id, cast, scene)) for event_id in ids)
    held = tuple(
        Position(
            id=position_id,
            person=draw(st.sampled_from(cast)),
            role=draw(texts),
            of=draw(st.sampled_from([None, *cast])),
            seen=draw(st.none() | days),
            evidence=draw(evidences(source)),
        )
        for position_id in draw(st.lists(texts, max_size=2, unique=True))
    )
    document = Document(
        id=draw(texts),
        name=draw(texts),
        source=source,
        text="",
        pieces=(),
        metadata=draw(metadata),
        title_end=draw(st.integers(0, len(source))),
    )
    return Reading(document=document, events=told, positions=held)
