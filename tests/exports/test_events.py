"""`events.jsonl` says all that the readings say."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.exports.events import write_events
from tests.readings import CRISIS, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS


@pytest.fixture
def rows(tmp_path: Path) -> list[dict[str, Any]]:
    write_events(READINGS, tmp_path / "events.jsonl")
    return [json.loads(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]


def test_a_line_for_each_event_and_position_in_the_order_of_the_text(rows: list[dict[str, Any]]) -> None:
    told = [item.id for reading in READINGS for item in (*reading.events, *reading.positions)]
    assert [row["id"] for row in rows] == told


def test_an_event(rows: list[dict[str, Any]]) -> None:
    event = next(row for row in rows if row["id"] == MEETING.events[2].id)
    assert " ".join(event) == (
        "doc id fact relation category mode agent addressee theme polarity modality source place time confidence "
        "article evidence"
    )
    assert (event["doc"], event["relation"], event["category"]) == ("geneve-pourparlers", "demands", "REQUEST")
    assert [agent["label"] for agent in event["agent"]] == ["Serbie"]
    assert event["agent"][0]["text"] == "La Serbie"
    assert [addressee["id"] for addressee in event["addressee"]] == ["otan"]
    assert (event["theme"]["text"], event["theme"]["concept"]) == ("des garanties de sécurité", "security-guarantee")
    assert event["theme"]["label"]
    assert (event["polarity"], event["modality"], event["source"]) == ("affirmed", "actual", None)
    assert event["article"]["published"] == "2024-03-13"


def test_who_claims_it_where_and_when(rows: list[dict[str, Any]]) -> None:
    event = next(row for row in rows if row["id"] == MEETING_ELSEWHERE.events[0].id)
    assert event["source"]["label"] == "Serbie"
    assert event["place"] == {"id": "oslo", "label": "Oslo", "country": "norvege", "wikidata": "Q585"}
    assert event["time"] == {"text": "mardi", "start": "2024-03-12", "end": "2024-03-12", "precision": "day"}


def test_a_position_is_known_by_its_role_and_names_are_plain(rows: list[dict[str, Any]]) -> None:
    position = next(row for row in rows if row["id"] == MEETING.positions[0].id)
    assert "relation" not in position
    assert (position["person"], position["role"], position["of"]) == (
        "Lars Haugen",
        "ministre des Affaires étrangères",
        "Norvège",
    )
    assert (position["person_id"], position["of_id"], position["seen"]) == ("lars-haugen", "norvege", "2024-03-13")


def test_every_offset_leads_to_its_words(rows: list[dict[str, Any]]) -> None:
    sources = {reading.document.id: reading.document.source for reading in READINGS}
    for row in rows:
        source = sources[row["doc"]]
        for evidence in row["evidence"]:
            assert source[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert source[evidence["trigger_start"] : evidence["trigger_end"]] == evidence["trigger"]
        spans = [*row.get("agent", []), *row.get("addressee", []), row.get("theme"), row.get("source")]
        for span in filter(None, spans):
            assert source[span["start"] : span["end"]] == span["text"]


def test_hostile_text_stays_on_its_line_and_unchanged(rows: list[dict[str, Any]]) -> None:
    event = next(row for row in rows if row["id"] == HOSTILE.events[0].id)
    assert event["article"]["title"] == HOSTILE.document.metadata.title
    assert event["evidence"][0]["quote"] == HOSTILE.events[0].evidence[0].quote


def test_french_stays_readable(tmp_path: Path) -> None:
    write_events([CRISIS], tmp_path / "events.jsonl")
    assert "d’ici à la fin juin" in (tmp_path / "events.jsonl").read_text("utf-8")
