"""Names that an acronym in brackets spells: « l’[Association pour l’accès à la justice] (AAJ) ».

How far such a name goes no noun tells, for it is made of common words; the letters in the brackets do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.names import is_acronym
from kg.lexicon.words import fold
from kg.model import ActorType

_SMALL = frozenset(
    ["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "a", "au", "aux", "en", "sur", "dans", "par", "contre", "-"]
)  # fmt: skip
_LONGEST, _FEWEST = 14, 3  # tokens of a name; letters of an acronym that a name spells by more than chance
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.ARMED_FORCE, ActorType.GROUP})


def spell_out(mentions: Iterable[ActorMention], doc: Doc) -> list[ActorMention]:
    """Return *mentions*, with the whole name before each acronym in brackets in the place of its parts."""
    found = list(mentions)
    names = list(_names(found, doc))
    taken = {index for name in names for index in range(name.start, name.end)}
    kept = (m for m in found if taken.isdisjoint(range(m.start, m.end)))
    return sorted([*kept, *names], key=lambda mention: mention.start)


def _names(mentions: list[ActorMention], doc: Doc) -> Iterator[ActorMention]:
    covering = {index: mention for mention in mentions for index in range(mention.start, mention.end)}
    for acronym in mentions:
        body = acronym.actors[0] if acronym.kind is MentionKind.NAME and acronym.actors else None
        text, bracket = doc[acronym.start : acronym.end].text, acronym.start - 1
        if body is None or body.type not in _BODIES or bracket < 1 or doc[bracket].text != "(" or not is_acronym(text):
            continue
        start = spelling_start(doc, bracket, text)
        if start is None or (start in covering and covering[start].end >= bracket):
            continue  # it is read as a whole
        actor = body if body.known else new_actor(doc[start:bracket].text, ActorType.ORGANIZATION, body.country)
        root = int(doc[start:bracket].root.i)
        yield replace(acronym, start=start, end=bracket, root=root, actors=(actor,), plural=False)


def spelling_start(doc: Doc, bracket: int, acronym: str) -> int | None:
    """Return where the name begins whose initials are *acronym*, up to the opening *bracket*, or None.

    Each word of it gives a letter, but small ones need not; it begins with a capital.
    """
    letters = fold(acronym)
    return _start(doc, bracket - 1, letters, bracket - _LONGEST) if len(letters) >= _FEWEST else None


def _start(doc: Doc, index: int, letters: str, first: int) -> int | None:
    """Return where the words that end with *index* begin to spell *letters*."""
    if index < max(first, 0) or doc[index].is_space:
        return None
    word = fold(doc[index].text)
    if word.startswith(letters[-1]):
        if len(letters) == 1 and doc[index].text[:1].isupper():
            return index
        found = _start(doc, index - 1, letters[:-1], first) if len(letters) > 1 else None
        if found is not None:
            return found
    return _start(doc, index - 1, letters, first) if word in _SMALL else None
