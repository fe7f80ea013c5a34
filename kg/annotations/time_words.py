"""The words of `ontology/times.fr.yaml`, as fragments of regular expressions and as the numbers that they stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.lexicon.wordlists import read_yaml
from kg.lexicon.words import fold
from kg.resources import ontology_dir

#: Between two words. Never a line break, which ends a sentence; bounded, so that matching stays linear.
SPACE = r"[^\S\n]{1,3}"

#: Lists by number or unit …
_NUMBERED = (
    *("months", "weekdays", "units", "seasons", "thirds", "numbers", "ordinals", "divisions"),
    *("deictics", "shifts", "anaphoric_shifts", "anaphors"),
)
#: … and plain lists.
_PLAIN = ("several", "dayparts", "names", "scheduling_verbs")
#: All of them, by name.
LISTS = frozenset((*_NUMBERED, *_PLAIN))
_PART = re.compile(r"[^\W_]+")
_LONG = frozenset({"week", "weekend", "month", "year"})
_TYPOGRAPHY = str.maketrans({" ": SPACE, "’": "['’]", "-": "[-‑]", ".": r"\."})


@cache
def _data() -> Mapping[str, Mapping[str | int, Iterable[str]]]:
    return read_yaml(ontology_dir() / "times.fr.yaml", {*_NUMBERED, *_PLAIN, "few"})


@cache
def _values(kind: str) -> dict[str, str | int]:
    return {fold(word): value for value, words in _data()[kind].items() for word in words}


def value_of(kind: str, word: str) -> int:
    """Return the number that *word* stands for among the words of *kind* (`months`), in letters or digits (« 1er »)."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else int(_values(kind)[" ".join(fold(word).split())])


def unit_of(word: str) -> str:
    """Return the name of the unit (`week`) that *word* (« semaines ») is a form of."""
    return str(_values("units")[fold(word)])


def few(unit: str) -> int:
    """Return how many of *unit* « quelques » is taken to be."""
    return int(str(_data()["few"][unit]))


def words(kind: str) -> list[str]:
    """Return the words of *kind*, as written in the file."""
    entries = _data()[kind]
    return [word for group in entries.values() for word in group] if isinstance(entries, Mapping) else list(entries)


@cache
def _openings(kind: str) -> frozenset[str]:
    return frozenset(next(iter(parts_of(form)), "") for form in words(kind))


def parts_of(text: str) -> Iterator[str]:
    """Yield the words of *text* in small letters, and each that ends with s without it too."""
    for part in _PART.findall(text.lower()):
        yield part.removesuffix("s")
        yield part


def stands_in(kind: str, among: frozenset[str]) -> bool:
    """Return whether a word of *kind* may stand among the words *among*, as `parts_of` gives them: the first part of one does."""
    return not _openings(kind).isdisjoint(among)


def any_of(forms: Iterable[str]) -> str:
    """Return a pattern for any of the phrases *forms*, the longest first; typographic variants match too."""
    patterns = [form.translate(_TYPOGRAPHY) for form in sorted(forms, key=lambda form: (-len(form), form))]
    return f"(?:{'|'.join(patterns)})"


@cache
def _fragments() -> dict[str, str]:
    parts = {kind: any_of(words(kind)) for kind in (*_NUMBERED, *_PLAIN)}
    clock = rf"\d{{1,2}}(?:{SPACE})?(?:heures?|h)(?:(?:{SPACE})?\d\d)?(?:{SPACE}(?:GMT|TU|locales?))?"
    # A noun in the plural after a number makes it a count: « en 2000 exemplaires », « lundi 12 soldats ».
    plural = r"(?!(?:dans|sans|mais|vers|puis|alors|depuis|après)\b)[^\W\d_]+[sx]\b"
    return parts | {
        "_": SPACE,
        "long_units": any_of(word for word in words("units") if unit_of(word) in _LONG),
        "plural_shifts": any_of(word for word in words("shifts") if word.endswith("s")),
        "year": r"(?:1[5-9]|20)\d\d(?!\d|[.,/]\d)",
        "dom": r"(?:1er|premier|[12]\d|3[01]|0?[1-9])(?!\d|[.,]\d)",
        "number": rf"(?:\d{{1,3}}(?!\d)|{parts['numbers']})",
        "clock": rf"(?:,?{SPACE}{parts['dayparts']}\b)?(?:{SPACE}(?:à|vers|dès){SPACE}{clock})?",
        "not_a_count": rf"(?!{SPACE}(?:{plural}|\d|[%€$]|h\b|(?:à|ou){SPACE}\d{{1,3}}(?!\d)))",
    }


def whole_words(template: str) -> re.Pattern[str]:
    """Return the compiled *template* of a rule; it matches whole words only, whatever their case."""
    return re.compile(rf"(?<![\w/]){_expand(template)}(?!\w)", re.IGNORECASE)


def just_before(template: str) -> re.Pattern[str]:
    """Return the compiled *template*, from the start of a word to the end of what is searched."""
    return re.compile(rf"(?<![\w/]){_expand(template)}\Z", re.IGNORECASE)


def _expand(template: str) -> str:
    pattern = template.replace("’", "['’]").replace(" ", "{_}")
    for name, fragment in _fragments().items():
        pattern = pattern.replace(f"{{{name}}}", fragment)
    return f"(?:{pattern})"
