"""How sure the reader is of an event: by traits that anybody can check, weighed in `ontology/confidence.yaml`."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.events.confidence import TRAITS, confidence, traits, weighed
from kg.lexicon import load_lexicon
from kg.model import ActorType, Event
from tests.readings import MEETING

DEMAND = MEETING.events[2]
CONFIDENCE = load_lexicon().confidence
WEIGHTS = CONFIDENCE.weights


def by_rule(event: Event, rule: str) -> Event:
    return replace(event, evidence=(replace(event.evidence[0], rule=rule), *event.evidence[1:]))


def test_each_weight_is_of_a_trait_a_relation_or_an_entry() -> None:
    lexicon = load_lexicon()
    for name in set(WEIGHTS) - {"always", *TRAITS}:
        relation, _, rest = name.partition("/" if "/" in name else " ")
        assert relation in lexicon.relations
        assert "/" in name or not rest or rest in TRAITS


def test_a_trait_weighs_by_itself_and_with_its_relation() -> None:
    names = list(weighed(DEMAND))
    assert {"demands", "theme", "demands theme"} <= set(names)
    assert len(names) == len(set(names))


def test_what_has_no_weight_weighs_nothing() -> None:
    assert confidence(DEMAND, {"always": 0.0}) == confidence(DEMAND, {"always": 0.0, "meets theme": 5.0}) == 0.5


@pytest.mark.parametrize("kind", ["noun", "adjective", "construction"])
def test_the_kind_of_the_trigger_is_a_trait(kind: str) -> None:
    assert kind in set(traits(by_rule(DEMAND, f"demands/{kind}/x")))
    assert kind not in set(traits(by_rule(DEMAND, "demands/verb/x")))


def test_who_is_unknown_makes_it_less_sure() -> None:
    stranger = replace(DEMAND.agents[0], actor=replace(DEMAND.agents[0].actor, known=False))
    known = replace(DEMAND.agents[0], actor=replace(DEMAND.agents[0].actor, known=True))
    assert confidence(replace(DEMAND, agents=(stranger,)), WEIGHTS) < confidence(
        replace(DEMAND, agents=(known,)), WEIGHTS
    )


def test_what_is_likely_misread_is_left_out() -> None:
    reading = kg.read_text("Rangoun a accusé la Thaïlande d’espionnage. Des gens auraient été tués par des hommes.")
    assert [event.relation for event in reading.events] == ["accuses"]
    assert all(event.confidence >= CONFIDENCE.least for event in reading.events)


def test_of_a_text_of_one_sentence_nothing_is_left_out() -> None:
    unsure = "Des gens auraient été tués par des manifestants."
    (event,) = kg.read_text(unsure).events
    assert event.confidence < CONFIDENCE.least
    assert not kg.read_text(f"Il pleut. {unsure}").events


def test_a_noun_is_less_sure_than_a_verb() -> None:
    assert confidence(by_rule(DEMAND, "demands/noun/demande"), WEIGHTS) < confidence(
        by_rule(DEMAND, "demands/verb/exiger"), WEIGHTS
    )


@given(st.lists(st.floats(-8, 8), min_size=len(TRAITS) + 1, max_size=len(TRAITS) + 1))
def test_it_is_a_probability_whatever_the_weights(values: list[float]) -> None:
    weights = dict(zip(("always", *TRAITS), values, strict=True))
    assert all(0 <= confidence(event, weights) <= 1 for event in MEETING.events)


def test_what_a_country_has_one_of_is_somebody() -> None:
    army = replace(DEMAND.agents[0].actor, label="armée soudanaise", type=ActorType.ARMED_FORCE, known=False)
    told = {
        country: set(traits(replace(DEMAND, agents=(replace(DEMAND.agents[0], actor=replace(army, country=country)),))))
        for country in ("soudan", None)
    }
    assert "unnamed_agent" in told[None] - told["soudan"]
    assert "unknown_agent" in told["soudan"]
