"""Quotation marks: what stands between « and » (or “ and ”), how deep it is nested, and whether it is closed."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.parse import parse_of

OPEN, CLOSE = frozenset("«“"), frozenset("»”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The tokens between two marks, half-open, how deep they are nested, and whether a closing mark ends them."""

    start: int
    end: int
    depth: int
    closed: bool


def marked_spans(doc: Doc) -> list[Marked]:
    """Return what stands between marks, in order of the text, the outer before the inner.

    An opening mark that is never closed ends with its paragraph.
    """
    found: list[Marked] = []
    opened: list[int] = []
    for index, word in enumerate(parse_of(doc).folded):
        if word in OPEN:
            opened.append(index + 1)
        elif word in CLOSE and opened:
            found.append(Marked(start=opened.pop(), end=index, depth=len(opened), closed=True))
        elif "\n" in word and opened:
            found.append(Marked(start=opened[0], end=index, depth=0, closed=False))
            opened = []
    if opened:
        found.append(Marked(start=opened[0], end=len(doc), depth=0, closed=False))
    return sorted((m for m in found if m.start < m.end), key=lambda marked: (marked.start, -marked.end))


def is_marked(token: Token) -> bool:
    """Return whether *token* stands alone between marks: « traité de « lâche » », whatever the tagger takes it for."""
    before, after = token.i - 1, token.i + 1
    return before >= 0 and after < len(token.doc) and token.doc[before].text in OPEN and token.doc[after].text in CLOSE
