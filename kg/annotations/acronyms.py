"""Names that an acronym in brackets spells: « l’[Association pour l’accès à la justice] (AAJ) »."""

from spacy.tokens import Doc

from kg.lexicon.words import fold

_SMALL = frozenset(
    ["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "a", "au", "aux", "en", "sur", "dans", "par", "contre", "-"]
)  # fmt: skip
_LONGEST, _FEWEST = 14, 3  # tokens of a name; letters of an acronym that a name spells by more than chance


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
