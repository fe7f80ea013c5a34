"""The readings of the tests, as a store that is filled once and only read, and as rdflib's graph of the same triples."""

from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, serialize

from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import READINGS


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled") / "store") as store:
        for reading in READINGS:
            store.replace(reading, run=RUN)
        yield store


@pytest.fixture(scope="session")
def rdflib_graph(filled: Store) -> rdflib.Graph:
    merged = (quad.triple for quad in filled.engine.quads_for_pattern(None, None, None, DefaultGraph()))
    return rdflib.Graph().parse(data=serialize(merged, format=RdfFormat.N_TRIPLES), format="nt")
