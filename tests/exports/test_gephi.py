"""Gephi itself opens what is written, and so does the parser of Gephi Lite: nothing is lost, merged or mistaken."""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree

from kg.exports.columns import EDGE_COLUMNS, NODE_COLUMNS, edge_kind, node_colour, node_size
from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.exports.projection import project
from kg.model import Reading
from tests.exports.crowd import crowd
from tests.programs import GEPHI, NODE, needs_gephi, needs_graphology
from tests.readings import READINGS

PEERS = Path(__file__).parent.parent / "peers"
CROWD = (*READINGS, *crowd(actors=150, articles=200))
JAVA_TYPES = {"string": "String", "boolean": "Boolean", "integer": "Integer", "double": "Double"}
TIMEOUT = 600


class Opened(NamedTuple):
    """What Gephi tells of a file: rows by their first cell, and the picture that it saved."""

    rows: Mapping[str, list[list[str]]]
    picture: Path


def in_gephi(file: Path, *days: date) -> Opened:
    picture = file.with_suffix(".svg")
    command = [
        "java",
        "-Djava.awt.headless=true",
        f"-Duser.home={file.parent}",
        "-cp",
        GEPHI,
        PEERS / "gephi" / "Open.java",
    ]
    done = subprocess.run(
        [*command, file, picture, *map(str, days)], check=True, capture_output=True, text=True, timeout=TIMEOUT
    )
    rows: dict[str, list[list[str]]] = {}
    for line in done.stdout.splitlines():
        name, *cells = line.split("\t")
        rows.setdefault(name, []).append(cells)
    return Opened(rows, picture)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    file = tmp_path_factory.mktemp("gephi") / "graph.gexf"
    write_gexf(CROWD, file)
    return in_gephi(file, date(2024, 3, 13), date(2024, 3, 14))


GRAPH = project(CROWD)


@needs_gephi
@pytest.mark.slow
def test_gephi_has_all_nodes_edges_and_columns(opened: Opened) -> None:
    assert opened.rows["graph"] == [[str(len(GRAPH)), str(GRAPH.number_of_edges())]]
    columns = {(table, title): kind for table, title, kind in opened.rows["column"]}
    for table, wanted in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        assert {(table, title): JAVA_TYPES[kind] for title, kind in wanted.items()}.items() <= columns.items()
    assert columns["node", "Interval"] == columns["edge", "Interval"] == "IntervalSet"
    assert columns["edge", "Weight"] == "Double"


@needs_gephi
@pytest.mark.slow
def test_gephi_has_nothing_to_complain_of(opened: Opened) -> None:
    assert [issue for issue in opened.rows["issue"] if issue[0] != "INFO"] == []


@needs_gephi
@pytest.mark.slow
def test_gephi_keeps_parallel_edges_apart_by_their_kind(opened: Opened) -> None:
    told = Counter(
        (source, target, edge_kind(data), float(data["count"])) for source, target, data in GRAPH.edges(data=True)
    )
    found = Counter((source, target, kind, float(weight)) for source, target, kind, weight, _ in opened.rows["edge"])
    assert found == told


@needs_gephi
@pytest.mark.slow
def test_gephi_has_labels_sizes_and_colours(opened: Opened) -> None:
    assert len({(x, y) for _, _, x, y, *_ in opened.rows["node"]}) == len(GRAPH)
    for name, label, _, _, size, colour, _ in opened.rows["node"]:
        data = GRAPH.nodes[name]
        red, green, blue = node_colour(data)
        assert " ".join(label.split()) == " ".join(data["label"].split())
        assert float(size) == pytest.approx(node_size(data["events"]))
        assert int(colour) == red << 16 | green << 8 | blue


@needs_gephi
@pytest.mark.slow
def test_the_timeline_reaches_from_the_first_day_to_the_last(opened: Opened) -> None:
    spells = [spell for _, data in GRAPH.nodes(data=True) for spell in data["spells"]]
    assert opened.rows["time"] == [["DATE", "INTERVAL"]]
    assert opened.rows["bounds"] == [[str(min(first for first, _ in spells)), str(max(last for _, last in spells))]]
    for name, *_, found in opened.rows["node"]:
        assert found == " ".join(f"{first}/{last}" for first, last in GRAPH.nodes[name]["spells"])


@needs_gephi
@pytest.mark.slow
def test_the_timeline_shows_what_is_told_of_the_days_it_stands_on(opened: Opened) -> None:
    from_day, to_day = date(2024, 3, 13), date(2024, 3, 14)

    def shown(spells: Iterable[tuple[date, date]]) -> bool:
        return not spells or any(first <= to_day and last >= from_day for first, last in spells)

    nodes = sum(shown(data["spells"]) for _, data in GRAPH.nodes(data=True))
    edges = sum(shown(data["spells"]) for *_, data in GRAPH.edges(data=True))
    assert 0 < edges < GRAPH.number_of_edges()
    assert opened.rows["shown"] == [[str(nodes), str(edges)]]


@needs_gephi
@pytest.mark.slow
def test_gephi_lays_the_graph_out_and_draws_it(opened: Opened) -> None:
    assert opened.rows["moved"] == [[str(len(GRAPH))]]
    drawn = etree.parse(opened.picture)
    circles = drawn.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(circles) == len(GRAPH)
    assert len({(circle.get("cx"), circle.get("cy")) for circle in circles}) == len(GRAPH)


@needs_gephi
@pytest.mark.slow
def test_gephi_opens_graphml_and_merges_parallel_edges(tmp_path: Path) -> None:
    write_graphml(READINGS, tmp_path / "graph.graphml")
    graph, found = project(READINGS), in_gephi(tmp_path / "graph.graphml").rows
    pairs = Counter((source, target) for source, target, data in graph.edges(data=True) for _ in data["events"])
    assert found["graph"] == [[str(len(graph)), str(len(pairs))]]
    assert sum(float(weight) for *_, weight, _ in found["edge"]) == pairs.total()


@needs_graphology
@pytest.mark.parametrize(("write", "name"), [(write_gexf, "graph.gexf"), (write_graphml, "graph.graphml")])
def test_gephi_lite_reads_all_of_it(
    write: Callable[[Iterable[Reading], Path], None], name: str, tmp_path: Path
) -> None:
    write(CROWD, tmp_path / name)
    found = in_gephi_lite(tmp_path / name)
    assert found["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    nodes = {node["attributes"]["label"]: node["attributes"] for node in found["nodes"]}
    assert len(found["nodes"]) == len(GRAPH)
    assert len(found["edges"]) == GRAPH.number_of_edges()
    data = GRAPH.nodes["actor:serbie"]
    serbia = nodes["Serbie"]
    assert (serbia["type"], serbia["known"], serbia["events"]) == (data["type"], data["known"], data["events"])
    assert serbia["color"] in ("rgb(27,138,90)", "#1b8a5a")
    assert serbia["size"] == node_size(data["events"])
    assert {"x", "y"} <= serbia.keys()
    told = Counter(
        (edge_kind(data), data["count"], data["first"] and str(data["first"])) for *_, data in GRAPH.edges(data=True)
    )
    edges = [edge["attributes"] for edge in found["edges"]]
    assert Counter((edge["kind"], edge["weight"], edge.get("first")) for edge in edges) == told


def in_gephi_lite(file: Path) -> Any:
    environment = {**os.environ, "NODE_PATH": str(NODE / "node_modules")}
    command = ["node", PEERS / "graphology.mjs", file]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=TIMEOUT)
    return json.loads(done.stdout)
