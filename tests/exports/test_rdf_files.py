"""Every file of RDF is read back by the readers of its own world, to the graph that was stored, and can be read on its own."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from kg.errors import ExportError
from kg.exports.rdf import write_jsonld, write_nquads, write_rdf12, write_trig, write_turtle
from kg.lexicon.turtle import local_name
from kg.rdf.iris import mode
from kg.rdf.namespaces import KG, OA, RDF, RDFS, SEM, SKOS, TIME
from kg.store import Store
from tests.conftest import ROOT
from tests.rdf.strategies import RUN
from tests.readings import HOSTILE, READINGS

Writer = Callable[[Store, Path], None]

BASE = "https://data.example/"
WITH_GRAPHS = [
    pytest.param(write_nquads, RdfFormat.N_QUADS, "nquads", id="nquads"),
    pytest.param(write_trig, RdfFormat.TRIG, "trig", id="trig"),
    pytest.param(write_jsonld, RdfFormat.JSON_LD, "json-ld", id="jsonld"),
]
FILES = {
    "turtle": (write_turtle, RdfFormat.TURTLE),
    "nquads": (write_nquads, RdfFormat.N_QUADS),
    "trig": (write_trig, RdfFormat.TRIG),
    "jsonld": (write_jsonld, RdfFormat.JSON_LD),
    "rdf12": (write_rdf12, RdfFormat.TRIG),
}
each_file = pytest.mark.parametrize(("write", "notation"), FILES.values(), ids=FILES)
#: Nodes that are parts of others: no table has a line for them.
PARTS = {KG.Participation, KG.Evidence, OA.TextPositionSelector, OA.TextQuoteSelector, TIME.Instant}
#: The hostile article has a mode that the ontology lacks.
NO_MODE = mode("THREATEN", HOSTILE.events[0].mode or "")
LABELS = {RDFS.label, SKOS.prefLabel}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled"), base=BASE) as store:
        for reading in READINGS:
            store.replace(reading, run=RUN)
        yield store


def written(write: Writer, notation: RdfFormat, store: Store, folder: Path) -> set[Quad]:
    """Return what Oxigraph reads from a file."""
    write(store, folder / "graph")
    return set(pyoxigraph.parse(path=str(folder / "graph"), format=notation))


def is_article(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(f"{BASE}article/")


def facts(quads: Iterable[Quad]) -> set[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    return {(quad.subject, quad.predicate, quad.object) for quad in quads}


@pytest.mark.parametrize(("write", "notation", "name"), WITH_GRAPHS)
def test_the_graphs_of_articles_come_back(
    write: Writer, notation: RdfFormat, name: str, filled: Store, tmp_path: Path
) -> None:
    read = written(write, notation, filled, tmp_path)
    assert {quad for quad in read if is_article(quad)} == set(filled.quads())
    dataset, reference = rdflib.Dataset(), rdflib.Dataset()
    dataset.parse(tmp_path / "graph", format=name)
    reference.parse(data=pyoxigraph.serialize(read, format=RdfFormat.N_QUADS), format="nquads")
    assert set(dataset.quads()) == set(reference.quads())


def test_the_merged_graph_comes_back(filled: Store, tmp_path: Path) -> None:
    read = written(write_turtle, RdfFormat.TURTLE, filled, tmp_path)
    assert {quad.graph_name for quad in read} == {DefaultGraph()}
    assert facts(read) >= facts(filled.quads())
    reference = rdflib.Graph().parse(
        data=pyoxigraph.serialize([quad.triple for quad in read], format=RdfFormat.N_TRIPLES), format="nt"
    )
    assert set(rdflib.Graph().parse(tmp_path / "graph", format="turtle")) == set(reference)


@each_file
def test_whatever_a_page_could_show_has_a_label(
    write: Writer, notation: RdfFormat, filled: Store, tmp_path: Path
) -> None:
    read = written(write, notation, filled, tmp_path)
    labelled = {quad.subject for quad in read if quad.predicate in LABELS and quad.object.value}
    parts = {quad.subject for quad in read if quad.predicate == RDF.type and quad.object in PARTS}
    ours = {
        term
        for quad in read
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith((BASE, "https://kg.example/"))
    }
    assert ours - labelled - parts == {NO_MODE}


@each_file
def test_the_names_of_terms_are_those_of_the_store(
    write: Writer, notation: RdfFormat, filled: Store, tmp_path: Path
) -> None:
    stored = {quad.triple for graph in ("ontology", "authority") for quad in _graph(filled, graph)}
    read = written(write, notation, filled, tmp_path)
    told = {quad.triple for quad in read if not is_article(quad)} - {quad.triple for quad in filled.quads()}
    assert told
    assert told <= stored


def _graph(store: Store, name: str) -> Iterator[Quad]:
    return store.engine.quads_for_pattern(None, None, None, NamedNode(f"{BASE}graph/{name}"))


def test_terms_that_no_article_uses_are_left_out(filled: Store, tmp_path: Path) -> None:
    read = written(write_trig, RdfFormat.TRIG, filled, tmp_path)
    subjects = {quad.subject for quad in read}
    assert NamedNode(f"{KG.iri}demands") in subjects
    assert NamedNode(f"{KG.iri}invades") not in subjects
    assert NamedNode(f"{BASE}actor/norvege") in subjects
    assert NamedNode(f"{BASE}actor/argentine") not in subjects


def test_a_country_that_no_article_tells_of_has_its_name_too(filled: Store, tmp_path: Path) -> None:
    read = written(write_trig, RdfFormat.TRIG, filled, tmp_path)
    switzerland = NamedNode(f"{BASE}actor/suisse")
    names = {q.object for q in read if (q.subject, q.predicate) == (switzerland, SKOS.prefLabel)}
    assert names == {Literal("Suisse", language="fr"), Literal("Switzerland", language="en")}


def test_turtle_is_pleasant_to_read(filled: Store, tmp_path: Path) -> None:
    write_turtle(filled, tmp_path / "graph.ttl")
    assert """
actor:serbie a sem:Actor, kg:Actor, kg:Country ;
    skos:exactMatch wd:Q403 ;
    skos:prefLabel "Serbie"@fr ;
    kg:demands actor:otan, theme:security-guarantee ;
    kg:known true .
""" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_an_event_reifies_what_it_says_in_its_own_block(filled: Store, tmp_path: Path) -> None:
    write_rdf12(filled, tmp_path / "graph.trig")
    assert """ a sem:Event, kg:Event, kg:Sanctioning ;
        rdf:reifies <<( actor:otan kg:sanctions actor:serbie )>> ;
        rdfs:label "OTAN – sanctionne – Serbie : de nouvelles sanctions (possible, affirmé par Lars Haugen)"@fr ;
""" in (tmp_path / "graph.trig").read_text(encoding="utf-8")


def test_rdf12_is_the_same_graph_and_what_events_reify(filled: Store, tmp_path: Path) -> None:
    plain = written(write_trig, RdfFormat.TRIG, filled, tmp_path)
    read = written(write_rdf12, RdfFormat.TRIG, filled, tmp_path)
    assert plain < read
    events = {quad.subject for quad in plain if quad.predicate == RDF.type and quad.object == SEM.Event}
    assert {(quad.predicate, quad.subject in events) for quad in read - plain if is_article(quad)} == {
        (RDF.reifies, True)
    }


def test_the_query_of_the_docs_tells_who_claims_what(filled: Store, tmp_path: Path) -> None:
    (query,) = re.findall(
        r"^```sparql\n(.*?)^```", (ROOT / "docs" / "outputs.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    rows = asked(query, filled, tmp_path)
    assert sorted(tuple(local_name(term.value) for term in row) for row in rows) == [
        ("lars-haugen", "otan", "sanctions", "serbie", "affirmed", "possible", "crise-frontiere"),
        ("mila-petrovic", "serbie", "threatens", "kosovo", "negated", "actual", "crise-frontiere"),
        ("serbie", "lars-haugen", "meets", "mila-petrovic", "affirmed", "actual", "2024%2F03%2Foslo-rencontre"),
        ("serbie", "mila-petrovic", "meets", "lars-haugen", "affirmed", "actual", "2024%2F03%2Foslo-rencontre"),
    ]


def test_what_is_only_claimed_is_quoted_and_not_asserted(filled: Store, tmp_path: Path) -> None:
    asserted = "EXISTS { GRAPH ?article { ?who ?does ?whom } }"
    told = f"SELECT ?does ({asserted} AS ?so) {{ GRAPH ?article {{ ?event rdf:reifies <<( ?who ?does ?whom )>> }} }}"
    rows = {(local_name(does.value), so.value) for does, so in asked(told, filled, tmp_path)}
    assert {does for does, so in rows if so == "true"} == {"meets", "urges", "demands", "accuses", "threatens"}
    assert {does for does, so in rows if so == "false"} == {"meets", "sanctions", "threatens", "visits"}


def asked(query: str, store: Store, folder: Path) -> Iterator[tuple[NamedNode, ...]]:
    """Return what Oxigraph answers from the file of RDF 1.2 alone."""
    write_rdf12(store, folder / "graph.trig")
    engine = pyoxigraph.Store()
    engine.load(path=str(folder / "graph.trig"), format=RdfFormat.TRIG)
    return (tuple(row) for row in engine.query(query, prefixes={"rdf": RDF.iri}))  # type: ignore[union-attr, misc]


@each_file
def test_the_same_store_gives_the_same_bytes(
    write: Writer, notation: RdfFormat, filled: Store, again: Store, tmp_path: Path
) -> None:
    write(filled, tmp_path / "one")
    write(again, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("again"), base=BASE) as store:
        for reading in reversed(READINGS):
            store.replace(reading, run=RUN)
        yield store


def test_an_empty_store_gives_files_that_are_read_as_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for write, notation in FILES.values():
            assert written(write, notation, store, tmp_path) == set()


def test_a_folder_in_the_way_is_told(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_turtle(filled, tmp_path)
