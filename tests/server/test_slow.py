"""Slow queries, more than there are places for: quick ones are answered all along, and each slow one is answered, too."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.server.conftest import serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
#: Takes a second or so, and then has a long answer.
LONG = """
    SELECT * { { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . { SELECT * { ?d ?e ?f } LIMIT 500 } } } ?s ?p ?o . ?x ?y ?z } LIMIT 9000
"""
MANY = 20
#: Seconds; a quick question that waits for a slow one waits for a minute.
WIDE = 8


@contextmanager
def crowd(base: str, query: str) -> "Iterator[list[Future[httpx.Response]]]":
    """Ask *query* many times at once."""
    with ThreadPoolExecutor(MANY) as threads:
        yield [threads.submit(httpx.get, f"{base}/sparql", params={"query": query}, timeout=120) for _ in range(MANY)]


def slowest(base: str, asked: "list[Future[httpx.Response]]") -> float:
    """Return the seconds that the slowest of quick questions takes while those *asked* are not answered."""
    seconds = []
    with httpx.Client(base_url=base, timeout=60) as client:
        while not all(question.done() for question in asked):
            start = time.monotonic()
            assert client.get("/sparql", params={"query": "ASK { ?s a kg:Article }"}).json()["boolean"] is True
            seconds.append(time.monotonic() - start)
            time.sleep(0.05)
    return max(seconds)


@pytest.mark.slow
def test_endless_queries_hold_no_quick_one_up_and_are_all_refused(graph: Path) -> None:
    with serving(graph, "--workers", "2", "--timeout", "3") as (base, _):
        with crowd(base, ENDLESS) as asked:
            assert slowest(base, asked) < WIDE
        answers = [question.result() for question in asked]
    assert {(answer.status_code, answer.text) for answer in answers} == {
        (503, "the query was stopped: it took more than 3 seconds (ask for less, or add a LIMIT)\n"),
        (503, "the server is busy with long queries: no place was free in time\n"),
    }
    assert {answer.headers.get("Retry-After") for answer in answers if "busy" in answer.text} == {"3"}


@pytest.mark.slow
def test_long_queries_wait_for_each_other_and_are_all_answered(graph: Path) -> None:
    with serving(graph, "--workers", "2", "--timeout", "60") as (base, _):
        with crowd(base, LONG) as asked:
            assert slowest(base, asked) < WIDE
        answers = [question.result() for question in asked]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
