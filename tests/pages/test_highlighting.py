"""Marking words in a text loses none of it, and no two marks lie over each other."""

from hypothesis import given
from hypothesis import strategies as st

from kg.pages.highlighting import Mark, cut

_OFFSETS = st.integers(0, 30)
_MARKS = st.lists(st.builds(Mark, start=_OFFSETS, end=_OFFSETS, kind=st.sampled_from(["trigger", "actor"])), max_size=8)


@given(text=st.text(max_size=20), marks=_MARKS, offset=st.integers(0, 10))
def test_the_pieces_together_are_the_text(text: str, marks: list[Mark], offset: int) -> None:
    assert "".join(piece.text for piece in cut(text, marks, offset=offset)) == text


@given(text=st.text(min_size=1, max_size=20), marks=_MARKS)
def test_what_is_marked_is_where_a_mark_says(text: str, marks: list[Mark]) -> None:
    asked = {text[mark.start : mark.end] for mark in marks if 0 <= mark.start < mark.end <= len(text)}
    marked = {piece.text for piece in cut(text, marks) if piece.kind}
    assert marked <= asked
    assert bool(marked) == bool(asked)


def test_a_trigger_goes_before_an_actor_and_the_first_before_the_next() -> None:
    text = "la visite du ministre à Oslo"
    marks = [
        Mark(0, 21, "actor", "a"),
        Mark(3, 9, "trigger", "t"),
        Mark(13, 21, "actor", "b"),
        Mark(13, 28, "actor", "c"),
    ]
    assert [(piece.text, piece.leads_to) for piece in cut(text, marks) if piece.kind] == [
        ("visite", "t"),
        ("ministre", "b"),
    ]


def test_offsets_count_from_the_article() -> None:
    pieces = list(cut("Elle a dit non.", [Mark(107, 110, "trigger", "e")], offset=100))
    assert [piece.text for piece in pieces] == ["Elle a ", "dit", " non."]


def test_a_mark_that_leaves_the_text_is_left_out() -> None:
    assert [piece.kind for piece in cut("Oslo", [Mark(2, 9, "actor"), Mark(98, 99, "trigger")])] == [""]
