"""`entities.ftm.json`: entities of FollowTheMoney, one a line, for Aleph, OpenAleph and the command line of `ftm`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.exports import ftm_entities as entities
from kg.exports.facts import told_as_fact
from kg.exports.files import atomic_writer
from kg.exports.ftm_entities import Entity
from kg.exports.json_text import json_line
from kg.model import Reading


def write_ftm(readings: Iterable[Reading], path: Path) -> None:
    """Write *readings* to *path* as entities of FollowTheMoney, each once; memory holds their ids alone.

    Raises:
        ExportError: The file cannot be written.
    """
    written: set[object] = set()
    with atomic_writer(path) as lines:
        for reading in readings:
            for entity in _entities(reading):
                if entity["id"] not in written:
                    written.add(entity["id"])
                    lines.write(json_line(entity) + "\n")


def _entities(reading: Reading) -> Iterator[Entity]:
    document = reading.document
    yield entities.article(document)
    yield from map(entities.actor, reading.actors().values())
    for event in reading.events:
        yield entities.event(event, document)
        if told_as_fact(event):
            yield from entities.ties(event, document)
    for position in reading.positions:
        yield entities.office(position)
        yield entities.occupancy(position, document)
