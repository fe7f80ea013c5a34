"""The terms that code and shapes use are those of the ontology; `tests/ontology` looks at the ontology itself."""

from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS

from kg.rdf.namespaces import KG
from kg.rdf.relations import relation_terms
from kg.resources import ontology_dir

OURS = "https://kg.example/ontology#"
FILES = ("kg.ttl", "relations.ttl", "themes.ttl", "mappings.ttl", "shapes.ttl")
ONTOLOGY = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
RELATIONS = rdflib.Graph().parse(ontology_dir() / "relations.ttl")
NAMES = sorted(str(name).split("#")[1] for name in RELATIONS.subjects(rdflib.URIRef(f"{OURS}eventClass")))


def our_terms(graph: rdflib.Graph) -> Iterator[str]:
    return (
        str(term) for triple in graph for term in triple if isinstance(term, rdflib.URIRef) and term.startswith(OURS)
    )


def defined() -> set[str]:
    return {str(term) for term in ONTOLOGY.subjects(RDFS.isDefinedBy) if str(term).startswith(OURS)}


def test_every_term_of_the_code_is_defined() -> None:
    terms = {term.value for term in vars(KG).values() if isinstance(term, NamedNode)}
    assert terms - defined() == set()


@pytest.mark.parametrize("name", FILES)
def test_every_term_of_the_vocabularies_and_shapes_is_defined(name: str) -> None:
    assert set(our_terms(rdflib.Graph().parse(ontology_dir() / name))) - defined() == set()


@pytest.mark.parametrize("name", [name for name in FILES if name != "shapes.ttl"])
def test_vocabularies_have_no_blank_nodes(name: str) -> None:
    graph = rdflib.Graph().parse(ontology_dir() / name)
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


@pytest.mark.parametrize("name", NAMES)
def test_a_relation_has_its_class_its_property_and_its_category(name: str) -> None:
    terms, relation = relation_terms(name), rdflib.URIRef(f"https://kg.example/relations#{name}")
    direct = rdflib.URIRef(terms.direct.value)
    assert (rdflib.URIRef(terms.event_class.value), RDFS.subClassOf, rdflib.URIRef(f"{OURS}Event")) in ONTOLOGY
    assert ((direct, RDF.type, OWL.SymmetricProperty) in ONTOLOGY) == terms.symmetric
    assert ((direct, RDFS.range, rdflib.URIRef(f"{OURS}Actor")) in ONTOLOGY) == (not terms.direct_theme)
    assert (relation, SKOS.broader, rdflib.URIRef(terms.category.value)) in RELATIONS
