"""Every file is read back by the readers of its own world, to the graph that was stored, whatever an article holds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import RdfFormat

from kg.errors import ExportError
from kg.exports.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from kg.rdf import reading_to_quads
from kg.rdf.iris import Iris
from kg.rdf.jsonld import jsonld
from kg.rdf.turtle import trig, turtle
from kg.store import Store
from tests.rdf.strategies import RUN, texts
from tests.readings import MEETING, READINGS

WITH_GRAPHS = [
    (write_nquads, RdfFormat.N_QUADS, "nquads"),
    (write_trig, RdfFormat.TRIG, "trig"),
    (write_jsonld, RdfFormat.JSON_LD, "json-ld"),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled"), base="https://data.example/") as store:
        for reading in READINGS:
            store.replace(reading, run=RUN)
        yield store


@pytest.mark.parametrize(("write", "ox_format", "rdflib_format"), WITH_GRAPHS, ids=[name for *_, name in WITH_GRAPHS])
def test_named_graphs_come_back(write, ox_format, rdflib_format, filled: Store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    path = tmp_path / "graph"
    write(filled, path)
    stored = set(filled.quads())
    assert set(pyoxigraph.parse(path=str(path), format=ox_format)) == stored
    dataset = rdflib.Dataset()
    dataset.parse(path, format=rdflib_format)
    reference = rdflib.Dataset()
    reference.parse(data=pyoxigraph.serialize(stored, format=RdfFormat.N_QUADS), format="nquads")
    assert set(dataset.quads()) == set(reference.quads())


def test_the_merged_graph_comes_back(filled: Store, tmp_path: Path) -> None:
    write_turtle(filled, tmp_path / "graph.ttl")
    merged = {quad.triple for quad in filled.quads()}
    read = pyoxigraph.parse(path=str(tmp_path / "graph.ttl"), format=RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == merged
    reference = rdflib.Graph().parse(data=pyoxigraph.serialize(merged, format=RdfFormat.N_TRIPLES), format="nt")
    assert set(rdflib.Graph().parse(tmp_path / "graph.ttl")) == set(reference)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, article_id=texts)
def test_no_text_breaks_out_of_any_notation(text: str, article_id: str) -> None:
    document = replace(MEETING.document, id=article_id, name=text, source=text)
    quads = sorted(reading_to_quads(replace(MEETING, document=document, events=MEETING.events[:1]), run=RUN), key=str)
    base, name = Iris().base, Iris().article(article_id)
    for pieces, notation in (
        (trig([(name, quads)], base), RdfFormat.TRIG),
        (jsonld([(name, quads)], base), RdfFormat.JSON_LD),
    ):
        assert set(pyoxigraph.parse("".join(pieces), format=notation)) == set(quads)
    document_turtle = "".join(turtle([quad.triple for quad in quads], base))
    assert {q.triple for q in pyoxigraph.parse(document_turtle, format=RdfFormat.TURTLE)} == {q.triple for q in quads}
    assert len(rdflib.Graph().parse(data=document_turtle, format="turtle")) == len(quads)


def test_turtle_is_pleasant_to_read(filled: Store) -> None:
    text = "".join(turtle(filled.merged(), filled.base))
    assert (
        """
actor:serbie a sem:Actor, kg:Country ;
    skos:exactMatch wd:Q403 ;
    skos:prefLabel "Serbie"@fr ;
    kg:demands actor:otan, theme:security-guarantee ;
    kg:known true .
"""
        in text
    )


@pytest.mark.parametrize("write", [write_turtle, write_nquads, write_trig, write_jsonld])
def test_the_same_store_gives_the_same_bytes(write, filled: Store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    write(filled, tmp_path / "one")
    with Store.open(tmp_path / "store", base=filled.base) as again:
        for reading in reversed(READINGS):
            again.replace(reading, run=RUN)
        write(again, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_empty_store_gives_files_that_are_read_as_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for write, ox_format, _ in WITH_GRAPHS:
            write(store, tmp_path / "graph")
            assert list(pyoxigraph.parse(path=str(tmp_path / "graph"), format=ox_format)) == []


def test_a_folder_in_the_way_is_told(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_turtle(filled, tmp_path)
