"""The store keeps what it was given, changes only what changed, and tells what is wrong with a folder."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

from kg.errors import QueryError, StoreError
from kg.rdf import DEFAULT_BASE
from kg.rdf.iris import Iris
from kg.rdf.provenance import RunInfo
from kg.store import Solutions, Store
from tests.rdf.strategies import RUN
from tests.rdf.test_round_trip import without_text
from tests.readings import CRISIS, HAUGEN, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS

BASE = "https://data.example/news/"


def rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    result = store.query(sparql)
    assert isinstance(result, Solutions)
    return list(result.texts())


def is_merge_of_its_graphs(store: Store) -> bool:
    """Return whether the default graph holds each triple of the named graphs, and no other."""
    named = {quad.triple for quad in store.engine if quad.graph_name != DefaultGraph()}
    merged = {quad.triple for quad in store.engine.quads_for_pattern(None, None, None, DefaultGraph())}
    return named == merged


class TestWriting:
    def test_readings_come_back_sorted_by_article(self, filled: Store) -> None:
        expected = sorted((without_text(reading) for reading in READINGS), key=lambda reading: reading.document.id)
        assert list(filled.readings()) == expected

    def test_the_same_again_changes_nothing(self, store: Store) -> None:
        assert store.replace(MEETING, run=RUN)
        before = set(store.engine)
        assert not store.replace(MEETING, run=RUN)
        assert set(store.engine) == before

    def test_another_reading_of_an_article_takes_its_place_whole(self, store: Store) -> None:
        store.replace(MEETING, run=RUN)
        shorter = replace(MEETING, events=MEETING.events[1:], positions=())
        assert store.replace(shorter, run=RUN)
        assert list(store.readings()) == [without_text(shorter)]
        assert is_merge_of_its_graphs(store)

    def test_another_version_of_the_software_is_a_change(self, store: Store) -> None:
        store.replace(MEETING, run=RUN)
        assert store.replace(MEETING, run=RunInfo(version="0.2.0", lexicon=RUN.lexicon, model=RUN.model))
        assert rows(store, "SELECT ?v { ?software schema:softwareVersion ?v }") == [("0.2.0",)]

    def test_what_two_articles_say_stays_when_one_goes(self, store: Store) -> None:
        store.replace(MEETING, run=RUN)
        store.replace(MEETING_ELSEWHERE, run=RUN)
        assert store.remove(MEETING.document.id)
        assert store.article_ids() == [MEETING_ELSEWHERE.document.id]
        assert rows(store, "SELECT ?name { actor:lars-haugen skos:prefLabel ?name }") == [(HAUGEN.label,)]
        assert is_merge_of_its_graphs(store)

    def test_removing_what_is_not_there_changes_nothing(self, store: Store) -> None:
        assert not store.remove("nobody-wrote-this")

    def test_built_in_pieces_and_another_order_it_is_the_same(self, tmp_path: Path, filled: Store) -> None:
        for reading in reversed(READINGS):
            with Store.open(tmp_path) as store:
                store.replace(replace(reading, events=()), run=RUN)
                store.replace(reading, run=RUN)
        with Store.open(tmp_path) as store:
            assert set(store.engine) == set(filled.engine)
            assert list(store.quads()) == list(filled.quads())


class TestOpening:
    def test_a_store_keeps_its_base(self, tmp_path: Path) -> None:
        with Store.open(tmp_path, base=BASE) as store:
            store.replace(MEETING, run=RUN)
        with Store.open(tmp_path) as store:
            assert store.base == BASE
            assert list(store.readings()) == [without_text(MEETING)]
            norway = "SELECT ?a { ?a kg:countryCode 'NO' }"
            assert rows(store, norway) == [("actor:norvege",)]
        with pytest.raises(StoreError, match=f"built with the base IRI {BASE}"):
            Store.open(tmp_path, base=DEFAULT_BASE)

    def test_a_new_store_has_the_default_base(self, store: Store) -> None:
        assert store.base == DEFAULT_BASE

    def test_a_reader_sees_what_was_stored(self, tmp_path: Path) -> None:
        with Store.open(tmp_path) as store:
            store.replace(CRISIS, run=RUN)
        with Store.open(tmp_path, read_only=True) as store:
            assert list(store.readings()) == [without_text(CRISIS)]

    def test_a_reader_cannot_write(self, tmp_path: Path) -> None:
        Store.open(tmp_path).close()
        with Store.open(tmp_path, read_only=True) as store, pytest.raises(StoreError, match="cannot be written"):
            store.replace(CRISIS, run=RUN)

    def test_a_reader_needs_a_store(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="no store here"):
            Store.open(tmp_path / "none", read_only=True)
        assert not (tmp_path / "none").exists()

    def test_a_folder_of_something_else_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(StoreError, match="something else"):
            Store.open(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]

    def test_a_file_is_no_store(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_text("mine", encoding="utf-8")
        with pytest.raises(StoreError, match="something else"):
            Store.open(path)

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        with pytest.raises(StoreError, match="cannot be opened"):
            Store.open(tmp_path / "file" / "store")

    def test_a_store_in_use_is_told(self, store: Store) -> None:
        code = f"from pathlib import Path; from kg.store import Store; Store.open(Path({str(store.path)!r}))"
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "StoreError" in other.stderr
        assert "another process has the store open (wait until it has ended)" in other.stderr

    def test_a_closed_store_says_so(self, tmp_path: Path) -> None:
        store = Store.open(tmp_path)
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.article_ids()

    def test_a_base_that_is_none_is_refused_before_anything_is_made(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="ends in a slash"):
            Store.open(tmp_path / "new", base="nowhere")
        assert not (tmp_path / "new").exists()


class TestReading:
    def test_quads_stand_in_order(self, filled: Store) -> None:
        quads = list(filled.quads())
        graphs = [Iris().name("article", quad.graph_name) for quad in quads]  # type: ignore[arg-type]
        assert graphs == sorted(graphs)
        assert sum(len(filled.article_quads(article)) for article in filled.article_ids()) == len(quads)

    def test_the_merge_has_each_triple_once(self, filled: Store) -> None:
        merged = list(filled.merged())
        assert set(merged) == {quad.triple for quad in filled.quads()}
        assert len(merged) == len(set(merged))

    def test_the_default_graph_is_the_merge(self, filled: Store) -> None:
        assert is_merge_of_its_graphs(filled)

    def test_a_query_sees_each_triple_once(self, filled: Store) -> None:
        sparql = "SELECT (COUNT(*) AS ?n) { actor:lars-haugen kg:country ?country }"
        assert rows(filled, sparql) == [("1",)]
        assert rows(filled, sparql.replace("{", "{ GRAPH ?article {").replace("}", "} }")) == [("3",)]

    def test_a_query_finds_labels_of_relations_and_of_countries_that_no_article_names(self, filled: Store) -> None:
        sparql = """SELECT ?does ?land { ?event kg:relation ?relation ; sem:hasPlace/kg:country ?country .
            ?relation skos:prefLabel ?does . ?country skos:prefLabel ?land .
            FILTER(LANG(?does) = "en" && LANG(?land) = "fr") } ORDER BY ?land"""
        assert rows(filled, sparql) == [("meets", "Norvège"), ("meets", "Suisse")]

    def test_values_stand_for_variables_and_cannot_become_syntax(self, filled: Store) -> None:
        event = Iris().mint("event", HOSTILE.events[0].id)
        result = filled.query("SELECT ?event ?name { ?event kg:agent/skos:prefLabel ?name }", event=event)
        assert isinstance(result, Solutions)
        assert [row[1] for row in result.texts()] == [HOSTILE.events[0].agents[0].actor.label]

    def test_a_value_for_a_variable_that_is_not_selected_is_told(self, filled: Store) -> None:
        with pytest.raises(QueryError, match="variable"):
            filled.query("SELECT ?name { ?event kg:agent/skos:prefLabel ?name }", event=Iris().actor("otan"))

    def test_ask_and_construct(self, filled: Store) -> None:
        assert filled.query("ASK { actor:serbie kg:demands theme:security-guarantee }") is True
        triples = filled.query("CONSTRUCT { ?a kg:meets ?b } WHERE { ?a kg:meets ?b }")
        assert not isinstance(triples, bool | Solutions)
        assert len(list(triples)) == 2

    def test_results_in_a_w3c_format(self, filled: Store) -> None:
        result = filled.query("SELECT ?n { actor:otan skos:prefLabel ?n FILTER(LANG(?n) = 'fr') }")
        assert isinstance(result, Solutions)
        assert result.serialize("csv") == b"n\r\nOTAN\r\n"

    def test_a_malformed_query(self, filled: Store) -> None:
        with pytest.raises(QueryError, match="malformed"):
            filled.query("SELECT ?a { ?a ")


def test_text_never_becomes_sparql(store: Store) -> None:
    """A replaced article travels through an update; what it holds stays a string."""
    store.replace(HOSTILE, run=RUN)
    attack = replace(HOSTILE.document, source='" } } ; DROP ALL ; INSERT DATA { <a:a> <a:a> "\\" } # \n \\u0022 }')
    store.replace(MEETING, run=RUN)
    assert store.replace(replace(HOSTILE, document=attack), run=RUN)
    assert list(store.readings())[0].document.source == attack.source  # noqa: RUF015
    assert MEETING.document.id in store.article_ids()
    assert not [quad for quad in store.engine if isinstance(quad, Quad) and quad.predicate.value == "a:a"]
