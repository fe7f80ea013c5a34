"""Lines: what an e-mail or an old terminal has wrapped is joined again, spaces and blank lines are tidied.

A text is taken for wrapped if its lines are short and most breaks fall before a word in lower case: then a line is joined
with the next if the next one's first word would not have found room on it. In any text, a line that stops in the middle of
a sentence is joined with one that begins in lower case.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.text.draft import Draft, Edit
from kg.text.rules import CleaningRules

#: Longest line of a wrapped text, in characters.
_WIDEST = 120
_LINE = re.compile(r"[^\n]+")
_SPACES = re.compile(r"\s\s+|\A\s|\s\Z")
_STRAY_SPACE = re.compile(r"(?<=[\w»)]) (?=[,.](?:\s|$))")
_UNFINISHED = re.compile(r"[a-zà-öø-ÿœ\d’,-]$")
_WORD_END = re.compile(r"[^\W\d_]{1,40}-$")

#: Start and end of a line's own characters, without the spaces around them.
_Span = tuple[int, int]


def join_lines(draft: Draft, rules: CleaningRules) -> Draft:
    """Return *draft* with the lines of each wrapped paragraph joined, and the words that were cut at line ends."""
    text = draft.text
    pairs = list(_adjacent_lines(text))
    narrow = [pair for pair in pairs if max(map(_length, pair)) <= _WIDEST]
    is_wrapped = 2 * sum(text[below[0]].islower() for _, below in narrow) >= max(1, len(narrow))
    width = max((_length(span) for pair in narrow for span in pair), default=0) if is_wrapped else _WIDEST
    joints = [(above, below) for above, below in pairs if _belongs(text, above, below, width, is_wrapped=is_wrapped)]
    return draft.edit(_joint(text, above[1], below[0], rules) for above, below in joints)


def tidy_spaces(draft: Draft) -> Draft:
    """Return *draft* with single spaces, none at the ends of lines or before a comma, and without blank lines."""
    edits = [edit for match in _SPACES.finditer(draft.text) for edit in _shortened(draft.text, match)]
    tidy = draft.edit(edits)
    return tidy.edit(Edit(start=m.start(), end=m.end()) for m in _STRAY_SPACE.finditer(tidy.text))


def spans_of_lines(text: str) -> Iterator[_Span]:
    """Yield the spans of the lines that are not blank, without the spaces around them."""
    for match in _LINE.finditer(text):
        line = match[0]
        if stripped := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def _adjacent_lines(text: str) -> Iterator[tuple[_Span, _Span]]:
    """Yield each two lines of which the second stands right below the first, without a blank line between."""
    for above, below in pairwise(spans_of_lines(text)):
        if text.count("\n", above[1], below[0]) == 1:
            yield above, below


def _length(span: _Span) -> int:
    return span[1] - span[0]


def _belongs(text: str, above: _Span, below: _Span, width: int, *, is_wrapped: bool) -> bool:
    """Return whether the line *above* goes on *below*."""
    if text[below[0]].islower():
        return is_wrapped or (above[0] > 0 and _UNFINISHED.search(text, *above) is not None)
    first_word = text[below[0] : below[1]].split(maxsplit=1)[0]
    return is_wrapped and _length(above) <= width < _length(above) + 1 + len(first_word)


def _joint(text: str, end: int, start: int, rules: CleaningRules) -> Edit:
    cut = _WORD_END.search(text, max(0, end - 50), end)
    if not cut:
        return Edit(start=end, end=start, text=" ")
    rest = re.match(r"\w*", text[start : start + 50])
    if rules.is_compound(cut[0][:-1], rest[0] if rest else ""):
        return Edit(start=end, end=start)
    return Edit(start=end - 1, end=start, rule="hyphenation")


def _shortened(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Yield what leaves of a run of spaces one space or line break, and nothing at either end of the text."""
    start, end = match.span()
    if start == 0 or end == len(text):
        yield Edit(start=start, end=end)
        return
    kept = start + max(0, match[0].find("\n"))
    yield Edit(start=start, end=kept)
    yield Edit(start=kept + 1, end=end)
