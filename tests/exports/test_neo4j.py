"""What Neo4j gets: tables in which every reference resolves, and a script that loads them, twice as well as once."""

import csv
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exports.csv_text import guarded, without_guard
from kg.exports.cypher import load_script, relationship_type
from kg.exports.neo4j import told_as_fact, write_neo4j
from kg.exports.neo4j_tables import EDGE_TABLES, NODE_TABLES
from kg.lexicon.relations import load_relations
from kg.model import Modality, Polarity
from tests.readings import CRISIS, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS

Rows = list[dict[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_neo4j(READINGS, tmp_path / "neo4j")
    return tmp_path / "neo4j"


def rows(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def test_every_reference_resolves_and_no_id_stands_twice(folder: Path) -> None:
    ids = {table.label: [row[table.id_column] for row in rows(folder, table.name)] for table in NODE_TABLES}
    assert all(len(found) == len(set(found)) > 0 for found in ids.values())
    for table in EDGE_TABLES:
        edges = rows(folder, table.name)
        assert {row[table.start_column] for row in edges} <= set(ids[table.start])
        assert {row[table.end_column] for row in edges} <= set(ids[table.end])


def test_an_actor_is_labelled_by_its_type(folder: Path) -> None:
    actors = {row["id:ID(Actor)"]: row for row in rows(folder, "actors")}
    assert actors["norvege"][":LABEL"] == "Country;Actor"
    assert (actors["norvege"]["name"], actors["norvege"]["known:boolean"]) == ("Norvège", "true")


def test_what_is_told_as_fact_is_one_relationship(folder: Path) -> None:
    told = {(row[":START_ID(Actor)"], row[":TYPE"], row[":END_ID(Actor)"]) for row in rows(folder, "actor_relation")}
    assert ("lars-haugen", "MEETS", "mila-petrovic") in told
    assert ("serbie", "DEMANDS", "otan") in told
    assert {kind for _, kind, _ in told}.isdisjoint({"SANCTIONS", "VISITS"})  # feared, planned
    assert ("serbie", "THREATENS", "kosovo") not in told  # denied


@pytest.mark.parametrize(
    ("event", "fact"),
    [
        pytest.param(MEETING.events[0], True, id="told by the outlet"),
        pytest.param(replace(MEETING.events[0], polarity=Polarity.NEGATED), False, id="negated"),
        pytest.param(replace(MEETING.events[0], modality=Modality.POSSIBLE), False, id="possible"),
        pytest.param(MEETING_ELSEWHERE.events[0], False, id="somebody's word"),
        pytest.param(replace(MEETING.events[2], source=MEETING.events[2].agents[0]), True, id="done by saying so"),
        pytest.param(replace(MEETING.events[0], source=MEETING.events[0].agents[0]), False, id="its own agent's word"),
    ],
)
def test_told_as_fact(event: Any, fact: bool) -> None:
    assert told_as_fact(event) is fact


def test_a_row_is_a_line_whatever_an_article_holds(folder: Path) -> None:
    for table in (*NODE_TABLES, *EDGE_TABLES):
        lines = (folder / f"{table.name}.csv").read_text("utf-8").splitlines()
        assert len(lines) == len(rows(folder, table.name)) + 1


def test_no_cell_is_a_formula_or_has_an_escape(folder: Path) -> None:
    cells = [
        cell for table in (*NODE_TABLES, *EDGE_TABLES) for row in rows(folder, table.name) for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not [cell for cell in cells if "\\" in cell]
    assert f"'{HOSTILE.document.metadata.title}" in cells


@given(st.text())
def test_a_guarded_cell_is_on_one_line_and_gives_its_text_back(text: str) -> None:
    cell = guarded(text)
    assert len(cell.splitlines()) <= 1
    assert not cell.startswith(tuple("=+-@"))
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).replace("\\", "⧵")
    assert without_guard(cell) == plain


def test_the_script_is_the_same_whatever_is_loaded(folder: Path, tmp_path: Path) -> None:
    write_neo4j([CRISIS], tmp_path / "other")
    assert (tmp_path / "other" / "load.cypher").read_text("utf-8") == load_script()
    assert (folder / "load.cypher").read_text("utf-8") == load_script()


def test_every_relation_has_a_type_of_its_own() -> None:
    types = [relationship_type(relation) for relation in load_relations()]
    assert len(set(types)) == len(types)
    assert relationship_type("talksWith") == "TALKS_WITH"
    assert all(re.fullmatch("[A-Z_]+", kind) for kind in types)


@pytest.mark.slow
def test_a_cypher_engine_runs_the_script_and_running_it_again_changes_nothing(folder: Path) -> None:
    kglite = pytest.importorskip("kglite")
    graph = kglite.KnowledgeGraph()
    script = re.sub("^//.*\n", "", load_script(), flags=re.MULTILINE).replace("file:///", f"file://{folder}/")

    def load() -> tuple[int, int]:
        for statement in filter(str.strip, script.split(";\n")):
            graph.cypher(statement)
        nodes = graph.cypher("MATCH (n) RETURN count(n) AS count")[0]["count"]
        return nodes, graph.cypher("MATCH ()-[r]->() RETURN count(r) AS count")[0]["count"]

    once = load()
    assert once == tuple(sum(len(rows(folder, table.name)) for table in group) for group in (NODE_TABLES, EDGE_TABLES))
    assert load() == once
    met = "MATCH (a:Person)-[r:MEETS]->(b:Person) RETURN a.name AS a, b.name AS b, r.count AS count"
    assert [dict(row) for row in graph.cypher(met)] == [{"a": "Lars Haugen", "b": "Mila Petrović", "count": 1}]
    denied = (
        "MATCH (e:Event {polarity: 'negated'})-[:EVIDENCE]->(s:Statement)-[:IN_ARTICLE]->(d:Article) "
        "RETURN s.quote AS quote, d.id AS article"
    )
    threat = next(event for event in CRISIS.events if event.relation == "threatens")
    assert [dict(row) for row in graph.cypher(denied)] == [
        {"quote": threat.evidence[0].quote, "article": CRISIS.document.id}
    ]
