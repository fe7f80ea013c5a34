"""A store in a folder: what all stores must do stands in `test_stores.py`; here, what is true of folders alone."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph

from kg.errors import StoreError
from kg.rdf import DEFAULT_BASE
from kg.rdf.iris import Iris
from kg.store import Solutions, Store
from tests.rdf.strategies import RUN
from tests.rdf.test_round_trip import without_text
from tests.readings import CRISIS, MEETING, READINGS

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
    def test_the_same_again_changes_nothing(self, store: Store) -> None:
        assert store.replace(MEETING, run=RUN)
        before = set(store.engine)
        assert not store.replace(MEETING, run=RUN)
        assert set(store.engine) == before

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

    def test_the_default_graph_is_the_merge(self, filled: Store) -> None:
        assert is_merge_of_its_graphs(filled)

    def test_results_in_a_w3c_format(self, filled: Store) -> None:
        result = filled.query("SELECT ?n { actor:otan skos:prefLabel ?n FILTER(LANG(?n) = 'fr') }")
        assert isinstance(result, Solutions)
        assert result.serialize("csv") == b"n\r\nOTAN\r\n"
