"""Measure what a build costs, and write the figures into `docs/benchmark.md`: `poe bench`.

- Time: reading, and `kg build`, over the bare spaCy pipeline on the same cleaned texts, in CPU seconds, in turns in one
  process that has loaded the models before; the median of the rounds, since a machine is never quiet.
- Memory: the peak of a fresh process that builds 100, and 1,000, articles with all files.

The articles are the samples, over and over, each with its own id and a sentence of its own.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import spacy

from kg.model import Document
from kg.parser import MODEL
from kg.pipeline import build
from kg.reader import Reader
from kg.resources import samples_dir
from kg.sources import find_items
from kg.text import clean, load_rules

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark.md"
ROUNDS = 5
ARTICLES_TIMED = 100
ARTICLES_WEIGHED = (100, 1000)
KILOBYTES_PER_MEGABYTE = 1000

#: CPU seconds of the bare pipeline, of reading and of building.
Times = tuple[float, float, float]


def main() -> int:
    """Measure and write."""
    with TemporaryDirectory() as folder:
        feed = write_feed(Path(folder, "timed.jsonl"), ARTICLES_TIMED)
        times = compare(feed, Path(folder))
        weights = [weigh(number, Path(folder)) for number in ARTICLES_WEIGHED]
    PAGE.write_text(page(times, weights), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def write_feed(path: Path, number: int) -> Path:
    """Write *number* articles as JSON Lines."""
    pages = [item.read() for item in find_items([str(samples_dir())])]
    rules = load_rules()
    documents = [clean(sample, rules) for sample in pages]
    with path.open("w", encoding="utf-8") as file:
        for index, document in enumerate(islice(cycle(documents), number)):
            file.write(json.dumps(article(document, index), ensure_ascii=False) + "\n")
    return path


def article(document: Document, index: int) -> dict[str, str | None]:
    """Return a JSON line's fields for one more copy of *document*."""
    published = document.metadata.published
    return {
        "id": f"{document.id}-{index}",
        "title": document.metadata.title,
        "text": f"{document.text}\nLa dépêche porte le numéro {index}.",
        "published": published.isoformat() if published else None,
    }


def compare(feed: Path, folder: Path) -> list[Times]:
    """Return, for each round, the CPU seconds of the bare pipeline, of reading and of a build with all files."""
    rules = load_rules()
    documents = [clean(item.read(), rules) for item in find_items([str(feed)])]
    bare, reader = spacy.load(MODEL), Reader()

    def parse() -> None:
        for _ in bare.pipe((document.text for document in documents), batch_size=16):
            pass

    def read() -> None:
        for _ in reader.read(documents):
            pass

    def build_graph() -> None:
        with TemporaryDirectory(dir=folder) as out:
            build([str(feed)], Path(out), make_reader=lambda: reader)

    parse()  # the first round of a process is slower: caches, lookups
    return [(seconds(parse), seconds(read), seconds(build_graph)) for _ in range(ROUNDS)]


def seconds(step: Callable[[], None]) -> float:
    """Return the CPU seconds of *step*."""
    start = time.process_time()
    step()
    return time.process_time() - start


def weigh(number: int, folder: Path) -> dict[str, float]:
    """Return peak memory (MB), wall time (s) and size of the store (MB) of a build of *number* articles."""
    feed, out = write_feed(folder / f"{number}.jsonl", number), folder / f"out-{number}"
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "kg", "build", str(feed), "--out", str(out)], cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {number} articles failed")
    peak = usage.ru_maxrss / (1 if platform.system() == "Linux" else KILOBYTES_PER_MEGABYTE)  # macOS counts bytes
    size = sum(path.stat().st_size for path in (out / "store").rglob("*"))
    return {
        "articles": number,
        "seconds": time.monotonic() - start,
        "peak_mb": peak / KILOBYTES_PER_MEGABYTE,
        "store_mb": size / KILOBYTES_PER_MEGABYTE**2,
    }


def ratio(steps: Sequence[float], parses: Sequence[float]) -> str:
    """Return how many times a parse a step takes, as cells of the table: the median, the lowest and the highest round."""
    ratios = sorted(step / parse for step, parse in zip(steps, parses, strict=True))
    return f"{median(steps):.1f} | **{median(ratios):.2f}** ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def page(times: Sequence[Times], weights: Sequence[dict[str, float]]) -> str:
    """Return the text of the page."""
    parses, readings, builds = zip(*times, strict=True)
    rows = "\n".join(
        f"| {row['articles']:,.0f} | {row['seconds']:.0f} s | {row['peak_mb']:,.0f} MB | {row['store_mb']:.0f} MB |"
        for row in weights
    )
    return f"""# Benchmark

Written by `poe bench`; do not edit. Python {platform.python_version()}, spaCy {version("spacy")}, `{MODEL}`,
{os.cpu_count()} cores, {platform.machine()}. The articles are the samples, over and over, each with its own id.

## Time

| {ARTICLES_TIMED} articles, median of {ROUNDS} rounds | CPU seconds | over the bare pipeline (lowest and highest round) |
|---|---|---|
| the bare spaCy pipeline on the cleaned texts | {median(parses):.1f} | 1 |
| reading: parse, actors, quotations, coreference, times, events | {ratio(readings, parses)} |
| `kg build`: reading, the store and all files | {ratio(builds, parses)} |

Reading leaves out the model's entity recogniser and [multiplies faster](parser.md) than the bare pipeline: what it does
with the parse is therefore more than what the ratio adds.

## Memory

A fresh process that builds all files, the model and its loading included.

| articles | time | peak memory | store on disk |
|---|---|---|---|
{rows}
"""


if __name__ == "__main__":
    sys.exit(main())
