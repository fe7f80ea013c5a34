"""What Neo4j gets: rows in which every reference resolves, files that hold one row a line, queries made of closed lists."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.exports.csv_text import guarded, without_guard
from kg.exports.facts import told_as_fact
from kg.exports.neo4j import cypher, write_neo4j
from kg.exports.neo4j.collected import Collected, Ties, identity
from kg.exports.neo4j.rows import Edge, Node, article_rows
from kg.exports.neo4j.scripts import load_script, schema_script
from kg.exports.neo4j.server import Target, connected, is_supported
from kg.exports.neo4j.tables import ACTORS, EDGE_TABLES, NODE_TABLES, TIES, tie_type
from kg.lexicon.relations import load_relations
from kg.model import ActorType, Modality, Polarity, Reading
from tests.readings import CRISIS, HAUGEN, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS

TABLES = (*NODE_TABLES, *EDGE_TABLES)
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "neo4j"
    write_neo4j(READINGS, path)
    return path


def rows(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def ties(*readings: Reading) -> set[tuple[str, str, str]]:
    collected = Ties()
    for reading in readings:
        collected.add(reading)
    return {(edge.start, edge.type, edge.end) for edge in collected.rows()}


def test_every_reference_resolves_and_no_key_stands_twice(folder: Path) -> None:
    keys = [row["key:ID"] for table in NODE_TABLES for row in rows(folder, table.name)]
    assert len(keys) == len(set(keys)) > 0
    for table in EDGE_TABLES:
        edges = rows(folder, table.name)
        assert edges
        assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(keys)
        ends = [(row[":START_ID"], row[":TYPE"], row[":END_ID"]) for row in edges]
        assert len(ends) == len(set(ends))


def test_a_row_is_a_line_whatever_an_article_holds(folder: Path) -> None:
    for table in TABLES:
        lines = (folder / f"{table.name}.csv").read_text("utf-8").splitlines()
        assert len(lines) == len(rows(folder, table.name)) + 1


def test_an_actor_is_labelled_by_its_type(folder: Path) -> None:
    actors = {row["id"]: row for row in rows(folder, "actors")}
    assert actors["norvege"][":LABEL"] == "Kg;Actor;Country"
    assert (actors["norvege"]["name"], actors["norvege"]["known:boolean"]) == ("Norvège", "true")


def test_what_is_told_as_fact_is_one_relationship() -> None:
    told = ties(*READINGS)
    assert ("actor/lars-haugen", "MEETS", "actor/mila-petrovic") in told
    assert ("actor/serbie", "DEMANDS", "theme/security-guarantee") in told
    assert {kind for _, kind, _ in told}.isdisjoint({"SANCTIONS", "VISITS"})  # feared, planned
    assert ("actor/serbie", "THREATENS", "actor/kosovo") not in told  # denied


def test_a_theme_is_no_object_of_a_relation_that_takes_none() -> None:
    about = replace(MEETING.events[1], relation="attacks")
    assert ties(replace(MEETING, events=(about,))) == {("actor/lars-haugen", "ATTACKS", "actor/mila-petrovic")}


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


def test_no_cell_is_a_formula_or_has_an_escape(folder: Path) -> None:
    cells = [cell for table in TABLES for row in rows(folder, table.name) for cell in row.values()]
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


def test_the_scripts_are_the_same_whatever_is_loaded(folder: Path, tmp_path: Path) -> None:
    write_neo4j([CRISIS], tmp_path / "other")
    for name, text in (("load.cypher", load_script()), ("schema.cypher", schema_script())):
        assert (tmp_path / "other" / name).read_text("utf-8") == (folder / name).read_text("utf-8") == text


def test_every_relation_has_a_type_of_its_own() -> None:
    types = [tie_type(relation) for relation in load_relations()]
    assert len(set(types)) == len(types)
    assert tie_type("talksWith") == "TALKS_WITH"
    assert set(types).isdisjoint(table.type for table in EDGE_TABLES)


def queries() -> Iterator[str]:
    for nodes in NODE_TABLES:
        for kind in nodes.kinds or ("",):
            yield from (cypher.add_nodes(nodes, kind), cypher.set_nodes(nodes, kind))
    yield from (cypher.set_edges(kind) for edges in EDGE_TABLES for kind in edges.types())


def test_queries_are_made_of_labels_and_types_alone() -> None:
    names = {
        name for query in queries() for name in re.findall(r"[^\w.]:(\w+)|:(\w+)\]", query) for name in name if name
    }
    assert all(re.fullmatch("[A-Za-z_]+", name) for name in names)
    assert len(set(queries())) == len(list(queries()))


def test_an_article_that_tells_something_else_has_another_digest() -> None:
    event = replace(MEETING.events[0], confidence=0.5)
    other = replace(MEETING, events=(event, *MEETING.events[1:]))
    assert article_rows(MEETING).digest == article_rows(MEETING).digest != article_rows(other).digest


def test_a_long_name_fits_into_an_index_and_stays_unlike_others() -> None:
    names = ["é" * 5_000 + end for end in "ab"]
    readings = [replace(MEETING, document=replace(MEETING.document, id=name)) for name in names]
    keys = [article_rows(reading).article.key for reading in readings]
    assert len(set(keys)) == 2
    assert max(len(key.encode()) for key in keys) < 8_000


def test_half_a_surrogate_pair_reaches_no_server() -> None:
    broken = replace(HAUGEN, label="Lars \ud800")
    event = replace(MEETING.events[0], agents=(replace(MEETING.events[0].agents[0], actor=broken),))
    shared = article_rows(replace(MEETING, events=(event,), positions=())).shared
    assert "Lars ?" in [node.properties()["name"] for node in shared]


def test_the_first_of_two_is_kept_and_comes_back_as_it_was() -> None:
    person = Node(table=ACTORS, key="actor/x", values=("x", "X", "Person", None, None, True), kind="Person")
    group = replace(person, kind=ActorType.GROUP.value)
    collected = Collected[Node]()
    collected.add([person, group])
    assert collected.take(identity(person)) == person
    assert list(collected.rest()) == []
    edges = Collected[Edge]()
    told = list(collected_ties(MEETING))
    edges.add(told)
    assert sorted(edges.rest(), key=identity) == sorted(told, key=identity)
    assert {edge.table for edge in told} == {TIES}


def collected_ties(reading: Reading) -> Iterator[Edge]:
    found = Ties()
    found.add(reading)
    return found.rows()


@pytest.mark.parametrize(
    ("uri", "environment", "words"),
    [
        ("http://localhost:7474", {}, "no address of a Neo4j server"),
        ("localhost", {}, "no address of a Neo4j server"),
        ("bolt://localhost:seven", {}, "no address"),
        ("bolt://neo4j:secret@localhost", {}, "credentials do not belong into an address"),
        ("bolt://localhost", {"KG_NEO4J_USER": "neo4j"}, "KG_NEO4J_PASSWORD: half of the credentials"),
        ("bolt://localhost", {"KG_NEO4J_PASSWORD": "secret"}, "KG_NEO4J_USER: half of the credentials"),
    ],
)
def test_what_is_wrong_before_a_server_is_asked(uri: str, environment: dict[str, str], words: str) -> None:
    with pytest.raises(ExportError, match=words) as caught, connected(Target(uri=uri), environment):
        pass
    assert caught.value.cure
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("agent", "supported"),
    [
        ("Neo4j/5.26.30", True),
        ("Neo4j/2025.08.0", True),
        ("Neo4j/4.4.12", False),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", False),
        ("Other/5.0", False),
    ],
)
def test_which_servers_can_be_filled(agent: str, supported: bool) -> None:
    assert is_supported(agent) is supported
