"""GEXF and GraphML are read back by NetworkX, with everything that was written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.exports.positions import MOST_HUBS
from kg.exports.projection import project
from tests.exports.crowd import crowd
from tests.readings import CRISIS, HOSTILE, MEETING, READINGS

GEXF = "{http://gexf.net/1.3}"


def read_gexf(path: Path) -> nx.MultiDiGraph:
    return nx.read_gexf(path, version="1.3")


FILES = [
    pytest.param(write_gexf, read_gexf, id="gexf"),
    pytest.param(write_graphml, lambda path: nx.read_graphml(path, force_multigraph=True), id="graphml"),
]


@pytest.mark.parametrize(("write", "read"), FILES)
def test_nodes_edges_and_attributes_come_back(write: Any, read: Any, tmp_path: Path) -> None:
    write(READINGS, tmp_path / "graph")
    graph, told = read(tmp_path / "graph"), project(READINGS)
    assert graph.is_directed()
    assert graph.number_of_edges() == told.number_of_edges()
    plain = [name for name in told if "<" not in name]
    assert set(plain) <= set(graph)
    for name in plain:
        data = told.nodes[name]
        assert {key: graph.nodes[name][key] for key in ("label", "type", "known", "events")} == {
            key: data[key] for key in ("label", "type", "known", "events")
        }
    found = next(data for *_, data in graph.out_edges("actor:serbie", data=True) if data["relation"] == "demands")
    assert (found["count"], found["weight"], found["confidence"], found["category"]) == (1, 1, 0.9, "REQUEST")


@pytest.mark.parametrize(("write", "read"), FILES)
def test_parallel_edges_stay_apart(write: Any, read: Any, tmp_path: Path) -> None:
    write([MEETING], tmp_path / "graph")
    edges = read(tmp_path / "graph").get_edge_data("actor:lars-haugen", "actor:mila-petrovic")
    assert {data["relation"] for data in edges.values()} == {"meets", "urges"}


@pytest.mark.parametrize(("write", "read"), FILES)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(label=st.text(min_size=1))
def test_any_label_gives_a_file_that_can_be_read(write: Any, read: Any, tmp_path: Path, label: str) -> None:
    event = HOSTILE.events[0]
    villain = replace(event.agents[0], actor=replace(event.agents[0].actor, label=label))
    write([replace(HOSTILE, events=(replace(event, agents=(villain,)),))], tmp_path / "graph")
    assert read(tmp_path / "graph").number_of_edges() == 1


def test_gexf_has_colours_sizes_places_and_dates(tmp_path: Path) -> None:
    write_gexf([MEETING], tmp_path / "graph.gexf")
    graph = read_gexf(tmp_path / "graph.gexf")
    assert {"color", "position", "size"} <= set(graph.nodes["actor:serbie"]["viz"])
    edge = next(
        edge for edge in etree.parse(tmp_path / "graph.gexf").iter(f"{GEXF}edge") if edge.get("kind") == "meets"
    )
    assert (edge.get("start"), edge.get("end")) == ("2024-03-12", "2024-03-12")


@pytest.mark.parametrize(("write", "read"), FILES)
def test_a_graph_too_big_for_springs_is_written_too(write: Any, read: Any, tmp_path: Path) -> None:
    readings = list(crowd(actors=1500, articles=900))
    write(readings, tmp_path / "graph")
    graph, told = read(tmp_path / "graph"), project(readings)
    assert len(told) > MOST_HUBS
    assert (set(graph), graph.number_of_edges()) == (set(told), told.number_of_edges())


def test_graphml_has_colours_sizes_and_places_too(tmp_path: Path) -> None:
    write_graphml([MEETING], tmp_path / "graph.graphml")
    serbia = nx.read_graphml(tmp_path / "graph.graphml").nodes["actor:serbie"]
    assert (serbia["r"], serbia["g"], serbia["b"]) == (27, 138, 90)
    assert {"x", "y", "size"} <= set(serbia)


def test_labels_do_not_deceive_the_eye(tmp_path: Path) -> None:
    event = HOSTILE.events[0]
    villain = replace(event.agents[0], actor=replace(event.agents[0].actor, id="x", label="Serb\u202eeis\n\x0b 1"))
    write_gexf([replace(HOSTILE, events=(replace(event, agents=(villain,)),))], tmp_path / "graph.gexf")
    assert read_gexf(tmp_path / "graph.gexf").nodes["actor:x"]["label"] == "Serbeis 1"


def test_an_edge_that_is_no_fact_has_a_kind_of_its_own(tmp_path: Path) -> None:
    write_gexf([CRISIS], tmp_path / "graph.gexf")
    kinds = {edge.get("kind") for edge in etree.parse(tmp_path / "graph.gexf").iter(f"{GEXF}edge")}
    assert kinds == {"accuses", "sanctions/possible", "threatens/negated", "visits/planned"}
