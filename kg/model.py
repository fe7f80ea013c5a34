"""The nouns of the flow, as immutable values: `Page`, `Document`, `Event`, `Position`, `Reading`.

    Page ──clean──▶ Document ──annotate, extract──▶ Reading ──map──▶ quads ──load──▶ Store ──▶ views

This module knows neither spaCy nor RDF; every other layer may import it. All offsets are counted in characters (Python
code points), half-open, and point into `Document.source`, the text as it was read, unless a field says otherwise.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the text says that the event is so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How real the event is in the text: told as fact, scheduled or intended, hypothetical or feared."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class ActorType(StrEnum):
    """What kind of thing an actor is; each name is a class of the ontology."""

    PERSON = "Person"
    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    ARMED_FORCE = "ArmedForce"
    GROUP = "Group"


class Precision(StrEnum):
    """How exactly a time is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


class MediaType(StrEnum):
    """The kinds of content that a page may have."""

    TEXT = "text/plain"
    HTML = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article beside its text; `None` where nobody said."""

    title: str | None = None
    url: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as it was found.

    Attributes:
        id: Stable name of the article, unique in a corpus: the file's name without its ending (with the folders below
            the one that was given, as in `2022/01/geneve`), or the `id` of a JSON line.
        name: How a message names it: the path, with the line for JSON Lines (`feed.jsonl:12`), or `<stdin>`.
    """

    id: str
    name: str
    content: str
    media_type: MediaType = MediaType.TEXT
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of `Document.text` that stands, character by character, at `source_start` of `Document.source`."""

    start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A stretch of `Document.source` that is no part of the article, and the name of the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, ready to be parsed.

    Attributes:
        source: The text as it was read: a text file's or a JSON line's text; of a page, its main text.
        text: `source` without boilerplate and repaired. One paragraph a line: a line break always ends a sentence.
        pieces: Where `text` stands in `source`, in order; characters between two pieces were put in by a repair.
        title_end: `text[:title_end]` is the headline, when the text has one (it may repeat `metadata.title`); else 0.
    """

    id: str
    name: str
    source: str
    text: str
    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    title_end: int = 0

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in `source`, as (start, end).

        A span over several pieces gives the stretch of `source` from the first to the last of its characters.
        """
        if not self.pieces:
            return 0, 0
        first = self._to_source(start)
        return first, max(first, self._to_source(max(start, end - 1)) + 1)

    def _to_source(self, offset: int) -> int:
        index = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1)
        piece = self.pieces[index]
        return piece.source_start + min(max(0, offset - piece.start), max(0, piece.length - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, country, organisation, armed force or group that acts.

    Attributes:
        id: Slug, the same for the same actor in every article (`antony-blinken`, `russie`, `allies-des-etats-unis`).
        label: Canonical French name.
        country: Id of the country that it belongs to, where known (a country has none).
        wikidata: `Q…`, where the authority file has it.
        known: Whether it stands in the authority file.
    """

    id: str
    label: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None
    known: bool = False

    @property
    def home(self) -> str | None:
        """The id of the country that it is or belongs to, where known."""
        return self.id if self.type is ActorType.COUNTRY else self.country


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a role, with the words that stood for it ("le chef de la diplomatie", "il")."""

    actor: Actor
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What an event is about: the words, and the id of the concept of `ontology/themes.ttl` that they name."""

    text: str
    start: int
    end: int
    concept: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: a slug, the name as a map has it, and the id of its country, where known."""

    id: str
    label: str
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """When: the words, and the days from `start` to `end` (both included) that they mean; `None` is open or unknown."""

    text: str
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that tells it, and in it the word that triggered it.

    Attributes:
        quote: `source[start:end]`, to the letter.
        trigger: The word or phrase, as read, at `source[trigger_start:trigger_end]`.
        rule: The lexicon entry that matched (`urges/verb/exhorter`).
    """

    quote: str
    start: int
    end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, as one article tells it.

    Attributes:
        id: Hash of the article's id and of what is told: the same text gives the same id everywhere.
        fact: Hash of relation, participants, concept of the theme and day: what two articles that tell of the same
            fact have in common, whatever else they say of it.
        relation: One of the relations of `ontology/relations.ttl` (`urges`).
        mode: PLOVER mode (`visit`), where the text gives one.
        source: Who claims it; `None` is the outlet's own voice.
        confidence: 0 to 1.
        evidence: At least one; in a `Reading` in order of the text.
    """

    id: str
    fact: str
    relation: str
    agents: tuple[Participant, ...]
    addressees: tuple[Participant, ...] = ()
    theme: Theme | None = None
    place: Place | None = None
    time: TimeSpan | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    source: Participant | None = None
    mode: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A person's office, as one article says it: "le ministre turc de la Défense Hulusi Akar".

    Attributes:
        role: In lower case, without the country ("ministre de la Défense").
        of: The country or organisation.
        seen: The article's date.
    """

    id: str
    person: Actor
    role: str
    of: Actor | None
    seen: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document: the unit that is stored, replaced and exported."""

    document: Document
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()

    def actors(self) -> dict[str, Actor]:
        """Return every actor of the reading by id, ids sorted."""
        found = {position.person.id: position.person for position in self.positions}
        found |= {position.of.id: position.of for position in self.positions if position.of}
        for event in self.events:
            participants = [*event.agents, *event.addressees, *([event.source] if event.source else [])]
            found |= {participant.actor.id: participant.actor for participant in participants}
        return dict(sorted(found.items()))
