"""Labels tell an event in a line, with all that keeps it from being a fact, and on one line whatever an article holds."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from kg.model import Event, Modality, Polarity, Precision, TimeSpan
from kg.rdf.labels import article_label, event_label, fact_label, period_label, position_label, shortened
from kg.rdf.relations import relation_terms
from tests.rdf.strategies import texts
from tests.readings import CRISIS, HAUGEN, HOSTILE, MEETING, MEETING_ELSEWHERE, NATO

MEETS, URGES, DEMANDS = MEETING.events
(MEETS_ELSEWHERE,) = MEETING_ELSEWHERE.events
ACCUSES, DENIES, SANCTIONS, THREATENS, VISITS = CRISIS.events


def label(event: Event, **changes: Any) -> str:
    return event_label(replace(event, **changes), relation_terms(changes.get("relation", event.relation)))


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (MEETS, "Lars Haugen – rencontre – Mila Petrović"),
        (MEETS_ELSEWHERE, "Lars Haugen – rencontre – Mila Petrović (affirmé par Serbie)"),
        (URGES, "Lars Haugen – exhorte – Mila Petrović : retirer ses troupes de la frontière"),
        (DEMANDS, "Serbie – exige de – OTAN : des garanties de sécurité"),
        (DENIES, "Mila Petrović – dément : avoir franchi la frontière"),
        (SANCTIONS, "OTAN – sanctionne – Serbie : de nouvelles sanctions (possible, affirmé par Lars Haugen)"),
        (THREATENS, "Serbie – menace – Kosovo (nié, affirmé par Mila Petrović)"),
        (VISITS, "Mila Petrović – visite – Norvège (prévu)"),
    ],
    ids=lambda value: value.relation if isinstance(value, Event) else "",
)
def test_an_event_in_a_line(event: Event, text: str) -> None:
    assert label(event) == text


def test_without_an_addressee_the_verb_needs_no_preposition() -> None:
    assert label(DEMANDS, addressees=()) == "Serbie – exige : des garanties de sécurité"


def test_who_says_that_it_demands_is_not_named_twice() -> None:
    assert label(DEMANDS, source=DEMANDS.agents[0]) == label(DEMANDS)


def test_who_says_that_it_has_withdrawn_is_named() -> None:
    claim = label(DEMANDS, relation="withdraws", addressees=(), theme=None, source=DEMANDS.agents[0])
    assert claim == "Serbie – se retire (affirmé par Serbie)"


def test_several_actors_are_listed_once_each() -> None:
    both = (*MEETS.agents, replace(MEETS.agents[0], actor=NATO), *MEETS.agents)
    assert label(MEETS, agents=both) == "Lars Haugen, OTAN – rencontre – Mila Petrović"


def test_events_of_one_fact_give_it_one_label() -> None:
    swapped = replace(MEETS, agents=MEETS.addressees, addressees=MEETS.agents)
    told = {fact_label(event, relation_terms("meets")) for event in (MEETS, MEETS_ELSEWHERE, swapped)}
    assert told == {"Lars Haugen – rencontre – Mila Petrović"}


def test_a_fact_has_the_concept_of_the_theme_and_says_nothing_of_what_is_so() -> None:
    event = replace(DEMANDS, polarity=Polarity.NEGATED, modality=Modality.PLANNED, source=URGES.agents[0])
    assert fact_label(event, relation_terms("demands")) == "Serbie – exige de – OTAN : garantie de sécurité"


def test_a_position_in_a_line() -> None:
    minister = MEETING.positions[0]
    assert position_label(minister) == "Lars Haugen – ministre des Affaires étrangères (Norvège)"
    assert position_label(replace(minister, of=None)) == "Lars Haugen – ministre des Affaires étrangères"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2024, 3, 12), date(2024, 3, 12), "2024-03-12"),
        (date(2024, 3, 11), date(2024, 3, 17), "2024-03-11/2024-03-17"),
        (None, date(2024, 6, 30), "../2024-06-30"),
        (date(2024, 6, 30), None, "2024-06-30/.."),
    ],
)
def test_a_period_has_the_form_of_iso_8601(start: date | None, end: date | None, text: str) -> None:
    assert period_label(TimeSpan(text="", start=start, end=end, precision=Precision.INTERVAL)) == text


def test_an_article_without_a_headline_has_its_id() -> None:
    assert article_label(MEETING.document) == "Pourparlers à Genève entre Oslo et Belgrade"
    assert article_label(CRISIS.document) == "crise-frontiere"


def test_a_long_text_is_cut_between_words() -> None:
    text = shortened("une très longue proposition " * 9)
    assert text.endswith("longue…")
    assert len(text) <= 81


@settings(deadline=None)
@given(name=texts)
def test_a_label_is_one_line_that_can_be_seen(name: str) -> None:
    villain = replace(MEETS.agents[0], actor=replace(HAUGEN, label=name))
    line = label(HOSTILE.events[0], agents=(villain,))
    assert not any(ord(letter) < 32 or letter in "\x7f\x85\xa0\u2028\u2029\u200b\u202e\ufeff" for letter in line)
    assert "  " not in line
