"""The graph of actors in JSON Graph Format, as the specification has it and as a reader of others takes it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.exports.jgf import write_jgf
from kg.exports.projection import project
from kg.model import Reading
from tests.exports.crowd import crowd
from tests.programs import needs_python_peers, run_python_peer
from tests.readings import HOSTILE, INJECTOR, READINGS

#: What version 2 of the format knows of each thing; all else belongs into `metadata`.
_GRAPH = {"id": str, "label": str, "directed": bool, "type": str, "metadata": dict, "nodes": dict, "edges": list}
_NODE = {"label": str, "metadata": dict}
_EDGE = {
    **dict.fromkeys(("id", "source", "target", "relation", "label"), str),
    "directed": bool,
    "metadata": dict,
}


def graph_of(readings: list[Reading] | tuple[Reading, ...], path: Path) -> dict[str, Any]:
    write_jgf(readings, path)
    content = json.loads(path.read_text("utf-8"))
    assert list(content) == ["graph"]
    graph: dict[str, Any] = content["graph"]
    return graph


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.jgf.json"


def conforms(thing: dict[str, Any], known: dict[str, type]) -> bool:
    return all(type(value) is known.get(key) for key, value in thing.items())


def test_nodes_edges_and_what_is_told_of_them_are_those_of_the_graph_of_actors(path: Path) -> None:
    graph, expected = graph_of(READINGS, path), project(READINGS)
    assert list(graph["nodes"]) == list(expected)
    assert [(edge["source"], edge["target"], edge["relation"]) for edge in graph["edges"]] == [
        (start, end, data["relation"]) for start, end, data in expected.edges(data=True)
    ]
    meeting = next(edge for edge in graph["edges"] if edge["relation"] == "meets")
    assert not meeting["directed"]
    assert meeting["label"] == "rencontre"
    assert (meeting["metadata"]["count"], meeting["metadata"]["first"]) == (2, "2024-03-12")
    assert graph["nodes"]["actor:otan"] == {
        "label": "OTAN",
        "metadata": {"kind": "actor", "type": "Organization", "wikidata": "Q7184", "known": True, "events": 3},
    }


def test_every_key_and_type_is_one_of_version_two(path: Path) -> None:
    graph = graph_of(list(crowd(actors=50, articles=60)), path)
    assert conforms(graph, _GRAPH)
    assert all(conforms(node, _NODE) for node in graph["nodes"].values())
    assert all(conforms(edge, _EDGE) for edge in graph["edges"])
    assert {end for edge in graph["edges"] for end in (edge["source"], edge["target"])} <= set(graph["nodes"])


def test_a_node_or_an_edge_is_on_a_line(path: Path) -> None:
    graph = graph_of(READINGS, path)
    lines = path.read_text("utf-8").split("\n")
    assert len(lines) == len(graph["nodes"]) + len(graph["edges"]) + 4


def test_of_nothing_there_is_an_empty_graph(path: Path) -> None:
    graph = graph_of([], path)
    assert (graph["nodes"], graph["edges"]) == ({}, [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(words=st.text())
def test_names_come_back_to_the_letter(words: str, path: Path) -> None:
    villain = replace(HOSTILE.events[0].agents[0], actor=replace(INJECTOR, id=words, label=words))
    graph = graph_of([replace(HOSTILE, events=(replace(HOSTILE.events[0], agents=(villain,)),))], path)
    assert graph["nodes"][f"actor:{words}"]["label"] == words


@pytest.mark.slow
@needs_python_peers
def test_a_reader_of_others_takes_it(path: Path) -> None:
    graph = graph_of(READINGS, path)
    found = run_python_peer("read_jgf.py", path)
    assert found["nodes"] == len(graph["nodes"])
    assert found["edges"] == len(graph["edges"])
    assert found["labels"] == [node["label"] for node in graph["nodes"].values()]
    assert found["relations"] == [edge["relation"] for edge in graph["edges"]]
