"""What is looked up in the lexicon: offices and their days, names, demonyms, places, themes, titles, Turtle."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import load_lexicon
from kg.lexicon.authority import Office
from kg.lexicon.turtle import KG, SKOS, read_turtle
from kg.lexicon.words import fold


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2020, 1, 19), False),
        (date(2020, 1, 20), True),
        (date(2022, 6, 1), True),
        (date(2024, 1, 20), True),
        (date(2024, 1, 21), False),
    ],
)
def test_an_office_is_held_from_its_first_day_to_its_last(day: date, held: bool) -> None:
    office = Office(holder="zoe", role="reine", of="france", since=date(2020, 1, 20), until=date(2024, 1, 20))
    assert office.held_on(day) is held


def test_an_office_without_dates_is_always_held() -> None:
    office = Office(holder="zoe", role="reine", of="france", since=None, until=None)
    assert office.held_on(date.min)
    assert office.held_on(date.max)


def test_who_held_an_office_depends_on_the_day() -> None:
    authority = load_lexicon().authority

    def presidents(day: date) -> list[str]:
        return [office.holder for office in authority.holders("etats-unis", day) if office.role == "président"]

    assert presidents(date(2016, 5, 1)) == ["barack-obama"]
    assert presidents(date(2022, 5, 1)) == ["joe-biden"]
    assert authority.holders("nowhere", date(2022, 5, 1)) == []
    assert len(authority.holders("etats-unis", None)) > len(authority.holders("etats-unis", date(2022, 5, 1)))


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("États-Unis", "etats-unis"),
        ("ÉTATS-UNIS", "etats-unis"),
        ("Otan", "otan"),
        ("Sergueï Lavrov", "serguei-lavrov"),
    ],
)
def test_names_are_found_without_case_and_accents(name: str, actor: str) -> None:
    assert actor in load_lexicon().authority.names[fold(name)]


def test_metonyms_demonyms_and_places_lead_to_their_country() -> None:
    authority = load_lexicon().authority
    assert authority.metonyms["lima"] == "perou"
    assert {authority.demonyms[form] for form in ("peruvien", "peruvienne", "peruviens", "peruviennes")} == {"perou"}
    assert authority.places["lima"].country == "perou"


def test_every_index_leads_to_an_actor() -> None:
    authority = load_lexicon().authority
    named = {actor for ids in authority.names.values() for actor in ids}
    linked = {*authority.metonyms.values(), *authority.demonyms.values(), *authority.offices}
    owners = {office.of for offices in authority.offices.values() for office in offices}
    assert named | linked | owners <= set(authority.actors)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("retirer ses troupes de la frontière", "troop-withdrawal"),
        ("le retrait des troupes", "troop-withdrawal"),
        ("RETRAIT DES TROUPES", "troop-withdrawal"),
        ("la couleur du ciel", None),
        ("", None),
        ("… !", None),
    ],
)
def test_words_of_a_theme_name_its_concept(text: str, concept: str | None) -> None:
    assert load_lexicon().themes.concept(text) == concept


def test_the_longest_label_of_a_theme_wins() -> None:
    themes = load_lexicon().themes
    for label, concept in themes.labels[:50]:
        longer = [c for other, c in themes.labels if len(other) > len(label) and other <= label]
        assert longer == [], concept
    assert themes.concept("un cessez-le-feu immédiat") != themes.concept("un feu")


def test_a_title_is_known_by_the_words_with_which_a_role_begins() -> None:
    titles = load_lexicon().titles
    found = titles.title_of("Ministre des Affaires étrangères et de la Pêche")
    assert found is not None
    assert found.role == "ministre"
    assert titles.title_of("boulanger du village") is None


def test_facts_of_a_turtle_file_are_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    prefixes = f"@prefix : <https://kg.example/id/actor/> . @prefix kg: <{KG}> . @prefix skos: <{SKOS}> ."
    path.write_text(f'{prefixes} :a kg:of :b, :c ; skos:prefLabel "A"@fr, "B"@en ; kg:symmetric true .', "utf-8")
    graph = read_turtle(path)
    (subject,) = graph.subjects(KG + "of")
    assert graph.iris(subject, KG + "of") == ["https://kg.example/id/actor/b", "https://kg.example/id/actor/c"]
    assert graph.text(subject, SKOS + "prefLabel", "en") == "B"
    assert graph.flag(subject, KG + "symmetric")
    assert not graph.flag(subject, KG + "opaqueTheme")
    with pytest.raises(LexiconError, match="2 values of 'of'"):
        graph.one(subject, KG + "of")
