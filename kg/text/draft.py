"""A text under repair that never forgets where its characters stood.

    source  «Il part.Elle rit. Partager»      text  «Il part. Elle rit.»
             └──────┘└────────┘                      └──────┘ └────────┘
    pieces  (0→0, 8), (9→8, 9)                dropped  (18, 26, "share")

Each repair is a list of edits of the text as it stands; `edit` applies them and carries the offsets along.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import Dropped, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Put `text` in place of `draft.text[start:end]`; with a rule's name, what stood there is reported as dropped."""

    start: int
    end: int
    text: str = ""
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text so far.

    For each piece, `text[start:start + length]` is the stretch of the source at `source_start`, character by character;
    the two may differ in characters that were exchanged one for one (`'` and `’`, a thin space and a space).
    """

    text: str
    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...] = ()

    @classmethod
    def of(cls, source: str) -> "Draft":
        """Return the draft in which nothing has been done yet."""
        whole = (Piece(start=0, source_start=0, length=len(source)),) if source else ()
        return cls(text=source, pieces=whole)

    def exchange(self, text: str) -> "Draft":
        """Return the draft with *text*, which has other characters in the same places.

        Raises:
            ValueError: *text* is longer or shorter.
        """
        if len(text) != len(self.text):
            message = "characters can only be exchanged one for one"
            raise ValueError(message)
        return replace(self, text=text)

    def edit(self, edits: Iterable[Edit]) -> "Draft":
        """Return the draft after *edits*; of two that overlap, the one that starts first (then the longer) is applied."""
        texts: list[str] = []
        pieces: list[Piece] = []
        dropped: list[Dropped] = []
        cursor = length = 0
        for edit in (*_in_order(edits), Edit(start=len(self.text), end=len(self.text))):
            pieces.extend(self._moved(cursor, edit.start, length - cursor))
            texts += (self.text[cursor : edit.start], edit.text)
            length += edit.start - cursor + len(edit.text)
            cursor = edit.end
            if edit.rule:
                dropped.append(self._dropped(edit, edit.rule))
        return Draft(text="".join(texts), pieces=tuple(_joined(pieces)), dropped=(*self.dropped, *dropped))

    def _moved(self, start: int, end: int, shift: int) -> Iterator[Piece]:
        """Yield the pieces of `text[start:end]`, moved by *shift*."""
        index = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        while index < len(self.pieces) and (piece := self.pieces[index]).start < end:
            first = max(start, piece.start)
            last = min(end, piece.start + piece.length)
            if first < last:
                source_start = piece.source_start + first - piece.start
                yield Piece(start=first + shift, source_start=source_start, length=last - first)
            index += 1

    def _dropped(self, edit: Edit, rule: str) -> Dropped:
        parts = list(self._moved(edit.start, edit.end, 0))
        start = parts[0].source_start if parts else 0
        end = parts[-1].source_start + parts[-1].length if parts else 0
        return Dropped(start=start, end=end, rule=rule)


def _in_order(edits: Iterable[Edit]) -> Iterator[Edit]:
    cursor = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= cursor:
            yield edit
            cursor = edit.end


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, those that touch both in the text and in the source as one."""
    last: Piece | None = None
    for piece in pieces:
        if last and (last.start + last.length, last.source_start + last.length) == (piece.start, piece.source_start):
            last = replace(last, length=last.length + piece.length)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
