"""When an event gives direct triples: affirmed, actual, and nobody's mere word."""

from dataclasses import replace
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given, settings
from pyoxigraph import Quad

from kg.model import Event, Modality, Polarity, Reading
from kg.rdf import reading_to_quads
from kg.rdf.direct import direct_triples
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.prefixes import shorten
from kg.rdf.relations import relation_terms
from kg.rdf.vocabulary import vocabulary_quads
from tests.rdf.strategies import RUN, readings
from tests.readings import HAUGEN, MEETING, NATO, READINGS, SERBIA

MEETS, URGES, DEMANDS = MEETING.events
ELSEWHERE = DEMANDS.addressees[0]

#: Direct triples that no event of the article warrants. Nobody's word is taken for a fact, save for what saying does.
UNWARRANTED = """
PREFIX kg: <https://kg.example/ontology#>
SELECT ?subject ?property ?object {
  ?relation kg:directProperty ?property ; kg:symmetric ?symmetric ; kg:speechAct ?done_by_saying .
  GRAPH ?article { ?subject ?property ?object }
  FILTER NOT EXISTS {
    GRAPH ?article {
      ?event kg:relation ?relation ; kg:polarity kg:affirmed ; kg:modality kg:actual ; kg:evidence ?evidence .
      { ?event kg:agent ?subject ; kg:addressee|kg:theme ?object }
      UNION { ?event kg:agent|kg:addressee ?subject, ?object FILTER (?symmetric) }
      OPTIONAL { ?event kg:claimedBy ?claimant }
      OPTIONAL { ?event kg:claimedBy ?speaker ; kg:agent ?another FILTER (?another != ?speaker) }
    }
    FILTER (!BOUND(?claimant) || (?done_by_saying && !BOUND(?another)))
  }
}
"""


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


def unwarranted(quads: list[Quad]) -> list[str]:
    engine = pyoxigraph.Store()
    engine.bulk_extend(Quad(*quad.triple) for quad in vocabulary_quads(Iris()))
    engine.bulk_extend(quads)
    return [" ".join(map(str, row)) for row in engine.query(UNWARRANTED)]  # type: ignore[union-attr]


@settings(max_examples=40, deadline=None)
@given(reading=readings())
def test_every_direct_triple_is_warranted_by_an_event_that_is_so(reading: Reading) -> None:
    assert unwarranted(list(reading_to_quads(reading, run=RUN))) == []


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (0, {"polarity": Polarity.NEGATED}),
        (1, {"modality": Modality.PLANNED}),
        (2, {"modality": Modality.POSSIBLE}),
        (2, {"source": ELSEWHERE}),
        (0, {"source": MEETS.agents[0]}),
    ],
    ids=str,
)
def test_a_direct_triple_of_what_is_not_so_would_be_found(number: int, change: dict[str, Any]) -> None:
    events = tuple(replace(event, **change) if place == number else event for place, event in enumerate(MEETING.events))
    right = list(reading_to_quads(MEETING, run=RUN))
    wrong = list(reading_to_quads(replace(MEETING, events=events), run=RUN))
    direct = relation_terms(events[number].relation).direct
    smuggled = [quad for quad in right if quad.predicate == direct]
    assert len(unwarranted([*wrong, *smuggled])) == len(smuggled) > 0


def test_the_articles_at_hand_have_direct_triples_that_are_warranted() -> None:
    assert unwarranted([quad for reading in READINGS for quad in reading_to_quads(reading, run=RUN)]) == []
