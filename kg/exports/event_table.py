"""The table of events: one row an event, in the columns of POLECAT, and then in ours.

POLECAT is the data set of events that its authors code in PLOVER. Its forty columns stand first, under their names and in
their order, so that what was written for it reads this table, too. What we do not know stays empty, and is never guessed.

An event that is symmetric and has agents alone is told with the first as actor and the others as recipients.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kg.exports.countries import country_code, country_of
from kg.exports.projection import days
from kg.exports.table import Column, Kind, Table, day, number, of_article, of_evidence, text, texts, unknown
from kg.exports.vocabulary import quadrant, relation
from kg.model import Actor, ActorType, Event, Participant, Position, Reading
from kg.version import __version__


class Story:
    """What all events of an article have in common."""

    def __init__(self, reading: Reading) -> None:
        actors = reading.actors().values()
        self.document = reading.document
        self.metadata = reading.document.metadata
        self.people = _labels(actors, ActorType.PERSON)
        self.organizations = _labels(actors, ActorType.ORGANIZATION, ActorType.ARMED_FORCE)
        places = (event.place.label for event in reading.events if event.place)
        self.locations = sorted({*_labels(actors, ActorType.COUNTRY), *places})
        self._roles = _roles(reading.positions)

    def role(self, actor: Actor) -> str | None:
        """Return the office that the article gives *actor*."""
        return self._roles.get(actor.id)


class Told:
    """An event of an article: what a row is about."""

    def __init__(self, event: Event, story: Story) -> None:
        self.event = event
        self.story = story
        self.actors, self.recipients = _sides(event)
        self.category = relation(event.relation).category
        self.first, self.last = days(event, story.document)

    @property
    def end(self) -> date | None:
        """The last day that the text gives."""
        return self.event.time.end if self.event.time else None

    @property
    def precision(self) -> str | None:
        """How exactly the text gives the day."""
        time = self.event.time
        return time.precision.value if time and time.precision else None


Side = Callable[[Told], tuple[Participant, ...]]


def _rows(reading: Reading) -> Iterator[Told]:
    story = Story(reading)
    return (Told(event, story) for event in reading.events)


def _sides(event: Event) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    if relation(event.relation).symmetric and not event.addressees:
        return event.agents[:1], event.agents[1:]
    return event.agents, event.addressees


def _labels(actors: Iterable[Actor], *types: ActorType) -> list[str]:
    return sorted({actor.label for actor in actors if actor.type in types})


def _roles(positions: Iterable[Position]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for position in positions:
        of = f" ({position.of.label})" if position.of else ""
        roles.setdefault(position.person.id, position.role + of)
    return roles


def _of_polecat(role: str, side: Side) -> Iterator[Column]:
    """Yield what POLECAT tells of those who act, or of those whom it befalls."""
    yield texts(f"{role} Name", lambda told: [one.actor.label for one in side(told)])
    yield texts(f"{role} Country", lambda told: [country_code(country_of(one.actor)) for one in side(told)])
    yield from unknown(f"{role} COW", f"Primary {role} Sector", f"{role} Sectors", kind=Kind.TEXTS)
    yield texts(f"{role} Title", lambda told: [told.story.role(one.actor) for one in side(told)])
    yield texts(f"{role} Name Raw", lambda told: [one.text for one in side(told)])
    yield from unknown(f"Wikipedia {role} ID", kind=Kind.TEXTS)


def _of_ours(role: str, side: Side) -> Iterator[Column]:
    yield texts(f"{role} ID", lambda told: [one.actor.id for one in side(told)])
    yield texts(f"{role} Type", lambda told: [one.actor.type.value for one in side(told)])
    yield texts(f"{role} Wikidata ID", lambda told: [one.actor.wikidata for one in side(told)])


_POLECAT = (
    text("Event ID", lambda told: told.event.id),
    day("Event Date", lambda told: told.first),
    text("Event Type", lambda told: told.category or None),
    text("Event Mode", lambda told: told.event.mode),
    *unknown("Intensity", kind=Kind.NUMBER),
    text("Quad Code", lambda told: quadrant(told.category).replace("-", " ") or None),
    *unknown("Contexts", kind=Kind.TEXTS),
    *_of_polecat("Actor", lambda told: told.actors),
    *_of_polecat("Recipient", lambda told: told.recipients),
    text("Placename", lambda told: told.event.place.label if told.event.place else None),
    *unknown("City", "District", "Province"),
    text("Country", lambda told: country_code(told.event.place.country) if told.event.place else None),
    *unknown("Latitude", "Longitude", kind=Kind.NUMBER),
    *unknown("GeoNames ID", "Raw Placename", "Feature Type"),
    text("Source", lambda told: told.story.metadata.publisher),
    day("Publication Date", lambda told: told.story.metadata.published),
    texts("Story People", lambda told: told.story.people),
    texts("Story Organizations", lambda told: told.story.organizations),
    texts("Story Locations", lambda told: told.story.locations),
    text("Language", lambda told: told.story.metadata.language),
    text("Version", lambda _: f"kg {__version__}"),
)
_OURS = (
    *of_article(lambda told: told.story.document),
    text("Fact ID", lambda told: told.event.fact),
    text("Relation", lambda told: told.event.relation),
    text("Polarity", lambda told: told.event.polarity.value),
    text("Modality", lambda told: told.event.modality.value),
    text("Claimed By", lambda told: told.event.source.actor.label if told.event.source else None),
    text("Claimed By ID", lambda told: told.event.source.actor.id if told.event.source else None),
    text("Theme", lambda told: told.event.theme.text if told.event.theme else None),
    text("Theme Concept", lambda told: told.event.theme.concept if told.event.theme else None),
    day("Event End Date", lambda told: told.end),
    text("Date Precision", lambda told: told.precision),
    text("Date Raw", lambda told: told.event.time.text if told.event.time else None),
    number("Confidence", lambda told: told.event.confidence),
    *of_evidence(lambda told: told.event.evidence[0]),
    *_of_ours("Actor", lambda told: told.actors),
    *_of_ours("Recipient", lambda told: told.recipients),
)
#: One row an event.
EVENTS = Table("events", _POLECAT + _OURS, _rows)
