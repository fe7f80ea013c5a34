"""`FORMATS` lists what can be written, and `export` writes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.exports import FORMATS, export
from kg.model import Reading
from tests.readings import READINGS


class Readings:
    """The least that an exporter needs of a store."""

    def readings(self) -> Iterator[Reading]:
        yield from sorted(READINGS, key=lambda reading: reading.document.id)


#: Formats that are written from readings alone; the others need the store itself.
FROM_READINGS = [
    name for name in FORMATS if name not in {"turtle", "ntriples", "rdfxml", "nquads", "trig", "rdf12", "jsonld"}
]


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files if file.is_file()}


def test_a_format_is_listed_under_its_name_and_writes_a_file_of_its_own() -> None:
    assert all(name == entry.name for name, entry in FORMATS.items())
    assert len({entry.filename for entry in FORMATS.values()}) == len(FORMATS)


def test_into_a_folder_it_gets_its_usual_name(tmp_path: Path) -> None:
    assert export(Readings(), "events", tmp_path) == tmp_path / "events.jsonl"
    assert (tmp_path / "events.jsonl").stat().st_size > 0


def test_another_name_may_be_given(tmp_path: Path) -> None:
    assert export(Readings(), "events", tmp_path / "mine.jsonl") == tmp_path / "mine.jsonl"
    assert (tmp_path / "mine.jsonl").is_file()


def test_a_misspelt_format_is_an_error_that_names_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="did you mean 'events'"):
        export(Readings(), "event", tmp_path)


def test_an_unknown_format_is_an_error_that_names_them_all(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="turtle, nquads"):
        export(Readings(), "quark", tmp_path)


@pytest.mark.parametrize("name", FROM_READINGS)
def test_writing_twice_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    one = export(Readings(), name, tmp_path)
    first = content(one)
    assert first
    assert content(export(Readings(), name, tmp_path)) == first


@pytest.mark.parametrize("name", FROM_READINGS)
def test_nothing_to_write_is_no_failure(name: str, tmp_path: Path) -> None:
    FORMATS[name].write(_Empty(), tmp_path / FORMATS[name].filename)
    assert content(tmp_path / FORMATS[name].filename)


class _Empty:
    def readings(self) -> Iterator[Reading]:
        return iter(())
