"""What the file of the page holds: all that the page tells of, in short, and no text of an article as markup."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.exports import html
from kg.exports.html import write_html
from kg.exports.page_data import MOST_QUOTED
from tests.exports.attacks import ATTACKS, attack
from tests.exports.crowd import crowd
from tests.readings import MEETING, MEETING_ELSEWHERE, numbered_readings


def page_data(path: Path) -> dict[str, Any]:
    """Return the data that the page carries."""
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.html"


def test_the_page_is_the_same_in_every_process(path: Path) -> None:
    code = "import sys, pathlib; from kg.exports.html import write_html; from tests.readings import READINGS;"
    code += "write_html(READINGS, pathlib.Path(sys.argv[1]))"
    pages = set()
    for seed in ("0", "1"):
        subprocess.run([sys.executable, "-c", code, str(path)], env={"PYTHONHASHSEED": seed}, check=True)
        pages.add(path.read_bytes())
    assert len(pages) == 1


def test_of_a_big_graph_the_busiest_are_shown_and_the_page_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST", html.Size(nodes=20, edges=1000))
    write_html(crowd(actors=60, articles=200), path)
    data = page_data(path)
    assert len(data["nodes"]) == 20
    assert data["totals"]["nodes"] > 20
    shown = {f"n{number}" for number in range(20)}
    assert all({edge["from"], edge["to"]} <= shown for edge in data["edges"])


def test_where_there_would_be_too_many_edges_there_are_fewer_nodes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST", html.Size(nodes=1000, edges=50))
    write_html(crowd(actors=60, articles=200), path)
    data = page_data(path)
    assert 5 < len(data["nodes"]) < 60
    assert 25 < len(data["edges"]) <= 50


def test_one_edge_stands_for_a_relation_between_two_whatever_was_said_of_it(path: Path) -> None:
    write_html(crowd(actors=12, articles=200), path)
    data = page_data(path)
    ends = [(edge["from"], edge["to"], edge["relation"]) for edge in data["edges"]]
    assert len(ends) == len(set(ends))
    assert any(
        len({data["events"][number].get("polarity") for number in edge["events"]}) == 2 for edge in data["edges"]
    )


def test_all_events_stand_behind_an_edge_the_newest_with_their_sentences(path: Path) -> None:
    write_html(numbered_readings(3 * MOST_QUOTED + 3), path)
    data = page_data(path)
    told = [[data["events"][number] for number in edge["events"]] for edge in data["edges"]]
    busiest = max(told, key=len)
    assert len(busiest) > MOST_QUOTED
    days = [event["first"] for event in busiest]
    assert days == sorted(days, reverse=True)
    assert all("quoted" in event for events in told for event in events[:MOST_QUOTED])
    assert not all("quoted" in event for event in data["events"])


def test_a_sentence_keeps_its_words_and_knows_where_trigger_and_actors_stand(path: Path) -> None:
    write_html([MEETING], path)
    data = page_data(path)
    urging = next(event for event in data["events"] if event["relation"] == "urges")
    number, *marks = urging["quoted"][0]
    text = data["texts"][number]
    assert text == MEETING.events[1].evidence[0].quote
    found = [(kind, text[start:end]) for kind, start, end in zip(marks[::3], marks[1::3], marks[2::3], strict=True)]
    assert found == [("actor", "Il"), ("actor", "l’"), ("trigger", "exhortée")]


def test_accounts_that_disagree_name_one_another(path: Path) -> None:
    write_html([MEETING, MEETING_ELSEWHERE], path)
    data = page_data(path)
    meetings = [number for number, event in enumerate(data["events"]) if event["relation"] == "meets"]
    assert [data["events"][number]["with"] for number in meetings] == [meetings[1:], meetings[:1]]
    assert {*data["events"][meetings[0]]["conflicts"]} == {"place"}


@pytest.mark.parametrize("words", ATTACKS)
def test_no_text_of_an_article_is_markup(words: str, path: Path) -> None:
    write_html([attack(words)], path)
    page, plain = path.read_text("utf-8"), path.with_name("plain.html")
    write_html([MEETING], plain)
    for mark in ("<script", "</script", "<img", "<svg", "<!--", "<title", "javascript:"):
        assert page.count(mark) == plain.read_text("utf-8").count(mark)
