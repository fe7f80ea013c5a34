"""Rows that memory cannot hold: kept in a temporary database as they come, given back in any order.

What is small stays in memory; what grows goes to a file without a name, which is gone with the program.
"""

import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kg.errors import ExportError

_IN_MEMORY = 32 * 1024  # kilobytes, for pages and for sorting
_SETTINGS = f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_IN_MEMORY};"


class Spill:
    """A temporary database with the tables of *schema*.

    Every method raises `ExportError` when the disk is full.
    """

    def __init__(self, schema: str) -> None:
        # An empty name is SQLite's for a private database that it may write to a file of its own.
        self._connection = sqlite3.connect("", check_same_thread=False)
        weakref.finalize(self, self._connection.close)
        self.script(_SETTINGS + schema)

    def script(self, statements: str) -> None:
        """Run *statements* that take nothing and return nothing."""
        with _disk():
            self._connection.executescript(statements)

    def add(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run *statement*, an INSERT, for each of *rows*."""
        with _disk():
            self._connection.executemany(statement, rows)

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of *query*."""
        with _disk():
            yield from self._connection.execute(query, parameters)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        folder = os.environ.get("SQLITE_TMPDIR", tempfile.gettempdir())
        cure = "free some space, or name a folder on another disk in SQLITE_TMPDIR"
        raise ExportError(f"temporary files cannot be written: {error}", where=folder, cure=cure) from error


def storable(text: str) -> str:
    """Return *text* with `?` for halves of surrogate pairs, which no database holds and no file that we write."""
    return text if text.isascii() else text.encode(errors="replace").decode()
