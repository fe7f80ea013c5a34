"""Straight quotes become « and » where it can be told which of the two each one is; all lengths stay."""

import re
from collections.abc import Iterator
from itertools import pairwise

_QUOTE = re.compile("[«»]")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[’«—–-]))\"(?=[^\s,;:.!?)])", re.MULTILINE)
_CLOSES = re.compile(r"(?<=[^\s(\[«])\"(?=$|[^\w\"])", re.MULTILINE)
_WRONG_CLOSING = re.compile(r"(?m)^»|(?<=[\s’(])»(?=\w)")
_WRONG_OPENING = re.compile(r"(?m)(?<=\w)«(?=[\s,;:.!?)]|$)")
_LINE = re.compile(r"[^\n]+")


def pair_quotes(text: str) -> str:
    """Return *text* with its pairs of quotes as `«…»`; a quote without a partner on its line stays as it is.

    >>> pair_quotes('Il "doute" de l’accord "final".')
    'Il «doute» de l’accord «final».'
    >>> pair_quotes('"Nous partons ", dit-elle. "Adieu ".')
    '«Nous partons », dit-elle. «Adieu ».'
    """
    characters = list(_turned(text))
    openings = {match.start() for match in _OPENS.finditer(text)}
    closings = {match.start() for match in _CLOSES.finditer(text)}
    for first, last in _pairs(text, openings, closings):
        characters[first], characters[last] = "«", "»"
    return "".join(characters)


def _turned(text: str) -> str:
    """Return *text* with the quotes turned round that stand the wrong way, where one on the same line makes the pair."""
    turned = list(text)
    for line in _LINE.finditer(text):
        quotes = list(_QUOTE.finditer(text, *line.span()))
        for before, after in pairwise(quotes):
            if before[0] == after[0] == "»" and _WRONG_CLOSING.match(text, before.start()):
                turned[before.start()] = "«"
            elif before[0] == after[0] == "«" and _WRONG_OPENING.match(text, after.start()):
                turned[after.start()] = "»"
    return "".join(turned)


def _pairs(text: str, openings: set[int], closings: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of each opening quote and the one that closes it, on one line."""
    opened: int | None = None
    for match in re.finditer(r'["\n]', text):
        place = match.start()
        if match[0] == "\n":
            opened = None
        elif opened is not None and place not in openings - closings:
            yield opened, place
            opened = None
        elif place not in closings - openings:
            opened = place
