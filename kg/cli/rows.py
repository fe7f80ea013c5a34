"""Prints rows as a table for people, as CSV for spreadsheets, as JSON for programs.

A cell may hold words of an article. Control characters are dropped (in JSON: escaped); in CSV a cell that a
spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from rich import box
from rich.table import Table
from rich.text import Text

from kg.cli.console import output
from kg.exports.characters import for_display

#: A row of results: one value a column, `None` where there is none.
Row = Iterable[str | None]

_FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠]")
_RAW = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # what JSON leaves as it is
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_rows(columns: Sequence[str], rows: Iterable[Row], form: Format) -> None:
    """Print *rows* in the given form on standard output."""
    _PRINTERS[form](columns, rows)


def _print_table(columns: Sequence[str], rows: Iterable[Row]) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for column in columns:
        table.add_column(Text(for_display(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(for_display(value or "")) for value in row))
    output().print(table)


def _print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(for_display(value or "")) for value in row])


def _print_json(columns: Sequence[str], rows: Iterable[Row]) -> None:
    found = [{column: value for column, value in zip(columns, row, strict=True) if value is not None} for row in rows]
    text = json.dumps(found, ensure_ascii=False, indent=1)
    sys.stdout.write(_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


_PRINTERS: dict[Format, Callable[[Sequence[str], Iterable[Row]], None]] = {
    Format.TABLE: _print_table,
    Format.CSV: _print_csv,
    Format.JSON: _print_json,
}


def harmless(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it.

    >>> harmless("=1+1"), harmless("-5"), harmless("- Moscou")
    ("'=1+1", '-5', "'- Moscou")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
