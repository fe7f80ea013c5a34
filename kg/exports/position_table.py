"""The table of positions: one row for each office that an article gives a person."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.exports.countries import country_code, country_of
from kg.exports.table import Table, day, of_article, of_evidence, text
from kg.model import Document, Position, Reading


class Held(NamedTuple):
    """A position, as an article tells it: what a row is about."""

    position: Position
    document: Document


def _rows(reading: Reading) -> Iterable[Held]:
    return (Held(position, reading.document) for position in reading.positions)


#: One row a position.
POSITIONS = Table(
    "positions",
    (
        text("Position ID", lambda held: held.position.id),
        text("Person", lambda held: held.position.person.label),
        text("Person ID", lambda held: held.position.person.id),
        text("Person Country", lambda held: country_code(country_of(held.position.person))),
        text("Person Wikidata ID", lambda held: held.position.person.wikidata),
        text("Role", lambda held: held.position.role),
        text("Of", lambda held: held.position.of.label if held.position.of else None),
        text("Of ID", lambda held: held.position.of.id if held.position.of else None),
        text("Of Country", lambda held: country_code(country_of(held.position.of)) if held.position.of else None),
        day("Seen", lambda held: held.position.seen),
        text("Source", lambda held: held.document.metadata.publisher),
        *of_article(lambda held: held.document),
        *of_evidence(lambda held: held.position.evidence),
    ),
    _rows,
)
