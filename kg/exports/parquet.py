"""`parquet/`: the tables of events and positions with types, for R, pandas, DuckDB and whatever reads Parquet.

Days are `date32`, several actors a list; `None` in it is one of whom nothing is known. Texts are to the letter what was read:
no cell needs a guard where nothing is ever taken for a formula. pyarrow writes them, which is an extra of the package.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.exports.event_table import EVENTS
from kg.exports.files import atomic_writer
from kg.exports.position_table import POSITIONS
from kg.exports.table import Cell, Kind, Table
from kg.model import Reading

#: Rows that are held in memory, and then stand together in the file as a row group.
_ROWS = 4096


def write_parquet(readings: Iterable[Reading], path: Path) -> None:
    """Write a Parquet file for each table about *readings* into the folder *path*, batch by batch.

    Raises:
        ExportError: pyarrow is not installed, or a file cannot be written; all are as they were.
    """
    arrow = _pyarrow()
    with ExitStack() as stack:
        files = [_File(arrow, stack, table, path) for table in (EVENTS, POSITIONS)]
        for reading in readings:
            for file in files:
                file.add(reading)
        for file in files:
            file.flush()


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        cure = "install it: pip install 'kg-news[parquet]'"
        raise ExportError("needs pyarrow, which is not installed", where="parquet", cure=cure) from error
    return pa


class _File:
    def __init__(self, arrow: Any, stack: ExitStack, table: Table, folder: Path) -> None:
        self._arrow, self._table = arrow, table
        kinds = {
            Kind.TEXT: arrow.string(),
            Kind.TEXTS: arrow.list_(arrow.string()),
            Kind.DAY: arrow.date32(),
            Kind.NUMBER: arrow.float64(),
        }
        self._schema = arrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
        handle = stack.enter_context(atomic_writer(folder / f"{table.name}.parquet", binary=True))
        writer = arrow.parquet.ParquetWriter(handle, self._schema, compression="zstd")
        self._writer = stack.enter_context(writer)
        self._rows: list[Any] = []

    def add(self, reading: Reading) -> None:
        self._rows += self._table.rows(reading)
        if len(self._rows) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            columns = [
                self._arrow.array([_with_bytes(column.value(row)) for row in self._rows], field.type)
                for column, field in zip(self._table.columns, self._schema, strict=True)
            ]
            self._writer.write_batch(self._arrow.record_batch(columns, schema=self._schema))
            self._rows.clear()


def _with_bytes(value: Cell) -> Cell:
    """Return *value* with `?` for half a surrogate pair, which has no UTF-8."""
    if isinstance(value, list):
        return [one and one.encode(errors="replace").decode() for one in value]
    return value.encode(errors="replace").decode() if isinstance(value, str) else value
