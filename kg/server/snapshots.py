"""Copies of the store for readers, so that `kg build` can go on while we serve.

A copy costs nearly nothing: its files are hard links, which is why it stands beside the store. A server's copies are in a
folder of its own, which it locks while it runs; the folder of a server that was killed is removed by the next one.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Self

try:
    import fcntl
except ImportError:  # Windows: nothing is locked, so what a killed server leaves has to be removed by hand
    fcntl = None  # type: ignore[assignment]

from kg.errors import StoreError

_PREFIX = "serving-"
_LOCK = "lock"
_ENGINE_LOCK = "LOCK"
_MARK = "CURRENT"
#: Files of the engine that change when the store is only opened.
_NO_DATA = ("LOCK", "LOG")

#: Name, time of change and size of each file that holds data.
State = tuple[tuple[str, int, int], ...]


class Snapshots:
    """The folder of a server's copies of one store.

    Attributes:
        store: The folder of the store.
    """

    def __init__(self, store: Path, folder: Path) -> None:
        self.store = store
        self._folder = folder
        self._count = 0

    @classmethod
    @contextmanager
    def open(cls, store: Path) -> Iterator[Self]:
        """Make the folder, beside the store; at the end remove it.

        Raises:
            StoreError: Nothing can be written beside the store.
        """
        _remove_orphans(store.parent)
        try:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=store.parent))
        except OSError as error:
            raise StoreError(
                f"no snapshot can be made: {error.strerror}",
                where=str(store.parent),
                cure="give the server the right to write there",
            ) from error
        try:
            with (folder / _LOCK).open("wb") as lock:
                _lock(lock)
                yield cls(store, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def next(self) -> Path:
        """Return where the next copy may be made."""
        self._count += 1
        return self._folder / str(self._count)

    def others(self, current: Path | None) -> list[Path]:
        """Return all copies but *current*."""
        return [path for path in self._folder.iterdir() if path.is_dir() and path != current]

    def state(self) -> State:
        """Return what tells whether the store has changed."""
        return tuple(sorted(self._files()))

    def _files(self) -> Iterator[tuple[str, int, int]]:
        for path in self.store.glob("*"):
            if not path.name.startswith(_NO_DATA):
                with suppress(OSError):  # the engine has just removed it
                    found = path.stat()
                    yield path.name, found.st_mtime_ns, found.st_size


def check_there(store: Path) -> None:
    """Let *store* pass if it is the folder of a store.

    Raises:
        StoreError: It is not; to open it for writing would make it one.
    """
    if not (store / _MARK).is_file():
        raise StoreError("there is no store here", where=str(store), cure="build one first: kg build PATH… --out DIR")


def is_locked(store: Path) -> bool:
    """Return whether another process has *store* open for writing. A process that has itself would lose its lock.

    Raises:
        StoreError: The store cannot be written to at all.
    """
    if fcntl is None:
        return False
    try:
        file = (store / _ENGINE_LOCK).open("r+b")
    except OSError as error:
        cure = "give the server's user the right to write there"
        raise StoreError(f"the store cannot be written to: {error.strerror}", where=str(store), cure=cure) from error
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _remove_orphans(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # it is no server's, or its server is alive
            with (folder / _LOCK).open("r+b") as lock:
                _lock(lock)
            shutil.rmtree(folder)


def _lock(file: IO[bytes]) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
