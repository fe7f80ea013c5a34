"""Measure what loading into Neo4j costs, and write the figures into `docs/benchmark-neo4j.md`: `poe bench-neo4j`.

The same articles go into the same real server, empty each time but for constraint and indexes, in one run and in turns: as
`kg load neo4j` sends them, and row by row, each row a query and a transaction of its own, as simple scripts do. Before that
some articles are sent both ways, so that the server has compiled all queries. Articles are made by `scripts/synthetic.py`.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from synthetic import readings

from kg.exports.neo4j import cypher
from kg.exports.neo4j.collected import Collected, Ties
from kg.exports.neo4j.loading import Loaded, load
from kg.exports.neo4j.rows import Edge, Node, article_rows
from kg.exports.neo4j.server import Database, Target, connected
from kg.model import Reading
from tests.neo4j_server import Server, running

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark-neo4j.md"
ARTICLES = 100
ROUNDS = 3
WARM = 20  # articles


@dataclass(frozen=True, slots=True)
class Articles:
    """Readings, as a store gives them."""

    some: Sequence[Reading]

    def readings(self) -> Iterator[Reading]:
        """Yield the readings."""
        return iter(self.some)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The seconds of each round, and how much was loaded."""

    rows: int
    batched: list[float]
    again: list[float]
    row_by_row: list[float]


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args()
    articles = list(islice(readings(), options.articles))
    with TemporaryDirectory() as folder, running(Path(folder)) as server:
        with connected(Target(uri=server.uri), server.credentials) as database:
            figures = measure(server, database, articles)
        (version,) = server.ask("CALL dbms.components() YIELD versions RETURN versions[0] AS version")
    PAGE.write_text(page(figures, len(articles), version["version"]), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def measure(server: Server, database: Database, articles: Sequence[Reading]) -> Figures:
    """Return the figures of *articles*, after a round with few of them that does not count."""
    in_turns(server, database, articles[:WARM])
    rounds = [in_turns(server, database, articles) for _ in range(ROUNDS)]
    batched, again, slow = map(list, zip(*rounds, strict=True))
    return Figures(rows=len(list(all_rows(articles))), batched=batched, again=again, row_by_row=slow)


def in_turns(server: Server, database: Database, articles: Sequence[Reading]) -> tuple[float, float, float]:
    """Return the seconds to load *articles*, to load them again, and to send them row by row."""
    server.clear()
    first = seconds(lambda: load(Articles(articles), database))
    again = seconds(lambda: check(load(Articles(articles), database)))
    server.clear()
    return first, again, seconds(lambda: row_by_row(database, all_rows(articles)))


def check(loaded: Loaded) -> None:
    """End the program if a second load has sent something."""
    if loaded.sent:
        sys.exit(f"{loaded.sent} articles were sent twice")


def all_rows(articles: Iterable[Reading]) -> Iterator[Node | Edge]:
    """Yield all rows that *articles* give, each once, nodes before what joins them."""
    shared, ties, edges = Collected[Node](), Ties(), list[Edge]()
    for reading in articles:
        rows = article_rows(reading)
        yield from (rows.article, *rows.owned)
        shared.add(rows.shared)
        edges += rows.edges
        ties.add(reading)
    yield from shared.rest()
    yield from edges
    yield from ties.rows()


def row_by_row(database: Database, rows: Iterable[Node | Edge]) -> None:
    """Send each of *rows* in a transaction of its own."""
    for row in rows:
        if isinstance(row, Node):
            query = cypher.set_nodes(row.table, row.kind)
            database.write([(query, [{"key": row.key, "properties": row.properties()}])])
        else:
            query = cypher.set_edges(row.type)
            database.write([(query, [{"start": row.start, "end": row.end, "properties": row.properties()}])])


def seconds(step: Callable[[], object]) -> float:
    """Return how long *step* takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def page(figures: Figures, articles: int, version: str) -> str:
    """Return the text of the page."""
    ratios = sorted(slow / fast for slow, fast in zip(figures.row_by_row, figures.batched, strict=True))
    lines = (
        ("`kg load neo4j`: batches of rows (`UNWIND $rows`)", figures.batched),
        ("the same again, nothing has changed", figures.again),
        ("row by row", figures.row_by_row),
    )
    table = "\n".join(
        f"| {name} | {median(taken):,.1f} | {figures.rows / median(taken):,.0f} |" for name, taken in lines
    )
    return f"""# Benchmark of loading into Neo4j

Written by `poe bench-neo4j`; do not edit. Neo4j {version} Community with a heap of 512 MB, Python {platform.python_version()},
{os.cpu_count()} cores, {platform.machine()}. {articles:,} articles made by `scripts/synthetic.py`: {figures.rows:,} nodes and relationships.

| | seconds | rows a second |
|---|---|---|
{table}

Medians of {ROUNDS} rounds in turns. Row by row over batches: **{median(ratios):.1f}** times as long
({ratios[0]:.1f} to {ratios[-1]:.1f}). Both make the same rows of the articles and send them by the same queries to the same server;
the time of the batches has all of a load in it, with the comparison of what articles share.
"""


if __name__ == "__main__":
    sys.exit(main())
