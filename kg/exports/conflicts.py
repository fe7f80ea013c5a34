"""Which accounts of what may be one event contradict one another.

Two articles are taken to tell of the same when the same actors do the same to the same on days that touch. They contradict
one another where they put it at different places, or one says that it is not so. Where both know the exact day and
the place is the same, different days contradict one another too. What only might be the same (a charge repeated the next
day, with no place given) is left alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from kg.exports.vocabulary import relation
from kg.model import Event, Place, Polarity

#: Of those that an event contradicts, how many are told.
MOST_RIVALS = 10

_NEAR = timedelta(days=1)
_LONG = timedelta(days=7)  # what is told of a month or a year may have happened more than once


class Account(NamedTuple):
    """An event, the number of the article that tells it, and its first and last day."""

    event: Event
    article: int
    first: date | None
    last: date | None


class Conflict(NamedTuple):
    """What of an event others tell otherwise (`place`, `polarity`, `day`), and the ids of their events."""

    kinds: tuple[str, ...]
    rivals: tuple[str, ...]


class _Version(NamedTuple):
    """What accounts may differ in."""

    first: date
    last: date
    exact: bool
    place: Place | None
    polarity: Polarity


def conflicts(accounts: Iterable[Account]) -> Mapping[str, Conflict]:
    """Return the conflict of each event that has one, by the id of the event."""
    subjects: dict[object, dict[_Version, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        version = _version(account)
        if version and (subject := _subject(account.event)):
            subjects[subject][version].append(account)
    kinds: dict[str, set[str]] = defaultdict(set)
    rivals: dict[str, dict[str, None]] = defaultdict(dict)
    for versions in subjects.values():
        for one, other, found in _contradictions(versions):
            for account, against in ((one, other), (other, one)):
                if len(rivals[account.event.id]) < MOST_RIVALS:
                    rivals[account.event.id][against.event.id] = None
                    kinds[account.event.id].update(found)
    return {event: Conflict(tuple(sorted(kinds[event])), tuple(against)) for event, against in rivals.items()}


def _subject(event: Event) -> object | None:
    """Return what two accounts of one event have in common; `None` if too little is said of it."""
    agents = frozenset(part.actor.id for part in event.agents)
    addressees = frozenset(part.actor.id for part in event.addressees)
    theme = event.theme.concept if event.theme else None
    if relation(event.relation).symmetric:
        return (event.relation, agents | addressees) if len(agents | addressees) > 1 else None
    return (event.relation, agents, addressees, theme) if agents and (addressees or theme) else None


def _version(account: Account) -> _Version | None:
    event, first, last = account.event, account.first, account.last
    if first is None or last is None or last - first > _LONG:
        return None
    told = event.time is not None and event.time.start is not None
    return _Version(first, last, told and first == last, event.place, event.polarity)


def _contradictions(
    versions: Mapping[_Version, list[Account]],
) -> Iterator[tuple[Account, Account, tuple[str, ...]]]:
    ordered = sorted(versions, key=lambda version: version.first)
    for number, one in enumerate(ordered, start=1):
        for other in islice(ordered, number, None):
            if other.first - one.last > _NEAR:
                break
            if found := _differences(one, other):
                yield from ((*pair, found) for pair in _pairs(versions[one], versions[other]))


def _pairs(some: list[Account], others: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield pairs of accounts of different articles: not all that there are, but enough for each to have rivals."""
    shorter, longer = sorted((some, others), key=len)
    for number, account in enumerate(longer):
        for step in range(min(len(shorter), MOST_RIVALS)):
            against = shorter[(number + step) % len(shorter)]
            if account.article != against.article:
                yield account, against


def _differences(one: _Version, other: _Version) -> tuple[str, ...]:
    found = []
    if one.place and other.place and _apart(one.place, other.place):
        found.append("place")
    if one.polarity != other.polarity:
        found.append("polarity")
    if one.exact and other.exact and one.first != other.first and one.place and one.place == other.place:
        found.append("day")
    return tuple(found)


def _apart(one: Place, other: Place) -> bool:
    """Return whether two places are different ones, and neither is the country of the other."""
    return one.id not in (other.id, other.country) and other.id != one.country
