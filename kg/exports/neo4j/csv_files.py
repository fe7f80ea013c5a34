"""`neo4j/`: CSV files with typed headers for the import tool of Neo4j, and scripts for a database that runs."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.exports.csv_text import guarded
from kg.exports.files import atomic_writer
from kg.exports.neo4j import tables
from kg.exports.neo4j.collected import Collected, Ties
from kg.exports.neo4j.rows import Edge, Node, Value, article_rows
from kg.exports.neo4j.scripts import import_arguments, load_script, schema_script
from kg.model import Reading


def write_neo4j(readings: Iterable[Reading], path: Path) -> None:
    """Write the CSV files and the scripts about *readings* into the folder *path*.

    Raises:
        ExportError: A file cannot be written; all are as they were.
    """
    with ExitStack() as stack:
        files = _Files(stack, path)
        shared, ties = Collected[Node](), Ties()
        for reading in readings:
            rows = article_rows(reading)
            files.write([rows.article, *rows.owned, *rows.edges])
            shared.add(rows.shared)
            ties.add(reading)
        files.write(shared.rest())
        files.write(ties.rows())
        for name, text in (
            ("schema.cypher", schema_script()),
            ("load.cypher", load_script()),
            ("import.args", import_arguments()),
        ):
            stack.enter_context(atomic_writer(path / name)).write(text)


class _Files:
    """The open CSV files."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._writers: dict[str, Any] = {}
        for table in (*tables.NODE_TABLES, *tables.EDGE_TABLES):
            handle = stack.enter_context(atomic_writer(folder / f"{table.name}.csv"))
            self._writers[table.name] = csv.writer(handle, lineterminator="\n")
            self._writers[table.name].writerow(table.header)

    def write(self, rows: Iterable[Node | Edge]) -> None:
        for row in rows:
            self._writers[row.table.name].writerow(_cells(row))


def _cells(row: Node | Edge) -> list[object]:
    values = map(_cell, row.values)
    if isinstance(row, Node):
        return [guarded(row.key), *values, ";".join(row.table.labels(row.kind))]
    return [guarded(row.start), guarded(row.end), *values, row.type]


def _cell(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(value)
    return guarded(value) if isinstance(value, str) else value
