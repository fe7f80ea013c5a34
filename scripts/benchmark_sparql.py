"""Measure what asking costs, and write the figures into `docs/benchmark-sparql.md`: `poe bench-sparql`.

On one synthetic graph (`scripts/synthetic.py`), in one run, in turns:

- every shipped query over HTTP, from `kg serve`, against the same query in pyoxigraph in this process;
- the same queries in rdflib in memory, each stopped after a time limit;
- many clients at once: errors, and answers a second;
- validation against the shapes: all at once, and after one article has changed.
"""

import argparse
import multiprocessing
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pyoxigraph
import rdflib
from pyoxigraph import QueryResultsFormat
from synthetic import fill

from kg.output import STORE
from kg.queries import Query, list_queries
from kg.rdf.prefixes import prefixes
from kg.rdf.validation import find_problems
from kg.store import Store

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark-sparql.md"
JSON = "application/sparql-results+json"
STATEMENTS = 1_000_000
VALIDATED = 100_000
ROUNDS = 5
ENOUGH = 3.0  # seconds: a query that takes longer is asked once on each side
CLIENTS = 32
QUICK = 1.0  # seconds: what many clients ask at once
LIMIT = 60.0  # seconds that rdflib gets for a query
SAMPLE = 5  # of so many queries rdflib is asked one: it takes minutes for some
PATIENCE = 300.0  # seconds for an answer, and for the server to start


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The seconds of one query: medians; of rdflib, if it was asked, one try, which the limit may have ended."""

    name: str
    size: int
    direct: float
    http: float
    rdflib: float | None

    @property
    def ratio(self) -> float:
        """Return HTTP over direct."""
        return self.http / self.direct

    @property
    def gain(self) -> float | None:
        """Return rdflib, or the limit, over HTTP."""
        return None if self.rdflib is None else self.rdflib / self.http


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--graph", type=Path, help="a graph that `scripts/synthetic.py` has made")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that rdflib gets for a query")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        out = options.graph or Path(folder)
        if not options.graph:
            fill(out, options.statements)
        rows, (answers, errors, seconds) = ask(out, options.limit)
        checks = validate(out)
    PAGE.write_text(page(options, rows, (answers, errors, seconds), checks), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def ask(out: Path, limit: float) -> tuple[list[Row], tuple[int, int, float]]:
    """Return the figures of every query, and those of many clients at once."""
    queries = list_queries()
    with serving(out) as address, httpx.Client(timeout=PATIENCE) as client:
        engine = pyoxigraph.Store.read_only(str(out / STORE))
        times = [in_turns(query, engine, client, address) for query in queries]
        crowd = many([query for query, row in zip(queries, times, strict=True) if row[1] < QUICK], address)
        del engine
    old = in_rdflib(out, queries[::SAMPLE], limit)
    rows = [
        Row(name=query.name, size=size, direct=direct, http=http, rdflib=old.get(query.name))
        for query, (size, direct, http) in zip(queries, times, strict=True)
    ]
    return rows, crowd


@contextmanager
def serving(out: Path) -> Iterator[str]:
    """Give the address of a server of the graph in *out*."""
    port = "8137"
    command = [sys.executable, "-m", "kg", "serve", "--out", str(out), "--port", port, "--timeout", str(int(PATIENCE))]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"{address}/sparql")
            yield f"{address}/sparql"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Return when *address* answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx.get(address, params={"query": "ASK {}"}).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server does not answer")


def in_turns(query: Query, engine: pyoxigraph.Store, client: httpx.Client, address: str) -> tuple[int, float, float]:
    """Return the size of the answer in bytes, and the median seconds directly and over HTTP."""

    def direct() -> int:
        solutions: Any = engine.query(query.sparql, prefixes=dict(prefixes("https://kg.example/id/")))
        return len(solutions.serialize(format=QueryResultsFormat.JSON) or b"")

    def over_http() -> int:
        answer = client.post(address, data={"query": query.sparql}, headers={"Accept": JSON})
        return len(answer.raise_for_status().content)

    first = (timed(direct), timed(over_http))  # the caches of both are warm from now on
    (size, here), (other, there) = first
    if size != other:
        sys.exit(f"{query.name}: the answers differ: {size} and {other} bytes")
    if here + there < ENOUGH:
        rounds = [(seconds(direct), seconds(over_http)) for _ in range(ROUNDS)]
        here, there = (median(column) for column in zip(*rounds, strict=True))
    return size, here, there


def timed(step: Callable[[], int]) -> tuple[int, float]:
    """Return what *step* returns, and its seconds."""
    start = time.perf_counter()
    result = step()
    return result, time.perf_counter() - start


def seconds(step: Callable[[], int]) -> float:
    """Return the seconds of *step*."""
    return timed(step)[1]


def many(queries: Sequence[Query], address: str) -> tuple[int, int, float]:
    """Let many clients ask every query at once; return answers, errors and seconds."""

    def one_client(number: int) -> list[bool]:
        turned = [*queries[number % len(queries) :], *queries[: number % len(queries)]]
        with httpx.Client(timeout=PATIENCE) as client:
            return [client.post(address, data={"query": query.sparql}).is_success for query in turned]

    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        outcomes = [outcome for found in clients.map(one_client, range(CLIENTS)) for outcome in found]
    return sum(outcomes), len(outcomes) - sum(outcomes), time.perf_counter() - start


def in_rdflib(out: Path, queries: Sequence[Query], limit: float) -> dict[str, float]:
    """Return the seconds of each query in rdflib, at most *limit*."""
    graph = rdflib.Graph()
    with Store.open(out / STORE, read_only=True) as store, TemporaryDirectory() as folder:
        file = Path(folder, "graph.nt")
        with file.open("wb") as stream:
            store.engine.dump(stream, pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
        graph.parse(file, format="nt")
    return {query.name: limited(graph, query, limit) for query in queries}


def limited(graph: rdflib.Graph, query: Query, limit: float) -> float:
    """Return the seconds of *query*, asked in a copy of this process that is ended at the limit."""
    context = multiprocessing.get_context("fork")  # the graph is not copied
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(seconds(lambda: len(list(graph.query(query.sparql))))))
    process.start()
    answer: float = receiver.recv() if receiver.poll(limit) else limit
    process.kill()
    process.join()
    return answer


def validate(out: Path) -> dict[str, float]:
    """Return the statements, the seconds to check them all, and those to build one changed article in."""
    with Store.open(out / STORE, read_only=True) as store:
        graphs: list[list[pyoxigraph.Quad]] = []
        for article in store.article_ids():
            graphs.append(store.article_quads(article))
            if sum(map(len, graphs)) >= VALIDATED:
                break
    start = time.process_time()
    problems = [problem for graph in graphs for problem in find_problems(graph)]
    whole = time.process_time() - start
    start = time.process_time()
    problems += find_problems(graphs[0])
    one = time.process_time() - start
    return {
        "statements": sum(map(len, graphs)),
        "articles": len(graphs),
        "problems": len(problems),
        "all": whole,
        "one": one,
    }


def page(
    options: argparse.Namespace, rows: Sequence[Row], crowd: tuple[int, int, float], checks: dict[str, float]
) -> str:
    """Return the text of the page."""
    answers, errors, seconds_taken = crowd
    ratios = sorted(row.ratio for row in rows)
    gains = [row.gain for row in rows if row.gain is not None]
    table = "\n".join(
        f"| `{row.name}` | {row.size / 1000:,.0f} kB | {row.direct * 1000:,.1f} | {row.http * 1000:,.1f} | {row.ratio:.2f} | {old(row)} |"
        for row in rows
    )
    return f"""# Benchmark of the SPARQL endpoint

Written by `poe bench-sparql`; do not edit. Python {platform.python_version()}, pyoxigraph {version("pyoxigraph")}, rdflib
{version("rdflib")}, {os.cpu_count()} cores, {platform.machine()}. The graph is made by `scripts/synthetic.py`: {options.statements:,} statements.

| all shipped queries ({len(rows)}) | |
|---|---|
| over HTTP from `kg serve` / the same in pyoxigraph, in process: median of the ratios | **{median(ratios):.2f}** ({ratios[0]:.2f} to {ratios[-1]:.2f}) |
| one in {SAMPLE} of them in rdflib in memory / over HTTP: median of the ratios, at least | **{median(gains):,.0f}** |
| {CLIENTS} clients at once, each asking all queries that take less than {QUICK:.0f} s | {answers} answers, {errors} errors, {answers / seconds_taken:.0f} a second |

## Query by query

Milliseconds, as JSON: median of {ROUNDS} rounds in turns, or one try where both together take more than {ENOUGH:.0f} s; in
rdflib one try of at most {options.limit:.0f} s.

| query | answer | pyoxigraph | HTTP | ratio | rdflib |
|---|---|---|---|---|---|
{table}

## Validation

{checks["statements"]:,} statements ({checks["articles"]} articles) are checked against the shapes in {checks["all"]:.2f} s of CPU time,
and found to have {checks["problems"]} problems; one article that has changed, in {checks["one"] * 1000:.1f} ms.
"""


def old(row: Row) -> str:
    """Return the time of rdflib as the table shows it."""
    return "" if row.rdflib is None else f"{row.rdflib * 1000:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
