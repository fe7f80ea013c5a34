"""`csv/`: the tables of events and positions for spreadsheets, R and pandas.

The files are RFC 4180: commas, quotes where they are needed, CR LF at the end of lines. They are UTF-8 and begin with a byte
order mark, without which Excel takes them for Windows-1252 and writes « Ã© »; pandas, readr, data.table and DuckDB skip it.
Several actors stand in one cell as in POLECAT, with `; ` between them; `None` is one of whom nothing is known.
"""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from kg.exports.csv_text import guarded
from kg.exports.event_table import EVENTS
from kg.exports.files import atomic_writer
from kg.exports.position_table import POSITIONS
from kg.exports.table import Cell
from kg.model import Reading

_BYTE_ORDER_MARK = "\ufeff"


def write_csv(readings: Iterable[Reading], path: Path) -> None:
    """Write a CSV file for each table about *readings* into the folder *path*, row by row.

    Raises:
        ExportError: A file cannot be written; all are as they were.
    """
    with ExitStack() as stack:
        writers = {}
        for table in (EVENTS, POSITIONS):
            handle = stack.enter_context(atomic_writer(path / f"{table.name}.csv"))
            handle.write(_BYTE_ORDER_MARK)
            writers[table] = csv.writer(handle, lineterminator="\r\n")
            writers[table].writerow([column.name for column in table.columns])
        for reading in readings:
            for table, writer in writers.items():
                writer.writerows([_cell(column.value(row)) for column in table.columns] for row in table.rows(reading))


def _cell(value: Cell) -> object:
    if isinstance(value, list):
        return "; ".join(_one_of_many(one) for one in value) if any(value) else None
    if isinstance(value, str):
        return _guarded(value)
    return value.isoformat() if isinstance(value, date) else value


def _one_of_many(value: str | None) -> str:
    return _guarded(value.replace(";", ",")) if value else "None"


def _guarded(text: str) -> str:
    # A spreadsheet whose language has the comma in numbers, as French has, may part cells at semicolons.
    return ";".join(map(guarded, text.split(";"))) if ";" in text else guarded(text)
