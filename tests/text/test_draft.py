"""Whatever edits are made, every character knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.draft import Draft, Edit

SOURCE = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    def edit() -> Edit:
        start = draw(st.integers(0, length))
        rule = draw(st.sampled_from([None, "rule"]))
        return Edit(
            start=start, end=draw(st.integers(start, length)), text=draw(st.sampled_from(["", " ", "\n"])), rule=rule
        )

    return [edit() for _ in range(draw(st.integers(0, 6)))]


@given(st.data())
def test_every_character_stands_where_its_piece_says(data: st.DataObject) -> None:
    draft = Draft.of(SOURCE)
    for _ in range(3):
        draft = draft.edit(data.draw(edits(len(draft.text))))
    in_pieces = [range(piece.start, piece.start + piece.length) for piece in draft.pieces]
    for piece in draft.pieces:
        assert (
            draft.text[piece.start : piece.start + piece.length]
            == SOURCE[piece.source_start : piece.source_start + piece.length]
        )
        assert piece.length > 0
    assert sorted({place for places in in_pieces for place in places}) == sorted(
        place for places in in_pieces for place in places
    )
    put_in = [c for place, c in enumerate(draft.text) if not any(place in places for places in in_pieces)]
    assert set(put_in) <= {" ", "\n"}
    assert [piece.source_start for piece in draft.pieces] == sorted(piece.source_start for piece in draft.pieces)


def test_edits_say_what_they_drop() -> None:
    draft = Draft.of("Il part.Elle rit. Partager").edit(
        [Edit(start=17, end=26, rule="share"), Edit(start=8, end=8, text=" ")]
    )
    assert draft.text == "Il part. Elle rit."
    assert [(piece.start, piece.source_start, piece.length) for piece in draft.pieces] == [(0, 0, 8), (9, 8, 9)]
    assert [(part.start, part.end, part.rule) for part in draft.dropped] == [(17, 26, "share")]


def test_of_two_edits_that_overlap_the_first_and_longer_wins() -> None:
    draft = Draft.of("abcdef").edit([Edit(start=2, end=4), Edit(start=1, end=2), Edit(start=1, end=3)])
    assert draft.text == "adef"


def test_characters_are_exchanged_one_for_one() -> None:
    assert Draft.of("l'eau").exchange("l’eau").pieces == Draft.of("l'eau").pieces
    with pytest.raises(ValueError, match="one for one"):
        Draft.of("l'eau").exchange("leau")
