"""`report.json`: what became of every article of one build, one article a line, in the order they were found.

Nothing in it depends on the day, the machine or the time that it took, so that two builds of the same articles write
the same bytes.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from kg.errors import KgError
from kg.exports.files import atomic_writer
from kg.model import Document, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be read, or not stored.

    Attributes:
        name: How a message names the article.
        id: Its id, where it was read far enough to have one.
    """

    name: str
    error: KgError
    id: str | None = None


_IN_MEMORY = 4_000_000  # characters

#: What becomes of an article.
Outcome = Reading | Failure


@dataclass(slots=True, kw_only=True)
class Summary:
    """Totals of a build."""

    read: int = 0
    failed: int = 0
    events: int = 0
    positions: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one article."""
        if isinstance(outcome, Failure):
            self.failed += 1
            return
        self.read += 1
        self.events += len(outcome.events)
        self.positions += len(outcome.positions)


class ReportWriter:
    """Collects what became of the articles, on disk when they are many."""

    def __init__(self, lines: IO[str]) -> None:
        self._lines = lines
        self.summary = Summary()

    def add(self, outcome: Outcome) -> None:
        """Tell what became of one article."""
        self.summary.add(outcome)
        record = failure_record(outcome) if isinstance(outcome, Failure) else reading_record(outcome)
        self._lines.write(json.dumps(record, ensure_ascii=False) + "\n")

    def write(self, path: Path) -> None:
        """Write the report.

        Raises:
            ExportError: *path* cannot be written.
        """
        self._lines.seek(0)
        with atomic_writer(path) as file:
            file.write(f'{{"summary": {json.dumps(asdict(self.summary))},\n"articles": [')
            for number, line in enumerate(self._lines):
                file.write((",\n" if number else "\n") + line.rstrip("\n"))
            file.write("\n]}\n")


@contextmanager
def open_report(path: Path) -> Iterator[ReportWriter]:
    """Give a writer for the report at *path*, which is written when the block ends well, as the views of the graph are."""
    with SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8", errors="replace") as lines:
        writer = ReportWriter(lines)
        yield writer
        writer.write(path)


def reading_record(reading: Reading) -> dict[str, Any]:
    """Return the report of an article that was read."""
    return {
        "id": reading.document.id,
        "name": reading.document.name,
        "status": "read",
        "text": text_record(reading.document),
        "found": {
            "actors": len(reading.actors()),
            "events": count(event.relation for event in reading.events),
            "positions": len(reading.positions),
        },
    }


def text_record(document: Document) -> dict[str, Any]:
    """Return how much was read of an article, how much of it is its text, and what each rule dropped (characters)."""
    dropped: Counter[str] = Counter()
    for stretch in document.dropped:
        dropped[stretch.rule] += stretch.end - stretch.start
    published = document.metadata.published
    return {
        "published": published.isoformat() if published else None,
        "characters_read": len(document.source),
        "characters_kept": len(document.text),
        "dropped": dict(sorted(dropped.items())),
    }


def failure_record(failure: Failure) -> dict[str, Any]:
    """Return the report of an article that failed."""
    error = failure.error
    return {
        "id": failure.id,
        "name": failure.name,
        "status": "failed",
        "problem": error.problem,
        "where": error.where,
        "cure": error.cure,
    }


def count(names: Iterator[str]) -> dict[str, int]:
    """Return how often each name comes, names sorted."""
    return dict(sorted(Counter(names).items()))
