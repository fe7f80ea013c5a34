"""What a worker does with a job: ask the engine, and write its answer in the notation that was agreed on.

The jobs are those of `kg.server.jobs`.
"""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat

from kg.errors import QueryError
from kg.rdf.prefixes import prefixes
from kg.server.datasets import Dataset, dataset_of
from kg.server.refusals import Refused
from kg.server.xml_text import XmlText, is_xml
from kg.store import Store
from kg.store.guard import check_query

#: Writes an answer to a binary file.
Write = Callable[[io.IOBase], object]

_GRAMMAR = "see https://www.w3.org/TR/sparql11-query/"


class Evaluator:
    """Answers jobs from one snapshot of the store."""

    def __init__(self, snapshot: Path, base: str) -> None:
        self._engine = pyoxigraph.Store.read_only(str(snapshot))
        self._store = Store(self._engine, snapshot, base)
        self._prefixes = dict(prefixes(base))

    def evaluate(self, job: dict[str, Any]) -> tuple[str, Write]:
        """Return the media type of the answer, and what writes it; most of the work is done while it is written.

        Raises:
            Refused: The query is malformed or not allowed, or the client takes no notation for what it asks. What is returned
                raises it where the query turns out to be one that cannot be evaluated.
        """
        try:
            media_type, write = self._graph(job) if "graph" in job else self._query(self._text(job), job)
        except QueryError as error:
            raise Refused(400, error.problem, where=error.where, cure=error.cure) from error
        return media_type, partial(_evaluate, partial(_write_xml, write) if is_xml(media_type) else write)

    def _text(self, job: dict[str, Any]) -> str:
        if "shipped" not in job:
            return str(job["query"])
        from kg.queries import load_query  # with all that names are looked up in; most workers never need it

        return load_query(job["shipped"]).bind(job["values"], self._store)

    def _query(self, sparql: str, job: dict[str, Any]) -> tuple[str, Write]:
        check_query(sparql)
        try:
            seen = self._dataset(sparql, job)
            result = seen.store.query(
                sparql,
                base_iri=self._store.base,
                prefixes=self._prefixes,
                default_graph=seen.default,
                named_graphs=seen.named,
            )
        except (SyntaxError, ValueError) as error:
            raise Refused(400, f"the query is malformed: {error}", cure=_GRAMMAR) from error
        except (OSError, RuntimeError) as error:
            raise _not_evaluated() from error
        if isinstance(result, QueryTriples):
            media_type = _accepted(job["triples"], "triples")
            return media_type, partial(result.serialize, format=RdfFormat.from_media_type(media_type))
        media_type = _accepted(job["rows"], "rows")
        return media_type, partial(result.serialize, format=QueryResultsFormat.from_media_type(media_type))

    def _dataset(self, sparql: str, job: dict[str, Any]) -> Dataset:
        return dataset_of(
            sparql,
            store=self._engine,
            base=self._store.base,
            prefixes=self._prefixes,
            default=job["default"],
            named=job["named"],
        )

    def _graph(self, job: dict[str, Any]) -> tuple[str, Write]:
        graph = _graph_name(job["graph"]) if job["graph"] else DefaultGraph()
        if isinstance(graph, NamedNode) and not self._engine.contains_named_graph(graph):
            raise Refused(404, f"there is no graph {graph}")
        media_type = _accepted(job["triples"], "triples")
        form = RdfFormat.from_media_type(media_type)
        return media_type, partial(self._engine.dump, format=form, from_graph=graph, prefixes=self._prefixes)


def _evaluate(write: Write, output: io.BufferedIOBase) -> None:
    try:
        write(output)
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:  # what the engine raises while it evaluates
        raise _not_evaluated() from error


def _not_evaluated() -> Refused:
    """Return what is told of an error of the engine, whose own text may tell of the machine."""
    return Refused(400, "the query cannot be evaluated", cure="ask in another way; no other server can be called")


def _write_xml(write: Write, output: io.BufferedIOBase) -> None:
    with XmlText(output) as text:
        write(text)


def _accepted(media_type: str | None, what: str) -> str:
    if media_type is None:
        raise Refused(406, f"the answer is {what}, for which no media type is accepted")
    return media_type


def _graph_name(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refused(400, f"the name of the graph is no IRI: {error}") from error
