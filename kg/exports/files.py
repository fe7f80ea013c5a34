"""Writing a file whole or not at all: a reader never sees half a graph, and a failed export leaves the last one alone."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any, Literal, TextIO, overload
from uuid import uuid4

from kg.errors import ExportError

_NO_SPACE = "free some space, or choose a folder on another disk"
_NOT_ALLOWED = "choose a folder that you may write to"
_IN_THE_WAY = "a file stands where a folder is needed: move it away, or choose another folder"
_CURES: Mapping[int | None, str] = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.EISDIR: "give the name of a file, or move the folder of that name away",
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENAMETOOLONG: "choose a shorter name",
}


@overload
def atomic_writer(path: Path, *, binary: Literal[False] = False) -> AbstractContextManager[TextIO]: ...
@overload
def atomic_writer(path: Path, *, binary: Literal[True]) -> AbstractContextManager[IO[bytes]]: ...
@contextmanager
def atomic_writer(path: Path, *, binary: bool = False) -> Iterator[Any]:
    r"""Open a file beside *path* that takes its place when the `with` block ends well.

    Folders that are missing are made. Text is UTF-8 with `\n` at the end of lines.

    Raises:
        ExportError: The file cannot be written. What stood at *path* still stands there.
    """
    # open() gives the rights that the user's umask grants; tempfile would make a file that only its owner may read.
    temporary = path.parent / f".{uuid4().hex}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with _open(temporary, binary=binary) as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(path)
    except OSError as error:
        cure = _CURES.get(error.errno, "check the disk, or choose another folder")
        raise ExportError(f"cannot be written: {error.strerror or error}", where=str(path), cure=cure) from error
    finally:
        _remove(temporary)


def _open(path: Path, *, binary: bool) -> IO[Any]:
    if binary:
        return path.open("xb")
    return path.open("x", encoding="utf-8", newline="\n", errors="replace")  # half a surrogate pair has no UTF-8


def _remove(path: Path) -> None:
    # An unwritable folder fails here a second time, and the first failure is the one to tell.
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
