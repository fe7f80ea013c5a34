"""How words are compared."""

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import words
from kg.lexicon.words import fold, phrase, slug, split_words, stem


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(words)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("ÉTATS-UNIS", "États‑Unis"), ("l’Otan", "l'OTAN"), ("Œuvre", "oeuvre"), ("Erdoğan", "Erdogan"), ("ﬁn", "fin")],
)
def test_spellings_that_are_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert phrase(one) == phrase(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_stand_in_order_and_leave_out_spaces_only(text: str) -> None:
    spans = split_words(text)
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text(min_size=1))
def test_a_slug_is_safe_in_an_iri_and_never_empty(text: str) -> None:
    assert slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_labels_in_other_scripts_keep_apart() -> None:
    assert slug("北京") != slug("東京")


@pytest.mark.parametrize(
    ("one", "other"), [("garanties", "garantie"), ("retirer", "retirée"), ("expulsion", "expulsions")]
)
def test_forms_of_one_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
