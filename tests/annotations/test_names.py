"""Personal names: where they end, which are one person's."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotations import names
from kg.annotations.names import alike, first_name, is_acronym, name_end, same_person, surname
from kg.annotations.phrases import Words
from tests.french import annotate, load_reader

WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèïôçABCDEFG", min_size=1, max_size=14)


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(names)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergueï Lavrov", "Serguei Lavrov"),
        ("Sergueï Lavrov", "Sergeï Lavrov"),
        ("Lavrov", "Sergueï Lavrov"),
        ("Volodymyr Zelensky", "Volodimir Zelenski"),
        ("Mohammed Chtayyeh", "Mohammad Chtayyeh"),
        ("ERDOGAN", "Erdoğan"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.xfail(strict=True, reason="a particle before the family name is taken for a first name")
def test_a_particle_is_no_first_name() -> None:
    assert same_person("Ursula von der Leyen", "von der Leyen")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hafez al-Assad", "Bachar al-Assad"),
        ("George Bush", "Barbara Bush"),
        ("Ali Karimi", "Ali Rahimi"),
        ("Xi", "Li"),
        ("Jonas Vik", "Jonas Berg"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)


@given(WORD, WORD)
def test_alike_is_symmetric_and_reflexive(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@given(WORD, WORD, WORD, WORD)
def test_same_person_is_symmetric_and_reflexive(first: str, last: str, other_first: str, other_last: str) -> None:
    one, other = f"{first} {last}", f"{other_first} {other_last}"
    assert same_person(one, one)
    assert same_person(one, other) == same_person(other, one)


@pytest.mark.parametrize(
    "text",
    [
        "[Ursula von der Leyen] est arrivée.",
        "[Yoon Suk-yeol] est arrivé.",
        "[Hamad ben Khalifa al-Thani] est arrivé.",
        "[Jean-Pierre O’Brien] est arrivé.",
        "[John F. Kerry] est arrivé.",
        "[Lula] et Gustavo Petro sont arrivés.",
        "[José Manuel Albares], lui, est arrivé.",
        "[] le ministre est arrivé.",
    ],
)
def test_where_a_run_of_capitals_ends(text: str) -> None:
    name = text[1 : text.index("]")]
    words = Words(load_reader().nlp.make_doc(text.replace("[", "").replace("]", "")))
    assert words.between(0, name_end(words, 0)) == name


def test_a_name_ends_with_its_sentence() -> None:
    words = Words(annotate("Lima a réagi sur X. Il a plu."))
    start = words.folded.index("x")
    assert words.between(start, name_end(words, start)).rstrip(".") == "X"


def test_family_and_first_names() -> None:
    assert [surname(name) for name in ("Hulusi Akar", "AKAR", "Erdoğan")] == ["akar", "akar", "erdogan"]
    assert [first_name(name) for name in ("Hulusi Akar", "Akar")] == ["hulusi", ""]


@pytest.mark.parametrize(
    ("text", "expected"), [("ONU", True), ("Onu", False), ("É.-U.", True), ("X", False), ("", False)]
)
def test_acronyms(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


def test_a_family_name_in_the_headline_is_the_person_named_in_full_below() -> None:
    doc = annotate("Vik reçu à Lima\nJonas Vik, ministre norvégien de la Défense, est arrivé.")
    people = {mention.actors[0].label for mention in doc._.kg_mentions if mention.name}
    assert people == {"Jonas Vik"}


def test_two_people_of_one_family_name_stay_two() -> None:
    doc = annotate("Bachar al-Assad est arrivé. Hafez al-Assad est mort en 2000.")
    assert [mention.actors[0].label for mention in doc._.kg_mentions] == ["Bachar al-Assad", "Hafez al-Assad"]


def test_two_people_who_share_the_family_name_behind_the_second() -> None:
    doc = annotate("Ada et Jan Kovac ont critiqué le Pérou.")
    assert [m.actors[0].label for m in doc._.kg_mentions if m.name] == ["Ada Kovac", "Jan Kovac"]


def test_a_monument_is_nobody() -> None:
    doc = annotate("Des manifestants ont saccagé l’Arc de Triomphe.")
    assert not any(m.name for m in doc._.kg_mentions)


def test_a_family_name_alone_in_another_spelling() -> None:
    doc = annotate("M. Shoigu a parlé à 12 h UTC. Surovikin a écouté.")
    assert [m.actors[0].label for m in doc._.kg_mentions if m.actors] == ["Sergueï Choïgou", "Sergueï Sourovikine"]
