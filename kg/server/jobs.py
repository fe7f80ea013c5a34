"""What the server asks a worker to do, in the form that `kg.server.evaluation` reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What a client takes.

    Attributes:
        rows: The media type for rows and truth values; `None` where the client takes none.
        triples: The media type for triples; `None` where the client takes none.
    """

    rows: str | None
    triples: str | None

    def fields(self) -> dict[str, Any]:
        """Return it as fields of a job."""
        return {"rows": self.rows, "triples": self.triples}


def query_job(
    sparql: str, accepted: Accepted, *, default: Sequence[str] | None = None, named: Sequence[str] | None = None
) -> dict[str, Any]:
    """Return the job to answer a query.

    Args:
        sparql: The query.
        accepted: What the answer may be written in.
        default: IRIs of the graphs whose merge is the default graph; `None` for the query's own, or the store's.
        named: IRIs of the graphs that GRAPH finds; `None` for the query's own, or the store's.
    """
    return {"query": sparql, "default": default, "named": named, **accepted.fields()}


def shipped_job(name: str, values: Mapping[str, str], accepted: Accepted) -> dict[str, Any]:
    """Return the job to answer the shipped query *name*, asked for *values* by parameter."""
    return {"shipped": name, "values": dict(values), "default": None, "named": None, **accepted.fields()}


def graph_job(graph: str, accepted: Accepted) -> dict[str, Any]:
    """Return the job to give a whole graph: that of an IRI, or for an empty one the default graph."""
    return {"graph": graph, **accepted.fields()}
