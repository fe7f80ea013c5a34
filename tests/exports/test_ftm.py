"""Entities of FollowTheMoney: what they say, and that the package `followthemoney` takes all of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.exports.ftm import write_ftm
from kg.model import Reading
from tests.exports.crowd import crowd
from tests.programs import needs_python_peers, run_python_peer
from tests.readings import CRISIS, HAUGEN, HOSTILE, INJECTOR, MEETING, MEETING_ELSEWHERE, NATO, READINGS, SERBIA

Entities = list[dict[str, Any]]
_ATTACKS = ("=1+1", "<script>alert(1)</script>", "a\nb\u2028c\x00d", "\u202egnp.exe", "x" * 1000, "\ud800")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "entities.ftm.json"


def entities_of(readings: list[Reading] | tuple[Reading, ...], path: Path) -> Entities:
    write_ftm(readings, path)
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def of(entities: Entities, schema: str) -> Entities:
    return [entity for entity in entities if entity["schema"] == schema]


def named(entities: Entities, name: str) -> dict[str, Any]:
    (found,) = (entity for entity in entities if name in entity["properties"].get("name", ()))
    return found


def told(words: str) -> Reading:
    """Return a reading that has *words* wherever an article's text can go."""
    event = HOSTILE.events[0]
    metadata = replace(HOSTILE.document.metadata, title=words, publisher=words, url=f"javascript:{words}")
    villain = replace(event.agents[0], actor=replace(INJECTOR, id=words, label=words), text=words)
    evidence = (replace(event.evidence[0], quote=words),)
    position = replace(MEETING.positions[0], person=replace(HAUGEN, label=words), role=words)
    return Reading(
        document=replace(HOSTILE.document, id=words, name=words, metadata=metadata),
        events=(replace(event, agents=(villain,), source=villain, evidence=evidence),),
        positions=(position,),
    )


def test_who_acts_is_an_entity_of_its_kind(path: Path) -> None:
    entities = entities_of(READINGS, path)
    haugen, serbia, nato = (named(entities, one.label) for one in (HAUGEN, SERBIA, NATO))
    assert (haugen["schema"], haugen["properties"]["country"]) == ("Person", ["no"])
    assert (serbia["schema"], serbia["properties"]["wikidataId"], serbia["properties"]["topics"]) == (
        "PublicBody",
        ["Q403"],
        ["gov.national"],
    )
    assert nato["schema"] == "Organization"
    assert named(entities, "armée serbe")["properties"]["topics"] == ["mil"]


def test_an_event_has_who_did_it_whom_it_befell_and_its_proof(path: Path) -> None:
    entities = entities_of([MEETING], path)
    demand = named(entities, "Serbie – exige de – OTAN : des garanties de sécurité")["properties"]
    assert demand["organizer"] == [named(entities, "Serbie")["id"]]
    assert demand["involved"] == [named(entities, "OTAN")["id"]]
    (article,) = of(entities, "Article")
    assert demand["proof"] == [article["id"]]
    assert demand["sourceUrl"] == article["properties"]["sourceUrl"] == [MEETING.document.metadata.url]
    assert demand["description"] == ["La Serbie exige des garanties de sécurité de l’OTAN."]
    assert (demand["date"], demand["summary"]) == (["2024-03-13"], ["présenté comme un fait"])


def test_what_is_denied_feared_or_claimed_is_no_link_and_says_so(path: Path) -> None:
    entities = entities_of([CRISIS], path)
    assert named(entities, "Serbie – menace – Kosovo")["properties"]["summary"] == [
        "nié : n’a pas eu lieu, selon Mila Petrović"
    ]
    assert [link["properties"]["role"] for link in of(entities, "UnknownLink")] == [["accuse"]]


def test_who_meets_whom_are_linked_though_both_are_agents(path: Path) -> None:
    meeting = replace(MEETING_ELSEWHERE, events=(replace(MEETING_ELSEWHERE.events[0], source=None),))
    (link,) = of(entities_of([meeting], path), "UnknownLink")
    assert (link["properties"]["role"], link["properties"]["date"]) == (["rencontre"], ["2024-03-12"])


def test_an_office_is_a_position_that_somebody_holds(path: Path) -> None:
    entities = entities_of([MEETING], path)
    post = named(entities, "ministre des Affaires étrangères (Norvège)")
    held = next(one for one in of(entities, "Occupancy") if one["properties"]["post"] == [post["id"]])
    assert held["properties"]["holder"] == [named(entities, "Lars Haugen")["id"]]
    assert (held["properties"]["date"], post["properties"]["country"]) == (["2024-03-13"], ["no"])


def test_the_same_thing_is_one_entity_in_every_article_and_file(path: Path) -> None:
    entities = entities_of(READINGS, path)
    assert len({entity["id"] for entity in entities}) == len(entities)
    ids = [named(entities_of([reading], path), "Lars Haugen")["id"] for reading in (MEETING, CRISIS)]
    assert ids == [named(entities, "Lars Haugen")["id"]] * 2


def test_no_address_but_that_of_a_page_is_a_source(path: Path) -> None:
    assert all("sourceUrl" not in entity["properties"] for entity in entities_of([told("alert(1)")], path))


@pytest.mark.slow
@needs_python_peers
def test_followthemoney_takes_every_entity_and_every_value(path: Path) -> None:
    readings = [*READINGS, *crowd(actors=40, articles=60), *map(told, _ATTACKS)]
    entities = entities_of(readings, path)
    found = run_python_peer("read_ftm.py", path)
    assert found["schemata"] == {entity["id"]: entity["schema"] for entity in entities}
    assert {key: found[key] for key in ("invalid", "lost", "dangling")} == {"invalid": [], "lost": [], "dangling": []}
    assert found["captions"][named(entities, "Serbie")["id"]] == "Serbie"
