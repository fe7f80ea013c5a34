"""A text under repair that never forgets where its characters stood.

    source  «Il part.Elle rit. Partager»      text  «Il part. Elle rit.»
             └──────┘└────────┘                      └──────┘ └────────┘
    pieces  (0→0, 8), (9→8, 9)                dropped  (18, 26, "share")

Each repair is a list of edits of the text as it stands; `edit` applies them and carries the offsets along.
"""

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
        ordered = list(_in_order(edits))
        if not ordered:
            return self
        texts: list[str] = []
        pieces: list[Piece] = []
        dropped: list[Dropped] = []
        cursor = length = first = 0
        for edit in (*ordered, Edit(start=len(self.text), end=len(self.text))):
            first = self._move(pieces, first, cursor, edit.start, length - cursor)
            texts += (self.text[cursor : edit.start], edit.text)
            length += edit.start - cursor + len(edit.text)
            cursor = edit.end
            if edit.rule:
                dropped.append(self._dropped(first, edit, edit.rule))
        return Draft(text="".join(texts), pieces=tuple(pieces), dropped=(*self.dropped, *dropped))

    def _move(self, moved: list[Piece], first: int, start: int, end: int, shift: int) -> int:
        """Append the pieces of `text[start:end]` to *moved*, *shift* further; look from the piece *first* on.

        Returns:
            The piece from which to look for what stands behind *end*.
        """
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= end:
                return max(first, index - 1)
            begin, stop = max(start, piece.start), min(end, piece.start + piece.length)
            if begin < stop:
                _append(moved, begin + shift, piece.source_start + begin - piece.start, stop - begin)
        return max(first, len(self.pieces) - 1)

    def _dropped(self, first: int, edit: Edit, rule: str) -> Dropped:
        parts: list[Piece] = []
        self._move(parts, first, edit.start, edit.end, 0)
        start = parts[0].source_start if parts else 0
        end = parts[-1].source_start + parts[-1].length if parts else 0
        return Dropped(start=start, end=end, rule=rule)


def _append(pieces: list[Piece], start: int, source_start: int, length: int) -> None:
    """Append a piece, as part of the last one if the two touch both in the text and in the source."""
    if pieces and (last := pieces[-1]).start + last.length == start and last.source_start + last.length == source_start:
        start, source_start, length = last.start, last.source_start, last.length + length
        pieces.pop()
    pieces.append(Piece(start=start, source_start=source_start, length=length))


def _in_order(edits: Iterable[Edit]) -> Iterator[Edit]:
    cursor = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= cursor:
            yield edit
            cursor = edit.end
