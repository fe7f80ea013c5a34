"""What a worker does with a job: ask the engine, and write its answer in the notation that was agreed on.

A job is a JSON object. A query has `query` (SPARQL), `default` and `named` (IRIs of graphs, or nothing for those of the store)
and `rows` and `triples` (the media type to answer in, depending on what is asked; nothing where the client takes none). A job
with `graph` (an IRI, empty for the default graph) gives a whole graph in the media type `triples`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat

from kg.errors import QueryError
from kg.rdf.prefixes import prefixes
from kg.server.refusals import Refused
from kg.store.guard import check_query

#: Writes an answer to a binary file.
Write = Callable[[IO[bytes]], object]

_GRAMMAR = "see https://www.w3.org/TR/sparql11-query/"


class Evaluator:
    """Answers jobs from one snapshot of the store."""

    def __init__(self, snapshot: Path, base: str) -> None:
        self._store = pyoxigraph.Store.read_only(str(snapshot))
        self._base = base
        self._prefixes = dict(prefixes(base))

    def evaluate(self, job: dict[str, Any]) -> tuple[str, Write]:
        """Return the media type of the answer, and what writes it; most of the work is done while it is written.

        Raises:
            Refused: The query is malformed or not allowed, or the client takes no notation for what it asks.
        """
        return self._graph(job) if "graph" in job else self._query(job)

    def _query(self, job: dict[str, Any]) -> tuple[str, Write]:
        try:
            check_query(job["query"])
            result = self._store.query(
                job["query"],
                base_iri=self._base,
                prefixes=self._prefixes,
                default_graph=_graphs(job["default"]),
                named_graphs=_graphs(job["named"]),
            )
        except QueryError as error:
            raise Refused(400, error.problem, cure=error.cure) from error
        except (SyntaxError, ValueError) as error:
            raise Refused(400, f"the query is malformed: {error}", cure=_GRAMMAR) from error
        if isinstance(result, QueryTriples):
            media_type = _accepted(job["triples"], "triples")
            return media_type, partial(result.serialize, format=RdfFormat.from_media_type(media_type))
        media_type = _accepted(job["rows"], "rows")
        return media_type, partial(result.serialize, format=QueryResultsFormat.from_media_type(media_type))

    def _graph(self, job: dict[str, Any]) -> tuple[str, Write]:
        graph = _graph_name(job["graph"]) if job["graph"] else DefaultGraph()
        if isinstance(graph, NamedNode) and not self._store.contains_named_graph(graph):
            raise Refused(404, f"there is no graph {graph}")
        media_type = _accepted(job["triples"], "triples")
        statements = (quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph))
        form = RdfFormat.from_media_type(media_type)
        return media_type, lambda output: pyoxigraph.serialize(statements, output, form, prefixes=self._prefixes)


def _accepted(media_type: str | None, what: str) -> str:
    if media_type is None:
        raise Refused(406, f"the answer is {what}, for which no media type is accepted")
    return media_type


def _graphs(names: list[str] | None) -> list[NamedNode] | None:
    return None if names is None else [_graph_name(name) for name in names]


def _graph_name(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refused(400, f"the name of the graph is no IRI: {error}") from error
