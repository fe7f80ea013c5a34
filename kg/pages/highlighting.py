"""Texts cut where something is marked in them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.pages.views import Segment


class Mark(NamedTuple):
    """A stretch of an article to mark: half-open offsets, `trigger` or `actor`, and the IRI that it leads to."""

    start: int
    end: int
    kind: str
    leads_to: str = ""


def cut(text: str, marks: Iterable[Mark], *, offset: int = 0) -> Iterator[Segment]:
    """Yield *text* in pieces that are marked or plain; together they are *text*.

    Where marks overlap, a trigger goes before an actor, and then the first one before those that follow.

    Args:
        text: What is cut.
        marks: What to mark; those that do not lie wholly in *text* are left out.
        offset: Where *text* stands in the article that the offsets of *marks* count from.
    """
    here = offset
    for mark in _apart(mark for mark in marks if offset <= mark.start < mark.end <= offset + len(text)):
        if here < mark.start:
            yield Segment(text=text[here - offset : mark.start - offset])
        yield Segment(text=text[mark.start - offset : mark.end - offset], kind=mark.kind, leads_to=mark.leads_to)
        here = mark.end
    if here < offset + len(text):
        yield Segment(text=text[here - offset :])


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    ranked = sorted(marks, key=lambda mark: (mark.kind != "trigger", mark))
    taken, kept = set[int](), []
    for mark in ranked:
        stretch = range(mark.start, mark.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(mark)
    return sorted(kept)
