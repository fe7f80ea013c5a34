"""Long names of bodies, known by the acronym behind them: « le Collectif togolais pour l’eau des villages (CTEV) ».

How far such a name goes no noun tells, for it is made of common words; the letters in the brackets do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym
from kg.annotations.phrases import Words
from kg.lexicon.words import fold
from kg.model import ActorType

_LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "'", "et", "pour", "en", "a", "au", "aux", "sur",
                    "dans", "contre", "par", "-", "of", "for", "and", "the", "on"})  # fmt: skip
_FEWEST = 3  # letters: two may be anybody's
_LONGEST = 14  # words
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.ARMED_FORCE, ActorType.GROUP})


def spell_initials(mentions: Iterable[ActorMention], words: Words) -> list[ActorMention]:
    """Return *mentions*, with the whole name before each acronym in brackets in the place of its parts."""
    found = list(mentions)
    names = list(_names(found, words))
    taken = {index for name in names for index in range(name.start, name.end)}
    kept = (m for m in found if taken.isdisjoint(range(m.start, m.end)))
    return sorted([*kept, *names], key=lambda mention: mention.start)


def _names(mentions: list[ActorMention], words: Words) -> Iterator[ActorMention]:
    for acronym in mentions:
        body = acronym.actors[0] if acronym.kind is MentionKind.NAME and acronym.actors else None
        at = words.first_of_token.get(acronym.start)
        if at is None or body is None or body.type not in _BODIES or words.folded[at - 1 : at] != ["("]:
            continue
        start = _start(words, at - 1, words.text(at)) if is_acronym(words.text(at)) else None
        if start is None:
            continue
        first, last = words.tokens(start, at - 1)
        if any(m.start <= first and m.end >= last for m in mentions):
            continue  # it is read as a whole
        actor = body if body.known else new_actor(words.between(start, at - 1), ActorType.ORGANIZATION, body.country)
        root = int(words.doc[first:last].root.i)
        yield replace(acronym, start=first, end=last, root=root, actors=(actor,), plural=False)


def _start(words: Words, end: int, acronym: str) -> int | None:
    """Return the word with which the name begins whose words, from the last before *end* backwards, begin with the letters of *acronym*."""
    letters = [letter for letter in fold(acronym) if letter.isalpha()]
    if len(letters) < _FEWEST:
        return None
    index = end - 1
    while letters and index >= max(0, end - _LONGEST):
        word = words.folded[index]
        if word[:1] == letters[-1] and (word not in _LINKS or words.folded[index - 1 : index] == ["'"]):
            letters.pop()
        elif word not in _LINKS:
            return None
        if not letters:
            return index if words.is_capital(index) else None
        index -= 1
    return None
