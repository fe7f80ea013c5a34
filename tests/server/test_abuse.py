"""What people do to endpoints: each is stopped, and others are served meanwhile."""

import asyncio
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.output import STORE
from kg.server.headers import SECURITY
from kg.server.settings import Settings
from tests.server.conftest import running

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
RUNAWAYS = {
    "cross join": CROSS,
    "property path": "SELECT (COUNT(*) AS ?n) { ?a (!kg:no|^!kg:no)* ?b . ?c (!kg:no|^!kg:no)* ?d }",
    "never a row": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) = CONCAT(STR(?d), STR(?g))) }",
    "distinct": "SELECT DISTINCT ?n { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(1 AS ?n) }",
}
BOMBS = {
    "sorting": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "a long string": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "grouping": "SELECT ?a ?d ?g (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?b ?c ?d ?e ?f ?g ?h ?i",
}


def quick(client: httpx.Client) -> float:
    """Return the seconds that an easy question takes."""
    start = time.monotonic()
    assert client.get("/sparql", params={"query": "ASK { ?s a kg:Article }"}).json()["boolean"] is True
    return time.monotonic() - start


def refused(client: httpx.Client, query: str) -> str:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return answer.text


def test_runaway_queries_are_stopped_and_others_are_answered_meanwhile(client: httpx.Client) -> None:
    with ThreadPoolExecutor() as threads:
        running = [threads.submit(refused, client, query) for query in RUNAWAYS.values()]
        time.sleep(0.3)
        assert quick(client) < 2.5
        time.sleep(1)
        assert max(quick(client) for _ in range(3)) < 1
        assert {query.result() for query in running} == {
            "the query was stopped: it took more than 3 seconds (ask for less, or add a LIMIT)\n"
        }
    assert quick(client) < 1


@pytest.mark.parametrize("query", BOMBS.values(), ids=BOMBS.keys())
def test_a_query_that_takes_all_memory_dies_alone(client: httpx.Client, query: str) -> None:
    assert "the query was stopped: it took" in refused(client, query)
    assert quick(client) < 2.5


def test_queries_that_would_overflow_the_stack_are_refused(client: httpx.Client) -> None:
    for deep in ("ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }", "ASK " + "{" * 50_000 + "}" * 50_000):
        answer = client.post("/sparql", data={"query": deep})
        assert answer.status_code == 400
        assert answer.text == "more than 200 brackets stand inside each other (nest less)\n"
    assert client.post("/sparql", data={"query": "ASK { {}" + " UNION {}" * 20_000 + "}"}).status_code == 400
    assert quick(client) < 2.5


def test_an_answer_without_end_is_cut_and_not_ended(client: httpx.Client) -> None:
    pieces: list[bytes] = []
    with client.stream("GET", "/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            pieces.extend(answer.iter_raw())
    assert 1 << 20 < sum(map(len, pieces)) <= 9 << 20


def test_a_streaming_query_that_slows_down_is_cut(client: httpx.Client) -> None:
    query = f"SELECT * {{ {{ SELECT * {{ ?x ?y ?z . ?u ?v ?w }} LIMIT 12000 }} UNION {{ {CROSS} }} }}"
    pieces: list[bytes] = []
    for _ in range(10):  # the engine may begin with the other half, which never gives anything
        start = time.monotonic()
        with client.stream("GET", "/sparql", params={"query": query, "format": "csv"}) as answer:
            if answer.status_code == 200:
                with pytest.raises(httpx.RemoteProtocolError):
                    pieces.extend(answer.iter_raw())
                break
    assert pieces
    assert time.monotonic() - start < 10


@pytest.mark.slow
def test_few_workers(graph: Path) -> None:
    """One worker: whoever hangs up frees it at once, and too many who wait are told to come again."""
    settings = Settings(store=graph / STORE, workers=1, queue=1, timeout=10, patience=60)
    with running(settings) as base, ThreadPoolExecutor(8) as threads:
        with httpx.Client(base_url=base, timeout=0.3) as impatient, pytest.raises(httpx.ReadTimeout):
            impatient.get("/sparql", params={"query": CROSS})
        with httpx.Client(base_url=base, timeout=60) as client:
            assert quick(client) < 5
        asked = [threads.submit(httpx.get, f"{base}/sparql", params={"query": CROSS}, timeout=1.5) for _ in range(8)]
        answers = [question.result() for question in asked if question.exception() is None]
    assert len(answers) >= 5
    for answer in answers:
        assert answer.status_code == 503
        assert "too many queries are waiting" in answer.text
        assert answer.headers["Retry-After"] == "1"


def test_many_clients_at_once(server: str) -> None:
    async def run() -> list[int]:
        limits = httpx.Limits(max_connections=32)
        async with httpx.AsyncClient(base_url=server, timeout=60, limits=limits) as client:
            queries = ["SELECT * { ?s ?p ?o } LIMIT 2000", "ASK {}", "DESCRIBE kg:Article", "SELECT * { ?s a ?c }"]
            asked = [client.get("/sparql", params={"query": queries[number % 4]}) for number in range(32 * 4)]
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert set(asyncio.run(run())) == {200}


@contextmanager
def listener() -> Iterator[tuple[int, list[str]]]:
    """Give a port, and who has connected to it."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as opened, ThreadPoolExecutor() as threads:
        opened.settimeout(0.2)

        def accept() -> None:
            while opened.fileno() >= 0:
                try:
                    came.append(str(opened.accept()[1]))
                except OSError:
                    continue

        threads.submit(accept)
        try:
            yield opened.getsockname()[1], came
        finally:
            opened.close()


OUTWARDS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { seRVice# comment\n <URL> { ?s ?p ?o } }",
    "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <URL> FROM <URL2> { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { ?s ?p ?o }",
    "DESCRIBE <URL>",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <a:b>",
    "ASK {} ; LOAD <URL>",
    "BASE <URL> SELECT * FROM <> { ?s ?p ?o }",
]


@pytest.mark.parametrize("target", ["http", "file"])
def test_no_query_reaches_the_network_or_the_disk(client: httpx.Client, tmp_path: Path, target: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:secret> <a:b> <a:c> .", encoding="utf-8")
    with listener() as (port, came):
        url = f"http://127.0.0.1:{port}/data.ttl" if target == "http" else secret.as_uri()
        for query in OUTWARDS:
            answer = client.post("/sparql", data={"query": query.replace("URL", url)})
            assert answer.status_code in (200, 400), query
            assert "a:secret" not in answer.text
        for name in ("default-graph-uri", "named-graph-uri"):
            answer = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", name: url})
            assert answer.json()["results"]["bindings"] == []
        assert client.get("/graph", params={"graph": url}).status_code == 404
        assert came == []


def test_bodies_that_are_too_large(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    large = b"ASK {} #" + b"x" * (2 << 20)
    assert client.post("/sparql", content=large, headers=headers).status_code == 413
    assert client.post("/sparql", content=iter([large]), headers=headers).status_code == 413
    many = "&".join(f"a{number}=" for number in range(5000))
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/sparql", content=many, headers=form).status_code == 400
    assert quick(client) < 1


@pytest.mark.parametrize(
    "flood",
    [
        b"GET /sparql HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 50_000 + b"\r\n",
        b"GET /sparql?query=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
    ],
    ids=["headers", "address", "TLS", "smuggling"],
)
def test_heads_that_are_no_heads(client: httpx.Client, server: str, flood: bytes) -> None:
    with raw(server) as connection:
        answer = exchange(connection, flood)
    assert b" 400 " in answer.split(b"\r\n")[0]
    assert b"nosniff" in answer
    assert quick(client) < 1


def test_injected_parameters_stay_parameters(client: httpx.Client) -> None:
    for graph in ("a:b> } CLEAR ALL #", "a:b>\r\nX-Evil: 1", "<script>alert(1)</script>", "\x00"):
        answer = client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": graph})
        assert answer.status_code == 400
        assert "X-Evil" not in answer.headers
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/sparql?query=ASK%20%7B%7D"),
        ("GET", "/sparql?query=nonsense"),
        ("PUT", "/sparql"),
        ("OPTIONS", "/sparql"),
        ("GET", "/graph?default"),
        ("PUT", "/graph?graph=a:b"),
        ("GET", "/queries"),
        ("GET", "/.well-known/void"),
        ("GET", "/queries/nothing"),
    ],
)
def test_every_answer_has_the_headers_of_security(client: httpx.Client, method: str, target: str) -> None:
    answer = client.request(method, target)
    for name, value in SECURITY.items():
        assert answer.headers[name] == value
    if answer.is_error:
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_memory_of_the_server_stays_bounded(started: "tuple[str, subprocess.Popen[str]]") -> None:
    base, process = started
    before = resident(process.pid)
    for _ in range(4):
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"{base}/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, timeout=60)
    assert resident(process.pid) - before < 8 << 20


def raw(server: str) -> socket.socket:
    host, port = server.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=60)


def exchange(connection: socket.socket, request: bytes) -> bytes:
    answer = b""
    try:
        connection.sendall(request)
        while piece := connection.recv(1 << 16):
            answer += piece
    except ConnectionError:
        pass
    return answer


def resident(pid: int) -> int:
    """Return the bytes of memory that a process has."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
