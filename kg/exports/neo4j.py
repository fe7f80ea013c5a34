"""`neo4j/`: CSV files with typed headers for the import tool of Neo4j, and `load.cypher` for a database that runs.

Direct relationships are what the outlet itself tells as fact, as the direct triples of the RDF graph are: what is denied,
planned, feared or only claimed by somebody stands in the events alone.
"""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.exports import neo4j_tables as tables
from kg.exports.csv_text import guarded
from kg.exports.cypher import load_script, relationship_type
from kg.exports.files import atomic_writer
from kg.exports.neo4j_tables import EdgeTable, NodeTable
from kg.exports.projection import Projection, is_theme
from kg.exports.vocabulary import concept_label, relation
from kg.model import Actor, Document, Event, Evidence, Modality, Participant, Polarity, Position, Reading


def write_neo4j(readings: Iterable[Reading], path: Path) -> None:
    """Write the CSV files and `load.cypher` about *readings* into the folder *path*.

    Raises:
        ExportError: A file cannot be written; all are as they were.
    """
    with ExitStack() as stack:
        files = _Files(stack, path)
        direct = Projection()
        for reading in readings:
            _write_reading(files, reading)
            direct.add(
                replace(reading, events=tuple(event for event in reading.events if told_as_fact(event)), positions=())
            )
        _write_ties(files, direct)
        stack.enter_context(atomic_writer(path / "load.cypher")).write(load_script())


def told_as_fact(event: Event) -> bool:
    """Return whether *event* is affirmed and actual, and told by the outlet (or done by saying so, by its one agent)."""
    if event.polarity is not Polarity.AFFIRMED or event.modality is not Modality.ACTUAL:
        return False
    if event.source is None:
        return True
    own_word = [agent.actor.id for agent in event.agents] == [event.source.actor.id]
    return own_word and relation(event.relation).speech_act


class _Files:
    """The open files; a node or relationship that was written is not written again."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._writers: dict[str, Any] = {}
        self._written: set[tuple[str, ...]] = set()
        for table in (*tables.NODE_TABLES, *tables.EDGE_TABLES):
            handle = stack.enter_context(atomic_writer(folder / f"{table.name}.csv"))
            self._writers[table.name] = csv.writer(handle, lineterminator="\n")
            self._writers[table.name].writerow(table.header)

    def node(self, table: NodeTable, node_id: str, *values: object, label: str = "") -> None:
        labels = f"{label};{table.label}" if label else table.label
        self._write(table.name, (guarded(node_id),), values, labels)

    def edge(self, table: EdgeTable, start: str, end: str, *values: object, kind: str = "") -> None:
        self._write(table.name, (guarded(start), guarded(end)), values, table.type or kind)

    def _write(self, name: str, ids: tuple[str, ...], values: tuple[object, ...], last: str) -> None:
        key = (name, *ids, last)
        if key not in self._written:
            self._written.add(key)
            self._writers[name].writerow([*ids, *map(_cell, values), last])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(value) if isinstance(value, str) else value


def _write_reading(files: _Files, reading: Reading) -> None:
    document, metadata = reading.document, reading.document.metadata
    dated = (metadata.title, metadata.url, metadata.published, metadata.publisher, metadata.language)
    files.node(tables.ARTICLES, document.id, *dated)
    for actor in reading.actors().values():
        _write_actor(files, actor)
    for event in reading.events:
        _write_event(files, event)
        for evidence in event.evidence:
            _write_evidence(files, tables.EVENT_EVIDENCE, event.id, evidence, document)
    for position in reading.positions:
        _write_position(files, position)
        _write_evidence(files, tables.POSITION_EVIDENCE, position.id, position.evidence, document)


def _write_actor(files: _Files, actor: Actor) -> None:
    kind = actor.type.value
    files.node(tables.ACTORS, actor.id, actor.label, kind, actor.country, actor.wikidata, actor.known, label=kind)


def _write_event(files: _Files, event: Event) -> None:
    time = event.time
    files.node(
        tables.EVENTS,
        event.id,
        *(event.fact, event.relation, relation(event.relation).category, event.mode),
        *(event.polarity.value, event.modality.value, event.confidence),
        event.theme.text if event.theme else None,
        *((time.text, time.start, time.end, time.precision and time.precision.value) if time else (None,) * 4),
    )
    _write_participants(files, tables.AGENTS, event, event.agents)
    _write_participants(files, tables.ADDRESSEES, event, event.addressees)
    _write_participants(files, tables.SOURCES, event, [event.source] if event.source else [])
    if event.theme and event.theme.concept:
        theme = event.theme
        files.node(tables.THEMES, event.theme.concept, concept_label(event.theme.concept))
        files.edge(tables.EVENT_THEMES, event.id, event.theme.concept, theme.text, theme.start, theme.end)
    if event.place:
        files.node(tables.PLACES, event.place.id, event.place.label, event.place.country, event.place.wikidata)
        files.edge(tables.EVENT_PLACES, event.id, event.place.id)


def _write_participants(files: _Files, table: EdgeTable, event: Event, participants: Iterable[Participant]) -> None:
    for one in participants:
        files.edge(table, event.id, one.actor.id, one.text, one.start, one.end)


def _write_position(files: _Files, position: Position) -> None:
    files.node(tables.POSITIONS, position.id, position.role, position.seen)
    files.edge(tables.HOLDERS, position.person.id, position.id)
    if position.of:
        files.edge(tables.POSITIONS_OF, position.id, position.of.id)


def _write_evidence(files: _Files, table: EdgeTable, told: str, evidence: Evidence, document: Document) -> None:
    statement = f"{document.id}#{evidence.start}-{evidence.end}"
    files.node(tables.STATEMENTS, statement, evidence.quote, evidence.start, evidence.end)
    files.edge(tables.STATEMENT_ARTICLES, statement, document.id)
    files.edge(table, told, statement, evidence.trigger, evidence.rule)


def _write_ties(files: _Files, direct: Projection) -> None:
    for start, end, data in direct.graph().edges(data=True):
        values = [data[key] for key in ("category", "count", "articles", "first", "last", "confidence")]
        ends = [name.split(":", 1)[1] for name in (start, end)]
        table = tables.THEME_TIES if is_theme(end) else tables.ACTOR_TIES
        files.edge(table, *ends, *values, ";".join(data["events"]), kind=relationship_type(data["relation"]))
