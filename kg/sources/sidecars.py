"""What stands beside an article in its folder: `NAME.json` for one article, `metadata.csv` for many.

The table has a header, a column `file` (`geneve.txt`, or `2022/geneve.txt` from a folder above) or `id` (`geneve`), and any
of the columns `title`, `url`, `published`, `publisher`, `language`; its separator is `,`, `;` or a tab.
"""

import csv
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path

from kg.errors import SourceError
from kg.model import Metadata
from kg.sources.files import read_file
from kg.sources.metadata import merge_metadata, parse_metadata

TABLE = "metadata.csv"
_KEYS = ("file", "id")

#: The rows of a table by what its first column of `_KEYS` says, each with its line.
_Table = Mapping[str, tuple[int, Mapping[str, object]]]


class Sidecars:
    """The metadata beside the articles below *root*; each table is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._tables: dict[Path, _Table] = {}

    def metadata_of(self, path: Path) -> Metadata:
        """Return what the sidecar of *path* says, and below it the tables of its folder and of the root.

        Raises:
            SourceError: One of them is broken; the message names its place.
        """
        folders = dict.fromkeys((path.parent, self._root))
        return merge_metadata(_read_sidecar(path), *(self._row_of(path, folder) for folder in folders))

    def _row_of(self, path: Path, folder: Path) -> Metadata:
        if folder not in self._tables:
            self._tables[folder] = _read_table(folder / TABLE)
        name = path.relative_to(folder)
        keys = (name.as_posix(), name.with_suffix("").as_posix())
        line, row = next((found for key in keys if (found := self._tables[folder].get(key))), (0, {}))
        return parse_metadata(row, where=f"{folder / TABLE}:{line}")


def is_sidecar(path: Path) -> bool:
    """Return whether *path* holds metadata and no article: a glob of the shell gives both."""
    return path.name == TABLE or path.suffix.lower() == ".json"


def parse_object(text: str, *, where: str) -> Mapping[str, object]:
    """Return the JSON object that *text* is.

    Raises:
        SourceError: It is broken or no object; *where* and the column name the place.
    """
    cure = 'write one JSON object, as in {"title": "…", "text": "…"}'
    try:
        value = json.loads(text)
    except json.JSONDecodeError as exc:
        place = f"{where}:{exc.lineno}" if exc.lineno > 1 else where
        raise SourceError(f"broken JSON at column {exc.colno}: {exc.msg}", where=place, cure=cure) from exc
    except (RecursionError, ValueError) as exc:
        raise SourceError("JSON too deep or with too long a number", where=where, cure=cure) from exc
    if not isinstance(value, dict):
        raise SourceError("this is no JSON object", where=where, cure=cure)
    return value


def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - unlike `Path.exists` it never raises, as for too long a name


def _read_sidecar(path: Path) -> Metadata:
    sidecar = path.with_suffix(".json")
    if not _exists(sidecar):
        return Metadata()
    return parse_metadata(parse_object(read_file(sidecar), where=str(sidecar)), where=str(sidecar))


def _read_table(path: Path) -> _Table:
    if not _exists(path):
        return {}
    text = read_file(path)
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=header.count), skipinitialspace=True)
    try:
        key = next((name for name in _KEYS if name in (rows.fieldnames or ())), None)
        if not key:
            cure = "name the articles in a column `file` or `id`"
            raise SourceError("no column `file` or `id`", where=str(path), cure=cure)
        return {row[key].strip(): (rows.line_num, row) for row in rows if row[key]}
    except csv.Error as exc:
        raise SourceError(f"broken table: {exc}", where=f"{path}:{rows.line_num}", cure="save it as CSV again") from exc
