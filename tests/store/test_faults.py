"""What goes wrong between us and a server is told with the address, what was answered and the cure; and never with a password."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

import pytest

from kg.errors import StoreError
from kg.store import Solutions, open_store
from kg.store import client as protocol
from kg.store.client import Client
from tests.programs import free_port

ROWS = "application/sparql-results+json"
YES = '{"head":{},"boolean":true}'
PASSWORD = "hunter2"  # noqa: S105


class Answer(NamedTuple):
    """What the server says next; a `length` that is longer than the body is a connection that is lost."""

    status: int = 200
    body: str = YES
    kind: str = ROWS
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None


class Server(ThreadingHTTPServer):
    """A server that answers what it is told to, the last answer again and again."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers.get("Authorization", "")))
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        body = answer.body.replace("AUTHORIZATION", self.headers.get("Authorization", "")).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(answer.length or len(body)))
        for header in answer.headers:
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(protocol, "_PAUSES", (0.0, 0.0))
    with Server() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def problem(server: Server, *answers: Answer) -> str:
    """What is said when the server answers so."""
    server.answers = list(answers)
    with pytest.raises(StoreError) as caught:
        open_store(server.address)
    return str(caught.value)


@pytest.mark.parametrize(
    ("answer", "told", "cure"),
    [
        (Answer(401, "who?", "text/plain"), "asks who you are (it answers 401: who?)", "KG_STORE_PASSWORD"),
        (Answer(403, "no", "text/plain"), "does not allow it (it answers 403: no)", "for the right"),
        (Answer(404, "", "text/plain"), "no SPARQL service at this address", "check the address"),
        (Answer(200, "<html>Welcome", "text/html"), "it answers with a web page", "check the address"),
        (Answer(200, "{}", "application/json; charset=utf-8"), "no SPARQL service", "check the address"),
        (Answer(302, "", headers=(("Location", "https://a.example/"),)), "with a redirection", "redirects to"),
        (Answer(500, "boom\n at line 1", "text/plain"), "the server has failed (it answers 500: boom)", "its log"),
        (Answer(500, "\n\nNo space left on device", "text/plain"), "the disk of the server is full", "free some space"),
        (Answer(507, "", "text/plain"), "the disk of the server is full", "free some space"),
        (Answer(503, "<html>busy", "text/html"), "too much to do (it answers 503)", "later"),
        (Answer(418, "\x1b[31mtea\x07", "text/plain"), "refuses the request (it answers 418:  [31mtea )", "its log"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_answered_is_told_with_the_cure(server: Server, answer: Answer, told: str, cure: str) -> None:
    said = problem(server, answer)
    assert said.startswith(server.address)
    assert told in said
    assert cure in said


def test_a_server_that_takes_no_updates(server: Server) -> None:
    said = problem(server, Answer(), Answer(405, "", "text/plain"))
    assert "takes no updates (it answers 405)" in said
    assert "update=URL" in said


def test_nobody_there_is_told_at_once() -> None:
    address = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(StoreError, match=rf"^{address}/query: the server cannot be reached.*check that it runs"):
        open_store(address)


def test_who_is_busy_is_asked_again(server: Server) -> None:
    server.answers = [Answer(), Answer(503), Answer(429), Answer()]
    with Client() as client:
        for _ in range(2):
            assert client.query(server.address, "ASK { }")
    assert len(server.asked) == 4


def test_who_hangs_up_is_asked_again_and_then_told(server: Server) -> None:
    server.answers = [Answer()]
    with Client() as client:
        client.update(server.address, "INSERT DATA { }")
        server.shutdown()
        server.server_close()
        with pytest.raises(StoreError, match="cannot be reached"):
            client.update(server.address, "INSERT DATA { }")


def test_an_answer_that_breaks_off_is_told(server: Server) -> None:
    half = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}},'
    server.answers = [Answer(body=half, length=1000)]
    with Client() as client, pytest.raises(StoreError, match="breaks off"):
        list(Solutions(client.query(server.address, "SELECT ?a { }"), "", server.address))  # type: ignore[arg-type]


def test_who_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TIMEOUT", "0.2")
    with Server() as silent, pytest.raises(StoreError, match=r"within 0\.2 seconds.*KG_STORE_TIMEOUT"):
        open_store(silent.address)  # nobody serves: the connection stands, and no answer comes


class TestCredentials:
    def test_they_come_from_the_environment(self, server: Server) -> None:
        server.answers = [Answer()]
        for variables in ({"KG_STORE_USER": "me", "KG_STORE_PASSWORD": PASSWORD}, {"KG_STORE_TOKEN": PASSWORD}):
            with Client(variables) as client:
                client.query(server.address, "ASK { }")
        assert [authorization for _, authorization in server.asked] == ["Basic bWU6aHVudGVyMg==", f"Bearer {PASSWORD}"]

    def test_no_message_repeats_them(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_USER", "me")
        monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)
        said = problem(server, Answer(400, f"bad: AUTHORIZATION, {PASSWORD}", "text/plain"))
        assert "bad: Basic …, …" in said

    def test_no_redirection_gets_them(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_TOKEN", PASSWORD)
        with Server() as other:
            problem(server, Answer(307, "", headers=(("Location", f"{other.address}/query"),)))
            assert not other.asked

    @pytest.mark.parametrize(
        "where",
        [
            f"http://me:{PASSWORD}@127.0.0.1/x",
            f"query=https://me:{PASSWORD}@a.example/q,update=https://a.example/u",
            f"query=https://a.example/q,update=https://me:{PASSWORD}@a.example/u",
            f"http://{PASSWORD}@[::1",
        ],
    )
    def test_an_address_has_none(self, where: str) -> None:
        with pytest.raises(StoreError, match=r"does not belong into an address.*KG_STORE_USER") as caught:
            open_store(where)
        assert PASSWORD not in str(caught.value)

    def test_half_of_them_is_a_mistake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_USER", "me")
        with pytest.raises(StoreError, match="KG_STORE_PASSWORD: half of the credentials is missing"):
            open_store("http://127.0.0.1/")


@pytest.mark.parametrize(
    "where",
    [
        "graph",
        "ftp://a.example/x",
        "http://",
        "http://a b/",
        "http://a:x/",
        "query=",
        "http://a/#b",
        "update=http://a/",
    ],
)
def test_what_is_no_address(where: str) -> None:
    with pytest.raises(StoreError, match="no address of a SPARQL server"):
        open_store(where)


def test_what_is_no_number_of_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TIMEOUT", "long")
    with pytest.raises(StoreError, match="no number of seconds"):
        open_store("http://127.0.0.1/")
