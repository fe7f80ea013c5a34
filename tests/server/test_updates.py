"""Writing over HTTP: who may, what becomes of the store and of its default graph, and what readers then see."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.output import STORE
from kg.server.settings import Settings
from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import CRISIS as CRISIS_READING
from tests.readings import MEETING, MEETING_ELSEWHERE
from tests.server.conftest import TOKEN, running, serving, wait_until

GRAPH = "https://elsewhere.example/graph"
GENEVA = "https://kg.example/id/article/geneve-pourparlers"
TURTLE = {"Content-Type": "text/turtle"}
UPDATE = {"Content-Type": "application/sparql-update"}
MERGE_IS_RIGHT = """
    ASK {
      { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } } UNION
      { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }
    }
"""


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client that shows the token, of a server of its own with updates on. Tests leave it as they found it."""
    store = tmp_path_factory.mktemp("writable") / STORE
    with Store.open(store) as opened:
        opened.replace(MEETING, run=RUN)
    settings = Settings(store=store, workers=1, timeout=5, max_body=1 << 20, token=TOKEN)
    with (
        running(settings) as base,
        httpx.Client(base_url=base, timeout=60, headers={"Authorization": f"Bearer {TOKEN}"}) as client,
    ):
        yield client


def ask(client: httpx.Client, query: str) -> bool:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


def update(client: httpx.Client, text: str, **parameters: Any) -> httpx.Response:
    return client.post("/sparql", params=parameters, content=text, headers=UPDATE)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("", 401),
        ("Basic YTpi", 401),
        ("Bearer", 401),
        ("Bearer wrong", 403),
        ("Bearer é", 403),
        (f"bearer {TOKEN}", 204),
    ],
)
def test_who_may_write(writable: httpx.Client, header: str, status: int) -> None:
    headers = {"Authorization": header.encode()} | UPDATE
    asked = writable.post("/sparql", content="CREATE SILENT GRAPH <a:b>", headers=headers)
    assert asked.status_code == status
    assert asked.headers.get("WWW-Authenticate") == ("Bearer" if status == 401 else None)
    if status != 204:
        answer = writable.put("/graph", params={"graph": GRAPH}, content="", headers=headers | TURTLE)
        assert answer.status_code == status
    assert writable.get("/graph?default", headers={"Authorization": header.encode()}).status_code == 200


def test_where_all_is_read(client: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for answer in (
        client.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers),
        client.put("/graph", params={"graph": GRAPH}, content="", headers=headers | TURTLE),
        client.delete("/graph", params={"graph": GENEVA}, headers=headers),
    ):
        assert answer.status_code == 403
        assert answer.text == "this server only reads (start it with kg serve --updates)\n"


def test_an_update_is_seen_by_the_next_query(writable: httpx.Client) -> None:
    data = "<a:a> <a:b> <a:c>"
    assert update(writable, f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {data} }} }}").status_code == 204
    assert ask(writable, f"ASK {{ GRAPH <{GRAPH}> {{ {data} }} }}")
    assert writable.post("/sparql", data={"update": f"DROP GRAPH <{GRAPH}>"}).status_code == 204
    assert not ask(writable, f"ASK {{ GRAPH <{GRAPH}> {{ {data} }} }}")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT NONSENSE", 400),
        ("LOAD <http://127.0.0.1:9/>", 400),
        ("DELETE { ?s ?p ?o } WHERE " + "{" * 5000 + "}" * 5000, 400),
        ("LOAD SILENT<file:///etc/hostname>INTO GRAPH<a:b>", 400),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400),
        ("INSERT { <a:a> <a:b> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }", 503),
    ],
)
def test_updates_that_are_refused_change_nothing(writable: httpx.Client, text: str, status: int) -> None:
    before = writable.get("/graph?default", params={"format": "nt"}).text
    answer = update(writable, text)
    assert answer.status_code == status, answer.text
    assert sorted(writable.get("/graph?default", params={"format": "nt"}).text) == sorted(before)


@pytest.mark.slow
def test_the_store_stays_a_store_of_kg_whatever_is_cleared(tmp_path: Path) -> None:
    with Store.open(tmp_path / STORE) as opened:
        opened.replace(MEETING, run=RUN)
    headers = {"Authorization": f"Bearer {TOKEN}"} | UPDATE
    with running(Settings(store=tmp_path / STORE, workers=1, token=TOKEN)) as base:
        assert httpx.post(f"{base}/sparql", content="DROP ALL", headers=headers, timeout=60).status_code == 204
        insert = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:a> <a:b> <a:c> }} }}"
        assert httpx.post(f"{base}/sparql", content=insert, headers=headers, timeout=60).status_code == 204
    with Store.open(tmp_path / STORE) as opened:
        assert opened.article_ids() == []


def test_the_graphs_of_an_update(writable: httpx.Client) -> None:
    put(writable, "<a:old> <a:b> <a:c> .")
    insert = "INSERT { GRAPH <a:new> { ?s ?p 1 } } WHERE { ?s ?p <a:c> }"
    assert update(writable, insert, **{"using-graph-uri": GRAPH}).status_code == 204
    assert ask(writable, "ASK { GRAPH <a:new> { <a:old> <a:b> 1 } }")
    named = "DELETE { GRAPH <a:new> { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p 1 } }"
    assert update(writable, named, **{"using-named-graph-uri": GRAPH}).status_code == 204
    assert ask(writable, "ASK { GRAPH <a:new> { <a:old> <a:b> 1 } }")
    for conflict in (
        f"WITH <{GRAPH}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"INSERT {{}} USING <{GRAPH}> WHERE {{}}",
    ):
        assert update(writable, conflict, **{"using-graph-uri": GRAPH}).status_code == 400
    assert update(writable, "DROP GRAPH <a:new>").status_code == 204
    assert writable.delete("/graph", params={"graph": GRAPH}).status_code == 204


def put(client: httpx.Client, turtle: str, graph: str = GRAPH) -> httpx.Response:
    return client.put("/graph", params={"graph": graph}, content=turtle, headers=TURTLE)


def test_graphs_are_put_read_extended_and_deleted(writable: httpx.Client) -> None:
    whole = {"graph": GRAPH}
    assert writable.get("/graph", params=whole).status_code == 404
    assert put(writable, "<#x> <a:b> 'é', [ <a:c> 1 ] .").status_code == 201
    assert ask(
        writable, f"ASK {{ GRAPH <{GRAPH}> {{ <{GRAPH}#x> <a:b> 'é', [ <a:c> 1 ] }} <{GRAPH}#x> <a:b> [ <a:c> 1 ] }}"
    )
    assert put(writable, "<#x> <a:b> 2, [ <a:c> 2 ] .").status_code == 204
    assert not ask(writable, "ASK { { ?x <a:c> 1 } UNION { GRAPH ?g { ?x <a:c> 1 } } }")
    assert writable.post("/graph", params=whole, content="<#y> <a:b> 3 .", headers=TURTLE).status_code == 204
    read = writable.get("/graph", params=whole, headers={"Accept": "application/n-triples"})
    assert read.headers["Content-Type"] == "application/n-triples"
    assert len(read.text.splitlines()) == 4
    assert writable.head("/graph", params=whole).headers["Content-Length"] == str(
        len(writable.get("/graph", params=whole).content)
    )
    assert not ask(writable, MERGE_IS_RIGHT)
    assert writable.delete("/graph", params=whole).status_code == 204
    assert writable.delete("/graph", params=whole).status_code == 404
    assert not ask(writable, f"ASK {{ <{GRAPH}#x> ?p ?o }}")


def test_what_two_graphs_tell_stays_while_one_tells_it(writable: httpx.Client) -> None:
    told = writable.get("/graph", params={"graph": GENEVA}, headers={"Accept": "text/turtle"}).text
    assert put(writable, told).status_code == 201
    assert writable.delete("/graph", params={"graph": GRAPH}).status_code == 204
    assert ask(writable, f"ASK {{ <{GENEVA}> a kg:Article }}")
    assert not ask(writable, MERGE_IS_RIGHT)


@pytest.mark.parametrize("form", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
def test_an_article_put_back_is_the_same(writable: httpx.Client, form: str) -> None:
    before = writable.get("/graph", params={"graph": GENEVA, "format": "nt"}).text.splitlines()
    told = writable.get("/graph", params={"graph": GENEVA}, headers={"Accept": form})
    answer = writable.put("/graph", params={"graph": GENEVA}, content=told.content, headers={"Content-Type": form})
    assert answer.status_code == 204
    assert sorted(writable.get("/graph", params={"graph": GENEVA, "format": "nt"}).text.splitlines()) == sorted(before)


@pytest.mark.parametrize(
    "case",
    [
        ("PUT", "/graph?default", "", "text/turtle", 403),
        ("DELETE", "/graph?default", "", "", 403),
        ("PUT", "/graph?graph=https://kg.example/id/graph/dataset", "", "text/turtle", 403),
        ("PUT", "/graph", "", "text/turtle", 400),
        ("GET", "/graph", "", "", 400),
        ("GET", "/graph?graph=a:b&default", "", "", 400),
        ("GET", "/graph?graph=", "", "", 400),
        ("GET", "/graph?graph=no%20iri", "", "", 400),
        ("PUT", "/graph?graph=no%20iri", "", "text/turtle", 400),
        ("PUT", f"/graph?graph={GRAPH}", "<a:a> <a:b>", "text/turtle", 400),
        ("PUT", f"/graph?graph={GRAPH}", b"<a:a> <a:b> '\xff' .", "text/turtle", 400),
        ("PUT", f"/graph?graph={GRAPH}", "<a:a> <a:b> 1 .", "text/plain-nonsense", 415),
        ("PUT", f"/graph?graph={GRAPH}", "<a:a> <a:b> 1 .", "", 415),
        ("PUT", f"/graph?graph={GRAPH}", b"#" * (2 << 20), "text/turtle", 413),
        ("PATCH", f"/graph?graph={GRAPH}", "", "text/turtle", 405),
    ],
)
def test_changes_that_are_refused(writable: httpx.Client, case: tuple[str, str, str, str, int]) -> None:
    method, target, content, kind, status = case
    answer = writable.request(method, target, content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == status, answer.text
    assert not ask(writable, f"ASK {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")


def test_data_do_not_become_sparql(writable: httpx.Client) -> None:
    put(writable, '<a:a> <a:b> "\\" } } ; CLEAR ALL #", "\\u0000\\u001f" .')
    assert ask(writable, f"ASK {{ <{GENEVA}> a kg:Article . <a:a> <a:b> ?x FILTER(CONTAINS(?x, 'CLEAR')) }}")
    assert writable.delete("/graph", params={"graph": GRAPH}).status_code == 204


@pytest.mark.slow
def test_what_is_built_meanwhile_is_served_and_no_request_is_dropped(tmp_path: Path) -> None:
    with Store.open(tmp_path / STORE) as opened:
        opened.replace(MEETING, run=RUN)
    query = "SELECT ?a { ?a a kg:Article }"
    # A server in this process would drop our lock of the store when it looks whether the store is locked.
    with serving(tmp_path, "--workers", "2") as (base, _), httpx.Client(base_url=base, timeout=60) as client:

        def articles() -> int:
            answer = client.get("/sparql", params={"query": query})
            assert answer.status_code == 200, answer.text
            return len(answer.json()["results"]["bindings"])

        assert articles() == 1
        with Store.open(tmp_path / STORE) as opened:
            opened.replace(MEETING_ELSEWHERE, run=RUN)
        wait_until(lambda: articles() == 2)
        wait_until(lambda: len(snapshots(tmp_path)) == 1)
        with Store.open(tmp_path / STORE) as opened:
            opened.replace(CRISIS_READING, run=RUN)
        wait_until(lambda: articles() == 3)
    assert snapshots(tmp_path) == []


def snapshots(out: Path) -> list[Path]:
    return [path for path in out.glob("serving-*/*") if path.is_dir()]


def test_nothing_is_fetched_for_data(writable: httpx.Client) -> None:
    data = '{"@context": "http://127.0.0.1/context", "@id": "a:a", "name": "b"}'
    headers = {"Content-Type": "application/ld+json"}
    answer = writable.put("/graph", params={"graph": GRAPH}, content=data, headers=headers)
    assert answer.status_code == 400
    assert "context of JSON-LD, is fetched from elsewhere" in answer.text
    assert not ask(writable, f"ASK {{ GRAPH <{GRAPH}> {{}} }}")
