"""Entries of the lexicon that claim the same words: which of two relations is told is then left to chance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.lexicon.frames import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two entries of different relations that one sentence may fit equally well.

    Attributes:
        shared: Of the words that both ask for, those that they have in common; empty where neither asks for any.
    """

    first: Entry
    second: Entry
    shared: frozenset[str]


def clashes(entries: Iterable[Entry]) -> Iterator[Clash]:
    """Yield the pairs of *entries* that clash, each pair of ids once."""
    by_trigger: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_trigger[entry.kind, entry.words, entry.reflexive].append(entry)
    for group in by_trigger.values():
        found = {
            (first.id, second.id): Clash(first=first, second=second, shared=_shared(first.where, second.where))
            for first, second in combinations(group, 2)
            if first.relation != second.relation and _is_as_specific(first, second) and _may_both_hold(first, second)
        }
        yield from found.values()


def _is_as_specific(first: Entry, second: Entry) -> bool:
    """Return whether neither has more to say than the other, by which the matcher would prefer it."""
    return set(first.where) == set(second.where) and set(first.needs) == set(second.needs) and _fills(first, second)


def _fills(first: Entry, second: Entry) -> bool:
    """Return whether what they need may be filled by the same words."""
    return all(
        not {slot for slot in first.needs if slot in first.slots and slot in second.slots}
        or set(first.slots.get(slot, ())) & set(second.slots.get(slot, ()))
        for slot in first.needs
    )


def _may_both_hold(first: Entry, second: Entry) -> bool:
    """Return whether some filler satisfies the conditions of both."""
    return all(
        first.where[function]
        & second.where[function] - first.unless.get(function, frozenset()) - second.unless.get(function, frozenset())
        for function in first.where
    ) and not any(
        other.where.get(function, frozenset()) and other.where[function] <= words
        for one, other in ((first, second), (second, first))
        for function, words in one.unless.items()
    )


def _shared(first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(word for function in first for word in first[function] & second[function])
