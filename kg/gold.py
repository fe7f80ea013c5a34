"""Events that a careful reader found, beside those that the program finds: which of these are right.

An event is right where the relation is the same, an agent too, and, where there is an addressee or a theme, one of both.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.lexicon import load_lexicon
from kg.lexicon.words import fold, phrase, slug, split_words, stem
from kg.model import Event, Participant, Reading

SHORT = 2  # letters of a word that says nothing of a theme, at most
ARTICLES = {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d"}

#: All forms under which one actor may be named.
Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFigures:
    """How well one entry of the lexicon reads.

    Attributes:
        rule: The entry's id.
        told: Events that it told.
        right: Of these, those that the reader of the gold found too.
        wanted: Events of its relation that the reader of the gold found.
    """

    rule: str
    told: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """How many of its events are right, 0 to 1."""
        return self.right / self.told

    @property
    def coverage(self) -> float:
        """How many of the events of its relation it finds, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as it is compared, whether a person or the program has read it."""

    relation: str
    agents: tuple[Names, ...]
    addressees: tuple[Names, ...]
    theme: frozenset[str]
    polarity: str
    modality: str
    source: Names

    @property
    def category(self) -> str:
        """Return the PLOVER category."""
        return load_lexicon().relations[self.relation].category

    @property
    def symmetric(self) -> bool:
        """Return whether agents and addressees are one set."""
        return load_lexicon().relations[self.relation].symmetric


def load_gold(path: Path) -> dict[Path, list[Told]]:
    """Return the events of `NAME.json`, or of each such file of a folder, by the text `NAME.txt` beside it.

    Raises:
        SourceError: There is no such file, it is no gold file, or its text is missing.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise SourceError("no gold in this folder", where=str(path), cure="name a folder of NAME.json with NAME.txt")
    return {_text_of(file): _events_of(file) for file in files}


def _text_of(file: Path) -> Path:
    text = file.with_suffix(".txt")
    if not text.is_file():
        raise SourceError("no text beside it", where=str(file), cure=f"put the article into {text.name}")
    return text


def _events_of(file: Path) -> list[Told]:
    try:
        return [from_gold(event) for event in json.loads(file.read_text("utf-8"))["events"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        cure = "write it as tests/corpus/README.md tells"
        raise SourceError(f"no gold file: {error!r}", where=str(file), cure=cure) from error


def figures_by_rule(gold: Mapping[str, Sequence[Told]], readings: Iterable[Reading]) -> list[RuleFigures]:
    """Return the figures of each entry that told something, the one with most wrong events first.

    Args:
        gold: The wanted events, by the id of the article.
        readings: What the program reads in these articles.
    """
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    relation = {}
    for reading in readings:
        found = [from_reading(event) for event in reading.events]
        hits = {id(other) for _, other in pairs(gold[reading.document.id], found, partial(is_right, by="relation"))}
        for event, comparable in zip(reading.events, found, strict=True):
            rule = event.evidence[0].rule
            relation[rule] = event.relation
            told[rule] += 1
            right[rule] += id(comparable) in hits
    wanted = Counter(event.relation for events in gold.values() for event in events)
    figures = [RuleFigures(rule=r, told=told[r], right=right[r], wanted=wanted[relation[r]]) for r in told]
    return sorted(figures, key=lambda row: (row.right - row.told, row.rule))


def from_gold(event: Mapping[str, Any]) -> Told:
    """Return an event of a gold file; of a theme the words of its head, or heads."""
    theme = event["theme"] or {}
    return Told(
        relation=event["relation"],
        agents=tuple(map(named, event["agent"])),
        addressees=tuple(map(named, event["addressee"])),
        theme=stems(theme.get("head") or theme.get("text") or ""),
        polarity=event["polarity"],
        modality=event["modality"],
        source=named(event["source"]),
    )


def from_reading(event: Event) -> Told:
    """Return an event of a reading."""
    return Told(
        relation=event.relation,
        agents=tuple(map(participant, event.agents)),
        addressees=tuple(map(participant, event.addressees)),
        theme=stems(event.theme.text if event.theme else ""),
        polarity=event.polarity.value,
        modality=event.modality.value,
        source=participant(event.source) if event.source else frozenset(),
    )


def participant(found: Participant) -> Names:
    """Return the names of a participant."""
    return named(found.actor.label) | {found.actor.id}


def named(text: str | None) -> Names:
    """Return the forms of a name, or of several with a bar between them: without article, and as the authority has it."""
    authority, forms = load_lexicon().authority, set()
    for name in (text or "").split("|") if text else ():
        words = phrase(name)
        while len(words) > 1 and (words[0] in ARTICLES or words[0] == "'"):
            words = words[1:]
        key = fold(name)
        forms |= {slug(" ".join(words)), *authority.names.get(key, ()), authority.metonyms.get(key, slug(name))}
    return frozenset(forms)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of *text* that say something."""
    found = (text[start:end] for start, end in split_words(text))
    return frozenset(stem(word) for word in found if len(word) > SHORT)


def pairs(wanted: Sequence[Told], found: Sequence[Told], fits: Callable[[Told, Told], bool]) -> list[tuple[Told, Told]]:
    """Return which of *found* is which of *wanted*, each at most once, the most alike first."""
    likely = [
        (not is_strict(one, other), -alike(one, other), left, right)
        for left, one in enumerate(wanted)
        for right, other in enumerate(found)
        if fits(one, other)
    ]
    taken: set[tuple[str, int]] = set()
    chosen = []
    for *_, left, right in sorted(likely):
        if not taken & {("wanted", left), ("found", right)}:
            taken |= {("wanted", left), ("found", right)}
            chosen.append((wanted[left], found[right]))
    return chosen


def is_right(wanted: Told, found: Told, *, by: str) -> bool:
    """Return whether the relation (or the category) is the same, and who did it, and to whom or about what."""
    if getattr(wanted, by) != getattr(found, by):
        return False
    theme = bool(wanted.theme & found.theme)
    if wanted.symmetric:
        everybody = wanted.agents + wanted.addressees
        shared = overlap(everybody, found.agents + found.addressees)
        return shared >= min(2, len(everybody)) or (shared > 0 and theme)
    if wanted.agents and not overlap(wanted.agents, found.agents):
        return False
    return theme or bool(overlap(wanted.addressees, found.addressees)) or not (wanted.addressees or wanted.theme)


def is_strict(wanted: Told, found: Told) -> bool:
    """Return whether all of it is the same: participants, theme, polarity and modality."""
    sides = (
        [(wanted.agents + wanted.addressees, found.agents + found.addressees)]
        if wanted.symmetric
        else [(wanted.agents, found.agents), (wanted.addressees, found.addressees)]
    )
    same_actors = all(len(one) == len(other) == overlap(one, other) for one, other in sides)
    same_theme = not wanted.theme or bool(wanted.theme & found.theme)
    return same_actors and same_theme and (wanted.polarity, wanted.modality) == (found.polarity, found.modality)


def alike(one: Told, other: Told) -> int:
    """Return how much two events have in common."""
    slots = [one.polarity == other.polarity, one.modality == other.modality, bool(one.theme & other.theme)]
    return overlap(one.agents, other.agents) + overlap(one.addressees, other.addressees) + sum(slots)


def overlap(wanted: Sequence[Names], found: Sequence[Names]) -> int:
    """Return how many of *wanted* are among *found*."""
    return sum(any(one & other for other in found) for one in wanted)
