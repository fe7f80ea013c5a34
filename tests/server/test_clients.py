"""Programs of others ask the endpoint, each in its own way."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from kg.output import STORE
from kg.server.settings import Settings
from tests.programs import NODE, needs_comunica
from tests.readings import READINGS
from tests.server.conftest import TOKEN, running

ARTICLES = "SELECT ?article WHERE { ?article a <https://kg.example/ontology#Article> }"
TYPES = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 7"
PEERS = Path(__file__).parent.parent / "peers"
needs_curl = pytest.mark.skipif(not shutil.which("curl"), reason="no curl")


@pytest.fixture
def wrapper(server: str) -> SPARQLWrapper:
    return SPARQLWrapper(f"{server}/sparql")


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("by_header_alone", [False, True])
def test_sparqlwrapper_reads_rows(wrapper: SPARQLWrapper, method: str, *, by_header_alone: bool) -> None:
    wrapper.setMethod(method)
    wrapper.setOnlyConneg(by_header_alone)
    wrapper.setQuery(ARTICLES)
    wrapper.setReturnFormat(JSON)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == len(READINGS)
    wrapper.setReturnFormat(XML)
    assert len(wrapper.queryAndConvert().getElementsByTagName("result")) == len(READINGS)
    for form in (CSV, TSV):
        wrapper.setReturnFormat(form)
        assert len(wrapper.queryAndConvert().splitlines()) == len(READINGS) + 1


@pytest.mark.parametrize(("form", "name"), [(TURTLE, "turtle"), (N3, "n3"), (RDFXML, "xml"), (JSONLD, "json-ld")])
def test_sparqlwrapper_reads_triples(wrapper: SPARQLWrapper, form: str, name: str) -> None:
    wrapper.setQuery(TYPES)
    wrapper.setReturnFormat(form)
    found = wrapper.queryAndConvert()
    assert len(found if isinstance(found, Graph) else Graph().parse(data=found, format=name)) == 7


def test_rdflib_reads_rows_and_triples(server: str) -> None:
    graph = Graph(SPARQLStore(f"{server}/sparql"))
    assert len(list(graph.query(ARTICLES))) == len(READINGS)
    assert len(list(graph.query(TYPES))) == 7
    assert list(graph.objects(URIRef("https://kg.example/id/actor/serbie"), None))


@pytest.fixture
def writable(copy: Path) -> Iterator[str]:
    with running(Settings(store=copy / STORE, workers=1, token=TOKEN)) as base:
        yield base


def test_rdflib_writes(writable: str) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    store = SPARQLUpdateStore(f"{writable}/sparql", f"{writable}/sparql", headers=headers, autocommit=True)
    statement = URIRef("https://elsewhere.example/s"), URIRef("https://elsewhere.example/p"), Literal('é "\\')
    graph = Dataset(store).graph(URIRef("https://elsewhere.example/graph"))
    graph.add(statement)
    assert statement in graph


@pytest.mark.slow
@needs_comunica
def test_comunica_reads_rows(server: str) -> None:
    query = f"PREFIX kg: <https://kg.example/ontology#> {ARTICLES}"
    command = ["node", str(PEERS / "comunica.mjs"), f"{server}/sparql", query]
    environment = {"NODE_PATH": str(NODE), "PATH": str(Path(shutil.which("node") or "").parent)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == len(READINGS)


@needs_curl
@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (ARTICLES, "application/sparql-results+json", "application/sparql-results+json"),
        (ARTICLES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ARTICLES, "text/csv", "text/csv; charset=utf-8"),
        (ARTICLES, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (TYPES, "text/turtle", "text/turtle; charset=utf-8"),
        (TYPES, "application/n-triples", "application/n-triples"),
        (TYPES, "application/rdf+xml", "application/rdf+xml"),
        (TYPES, "application/ld+json", "application/ld+json"),
    ],
)
def test_curl(server: str, query: str, accept: str, expected: str) -> None:
    options = ["--silent", "--fail", "--header", f"Accept: {accept}", "--write-out", "\n%{content_type}"]
    command = ["curl", *options, "--data-urlencode", f"query={query}", f"{server}/sparql"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    content, _, kind = done.stdout.rpartition("\n")
    assert kind == expected
    assert "article" in content if query == ARTICLES else content
