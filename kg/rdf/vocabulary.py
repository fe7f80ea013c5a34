"""The graphs of a store that are no article's: the vocabularies that its data use, and the description of the data set."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import LexiconError
from kg.rdf.iris import Iris
from kg.rdf.namespaces import RDF, VOID
from kg.resources import ontology_dir

_FILES = ("kg.ttl", "relations.ttl", "themes.ttl")


def vocabulary_quads(iris: Iris) -> list[Quad]:
    """Return the ontology and its concept schemes as the graph `graph/ontology`.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    graph = iris.graph("ontology")
    return [Quad(*triple, graph) for name in _FILES for triple in _triples(ontology_dir() / name)]


def dataset_quads(iris: Iris) -> Iterator[Quad]:
    """Yield the graph `graph/dataset`: that this is a data set whose IRIs stand below the base."""
    graph, dataset = iris.graph("dataset"), NamedNode(f"{iris.base}dataset")
    yield Quad(dataset, RDF.type, VOID.Dataset, graph)
    yield Quad(dataset, VOID.uriSpace, Literal(iris.base), graph)


@cache
def _triples(path: Path) -> tuple[tuple[NamedNode, NamedNode, NamedNode | Literal], ...]:
    try:
        return tuple((quad.subject, quad.predicate, quad.object) for quad in parse(path=path, format=RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the Turtle, or restore the file") from error
