"""The graph of actors has every link that is told, once, and keeps apart what is denied, planned and told as fact."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.exports.projection import days, links, project, projected
from kg.model import Modality, Reading
from tests.readings import CRISIS, HAUGEN, MEETING, MEETING_ELSEWHERE, PETROVIC, READINGS, numbered_readings

HAUGEN_NODE, PETROVIC_NODE = f"actor:{HAUGEN.id}", f"actor:{PETROVIC.id}"


def test_two_articles_that_tell_of_one_meeting_are_one_edge() -> None:
    graph = project([MEETING, MEETING_ELSEWHERE])
    edge = graph.edges[HAUGEN_NODE, PETROVIC_NODE, "meets/affirmed/actual"]
    assert (edge["count"], edge["articles"], edge["confidence"]) == (2, 2, 0.95)
    assert edge["events"] == (MEETING.events[0].id, MEETING_ELSEWHERE.events[0].id)
    assert (edge["first"], edge["last"], edge["category"]) == (date(2024, 3, 12), date(2024, 3, 12), "CONSULT")


def test_a_symmetric_relation_has_one_direction_whoever_is_named_first() -> None:
    meeting = MEETING.events[0]
    turned = replace(meeting, agents=meeting.addressees, addressees=meeting.agents)
    assert list(links(meeting)) == list(links(turned)) == [(HAUGEN_NODE, PETROVIC_NODE)]


def test_what_is_demanded_is_a_node() -> None:
    graph = project([MEETING])
    assert graph.nodes["theme:security-guarantee"]["kind"] == "theme"
    assert graph.has_edge("actor:serbie", "theme:security-guarantee", "demands/affirmed/actual")
    assert graph.has_edge("actor:serbie", "actor:otan", "demands/affirmed/actual")


def test_what_is_denied_planned_or_feared_is_an_edge_of_its_own() -> None:
    told = {key for _, _, key in project([CRISIS]).edges(keys=True)}
    assert told == {
        "accuses/affirmed/actual",
        "sanctions/affirmed/possible",
        "threatens/negated/actual",
        "visits/affirmed/planned",
    }


def test_nobody_does_anything_to_themselves() -> None:
    urging = MEETING.events[1]
    assert list(links(replace(urging, addressees=urging.agents, theme=None))) == []


def test_an_office_is_told_at_the_person() -> None:
    assert project([MEETING]).nodes[HAUGEN_NODE]["roles"] == ("ministre des Affaires étrangères (Norvège)",)


def test_a_node_counts_its_events() -> None:
    graph = project([MEETING])
    assert [graph.nodes[node]["events"] for node in (HAUGEN_NODE, "actor:serbie")] == [2, 1]


def test_a_node_has_spells_of_its_events_and_of_the_days_on_which_its_office_is_told() -> None:
    meeting = replace(MEETING, events=MEETING.events[:1])
    assert project([meeting]).nodes[HAUGEN_NODE]["spells"] == ((date(2024, 3, 12), date(2024, 3, 13)),)
    assert project([replace(meeting, events=())]).nodes[HAUGEN_NODE]["spells"] == ((date(2024, 3, 13),) * 2,)
    assert project([replace(meeting, events=())]).nodes[HAUGEN_NODE]["events"] == 0


def test_the_span_of_an_edge_is_that_of_its_spells() -> None:
    for *_, data in project(READINGS).edges(data=True):
        assert [data["first"], data["last"]] == (
            [data["spells"][0][0], data["spells"][-1][1]] if data["spells"] else [None] * 2
        )


def test_readings_can_be_added_after_the_graph_was_asked_for() -> None:
    projection = projected([MEETING])
    before = projection.graph()
    projection.add(CRISIS)
    assert set(before) < set(projection.graph())
    assert list(projection.graph().edges(keys=True)) == list(project([MEETING, CRISIS]).edges(keys=True))


def test_an_event_without_a_day_has_the_day_of_its_article() -> None:
    urging = MEETING.events[1]
    assert days(urging, MEETING.document) == (date(2024, 3, 13), date(2024, 3, 13))


def test_a_time_that_is_open_on_one_side_is_its_other_side() -> None:
    sanctions = next(event for event in CRISIS.events if event.relation == "sanctions")
    assert days(sanctions, CRISIS.document) == (date(2024, 6, 30), date(2024, 6, 30))


@given(st.permutations(READINGS))
def test_the_order_of_articles_changes_no_edge(readings: list[Reading]) -> None:
    def edges(of: list[Reading]) -> list[tuple[str, str, str, int]]:
        return list(project(of).edges(keys=True, data="count"))

    assert edges(readings) == edges(list(READINGS))


@given(st.sampled_from(Modality))
def test_every_event_with_two_ends_is_counted_somewhere(modality: Modality) -> None:
    readings = [
        replace(reading, events=tuple(replace(event, modality=modality) for event in reading.events))
        for reading in numbered_readings(6)
    ]
    told = {event.id for reading in readings for event in reading.events if any(links(event))}
    assert {event for _, _, events in project(readings).edges(data="events") for event in events} == told
