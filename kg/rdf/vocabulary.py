"""The graphs of a store that are no article's: the vocabularies and authority files that its data use, and the data set.

With them a query can ask for the label of a relation or of a person's country, and group by PLOVER category or theme.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import LexiconError
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import KG, RDF, RDFS, SKOS, VOID
from kg.rdf.terms import Term, Triple, parts
from kg.resources import ontology_dir

_T = TypeVar("_T", NamedNode, Term)
_FILES = ("kg.ttl", "relations.ttl", "themes.ttl")
_AUTHORITY_FILES = ("countries.ttl", "organizations.ttl")
_AUTHORITY_FACTS = (RDF.type, SKOS.prefLabel, SKOS.exactMatch, KG.country, KG.countryCode, KG.countryCode3)


def vocabulary_quads(iris: Iris) -> list[Quad]:
    """Return the ontology and its concept schemes as the graph `graph/ontology`.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    graph = iris.graph("ontology")
    return [Quad(*triple, graph) for name in _FILES for triple in _triples(ontology_dir() / name)]


def authority_quads(iris: Iris) -> list[Quad]:
    """Return what queries need of countries and organisations as the graph `graph/authority`, below the store's own base.

    Raises:
        LexiconError: A file under `ontology/actors` is missing or malformed.
    """
    graph = iris.graph("authority")
    return [
        Quad(_rebased(subject, iris), predicate, _rebased(value, iris), graph)
        for name in _AUTHORITY_FILES
        for subject, predicate, value in _triples(ontology_dir() / "actors" / name)
        if predicate in _AUTHORITY_FACTS
    ]


def dataset_quads(iris: Iris) -> Iterator[Quad]:
    """Yield the graph `graph/dataset`: that this is a data set whose IRIs stand below the base."""
    graph, dataset = iris.graph("dataset"), NamedNode(f"{iris.base}dataset")
    yield Quad(dataset, RDF.type, VOID.Dataset, graph)
    yield Quad(dataset, VOID.uriSpace, Literal(iris.base), graph)


@cache
def french_labels() -> Mapping[NamedNode, str]:
    """Return the French labels of the terms and concepts of the ontology.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    return {
        subject: value.value
        for name in _FILES
        for subject, predicate, value in _triples(ontology_dir() / name)
        if predicate in (RDFS.label, SKOS.prefLabel) and isinstance(value, Literal) and value.language == "fr"
    }


def _rebased(term: _T, iris: Iris) -> _T | NamedNode:
    if isinstance(term, NamedNode) and term.value.startswith(DEFAULT_BASE):
        return NamedNode(iris.base + term.value.removeprefix(DEFAULT_BASE))
    return term


@cache
def _triples(path: Path) -> tuple[Triple, ...]:
    try:
        return tuple(parts(quad) for quad in parse(path=str(path), format=RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the Turtle, or restore the file") from error
