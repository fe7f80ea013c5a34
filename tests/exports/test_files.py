"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import TextIO

import pytest

from kg.errors import ExportError
from kg.exports.files import atomic_writer


def test_text_is_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file.txt"
    with atomic_writer(path) as lines:
        lines.write("l’été\nfinit\n")
    assert path.read_bytes() == "l’été\nfinit\n".encode()


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    with atomic_writer(path, binary=True) as handle:
        handle.write(b"\r\n\x00")
    assert path.read_bytes() == b"\r\n\x00"


def test_half_a_surrogate_pair_does_not_break_the_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    with atomic_writer(path) as lines:
        lines.write("a\ud800b")
    assert path.read_text("utf-8") == "a?b"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")

    def half_written() -> None:
        with atomic_writer(path) as lines:
            lines.write("half")
            raise KeyError("not the disk's fault")

    with pytest.raises(KeyError):
        half_written()
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"file.txt": "old"}


def test_the_file_has_the_rights_that_the_user_gives_to_files(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    before = os.umask(0o022)
    try:
        with atomic_writer(path):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_folder_in_the_way_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised, atomic_writer(tmp_path):
        pass
    assert raised.value.where == str(tmp_path)
    assert "give the name of a file" in raised.value.cure


def test_a_file_where_a_folder_is_needed_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(ExportError, match="a file stands where a folder is needed"),
        atomic_writer(tmp_path / "file" / "x"),
    ):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_export_error_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_full_disk(path: Path, *, binary: bool) -> TextIO:
        return Path("/dev/full").open("w", buffering=1)

    monkeypatch.setattr("kg.exports.files._open", on_full_disk)
    with pytest.raises(ExportError) as raised, atomic_writer(tmp_path / "graph.ttl") as lines:
        lines.write("x\n")
    assert os.strerror(errno.ENOSPC) in raised.value.problem
    assert "free some space" in raised.value.cure
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_an_export_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(ExportError, match="choose a folder that you may write to"), atomic_writer(tmp_path / "x"):
        pass
