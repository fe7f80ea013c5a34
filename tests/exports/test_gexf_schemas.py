"""What is written keeps to the schemas of GEXF and GraphML, and means what it says: ids, types, references, spells."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.model import Reading, TimeSpan
from tests.exports.crowd import crowd
from tests.programs import GEXF_SCHEMA, JGRAPHT, needs_gexf_schema, needs_jgrapht
from tests.readings import CRISIS, HOSTILE, MEETING, READINGS

OWN_SCHEMA = Path(__file__).parent / "gexf.rng"
NAMES = {"g": "http://gexf.net/1.3"}
CASTS = {"integer": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__, "string": str}
GRAPHS = [
    pytest.param((), id="nothing"),
    pytest.param(READINGS, id="hostile"),
    pytest.param(tuple(crowd(actors=60, articles=80)), id="crowd"),
]


def written(readings: tuple[Reading, ...], folder: Path) -> etree._ElementTree:
    write_gexf(readings, folder / "graph.gexf")
    return etree.parse(folder / "graph.gexf")


def assert_valid(file: etree._ElementTree, schema: etree.RelaxNG | etree.XMLSchema) -> None:
    assert schema.validate(file), schema.error_log


@pytest.mark.parametrize("readings", GRAPHS)
def test_gexf_keeps_to_the_grammar_of_what_we_write(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    assert_valid(written(readings, tmp_path), etree.RelaxNG(etree.parse(OWN_SCHEMA)))


@needs_gexf_schema
@pytest.mark.parametrize("readings", GRAPHS)
def test_gexf_keeps_to_the_schema_of_its_authors(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    assert_valid(written(readings, tmp_path), etree.RelaxNG(etree.parse(GEXF_SCHEMA)))


@needs_jgrapht
@pytest.mark.parametrize("readings", GRAPHS)
def test_graphml_keeps_to_its_schema(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(JGRAPHT) as archive:
        archive.extractall(tmp_path, ["graphml.xsd", "xlink.xsd"])
    write_graphml(readings, tmp_path / "graph.graphml")
    assert_valid(etree.parse(tmp_path / "graph.graphml"), etree.XMLSchema(etree.parse(tmp_path / "graphml.xsd")))


@pytest.mark.parametrize("readings", GRAPHS)
def test_values_have_the_types_of_their_columns(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    file = written(readings, tmp_path)
    for kind in ("node", "edge"):
        types = {
            column.get("id"): column.get("type")
            for column in file.iterfind(f".//g:attributes[@class='{kind}']/g:attribute", NAMES)
        }
        for value in file.iterfind(f".//g:{kind}/g:attvalues/g:attvalue", NAMES):
            CASTS[types[value.get("for")]](value.get("value"))


@pytest.mark.parametrize("readings", GRAPHS)
def test_ids_are_unique_and_edges_end_at_nodes(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    file = written(readings, tmp_path)
    nodes = [node.get("id") for node in file.iterfind(".//g:node", NAMES)]
    edges = file.findall(".//g:edge", NAMES)
    assert len(nodes) == len(set(nodes))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len(kinds) == len(set(kinds))


def spells(element: etree._Element) -> list[tuple[date, date]]:
    bounds = [element] if element.get("start") else element.findall("g:spells/g:spell", NAMES)
    return [(date.fromisoformat(each.get("start")), date.fromisoformat(each.get("end"))) for each in bounds]


def covered(spells: list[tuple[date, date]]) -> Iterator[date]:
    for first, last in spells:
        yield from (first + timedelta(days=day) for day in range((last - first).days + 1))


def told_on(*days: tuple[date, date]) -> tuple[Reading, ...]:
    """Return one reading for each of *days*, in which the same meeting takes place then."""
    meeting = MEETING.events[0]
    return tuple(
        replace(
            MEETING,
            document=replace(MEETING.document, id=f"{number:03d}"),
            events=(replace(meeting, id=f"{number:03d}", time=TimeSpan(text="", start=first, end=last)),),
            positions=(),
        )
        for number, (first, last) in enumerate(days)
    )


def test_events_that_lie_apart_are_spells_apart(tmp_path: Path) -> None:
    march, june = date(2024, 3, 12), date(2024, 6, 1)
    day = timedelta(days=1)
    file = written(told_on((june, june), (march, march), (march + day, march + 2 * day)), tmp_path)
    for element in [*file.iterfind(".//g:node", NAMES), file.find(".//g:edge", NAMES)]:
        assert spells(element) == [(march, march + 2 * day), (june, june)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(
        st.tuples(*[st.dates(min_value=date(2024, 1, 1), max_value=date(2024, 3, 1))] * 2), min_size=1, max_size=8
    )
)
def test_spells_have_the_days_of_the_events_and_no_others(days: list[tuple[date, date]], tmp_path: Path) -> None:
    ordered = [(min(span), max(span)) for span in days]
    edge = written(told_on(*days), tmp_path).find(".//g:edge", NAMES)
    found = spells(edge)
    assert list(covered(found)) == sorted(set(covered(ordered)))
    assert all((after[0] - before[1]).days > 1 for before, after in pairwise(found))


def test_what_has_no_date_is_always_there(tmp_path: Path) -> None:
    file = written((CRISIS, HOSTILE), tmp_path)
    nodes = {node.get("id"): spells(node) for node in file.iterfind(".//g:node", NAMES)}
    undated = [edge for edge in file.iterfind(".//g:edge", NAMES) if not spells(edge)]
    assert [edge.get("target") for edge in undated] == ["actor:otan"]
    assert nodes["actor:otan"] == []
    assert nodes["actor:kosovo"]


def test_no_edge_is_there_without_its_ends(tmp_path: Path) -> None:
    file = written((*READINGS, *crowd(actors=20, articles=40)), tmp_path)
    nodes = {node.get("id"): set(covered(spells(node))) for node in file.iterfind(".//g:node", NAMES)}
    for edge in file.iterfind(".//g:edge", NAMES):
        for end in (nodes[edge.get("source")], nodes[edge.get("target")]):
            assert not end or set(covered(spells(edge))) <= end


def test_the_same_readings_give_the_same_bytes(tmp_path: Path) -> None:
    for write in (write_gexf, write_graphml):
        files = [tmp_path / name for name in ("one", "other")]
        for file in files:
            write(READINGS, file)
        assert files[0].read_bytes() == files[1].read_bytes()
