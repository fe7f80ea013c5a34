"""Measure how fast `graph.html` opens and moves in Chromium, and write the figures into `docs/benchmark-explorer.md`.

`poe bench-explorer`; needs Chromium and the package playwright. The news are imagined (`scripts/imagined.py`). There is no
graphics card here: WebGL is drawn by the processor (SwiftShader), which is the worst case.
"""

import argparse
import math
import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from imagined import articles, readings
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from kg.exports.html import write_html
from kg.model import Reading

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark-explorer.md"
ROUNDS = 5
VIEW = {"width": 1400, "height": 900}
#: WebGL by the processor, the rest as in any Chromium without a graphics card.
FLAGS = ("--no-sandbox", "--enable-unsafe-swiftshader")
PATIENCE = 300_000  # milliseconds
STEPS = 120  # of the pointer while panning
SMOOTH = 100.0  # milliseconds: what no frame should take longer than

#: Notes when the picture is there, and when the frame after it begins.
WATCH = """
window.watched = {};
(function look() {
  if (typeof picture === "undefined") return requestAnimationFrame(look);
  requestAnimationFrame(() => { window.watched.pictured = performance.now(); });
})();
"""
#: Notes how long each frame takes.
COUNT_FRAMES = """
window.frames_ = [];
(function next(last) {
  requestAnimationFrame((now) => { window.frames_.push(now - last); next(now); });
})(performance.now());
"""


#: A point of the window where one takes hold of the plane, and not of a node.
FREE_SPOT = """(() => {
    const { left, top } = picture.container.getBoundingClientRect();
    const nodes = DATA.nodes.map((node) => picture.screen(node));
    const room = ([x, y]) => Math.min(...nodes.map((node) => Math.hypot(node.x - x, node.y - y)));
    const spots = [];
    for (let x = 400; x <= 900; x += 10) for (let y = 150; y <= 350; y += 10) spots.push([x, y]);
    const [x, y] = spots.reduce((best, spot) => (room(spot) > room(best) ? spot : best));
    return [left + x, top + y];
})()"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A graph to measure with, and what it should do."""

    name: str
    readings: Iterable[Reading]
    opens: float  # seconds at most
    megabytes: float | None = None  # at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was seen when a page was opened once.

    Attributes:
        opened: Seconds from the navigation to the first frame with the picture.
        worked: Seconds that the page's main thread was busy until then, other programs' time left out.
        frames: Milliseconds of each frame while the pointer dragged the picture.
        drawn: Milliseconds that the main thread was busy for a frame.
    """

    opened: float
    worked: float
    frames: list[float]
    drawn: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was seen of a case."""

    case: Case
    nodes: int
    edges: int
    megabytes: float
    written: float
    visits: list[Visit]


def main() -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is opened")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="path of the browser")
    options = parser.parse_args()
    cases = [
        Case(name="100 articles", readings=articles(100, actors=250), opens=1, megabytes=2),
        Case(name="500 actors", readings=readings(actors=500, edges=1_500), opens=3),
        Case(name="5,000 actors", readings=readings(actors=4_990, edges=19_600), opens=3),
    ]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        rows = [measure(case, Path(folder) / "graph.html", playwright, options) for case in cases]
    PAGE.write_text("\n".join(page(rows, browser_version(options.browser))) + "\n", encoding="utf-8")
    print(PAGE.read_text("utf-8"))
    return 0


def measure(case: Case, path: Path, playwright: Any, options: argparse.Namespace) -> Row:
    """Write the page of *case* and open it several times, each time in a new browser."""
    told = list(case.readings)
    start = time.process_time()
    write_html(told, path)
    written = time.process_time() - start
    visits = []
    counts: dict[str, int] = {}
    for _ in range(options.rounds):
        browser = playwright.chromium.launch(executable_path=options.browser, args=list(FLAGS))
        visit, counts = look(browser, path)
        visits.append(visit)
        browser.close()
    return Row(case=case, megabytes=path.stat().st_size / 1e6, written=written, visits=visits, **counts)


def look(browser: Browser, path: Path) -> tuple[Visit, dict[str, int]]:
    """Open *path*, drag the picture about, and return what was seen, and how much is in the picture."""
    page = browser.new_page(viewport={"width": VIEW["width"], "height": VIEW["height"]})
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    while not page.evaluate("window.watched.pictured"):
        page.wait_for_timeout(20)
    worked = busy(session)
    page.wait_for_timeout(2_000)
    before = busy(session)
    frames = drag(page)
    visit = Visit(
        opened=page.evaluate("window.watched.pictured") / 1000,
        worked=worked,
        frames=frames,
        drawn=(busy(session) - before) / len(frames) * 1000,
    )
    return visit, page.evaluate("({nodes: DATA.nodes.length, edges: DATA.edges.length})")


def busy(session: CDPSession) -> float:
    """Return how many seconds of the processor the page's main thread had so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def drag(page: Page) -> list[float]:
    """Drag the picture about with the pointer, twice around, and return the milliseconds of each frame meanwhile."""
    x, y = page.evaluate(FREE_SPOT)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    for step in range(STEPS):
        angle = 4 * math.pi * step / STEPS
        page.mouse.move(x + 150 * math.sin(angle), y + 100 * (1 - math.cos(angle)))
    frames = page.evaluate("window.frames_.slice(1)")
    page.mouse.up()
    return [float(frame) for frame in frames]


def browser_version(path: str) -> str:
    """Return the name and version of the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        version = browser.version
        browser.close()
    return f"Chromium {re.sub(r'[.].*', '', version)}"


def page(rows: list[Row], browser: str) -> Iterable[str]:
    """Yield the lines of the page."""
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    yield "# Benchmark of the explorer\n"
    yield f"Written by `poe bench-explorer`; do not edit. {browser}, headless, without a graphics card: WebGL is drawn by the"
    yield f"processor (SwiftShader). {os.cpu_count()} cores, {platform.machine()}; {load:.1f} programs waited for each core when this was measured."
    yield "The news are imagined by `scripts/imagined.py`. Medians of"
    yield f"{len(rows[0].visits)} visits, each in a new browser; in brackets the worst.\n"
    yield "| | " + " | ".join(row.case.name for row in rows) + " |"
    yield "|---|" + "---|" * len(rows)
    for name, figure in FIGURES.items():
        yield f"| {name} | " + " | ".join(figure(row) for row in rows) + " |"
    yield ""
    yield "Seconds of the main thread are those that the page itself takes: what other programs take at the same time is not in"
    yield "them."


def spread(values: list[float], form: str) -> str:
    """Return the median and the greatest of *values*."""
    return f"{median(values):{form}} ({max(values):{form}})"


def wanted(most: float | None, unit: str) -> str:
    """Return what a figure should be at most."""
    return f", of {most:g} {unit} at most" if most else ""


def frames(row: Row) -> list[float]:
    """Return all frames of all visits."""
    return [frame for visit in row.visits for frame in visit.frames]


FIGURES: Mapping[str, Callable[[Row], str]] = {
    "nodes / edges": lambda row: f"{row.nodes:,} / {row.edges:,}",
    "size of the file": lambda row: f"{row.megabytes:.2f} MB{wanted(row.case.megabytes, 'MB')}",
    "time to write it, of the processor": lambda row: f"{row.written:.1f} s",
    "first picture, after": lambda row: (
        f"{spread([visit.opened for visit in row.visits], '.2f')} s{wanted(row.case.opens, 's')}"
    ),
    "busy until then: main thread": lambda row: spread([visit.worked for visit in row.visits], ".2f") + " s",
    "a frame while dragging": lambda row: spread(frames(row), ".0f") + " ms",
    "frames of more than 100 ms": lambda row: f"{sum(frame > SMOOTH for frame in frames(row))} of {len(frames(row))}",
    "busy for a frame: main thread": lambda row: spread([visit.drawn for visit in row.visits], ".1f") + " ms",
}


if __name__ == "__main__":
    sys.exit(main())
