"""One event for what an article tells twice in other words.

« Paris exige des excuses » in the headline is « le ministre français … a exigé des excuses » below: one of the two names its
actor less exactly. Within the text two tellings have to agree in all that both of them say; a headline tells what the text
tells, so that it is enough that nothing in it speaks against it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.lexicon.words import phrase, stem
from kg.model import Actor, ActorType, Event, Participant, Theme

_SHORT = 3  # letters of a word that says nothing of a theme, at most


def grouped(events: Sequence[Event], *, headline_end: int) -> list[list[Event]]:
    """Return *events* in groups that tell one fact; in each the text comes before the headline.

    Args:
        events: What one article tells, in order of the text.
        headline_end: Where the headline ends in the source; 0 if there is none.
    """
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda event: _is_headline(event, headline_end)):
        is_headline = _is_headline(event, headline_end)
        alike = (group for group in groups if all(_is_same(event, other, is_headline=is_headline) for other in group))
        best = max(alike, key=lambda group: _shares_theme(event, group[0]), default=None)
        if best is None:
            groups.append([event])
        else:
            best.append(event)
    return groups


def _is_headline(event: Event, end: int) -> bool:
    return event.evidence[0].trigger_start < end


def _is_same(event: Event, other: Event, *, is_headline: bool) -> bool:
    """Return whether two events may be one fact: of a headline the theme may be worded otherwise, and its source left out."""
    if (event.relation, event.polarity) != (other.relation, other.polarity) or not _may_have_same_actors(event, other):
        return False
    return is_headline or (
        (event.modality, _source(event)) == (other.modality, _source(other)) and _is_about_same(event, other)
    )


def _may_have_same_actors(event: Event, other: Event) -> bool:
    addressees = event.addressees, other.addressees
    return _may_be_same(event.agents, other.agents) and (not all(addressees) or _may_be_same(*addressees))


def _is_about_same(event: Event, other: Event) -> bool:
    """Return whether the theme of one is that of the other in fewer words, or neither has one and both are told of the same."""
    if event.theme and other.theme:
        numbers, others = _numbers(event.theme), _numbers(other.theme)
        if any(numbers[noun] != others[noun] for noun in numbers.keys() & others.keys()):
            return False
        shared = _stems(event) & _stems(other)
        return bool(shared) and shared in (_stems(event), _stems(other))
    return _ids(event.addressees) == _ids(other.addressees) and event.theme is other.theme


def _numbers(theme: Theme) -> dict[str, str]:
    """Return by its noun each number that tells one of several: « la résolution [836] »."""
    words = phrase(theme.text)
    return {word: number for word, number in pairwise(words) if number.isdecimal() and word.isalpha()}


def _source(event: Event) -> str | None:
    return event.source.actor.id if event.source else None


def _ids(participants: Iterable[Participant]) -> list[str]:
    return sorted(participant.actor.id for participant in participants)


def _shares_theme(event: Event, other: Event) -> bool:
    return bool(_stems(event) & _stems(other))


def _stems(event: Event) -> set[str]:
    return {stem(word) for word in phrase(event.theme.text) if len(word) > _SHORT} if event.theme else set()


def _may_be_same(participants: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Return whether each of *participants* may be one of *others*, and the other way round."""
    actors, against = [p.actor for p in participants], [p.actor for p in others]
    return all(any(_may_be_one(a, b) for b in against) for a in actors) and all(
        any(_may_be_one(a, b) for a in actors) for b in against
    )


def _may_be_one(actor: Actor, other: Actor) -> bool:
    """Return whether one actor is the other, or a less exact form of it: its country, or its bare noun."""
    if actor.id == other.id:
        return True
    for exact, loose in ((actor, other), (other, actor)):
        if loose.type is ActorType.COUNTRY and exact.country == loose.id:
            return True
        is_described = loose.label[:1].islower() and exact.label[:1].islower()
        if is_described and set(phrase(loose.label)) < set(phrase(exact.label)):
            return True
    return False
