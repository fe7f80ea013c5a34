"""What is shown on a screen holds no character that is not seen and changes how the others are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kg.text.deceiving import without_deceiving

_MARKS_OF_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "character", [*_MARKS_OF_DIRECTION, "\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufeff", "\uffff"]
)
def test_a_character_that_deceives_is_left_out(character: str) -> None:
    assert without_deceiving(f"a{character}b") == "ab"


@given(text=st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Mn"])))
def test_letters_signs_and_spaces_stay(text: str) -> None:
    assert without_deceiving(text) == text


def test_lines_and_words_stay_apart() -> None:
    assert without_deceiving("un\tdeux\r\ntrois\nquatre\u2028cinq") == "un\tdeux\r\ntrois\nquatre\u2028cinq"


def test_what_is_escaped_is_not_escaped_again() -> None:
    assert isinstance(without_deceiving(Markup("<b>\u202ea</b>")), Markup)
