"""When an event gives direct triples: affirmed, actual, and nobody's mere word."""

from dataclasses import replace
from typing import Any

import pytest

from kg.model import Event, Modality, Polarity
from kg.rdf.direct import direct_triples
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.prefixes import shorten
from kg.rdf.relations import relation_terms
from tests.readings import HAUGEN, MEETING, NATO, SERBIA

MEETS, URGES, DEMANDS = MEETING.events
ELSEWHERE = DEMANDS.addressees[0]


def told(event: Event) -> list[str]:
    triples = direct_triples(event, relation_terms(event.relation), Iris())
    return [" ".join(shorten(term.value, DEFAULT_BASE) for term in triple) for triple in triples]


def test_agents_lead_to_addressees_and_to_the_concept_of_the_theme() -> None:
    assert told(DEMANDS) == [
        "actor:serbie kg:demands actor:otan",
        "actor:serbie kg:demands theme:security-guarantee",
    ]


def test_symmetric_relations_hold_between_every_two_participants() -> None:
    third = replace(MEETS.agents[0], actor=NATO)
    assert told(replace(MEETS, agents=(*MEETS.agents, third), theme=DEMANDS.theme)) == [
        "actor:lars-haugen kg:meets actor:otan",
        "actor:lars-haugen kg:meets actor:mila-petrovic",
        "actor:otan kg:meets actor:lars-haugen",
        "actor:otan kg:meets actor:mila-petrovic",
        "actor:mila-petrovic kg:meets actor:lars-haugen",
        "actor:mila-petrovic kg:meets actor:otan",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": Polarity.NEGATED},
        {"modality": Modality.PLANNED},
        {"modality": Modality.POSSIBLE},
        {"source": ELSEWHERE},
    ],
    ids=str,
)
def test_what_is_negated_not_actual_or_claimed_by_a_third_party_gives_none(change: dict[str, Any]) -> None:
    assert told(replace(DEMANDS, **change)) == []


def test_who_says_that_it_demands_demands() -> None:
    assert told(replace(DEMANDS, source=DEMANDS.agents[0])) == told(DEMANDS)


def test_who_says_that_it_has_withdrawn_has_only_said_so() -> None:
    withdrawal = replace(DEMANDS, relation="withdraws")
    assert told(withdrawal) != []
    assert told(replace(withdrawal, source=withdrawal.agents[0])) == []


def test_one_agent_does_not_speak_for_the_other() -> None:
    both = (*DEMANDS.agents, replace(DEMANDS.agents[0], actor=HAUGEN))
    assert told(replace(DEMANDS, agents=both, source=DEMANDS.agents[0])) == []


def test_nobody_acts_on_themselves() -> None:
    oneself = replace(DEMANDS.addressees[0], actor=SERBIA)
    assert told(replace(DEMANDS, addressees=(oneself,), theme=None)) == []


def test_an_accusation_leads_to_the_accused_alone() -> None:
    assert told(replace(DEMANDS, relation="accuses")) == ["actor:serbie kg:accuses actor:otan"]


def test_a_theme_without_a_concept_gives_none() -> None:
    assert told(replace(URGES, addressees=(), theme=replace(URGES.theme, concept=None))) == []
