"""Straight quotes become « and » where it can be told which of the two each one is; all lengths stay."""

import re
from collections.abc import Iterator

_QUOTE = re.compile("[«»]")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[’«—–-]))\"(?=\S)", re.MULTILINE)
_CLOSES = re.compile(r"(?<=[^\s(\[«])\"(?=$|[^\w\"])", re.MULTILINE)
_WRONG_WAY = re.compile(r"(?m)(?:^|(?<=[\s’(]))»(?=\w)|^»")


def pair_quotes(text: str) -> str:
    """Return *text* with its pairs of quotes as `«…»`; a quote without a partner on its line stays as it is.

    >>> pair_quotes('Il "doute" de l’accord "final".')
    'Il «doute» de l’accord «final».'
    """
    characters = list(_turned(text))
    openings = {match.start() for match in _OPENS.finditer(text)}
    closings = {match.start() for match in _CLOSES.finditer(text)}
    for first, last in _pairs(text, openings, closings):
        characters[first], characters[last] = "«", "»"
    return "".join(characters)


def _turned(text: str) -> str:
    """Return *text* with each closing quote that stands where only an opening one can, turned round, if one closes it."""
    turned = list(text)
    for match in _WRONG_WAY.finditer(text):
        line_end = text.find("\n", match.end())
        following = _QUOTE.search(text, match.end(), line_end if line_end >= 0 else len(text))
        if following and following[0] == "»":
            turned[match.start()] = "«"
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
