"""What happened, by day: the newest facts, each with the articles that tell it and what they contradict one another in.

A fact stands under the day that its article gives, if it gives one and tells it as having happened; else under the day of
the article: what is planned for June is news of the day on which it is announced.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from kg.exports.characters import for_display
from kg.exports.conflicts import Account, Conflict, conflicts
from kg.exports.projection import days
from kg.exports.vocabulary import relation
from kg.exports.wording import Line, line
from kg.model import Document, Event, Evidence, Modality, Precision, Reading
from kg.sources.web_address import is_web_address

#: How many facts a digest has: the newest.
MOST_FACTS = 1000
#: How many accounts of a fact are told; the others are counted.
MOST_ACCOUNTS = 25


class Source(NamedTuple):
    """An article; texts are fit for display, `url` is the address of a page or nothing."""

    title: str
    url: str
    publisher: str
    published: date | None


class Said(NamedTuple):
    """What one or several articles say of a fact in the same words."""

    event: Event
    sentence: Evidence
    sources: tuple[Source, ...]


class Fact(NamedTuple):
    """What one or several articles tell.

    Attributes:
        key: Names it within the digest.
        line: As its surest account has it.
        category: Of PLOVER, or ours; empty if unknown.
        said: What articles say, the surest first.
        more: How many accounts there are beside these.
        conflict: What they contradict one another in, or others them: `day`, `place`, `polarity`.
        places: Where it is told to have happened.
    """

    key: str
    line: Line
    category: str
    said: tuple[Said, ...]
    more: int
    conflict: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        """Whether all that is told of it is told as equally real, and claimed by the same."""
        return len({_voice(said.event) for said in self.said}) == 1

    @property
    def outlets(self) -> int:
        """How many articles tell it."""
        return sum(len(said.sources) for said in self.said) + self.more


class Day(NamedTuple):
    """A day, or no known one, and its facts by category."""

    day: date | None
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]


class Digest(NamedTuple):
    """The newest facts by day, the newest first; how many articles and events there are in all, and how many are told."""

    days: tuple[Day, ...]
    articles: int
    events: int
    told: int


def digest(readings: Iterable[Reading]) -> Digest:
    """Return the digest of *readings*; memory holds little more than what is in it."""
    gathered = _Gathered()
    for reading in readings:
        gathered.add(reading)
    return gathered.digest()


class _Telling(NamedTuple):
    account: Account
    sentence: Evidence
    source: Source


class _Gathered:
    def __init__(self) -> None:
        self._tellings: dict[tuple[int, str], list[_Telling]] = {}
        self._more: dict[tuple[int, str], int] = defaultdict(int)
        self._articles = self._events = 0

    def add(self, reading: Reading) -> None:
        source = _source(reading.document)
        for event in reading.events:
            day = _day(event, reading.document)
            key = (-day.toordinal() if day else 0, event.fact)
            tellings = self._tellings.setdefault(key, [])
            if len(tellings) < MOST_ACCOUNTS:
                account = Account(event, self._articles, *days(event, reading.document))
                tellings.append(_Telling(account, _sentence(event, reading.document), source))
            else:
                self._more[key] += 1
        self._articles += 1
        self._events += len(reading.events)
        if len(self._tellings) > 2 * MOST_FACTS:
            self._forget()

    def digest(self) -> Digest:
        self._forget()
        found = conflicts(telling.account for tellings in self._tellings.values() for telling in tellings)
        days_ = tuple(
            Day(date.fromordinal(-number) if number else None, _groups(self._facts(keys, found)))
            for number, keys in groupby(self._tellings, key=lambda key: key[0])
        )
        told = sum(map(len, self._tellings.values())) + sum(self._more.values())
        return Digest(days_, self._articles, self._events, told)

    def _forget(self) -> None:
        # A key has its day in it: what is not among the newest now never will be.
        kept = sorted(self._tellings)[:MOST_FACTS]
        self._tellings = {key: self._tellings[key] for key in kept}
        self._more = defaultdict(int, {key: self._more[key] for key in kept if key in self._more})

    def _facts(self, keys: Iterable[tuple[int, str]], found: Mapping[str, Conflict]) -> Iterator[Fact]:
        for key in keys:
            tellings = sorted(self._tellings[key], key=lambda telling: -telling.account.event.confidence)
            events = [telling.account.event for telling in tellings]
            yield Fact(
                key=f"{-key[0]}-{key[1]}",
                line=line(events[0]),
                category=relation(events[0].relation).category,
                said=_said(tellings),
                more=self._more.get(key, 0),
                conflict=tuple(
                    sorted({kind for event in events if event.id in found for kind in found[event.id].kinds})
                ),
                places=tuple(dict.fromkeys(for_display(event.place.label) for event in events if event.place)),
            )


def _said(tellings: Iterable[_Telling]) -> tuple[Said, ...]:
    alike: dict[object, list[_Telling]] = defaultdict(list)
    for telling in tellings:
        alike[for_display(telling.sentence.quote), _voice(telling.account.event)].append(telling)
    return tuple(
        Said(some[0].account.event, some[0].sentence, tuple(dict.fromkeys(telling.source for telling in some)))
        for some in alike.values()
    )


def _voice(event: Event) -> tuple[str, ...]:
    """Return how real *event* is told to be, and by whom."""
    return event.polarity, event.modality, event.source.actor.id if event.source else ""


def _groups(facts: Iterable[Fact]) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    ranked = sorted(facts, key=lambda fact: (fact.category, -fact.outlets, fact.key))
    return tuple((category, tuple(some)) for category, some in groupby(ranked, key=lambda fact: fact.category))


def _source(document: Document) -> Source:
    metadata = document.metadata
    url = metadata.url if metadata.url and is_web_address(metadata.url) else ""
    title = for_display(metadata.title or "") or for_display(document.id) or "?"
    return Source(title, url, for_display(metadata.publisher or ""), metadata.published)


def _sentence(event: Event, document: Document) -> Evidence:
    """Return the first sentence that tells *event* and is not the headline, if there is one."""
    title = (document.metadata.title or "").strip()
    return next((told for told in event.evidence if told.quote.strip() != title), event.evidence[0])


def _day(event: Event, document: Document) -> date | None:
    time = event.time
    if time and time.start and time.precision is Precision.DAY and event.modality is Modality.ACTUAL:
        return time.start
    return document.metadata.published or (time.start if time else None)
