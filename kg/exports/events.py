"""`events.jsonl`: every event and position, one JSON object a line, with the sentences that tell it.

An event has a `relation`, a position has a `role`; `doc` is the article's id in both. Offsets are characters of the article
as it was read. Keys stand always in the same order, lines in the order of the articles and, within one, of the text.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.exports.files import atomic_writer
from kg.exports.json_text import json_line
from kg.exports.vocabulary import concept_label, relation
from kg.model import Document, Event, Evidence, Participant, Place, Position, Reading, Theme, TimeSpan

Row = dict[str, object]


def write_events(readings: Iterable[Reading], path: Path) -> None:
    """Write the events and positions of *readings* to *path* as JSON Lines.

    Raises:
        ExportError: The file cannot be written.
    """
    with atomic_writer(path) as lines:
        for row in event_rows(readings):
            lines.write(json_line(row) + "\n")


def event_rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """Yield a row for each event, then for each position, of each reading."""
    for reading in readings:
        for event in reading.events:
            yield _event(event, reading.document)
        for position in reading.positions:
            yield _position(position, reading.document)


def _event(event: Event, document: Document) -> Row:
    return {
        "doc": document.id,
        "id": event.id,
        "fact": event.fact,
        "relation": event.relation,
        "category": relation(event.relation).category or None,
        "mode": event.mode,
        "agent": [_participant(agent) for agent in event.agents],
        "addressee": [_participant(addressee) for addressee in event.addressees],
        "theme": _theme(event.theme) if event.theme else None,
        "polarity": event.polarity.value,
        "modality": event.modality.value,
        "source": _participant(event.source) if event.source else None,
        "place": _place(event.place) if event.place else None,
        "time": _time(event.time) if event.time else None,
        "confidence": event.confidence,
        "article": _article(document),
        "evidence": [_evidence(evidence, document) for evidence in event.evidence],
    }


def _position(position: Position, document: Document) -> Row:
    return {
        "doc": document.id,
        "id": position.id,
        "person": position.person.label,
        "person_id": position.person.id,
        "role": position.role,
        "of": position.of.label if position.of else None,
        "of_id": position.of.id if position.of else None,
        "seen": _day(position.seen),
        "article": _article(document),
        "evidence": [_evidence(position.evidence, document)],
    }


def _participant(participant: Participant) -> Row:
    actor = participant.actor
    return {
        "id": actor.id,
        "label": actor.label,
        "type": actor.type.value,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "text": participant.text,
        "start": participant.start,
        "end": participant.end,
    }


def _theme(theme: Theme) -> Row:
    label = concept_label(theme.concept) if theme.concept else None
    return {"text": theme.text, "label": label, "concept": theme.concept, "start": theme.start, "end": theme.end}


def _place(place: Place) -> Row:
    return {"id": place.id, "label": place.label, "country": place.country, "wikidata": place.wikidata}


def _time(time: TimeSpan) -> Row:
    precision = time.precision.value if time.precision else None
    return {"text": time.text, "start": _day(time.start), "end": _day(time.end), "precision": precision}


def _article(document: Document) -> Row:
    metadata = document.metadata
    return {
        "title": metadata.title,
        "url": metadata.url,
        "published": _day(metadata.published),
        "publisher": metadata.publisher,
    }


def _evidence(evidence: Evidence, document: Document) -> Row:
    return {
        "article": document.id,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "trigger": evidence.trigger,
        "trigger_start": evidence.trigger_start,
        "trigger_end": evidence.trigger_end,
        "rule": evidence.rule,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
