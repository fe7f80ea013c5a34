"""The vocabularies under `ontology/` as rdflib graphs, and what tests ask of them."""

from functools import cache

import rdflib
from rdflib import OWL, RDF, RDFS

from kg.resources import ontology_dir

KG = rdflib.Namespace("https://kg.example/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def graph(name: str) -> rdflib.Graph:
    """Return the graph of the file `ontology/<name>.ttl`."""
    return rdflib.Graph().parse(data=(ontology_dir() / f"{name}.ttl").read_text("utf-8"), format="turtle")


def ours(*kinds: rdflib.URIRef) -> list[rdflib.URIRef]:
    """Return the terms that kg.ttl defines, of *kinds* if any are given, by name."""
    terms = (rdflib.URIRef(term) for term in sorted(set(graph("kg").subjects(RDFS.isDefinedBy))))
    return [
        term
        for term in terms
        if term.startswith(KG) and (not kinds or any((term, RDF.type, kind) in graph("kg") for kind in kinds))
    ]


def name(term: rdflib.term.Node) -> str:
    """Return the local name of *term*."""
    return str(term).replace("#", "/").rsplit("/", 1)[-1]


def languages(about: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str]:
    """Return the languages of the texts of *predicate*, sorted; no language is an empty string."""
    return sorted(text.language or "" for text in about.objects(term, predicate) if isinstance(text, rdflib.Literal))
