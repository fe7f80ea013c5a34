"""What the server asks a worker to do, in the form that `kg.server.evaluation` reads."""

from collections.abc import Sequence
from typing import Any


def query_job(
    sparql: str,
    *,
    rows: str | None,
    triples: str | None,
    default: Sequence[str] | None = None,
    named: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return the job to answer a query.

    Args:
        sparql: The query.
        rows: The media type for rows and truth values; `None` where the client takes none.
        triples: The media type for triples; `None` where the client takes none.
        default: IRIs of the graphs whose merge is the default graph; `None` for the query's own, or the store's.
        named: IRIs of the graphs that GRAPH finds; `None` for the query's own, or the store's.
    """
    return {"query": sparql, "rows": rows, "triples": triples, "default": default, "named": named}


def graph_job(graph: str, *, triples: str | None) -> dict[str, Any]:
    """Return the job to give a whole graph: that of an IRI, or for an empty one the default graph."""
    return {"graph": graph, "triples": triples}
