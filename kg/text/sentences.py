"""Where sentences end, told from punctuation alone; and repairs of what a bad scraper or translator did to them.

…au port d’Accra.Les pêcheurs…  glued: a space is put between
…dit-il. homologue à Oslo…       cut: the words before are lost; a line break keeps the rest from its neighbours
"""

import re
from collections.abc import Iterator

from kg.text.draft import Draft, Edit
from kg.text.rules import CleaningRules

#: A full stop or the like, with the quotes and brackets that it closes, before something that no sentence goes on with.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?: ?[»)\]]){0,3}\s++(?![a-zà-öø-ÿœ,;:.!?»)])")
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_] )|(?<=[»)]))[.!?…](?=[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ’])(?!\.(?:Com|Fr|Org|Net|Info)\b)"
)
_GLUED_QUOTE = re.compile(
    r"(?<=[^\W\d_][.!?…])(?=«)|(?:(?<=[^\W\d_]»)|(?<=[^\W\d_] »)|(?<=[.!?…,]»)|(?<=[.!?…,] »))(?=[^\W\d_])"
)
_GLUED_COMMA = re.compile(r"(?<=[^\W\d_],)(?=[^\W\d_])")
_STRAY_STOP = re.compile(r"(?<=[.!?…»]) \. ?(?=[A-ZÀ-ÖØ-ÞŒ])")
_CUT = re.compile(r"(?<=[^\W\d_]{3})\. (?=[a-zà-öø-ÿœ])")
_WORD = re.compile(r"[^\W\d_]+$")


def spans_of_sentences(text: str, start: int, end: int, rules: CleaningRules) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of the line `text[start:end]`."""
    first = start
    for match in _END.finditer(text, start, end):
        if match[0].startswith(".") and _is_abbreviation(text, match.start(), rules):
            continue
        yield first, match.start() + len(match[0].rstrip())
        first = match.end()
    if first < end:
        yield first, end


def separate_glued(draft: Draft) -> Draft:
    """Return *draft* with a space between glued sentences, and without a stop that belongs to neither."""
    text = draft.text
    spaces = [
        Edit(start=m.end(), end=m.end(), text=" ")
        for p in (_GLUED, _GLUED_QUOTE, _GLUED_COMMA)
        for m in p.finditer(text)
    ]
    stops = [Edit(start=m.start() + 1, end=m.end(), rule="stray-stop") for m in _STRAY_STOP.finditer(text)]
    return draft.edit(spaces + stops)


def separate_cut(draft: Draft, rules: CleaningRules) -> Draft:
    """Return *draft* with a line break before each sentence that has lost its beginning.

    Such a one begins in lower case after a full stop, or closes a quotation that nobody opened.
    """
    text = list(draft.text)
    for match in _CUT.finditer(draft.text):
        if not _is_abbreviation(draft.text, match.start(), rules):
            text[match.end() - 1] = "\n"
    for start in _unopened(draft.text, rules):
        text[start - 1] = "\n"
    return draft.exchange("".join(text))


def _unopened(text: str, rules: CleaningRules) -> Iterator[int]:
    """Yield where sentences begin, other than a line's first, that close a quotation which is not open."""
    line_start = 0
    for line in text.split("\n"):
        is_open = False
        for start, end in spans_of_sentences(text, line_start, line_start + len(line), rules):
            sentence = text[start:end]
            opening, closing = sentence.find("«"), sentence.find("»")
            if not is_open and closing >= 0 and not 0 <= opening < closing and start > line_start:
                yield start
            if max(opening, closing) >= 0:
                is_open = sentence.rfind("«") > sentence.rfind("»")
        line_start += len(line) + 1


def _is_abbreviation(text: str, stop: int, rules: CleaningRules) -> bool:
    """Return whether the word before the full stop at *stop* is an initial or an abbreviation."""
    word = _WORD.search(text, max(0, stop - 20), stop)
    return word is not None and ((len(word[0]) == 1 and word[0].isupper()) or word[0].lower() in rules.abbreviations)
