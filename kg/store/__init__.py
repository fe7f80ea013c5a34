"""The store: a folder on disk, or a SPARQL server; one named graph for each article."""

from pathlib import Path

from kg.store.graphs import NamedGraph, map_reading
from kg.store.interface import GraphStore, GraphView, QueryResult
from kg.store.results import Solutions
from kg.store.spool import spooled
from kg.store.store import Store

__all__ = [
    "GraphStore",
    "GraphView",
    "NamedGraph",
    "QueryResult",
    "Solutions",
    "Store",
    "map_reading",
    "open_store",
    "spooled",
]


def open_store(where: Path | str, *, base: str | None = None, read_only: bool = False) -> GraphStore:
    """Open the store at *where*, to be used in a `with` statement.

    Args:
        where: A folder, as a `Path`, which is made if need be; or the address of a SPARQL server (`kg.store.address`).
        base: IRI below which data stand; by default the store's own, or `DEFAULT_BASE` for a new one.
        read_only: Open what is there and change nothing.

    Raises:
        StoreError: It cannot be opened, holds none of our graphs, or one with another base.
    """
    if isinstance(where, Path):
        return Store.open(where, base=base, read_only=read_only)
    from kg.store.remote import RemoteStore

    return RemoteStore.open(where, base=base, read_only=read_only)
