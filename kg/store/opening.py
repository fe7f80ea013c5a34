"""Opening a store's folder: what can go wrong, told before the engine would touch anything."""

import time
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal

from kg.errors import StoreError
from kg.rdf.namespaces import VOID

#: The file that every folder of the engine has; nothing else is opened, for the engine would write its files beside.
_MARK = "CURRENT"
#: Seconds for which a locked store is tried again: `kg serve` holds it for a moment, to take a snapshot.
_PATIENCE = 3.0
_PAUSE = 0.1


def open_for_writing(path: Path) -> pyoxigraph.Store:
    """Open the store at *path*; a folder that is missing or empty becomes a new store.

    Raises:
        StoreError: It is no store, cannot be written, or another process has it open.
    """
    if not _is_store(path) and _holds_anything(path):
        raise _no_store(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _explained(error, path) from error
    return _opened(path)


def _opened(path: Path) -> pyoxigraph.Store:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return pyoxigraph.Store(str(path))
        except OSError as error:
            if "lock" not in str(error).lower() or time.monotonic() > end:
                raise _explained(error, path) from error
        time.sleep(_PAUSE)


def open_for_reading(path: Path) -> pyoxigraph.Store:
    """Open the store at *path* without changing it. While another process writes to it, open a copy instead.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    if not _is_store(path):
        raise StoreError("there is no store here", where=str(path), cure="build one first: kg build PATH… --out DIR")
    try:
        return pyoxigraph.Store.read_only(str(path))
    except OSError as error:
        raise _explained(error, path) from error


def stored_base(store: pyoxigraph.Store, path: Path) -> str | None:
    """Return the base IRI that the store was built with; `None` for one that is new.

    Raises:
        StoreError: It holds data, but none that this software wrote.
    """
    for _, _, value, _ in store.quads_for_pattern(None, VOID.uriSpace, None, None):
        if isinstance(value, Literal):
            return value.value
    if store:
        raise _no_store(path)
    return None


def _is_store(path: Path) -> bool:
    return (path / _MARK).is_file()


def _holds_anything(path: Path) -> bool:
    return path.exists() and (not path.is_dir() or any(path.iterdir()))


def _no_store(path: Path) -> StoreError:
    return StoreError("this is something else than a store of kg", where=str(path), cure="give an empty or new folder")


def _explained(error: OSError, path: Path) -> StoreError:
    text = str(error)
    if "lock" in text.lower():
        return StoreError("another process has the store open", where=str(path), cure="wait until it has ended")
    return StoreError(
        f"the store cannot be opened: {text}", where=str(path), cure="check that the folder can be read and written"
    )
