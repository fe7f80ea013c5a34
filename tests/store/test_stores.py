"""What every store must do, be it a folder or a server: tried with our own, with Oxigraph and with Fuseki."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.exports import BUILT, FORMATS, export
from kg.model import Reading
from kg.rdf import DEFAULT_BASE
from kg.rdf.iris import Iris
from kg.rdf.namespaces import SKOS
from kg.rdf.provenance import RunInfo
from kg.store import GraphStore, Solutions, Store, map_reading, open_store, spooled
from kg.store.remote import RemoteStore
from tests.conftest import ROOT, RunKg
from tests.rdf.strategies import RUN, readings
from tests.rdf.test_round_trip import without_text
from tests.readings import CRISIS, HAUGEN, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS

#: By name, the fixture of the server and the address below it; a folder has neither.
STORES = {
    "folder": ("", ""),
    "oxigraph": ("oxigraph", ""),
    "fuseki-memory": ("fuseki", "/memory"),
    "fuseki-tdb": ("fuseki", "/tdb"),
    "fuseki-union": ("fuseki", "/union"),
}
SERVERS = [name for name in STORES if name != "folder"]
OTHERS = "https://other.example/"


def where(name: str, request: pytest.FixtureRequest, folder: Path) -> Path | str:
    server, path = STORES[name]
    return str(request.getfixturevalue(server)) + path if server else folder


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, GraphStore]]:
    """The stores that tests have used, by name: to open one anew takes its time, for it gets the vocabularies."""
    with ExitStack() as stack:

        class Opening(dict[str, GraphStore]):
            def __missing__(self, name: str) -> GraphStore:
                place = where(name, request, tmp_path_factory.mktemp(name) / "store")
                self[name] = stack.enter_context(open_store(place))
                return self[name]

        yield Opening()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, opened: dict[str, GraphStore]) -> GraphStore:
    return empty(opened[request.param])


@pytest.fixture(params=SERVERS)
def remote(request: pytest.FixtureRequest, opened: dict[str, GraphStore]) -> RemoteStore:
    store = empty(opened[request.param])
    assert isinstance(store, RemoteStore)
    return store


def empty(store: GraphStore) -> GraphStore:
    for article_id in store.article_ids():
        store.remove(article_id)
    return store


def rows(store: GraphStore, sparql: str) -> list[tuple[str, ...]]:
    result = store.query(sparql)
    assert isinstance(result, Solutions)
    return list(result.texts())


def fill(store: GraphStore) -> None:
    for reading in READINGS:
        store.replace(reading, run=RUN)


def expected(*those: Reading) -> list[Reading]:
    return sorted((without_text(reading) for reading in those), key=lambda reading: reading.document.id)


def is_merge_of_its_graphs(store: GraphStore) -> bool:
    """Return whether the default graph holds each triple of the named graphs, and no other."""
    named = "GRAPH ?g { ?s ?p ?o } FILTER (?g != graph:records)"
    missing = f"ASK {{ {named} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
    orphaned = "ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    return not (store.query(missing) or store.query(orphaned))


class TestWriting:
    def test_readings_come_back_the_same_hostile_ones_too(self, store: GraphStore) -> None:
        fill(store)
        assert list(store.readings()) == expected(*READINGS)
        assert store.article_ids() == sorted(reading.document.id for reading in READINGS)

    def test_quads_come_back_to_the_letter(self, store: GraphStore) -> None:
        store.replace(HOSTILE, run=RUN)
        assert set(store.quads()) == set(map_reading(HOSTILE, run=RUN, base=store.base).quads)

    def test_the_same_again_changes_nothing(self, store: GraphStore) -> None:
        assert store.replace(MEETING, run=RUN)
        assert not store.replace(MEETING, run=RUN)
        assert store.changed([map_reading(reading, run=RUN, base=store.base) for reading in (MEETING, CRISIS)]) == [
            map_reading(CRISIS, run=RUN, base=store.base)
        ]

    def test_another_reading_of_an_article_takes_its_place_whole(self, store: GraphStore) -> None:
        store.replace(MEETING, run=RUN)
        shorter = replace(MEETING, events=MEETING.events[1:], positions=())
        assert store.replace(shorter, run=RUN)
        assert list(store.readings()) == [without_text(shorter)]
        assert is_merge_of_its_graphs(store)

    def test_another_version_of_the_software_is_a_change(self, store: GraphStore) -> None:
        store.replace(MEETING, run=RUN)
        assert store.replace(MEETING, run=RunInfo(version="0.2.0", lexicon=RUN.lexicon, model=RUN.model))
        assert rows(store, "SELECT ?v { ?software schema:softwareVersion ?v }") == [("0.2.0",)]

    def test_what_two_articles_say_stays_when_one_goes(self, store: GraphStore) -> None:
        store.replace(MEETING, run=RUN)
        store.replace(MEETING_ELSEWHERE, run=RUN)
        assert store.remove(MEETING.document.id)
        assert not store.remove(MEETING.document.id)
        assert store.article_ids() == [MEETING_ELSEWHERE.document.id]
        assert rows(store, "SELECT ?name { actor:lars-haugen skos:prefLabel ?name }") == [(HAUGEN.label,)]
        assert is_merge_of_its_graphs(store)

    def test_in_whatever_order_it_is_built_it_is_the_same(self, store: GraphStore) -> None:
        graphs = [map_reading(reading, run=RUN, base=store.base) for reading in READINGS]
        assert not store.write(graphs)
        quads = list(store.quads())
        empty(store)
        for reading in reversed(READINGS):
            store.replace(replace(reading, events=()), run=RUN)
            store.replace(reading, run=RUN)
        assert list(store.quads()) == quads
        assert is_merge_of_its_graphs(store)

    def test_text_never_becomes_sparql(self, store: GraphStore) -> None:
        attack = replace(HOSTILE.document, source='" } } ; DROP ALL ; INSERT DATA { <a:a> <a:a> "\\" } # \n \\u0022 }')
        for reading in (HOSTILE, MEETING, replace(HOSTILE, document=attack)):
            store.replace(reading, run=RUN)
        assert next(store.readings()).document.source == attack.source
        assert MEETING.document.id in store.article_ids()
        assert store.query("ASK { GRAPH ?g { ?s <a:a> ?o } }") is False

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(reading=readings())
    def test_whatever_is_read_comes_back(self, store: GraphStore, reading: Reading) -> None:
        empty(store)
        store.replace(reading, run=RUN)
        assert set(store.quads()) == set(map_reading(reading, run=RUN, base=store.base).quads)


class TestReading:
    def test_the_merge_has_each_triple_once_in_order(self, store: GraphStore) -> None:
        fill(store)
        merged = list(store.merged())
        assert set(merged) == {quad.triple for quad in store.quads()}
        assert merged == sorted(set(merged), key=lambda triple: (str(triple.subject), str(triple)))

    def test_an_article_that_is_not_stored_has_no_quads(self, store: GraphStore) -> None:
        assert store.article_quads("nobody-wrote-this") == []

    def test_a_query_sees_one_graph_and_may_ask_which_article_says_it(self, store: GraphStore) -> None:
        fill(store)
        sparql = "SELECT (COUNT(*) AS ?n) { actor:lars-haugen kg:country ?country }"
        assert rows(store, sparql) == [("1",)]
        assert rows(store, sparql.replace("{", "{ GRAPH ?article {").replace("}", "} }")) == [("3",)]

    def test_a_query_finds_the_labels_of_the_vocabularies(self, store: GraphStore) -> None:
        fill(store)
        sparql = """SELECT DISTINCT ?does ?land { ?event kg:relation ?relation ; sem:hasPlace/kg:country ?country .
            ?relation skos:prefLabel ?does . ?country skos:prefLabel ?land .
            FILTER(LANG(?does) = "en" && LANG(?land) = "fr") } ORDER BY ?land"""
        assert rows(store, sparql) == [("meets", "Norvège"), ("meets", "Suisse")]

    def test_values_stand_for_variables_and_cannot_become_syntax(self, store: GraphStore) -> None:
        fill(store)
        event = Iris().mint("event", HOSTILE.events[0].id)
        label = HOSTILE.events[0].agents[0].actor.label
        result = store.query("SELECT ?event ?name { ?event kg:agent/skos:prefLabel ?name } # all", event=event)
        assert isinstance(result, Solutions)
        assert [row[1] for row in result.texts()] == [label]

    def test_a_value_for_a_variable_that_is_not_selected_is_told(self, store: GraphStore) -> None:
        with pytest.raises(QueryError, match="variable"):
            store.query("SELECT ?name { ?event kg:agent/skos:prefLabel ?name }", event=Iris().actor("otan"))

    def test_ask_and_construct(self, store: GraphStore) -> None:
        fill(store)
        assert store.query("ASK { actor:serbie kg:demands theme:security-guarantee }") is True
        triples = store.query("CONSTRUCT { ?a kg:meets ?b } WHERE { ?a kg:meets ?b }")
        assert not isinstance(triples, bool | Solutions)
        assert len(list(triples)) == 2

    def test_a_query_may_declare_its_own_prefixes(self, store: GraphStore) -> None:
        fill(store)
        own = "PREFIX kg: <http://www.w3.org/2004/02/skos/core#> SELECT ?n { actor:otan kg:prefLabel ?n }"
        assert ("OTAN",) in rows(store, own)

    @pytest.mark.parametrize(
        ("sparql", "problem"),
        [
            ("SELECT ?a { ?a ", "malformed"),
            ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
            ("DROP ALL", "does not change the store"),
        ],
    )
    def test_what_no_query_may_be(self, store: GraphStore, sparql: str, problem: str) -> None:
        with pytest.raises(QueryError, match=problem):
            store.query(sparql)

    def test_exporters_write_the_same_from_every_store(self, store: GraphStore, filled: Store, tmp_path: Path) -> None:
        fill(store)
        for view, folder in ((store, tmp_path / "ours"), (filled, tmp_path / "wanted")):
            folder.mkdir()
            with spooled(view) as articles:
                for name in ("turtle", "trig", "events"):
                    export(articles, name, folder)
        for name in ("turtle", "trig", "events"):
            file = FORMATS[name].filename
            assert (tmp_path / "ours" / file).read_bytes() == (tmp_path / "wanted" / file).read_bytes()


class TestServers:
    """What only a server can get wrong: what others keep there, and what others do to what is ours."""

    def test_what_others_keep_there_stays(self, remote: RemoteStore) -> None:
        own = Iris(remote.base).actor("lars-haugen")
        theirs = f"<{OTHERS}s> <{OTHERS}p> 'ours?' . {own} <{OTHERS}note> 'a note of theirs'"
        tell(remote, f"INSERT DATA {{ GRAPH <{OTHERS}graph> {{ {theirs} }} {theirs} }}")
        fill(remote)
        empty(remote)
        for graph in (f"GRAPH <{OTHERS}graph>", ""):
            assert remote.query(f"ASK {{ {graph} {{ {theirs} }} }}") is True
        assert not [article for article in remote.article_ids() if OTHERS in article]
        tell(remote, f"DROP GRAPH <{OTHERS}graph> ; DELETE DATA {{ {theirs} }}")

    def test_a_graph_that_lost_a_statement_is_written_again(self, remote: RemoteStore) -> None:
        fill(remote)
        tell(remote, f"DELETE WHERE {{ GRAPH {remote.article(MEETING.document.id)} {{ ?s <{DEFAULT_BASE}x> ?o }} }}")
        assert not remote.replace(MEETING, run=RUN)
        label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
        tell(remote, f"DELETE WHERE {{ GRAPH {remote.article(MEETING.document.id)} {{ ?s {label} ?o }} }}")
        assert remote.replace(MEETING, run=RUN)
        assert list(remote.readings()) == expected(*READINGS)

    def test_an_unchanged_article_is_not_sent(self, remote: RemoteStore) -> None:
        fill(remote)
        sent: list[str] = []
        remote._client._http.event_hooks["request"].append(lambda request: sent.append(request.url.path))
        fill(remote)
        remote._client._http.event_hooks["request"].clear()
        assert len(sent) == len(READINGS)
        assert not [path for path in sent if path.endswith("/update")]

    def test_a_store_that_was_opened_for_reading_is_not_written(self, remote: RemoteStore) -> None:
        with open_store(remote.where, read_only=True) as reader, pytest.raises(StoreError, match="cannot be written"):
            reader.replace(MEETING, run=RUN)

    def test_a_store_keeps_its_base(self, remote: RemoteStore) -> None:
        with pytest.raises(StoreError, match=f"built with the base IRI {DEFAULT_BASE}"):
            open_store(remote.where, base="https://data.example/news/")
        with open_store(remote.where, read_only=True) as reader:
            assert reader.base == DEFAULT_BASE


def tell(store: GraphStore, update: str) -> None:
    """Change a server as another program would."""
    assert isinstance(store, RemoteStore)
    headers = {"Content-Type": "application/sparql-update"}
    answer = httpx.post(str(store._address.update), content=update.encode(), headers=headers)
    assert answer.is_success, answer.text


@pytest.mark.parametrize("path", ["/memory", "/memory/sparql", "/memory/query", "/tdb"])
def test_fuseki_is_found_at_the_dataset_and_at_its_services(fuseki: str, path: str) -> None:
    open_store(fuseki + path).close()


def test_a_server_that_is_read_only_is_told(fuseki: str) -> None:
    with pytest.raises(StoreError, match="takes no updates"):
        open_store(f"{fuseki}/read-only")


def test_a_graph_that_the_server_refuses_fails_alone(fuseki: str, opened: dict[str, GraphStore]) -> None:
    """Jena 5 knows no triple terms."""
    store = empty(opened["fuseki-memory"])
    good, other = (map_reading(reading, run=RUN, base=store.base) for reading in (MEETING, CRISIS))
    term = Quad(other.name, NamedNode(f"{OTHERS}p"), other.quads[0].triple, other.name)
    failed = store.write([replace(other, quads=(*other.quads, term)), good])
    assert list(failed) == [other.name]
    assert "answers 400" in str(failed[other.name])
    assert list(store.readings()) == [without_text(MEETING)]


def test_a_data_set_that_is_not_there(fuseki: str) -> None:
    with pytest.raises(StoreError, match="no SPARQL service"):
        open_store(f"{fuseki}/nothing", read_only=True)


def test_places_can_be_named(oxigraph: str) -> None:
    open_store(f"query={oxigraph}/query,update={oxigraph}/update").close()
    with open_store(f"query={oxigraph}/query", read_only=True) as store:
        assert store.base == DEFAULT_BASE
    with pytest.raises(StoreError, match="where the server takes updates"):
        open_store(f"query={oxigraph}/query")


def test_the_commands_ask_a_server(oxigraph: str, opened: dict[str, GraphStore], run_kg: RunKg, tmp_path: Path) -> None:
    store = empty(opened["oxigraph"])
    fill(store)
    assert "articles,4" in run_kg("stats", "--store", oxigraph, "--format", "csv").stdout
    assert "4 articles checked, 0 problems" in run_kg("validate", "--store", oxigraph).stderr
    tell(store, f"DELETE WHERE {{ GRAPH {store.article(CRISIS.document.id)} {{ ?s <{SKOS.prefLabel.value}> ?o }} }}")
    broken = run_kg("validate", "--store", oxigraph)
    assert broken.returncode == 1
    assert "skos:prefLabel" in broken.stdout
    assert run_kg("export", "nquads", "--store", oxigraph, "--to", tmp_path / "graph.nq").returncode == 0


def test_the_python_of_the_docs_runs(
    fuseki: str, opened: dict[str, GraphStore], capsys: pytest.CaptureFixture[str]
) -> None:
    store = empty(opened["fuseki-tdb"])
    fill(store)
    page = (
        (ROOT / "docs" / "stores.md").read_text(encoding="utf-8").replace("http://localhost:3030/news", f"{fuseki}/tdb")
    )
    (code,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    exec(compile(code, "stores.md", "exec"), {})  # noqa: S102
    assert "actor:serbie actor:otan\n" in capsys.readouterr().out


@pytest.mark.slow
def test_a_build_keeps_the_graph_on_a_server_and_the_files_in_the_folder(
    oxigraph: str, opened: dict[str, GraphStore], run_kg: RunKg, tmp_path: Path
) -> None:
    store = empty(opened["oxigraph"])
    article = "La Norvège a mis en garde la Serbie. Lars Haugen a rencontré mardi la présidente serbe Mila Petrović."
    (tmp_path / "oslo.txt").write_text(article, encoding="utf-8")
    done = run_kg("build", tmp_path / "oslo.txt", "--store", oxigraph, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert store.article_ids() == ["oslo"]
    assert store.query("ASK { actor:norvege kg:warns actor:serbie }") is True
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"report.json", *(FORMATS[name].filename for name in BUILT)}
