"""Plural forms of titles: « vice-présidents », « chefs des diplomaties », « généraux »."""

from collections.abc import Iterator

from kg.lexicon.wordlists import Phrase

_INVARIABLE = frozenset({"vice", "ex", "sous", "porte", "etat", "en", "grand"})
_OF = frozenset({"de", "d", "du", "a", "en", "par", "au", "aux"})
_SIGNS = frozenset({"-", "'", "."})


def plurals(form: Phrase) -> Iterator[Phrase]:
    """Yield the plural of the folded words of a title: its head takes it, a complement may (« chefs des diplomaties »).

    >>> list(plurals(("vice", "-", "president")))
    [('vice', '-', 'presidents')]
    >>> list(plurals(("chef", "de", "la", "diplomatie")))[-1]
    ('chefs', 'des', 'diplomaties')
    """
    split = next((i for i, word in enumerate(form) if word in _OF and i), len(form))
    head = tuple(word if word in _INVARIABLE | _SIGNS else _plural(word) for word in form[:split])
    yield head + form[split:]
    match form[split:]:
        case ("de", "la", noun) | ("du", noun):
            yield (*head, "des", _plural(noun))
        case ("de", "l", "'", "etat"):
            yield (*head, "d", "'", "etat")


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    return f"{word.removesuffix('al')}aux" if word.endswith("al") else f"{word}s"


def is_only_plural(form: str, forms: tuple[str, ...]) -> bool:
    """Return whether *form* of a demonym is a plural that is no singular: « turcs », not « français »."""
    return form.endswith(("s", "x")) and form[:-1] in forms
