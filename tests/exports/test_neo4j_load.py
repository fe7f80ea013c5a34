"""Filling a real Neo4j 5 over Bolt: what comes there, what goes, what stays, and what a user is told."""

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ExportError
from kg.exports.neo4j.loading import Loaded, load
from kg.exports.neo4j.server import Target, connected
from kg.model import Reading
from kg.output import STORE
from kg.rdf import RunInfo
from kg.store import Store
from tests.conftest import RunKg, environment
from tests.exports.crowd import crowd
from tests.exports.neo4j_graph import Articles, expected, graph, loaded
from tests.neo4j_server import Server, running
from tests.programs import needs_neo4j
from tests.readings import CRISIS, HAUGEN, HOSTILE, MEETING, READINGS

_ARTICLES = 240  # more than are sent at once
pytestmark = [pytest.mark.slow, needs_neo4j]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture
def server(started: Server) -> Server:
    """A server that holds nothing."""
    started.clear()
    return started


def test_loading_again_changes_nothing(server: Server) -> None:
    assert loaded(server, *READINGS) == Loaded(sent=4, unchanged=0, removed=0)
    once = graph(server)
    assert once == expected(*READINGS)
    assert loaded(server, *READINGS) == Loaded(sent=0, unchanged=4, removed=0)
    assert graph(server) == once


def test_hostile_texts_are_values(server: Server) -> None:
    loaded(server, HOSTILE)
    assert graph(server) == expected(HOSTILE)
    quote = HOSTILE.events[0].evidence[0].quote
    assert server.ask("MATCH (s:Statement {quote: $quote}) RETURN count(s) AS count", quote=quote) == [{"count": 1}]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([MEETING, CRISIS], id="an article is gone"),
        pytest.param([], id="all are gone"),
        pytest.param(
            [replace(MEETING, events=MEETING.events[:1], positions=()), *READINGS[1:]], id="an article tells less"
        ),
        pytest.param(
            [replace(MEETING, events=(replace(MEETING.events[0], place=None, time=None), *MEETING.events[1:]))],
            id="an event tells less of itself",
        ),
        pytest.param(
            [replace(MEETING, document=replace(MEETING.document, metadata=CRISIS.document.metadata)), CRISIS],
            id="an article has another outlet",
        ),
    ],
)
def test_what_is_told_no_more_goes(server: Server, now: list[Reading]) -> None:
    loaded(server, *READINGS)
    loaded(server, *now)
    assert graph(server) == expected(*now)


def test_the_order_of_loads_does_not_matter(server: Server) -> None:
    """An actor is called as the first article calls it, though that came later, or has gone."""
    group = replace(HAUGEN, label="Haugen", type=CRISIS.events[0].addressees[0].actor.type)
    earlier = replace(
        MEETING,
        document=replace(MEETING.document, id="a"),
        events=(replace(MEETING.events[0], id="0" * 16, agents=(replace(MEETING.events[0].agents[0], actor=group),)),),
        positions=(),
    )
    for now in ([MEETING], [earlier, MEETING], [MEETING]):
        loaded(server, *now)
        assert graph(server) == expected(*now)


def test_what_others_have_made_stays(server: Server) -> None:
    loaded(server, *READINGS)
    server.ask("CREATE (:Person {id: 'lars-haugen', name: 'a film character'})-[:MEETS]->(:Event {id: 'premiere'})")
    server.ask("MATCH (a:Kg {key: 'actor/kosovo'}) SET a.colour = 'blue' CREATE (:Note {text: 'ask again'})-[:ON]->(a)")
    loaded(server, MEETING)
    others = server.ask(
        "MATCH (n) WHERE NOT n:Kg OPTIONAL MATCH (n)-->(m) RETURN coalesce(n.name, n.text) AS n, m.id AS m"
    )
    assert sorted(map(repr, others)) == [
        "{'n': 'a film character', 'm': 'premiere'}",
        "{'n': 'ask again', 'm': 'kosovo'}",
        "{'n': None, 'm': None}",
    ]
    loaded(server, *READINGS)
    assert server.ask("MATCH (a:Kg {key: 'actor/kosovo'}) RETURN a.colour AS colour") == [{"colour": "blue"}]
    server.ask("MATCH (a:Kg {key: 'actor/kosovo'}) REMOVE a.colour")
    server.ask("MATCH (n) WHERE NOT n:Kg DETACH DELETE n")
    assert graph(server) == expected(*READINGS)


def test_a_busy_server_is_asked_again(server: Server) -> None:
    loaded(server, MEETING)
    refusals = "SHOW TRANSACTIONS YIELD currentQuery, status WHERE status STARTS WITH 'Blocked' RETURN currentQuery"
    with server.driver() as driver, driver.session() as session, session.begin_transaction() as lock:
        lock.run("MATCH (n:Kg {key: 'actor/otan'}) SET n.busy = true").consume()
        other = threading.Thread(target=loaded, args=(server, *READINGS))
        other.start()
        while not server.ask(refusals):
            assert other.is_alive()
        other.join(4)  # longer than the server lets a transaction wait
        assert other.is_alive()
        lock.rollback()
    other.join()
    assert graph(server) == expected(*READINGS)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of more articles than are sent at once."""
    out = tmp_path_factory.mktemp("archive")
    run = RunInfo(version="0", lexicon="test", model="none")
    with Store.open(out / STORE) as store:
        for reading in crowd(actors=60, articles=_ARTICLES):
            store.replace(reading, run=run)
    return out


def test_a_load_that_is_killed_goes_on_where_it_was(server: Server, archive: Path, run_kg: RunKg) -> None:
    last = f"article/depeche-{_ARTICLES - 1:05d}"
    server.ask("CREATE (:Kg {key: $key})", key=last)
    command = [sys.executable, "-m", "kg", "load", "neo4j", "--uri", server.uri, "--out", str(archive)]
    with server.driver() as driver, driver.session() as session, session.begin_transaction() as lock:
        lock.run("MATCH (n:Kg {key: $key}) SET n.busy = true", key=last).consume()
        with subprocess.Popen(command, env=environment(**server.credentials), stderr=subprocess.PIPE) as process:
            while not (half := server.ask("MATCH (n:Kg:Article) RETURN count(n) AS n")[0]["n"]):
                assert process.poll() is None
            process.send_signal(signal.SIGKILL)
        lock.rollback()
    assert 0 < half < _ARTICLES
    done = run_kg("load", "neo4j", "--uri", server.uri, "--out", archive, **server.credentials)
    assert done.returncode == 0, done.stderr
    sent, unchanged = map(int, re.findall(r"(\d+) sent, (\d+) unchanged", done.stderr)[0])
    assert (sent + unchanged, unchanged >= half) == (_ARTICLES, True)
    assert graph(server) == expected(*crowd(actors=60, articles=_ARTICLES))


def refusal(uri: str, credentials: dict[str, str], database: str | None = None) -> str:
    """What a user is told who loads there."""
    target = Target(uri=uri, database=database)
    with pytest.raises(ExportError) as caught, connected(target, credentials) as opened:
        load(Articles(READINGS), opened)
    assert caught.value.cure
    return str(caught.value)


def test_a_command_that_is_refused_ends_with_one_line(server: Server, archive: Path, run_kg: RunKg) -> None:
    wrong = server.credentials | {"KG_NEO4J_PASSWORD": "guessed"}
    done = run_kg("load", "neo4j", "--uri", server.uri, "--out", archive, **wrong)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "does not know this user and password (set KG_NEO4J_USER" in done.stderr
    assert "guessed" not in done.stderr


def test_what_a_user_is_told(server: Server) -> None:
    assert "does not know this user and password (set KG_NEO4J_USER" in refusal(server.uri, {})
    assert f"{server.uri} news: there is no such database" in refusal(server.uri, server.credentials, "news")
    assert "the database `system` takes no graph" in refusal(server.uri, server.credentials, "system")
    assert server.ask("MATCH (n) RETURN n") == []


class _Web(BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def test_what_a_user_is_told_where_no_neo4j_is() -> None:
    with HTTPServer(("127.0.0.1", 0), _Web) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        address = f"bolt://127.0.0.1:{web.server_address[1]}"
        assert "no Neo4j server answers" in refusal(address, {})
        web.shutdown()
    assert re.search("no Neo4j server answers: .*7687 by default", refusal(address, {}))


def test_a_database_that_may_only_be_read(tmp_path: Path) -> None:
    with running(tmp_path):
        pass  # a server makes its database when it is first started, if it may
    with running(tmp_path, **{"server.databases.default_to_read_only": "true"}) as server:
        assert "may only be read (load as a user who may write" in refusal(server.uri, server.credentials)
