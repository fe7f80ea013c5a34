"""Positions: who holds which office of what, as the titles of a text say it."""

from datetime import date
from pathlib import Path

import pytest

from kg.model import ActorType, Reading
from tests.french import annotate, read

LINES = [
    line
    for line in Path(__file__).with_name("positions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def positions(text: str) -> list[tuple[str, str, str]]:
    return [(p.person.label, p.role, p.of.id if p.of else "") for p in read(text).positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le ministre turc de la Défense Emre Aydın est arrivé.",
            [("Emre Aydın", "ministre de la Défense", "turquie")],
        ),
        (
            "Hannes Virtanen, ministre finlandais de l’Intérieur, est arrivé.",
            [("Hannes Virtanen", "ministre de l’Intérieur", "finlande")],
        ),
        (
            "Le ministre norvégien de la Défense Jonas Vik a parlé. Le ministre a ri. Le ministre norvégien est reparti.",
            [("Jonas Vik", "ministre de la Défense", "norvege")],
        ),
        (
            "Le président kényan William Ruto a vu le président ougandais Yoweri Museveni.",
            [("William Ruto", "président", "kenya"), ("Yoweri Museveni", "président", "ouganda")],
        ),
        ("L’ancien président zambien Chanda Bwalya a voté.", [("Chanda Bwalya", "ancien président", "zambie")]),
        ("Le ministre norvégien de la Défense est arrivé.", []),
        ("M. Jonas Vik est arrivé.", []),
        ("Le président Chanda Bwalya a voté.", []),
    ],
    ids=["before", "behind", "once", "two", "former", "nobody named", "honorific", "of nothing known"],
)
def test_who_holds_which_office(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert positions(text) == expected


@pytest.mark.parametrize("line", LINES)
def test_a_sentence_tells_these_positions(line: str) -> None:
    text, _, told = line.partition("=>")
    expected = [tuple(part.strip() for part in position.split("|")) for position in told.split(";") if position.strip()]
    assert positions(text.strip()) == expected


def test_a_known_holder_is_told_where_the_text_names_him() -> None:
    text, day = "Le chef de la diplomatie russe a menacé Kiev.", date(2021, 5, 25)
    assert read(text, published=day).positions == ()
    named = f"Sergueï Lavrov est arrivé. {text}"
    assert [p.person.label for p in read(named, published=day).positions] == ["Sergueï Lavrov"]


def test_an_office_without_a_name_is_told_by_its_own_name() -> None:
    text = "Emmanuel Macron est arrivé. Le chef de l’État a parlé."
    assert [p.role for p in read(text, published=date(2021, 5, 25)).positions] == ["président"]


def test_a_former_holder_is_not_the_present_one() -> None:
    (mention,) = annotate("L’ancien président russe est arrivé.", date(2021, 5, 25))._.kg_mentions
    assert [actor.label for actor in mention.actors] == ["ancien président russe"]


def test_the_general_title_finds_the_holder_named_elsewhere() -> None:
    text = "Le Pérou a protesté. Luis Quispe, président du Pérou, est parti. Le président a parlé de son prédécesseur."
    assert positions(text) == [("Luis Quispe", "président", "perou")]


def test_positions_of_the_samples_are_of_people_and_said_once(sample_readings: list[Reading]) -> None:
    found = [position for reading in sample_readings for position in reading.positions]
    assert len(found) > 10
    assert {position.person.type for position in found} == {ActorType.PERSON}
    for reading in sample_readings:
        ids = [position.id for position in reading.positions]
        assert len(set(ids)) == len(ids)
        assert all(position.seen == reading.document.metadata.published for position in reading.positions)
        assert all(position.role and position.role == position.role.strip() for position in reading.positions)
