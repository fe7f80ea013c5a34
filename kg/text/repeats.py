"""What a page says twice: its title, cut short in the breadcrumbs or again below the text, and whole paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.text.draft import Draft, Edit
from kg.text.lines import spans_of_lines

#: A shorter paragraph may well stand twice ("Oui."); in letters and digits.
_SHORTEST_REPEAT = 40
#: A headline is no longer, in characters, and ends as no sentence does.
_LONGEST_TITLE = 250
_SENTENCE_END = re.compile(r"(?<!\.\.)[.;:,](?: ?[»)])?$")
_NO_LETTERS = re.compile(r"[\W_]+")
_ELLIPSIS = re.compile(r"(?:\.{3}|…)$")
#: Of a title that was cut short at least so many letters are left.
_SHORTEST_CUT = 15


def drop_cut_titles(draft: Draft) -> Draft:
    """Return *draft* without lines that end in the cut beginning of the next one: `Accueil Monde Le port de…`."""
    return draft.edit(_cut_titles(draft.text))


def drop_repeats(draft: Draft, title: str | None) -> Draft:
    """Return *draft* with each paragraph once; a *title* that is known stands at the top or not at all."""
    return draft.edit(_repeated(draft.text, title))


def headline_end(text: str, title: str | None) -> int:
    """Return where the headline of *text* ends: its first line, if that is the *title* or looks like one; else 0."""
    first, _, rest = text.partition("\n")
    if not rest:
        return 0
    if title and _key(first) == _key(title):
        return len(first)
    return (
        len(first) if len(first) <= _LONGEST_TITLE and not first[0].islower() and not _SENTENCE_END.search(first) else 0
    )


def _repeated(text: str, title: str | None) -> Iterator[Edit]:
    seen: set[str] = set()
    for number, (start, end) in enumerate(spans_of_lines(text)):
        key = _key(text[start:end])
        if title and key == _key(title) and (number or key in seen):
            yield Edit(start=start, end=end, rule="repeated-title")
        elif key in seen:
            yield Edit(start=start, end=end, rule="repeated-paragraph")
        if len(key) >= _SHORTEST_REPEAT:
            seen.add(key)


def _cut_titles(text: str) -> Iterator[Edit]:
    spans = list(spans_of_lines(text))
    for (start, end), (below, below_end) in pairwise(spans):
        if end - start > 2 * _LONGEST_TITLE or not _ELLIPSIS.search(text, start, end):
            continue
        line, title = _key(text[start:end]), _key(text[below:below_end])
        found = line.find(title[:_SHORTEST_CUT])
        if len(title) >= _SHORTEST_CUT and found >= 0 and title.startswith(line[found:]):
            yield Edit(start=start, end=end, rule="breadcrumb")


def _key(line: str) -> str:
    """Return what two printings of one line have in common: its letters and digits."""
    return _NO_LETTERS.sub("", line).casefold()
