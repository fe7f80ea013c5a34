"""The store: an embedded RDF store on disk, one named graph for each article."""

from kg.store.results import Solutions
from kg.store.store import QueryResult, Store

__all__ = ["QueryResult", "Solutions", "Store"]
