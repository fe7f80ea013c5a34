"""The frames of `ontology/frames/*.fr.yaml`: which words tell which relation, and where its participants stand.

An entry names a trigger (`verb`, `noun` or `adjective`: a lemma, a fixed phrase, or a list of them that share their
syntax) and, for each slot, the syntactic functions in which its filler stands, in Universal Dependencies terms:

    nsubj obj iobj        subject, direct object, dative clitic
    obl+PREP nmod+PREP    a noun phrase with that preposition, under a verb or under a noun
    xcomp xcomp+de ccomp  an infinitive (with its marker), a clause with « que »
    advcl+pour            « pour » with an infinitive
    amod poss light       of a noun: a demonym adjective, the possessive determiner, the subject of its light verb
    head                  what a noun hangs on, and the object of that if it is a verb: « [signé] sous l’égide de l’ONU »
    speaker               who says a sentence whose predicate the trigger is: « Pour Kiev, cette saisie est illégale »

In a condition, `<forces>` stands for the words of that name in `ontology/classes.fr.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.lexicon.words import fold
from kg.model import Modality, Polarity

SLOTS = ("agent", "addressee", "theme", "place")
KINDS = ("verb", "noun", "adjective")
_FUNCTION = re.compile(
    r"(?:nsubj|obj|iobj|amod|poss|light|head|speaker|xcomp|ccomp)|(?:obl|nmod|xcomp|advcl|ccomp|acl)\+[\w’'-]+"
)
_KEYS = {*SLOTS, *KINDS, "where", "unless", "needs", "mode", "polarity", "modality", "examples", "counterexamples"}
_DEFAULT_AGENT = {
    "verb": ("nsubj",),
    "adjective": ("nsubj",),
    "noun": ("nmod+de", "nmod+par", "amod", "poss", "light"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One way of telling one relation.

    Attributes:
        id: `urges/verb/exhorter`, stable and unique.
        words: The trigger, folded: its lemma, then the words of a fixed phrase as written.
        reflexive: Whether the verb is used with « se ».
        slots: Slot → functions, in the order in which they are tried.
        where, unless: Function → folded lemmas that its filler must, or must not, have.
        needs: Slots without which the entry does not hold.
    """

    id: str
    relation: str
    kind: str
    words: tuple[str, ...]
    reflexive: bool
    slots: Mapping[str, tuple[str, ...]]
    where: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    needs: tuple[str, ...]
    mode: str | None
    polarity: Polarity
    modality: Modality | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """The entries by the kind and the words of their trigger.

    `_by_words` has, for each kind and first word, the entries with their place among all by the second word; "" where there is none.
    """

    entries: tuple[Entry, ...]
    _by_words: Mapping[tuple[str, str], Mapping[str, Sequence[tuple[int, Entry]]]]

    def of(self, kind: str, lemma: str, behind: Iterable[str] = ()) -> list[Entry]:
        """Return the entries of *kind* whose trigger is the folded *lemma*, or begins with it and goes on with a word of *behind*.

        They come in the order of the files.
        """
        by_second = self._by_words.get((kind, lemma))
        if by_second is None:
            return []
        found = [pair for second in ("", *behind) for pair in by_second.get(second, ())]
        return [entry for _, entry in sorted(found, key=itemgetter(0))]


def load_frames(paths: Sequence[Path], relations: Iterable[str], classes: Mapping[str, frozenset[str]]) -> Frames:
    """Read the frames of all *paths*; later files add to earlier ones.

    Args:
        paths: The files, in YAML.
        relations: The relations that there are.
        classes: Folded words by the name of their class.

    Raises:
        LexiconError: A file is missing or no YAML, or an entry breaks the format. All faults of a file are named at once.
    """
    known = set(relations)
    entries: list[Entry] = []
    for path in paths:
        faults: list[str] = []
        for relation, position, raw in _raw_entries(path):
            try:
                if relation not in known:
                    raise _fault(f"unknown relation {relation!r}", relation, known)
                entries += _entries(relation, raw, classes)
            except (LexiconError, TypeError, ValueError) as error:
                faults.append(f"{relation}, entry {position}: {error}")
        if faults:
            raise LexiconError("\n  ".join(["entries break the format:", *faults]), where=str(path))
    by_words: dict[tuple[str, str], dict[str, list[tuple[int, Entry]]]] = {}
    for place, entry in enumerate(entries):
        first, second = (*entry.words, "")[:2]
        by_words.setdefault((entry.kind, first), {}).setdefault(second, []).append((place, entry))
    return Frames(tuple(entries), by_words)


def _raw_entries(path: Path) -> Iterator[tuple[str, int, Any]]:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the YAML, or restore the file") from error
    if not isinstance(data, dict):
        raise LexiconError("not a mapping from relations to entries", where=str(path))
    for relation, entries in data.items():
        if not isinstance(entries, list | None):
            raise LexiconError(f"{relation}: not a list of entries", where=str(path), cure="put « - » before each")
        for position, raw in enumerate(entries or (), 1):
            yield str(relation), position, raw


def _entries(relation: str, raw: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterator[Entry]:
    """Yield one entry for each trigger of *raw*."""
    if not isinstance(raw, dict):
        raise LexiconError(f"{raw!r} is no mapping")
    for key in raw.keys() - _KEYS:
        raise _fault(f"unknown key {key!r}", key, _KEYS)
    kinds = [kind for kind in KINDS if kind in raw]
    if len(kinds) != 1:
        raise LexiconError(f"needs exactly one of {', '.join(KINDS)}")
    kind = kinds[0]
    slots = {slot: _functions(raw[slot]) for slot in SLOTS if slot in raw}
    slots.setdefault("agent", _DEFAULT_AGENT[kind])
    needs = tuple(_listed(raw.get("needs")))
    for slot in set(needs) - set(SLOTS):
        raise _fault(f"unknown slot {slot!r}", slot, SLOTS)
    for phrase in _listed(raw[kind]):
        words = tuple(fold(word) for word in phrase.replace("’", "’ ").replace("'", "’ ").split())
        reflexive = words[:1] in {("se",), ("s'",)}
        if len(words) <= reflexive:
            raise LexiconError(f"{phrase!r} names no {kind}")
        yield Entry(
            id=f"{relation}/{kind}/{phrase}",
            relation=relation,
            kind=kind,
            words=words[1:] if reflexive else words,
            reflexive=reflexive,
            slots=slots,
            where=_conditions(raw.get("where"), classes),
            unless=_conditions(raw.get("unless"), classes),
            needs=needs,
            mode=next(iter(_listed(raw.get("mode"), most=1)), None),
            polarity=Polarity(raw.get("polarity", Polarity.AFFIRMED)),
            modality=Modality(raw["modality"]) if "modality" in raw else None,
            examples=tuple(_listed(raw.get("examples"))),
            counterexamples=tuple(_listed(raw.get("counterexamples"))),
        )


def _functions(value: Any) -> tuple[str, ...]:
    functions = tuple(_listed(value))
    for function in functions:
        if not _FUNCTION.fullmatch(function):
            raise LexiconError(f"unknown function {function!r}", cure="see docs/ontology.md for those there are")
    return functions


def _conditions(value: Any, classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    if not isinstance(value, dict | None):
        raise LexiconError(f"{value!r} is no mapping from a function to lemmas")
    return {
        _functions(function)[0]: frozenset(lemma for word in _listed(words) for lemma in _lemmas(word, classes))
        for function, words in (value or {}).items()
    }


def _lemmas(word: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if not word.startswith("<"):
        return frozenset({fold(word)})
    if word[1:-1] not in classes:
        raise _fault(f"unknown class {word}", word[1:-1], classes)
    return classes[word[1:-1]]


def _listed(value: Any, *, most: int | None = None) -> list[str]:
    """Return *value*, a text or a list of texts, as a list."""
    values = value if isinstance(value, list) and most is None else [] if value is None else [value]
    for item in values:
        if not isinstance(item, str):
            raise LexiconError(f"{item!r} is no text", cure="put it in quotes")
    return values


def _fault(problem: str, name: str, known: Iterable[str]) -> LexiconError:
    close = get_close_matches(str(name), sorted(known), n=1)
    return LexiconError(problem, cure=f"did you mean {close[0]!r}?" if close else f"known: {', '.join(sorted(known))}")
