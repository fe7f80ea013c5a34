"""The vocabularies: nothing used that is not defined, nothing defined that is not explained in both languages."""

import json
from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS

from kg.rdf import reading_to_quads
from kg.rdf.namespaces import KG
from kg.rdf.relations import relation_terms
from kg.resources import ontology_dir
from tests.rdf.strategies import RUN
from tests.readings import READINGS

FILES = ("kg.ttl", "relations.ttl", "themes.ttl")
OURS = "https://kg.example/ontology#"
ONTOLOGY = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
RELATIONS = rdflib.Graph().parse(ontology_dir() / "relations.ttl")
THEMES = rdflib.Graph().parse(ontology_dir() / "themes.ttl")
NAMES = sorted(str(name).split("#")[1] for name in RELATIONS.subjects(rdflib.URIRef(f"{OURS}eventClass")))


def our_terms(graph: rdflib.Graph) -> Iterator[rdflib.URIRef]:
    return (term for triple in graph for term in triple if isinstance(term, rdflib.URIRef) and term.startswith(OURS))


def defined() -> set[str]:
    return {str(term) for term in ONTOLOGY.subjects(RDFS.isDefinedBy) if str(term).startswith(OURS)}


def languages(graph: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str]:
    return sorted(text.language or "" for text in graph.objects(term, predicate) if isinstance(text, rdflib.Literal))


def test_every_term_of_the_code_is_defined() -> None:
    terms = {term.value for term in vars(KG).values() if isinstance(term, NamedNode)}
    assert terms - defined() == set()


@pytest.mark.parametrize("name", FILES)
def test_every_term_of_the_vocabularies_and_shapes_is_defined(name: str) -> None:
    assert {str(term) for term in our_terms(rdflib.Graph().parse(ontology_dir() / name))} - defined() == set()


def test_every_term_of_the_authority_files_is_defined() -> None:
    used = set()
    for path in sorted((ontology_dir() / "actors").glob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        used |= {str(term) for term in our_terms(rdflib.Graph().parse(data=text, format="turtle"))}
    assert used - defined() == set()


def test_every_term_in_data_is_defined() -> None:
    terms = {term.value for reading in READINGS for quad in reading_to_quads(reading, run=RUN) for term in quad.triple}
    assert {term for term in terms if term.startswith(OURS)} - defined() == set()


def test_every_term_has_a_label_and_a_comment_in_french_and_english() -> None:
    for term in sorted(defined()):
        assert languages(ONTOLOGY, rdflib.URIRef(term), RDFS.label) == ["en", "fr"], term
        assert languages(ONTOLOGY, rdflib.URIRef(term), RDFS.comment) == ["en", "fr"], term


@pytest.mark.parametrize("kind", [OWL.ObjectProperty, OWL.DatatypeProperty])
def test_every_property_has_a_domain_and_a_range(kind: rdflib.URIRef) -> None:
    schema = rdflib.Namespace("https://schema.org/")
    for term in ONTOLOGY.subjects(RDF.type, kind):
        if str(term).startswith(OURS):
            assert (term, RDFS.domain, None) in ONTOLOGY or (term, schema.domainIncludes, None) in ONTOLOGY, term
            assert (term, RDFS.range, None) in ONTOLOGY or (term, schema.rangeIncludes, None) in ONTOLOGY, term


@pytest.mark.parametrize("name", FILES)
def test_vocabularies_have_no_blank_nodes(name: str) -> None:
    graph = rdflib.Graph().parse(ontology_dir() / name)
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_there_are_thirty_relations() -> None:
    assert len(NAMES) == 30


@pytest.mark.parametrize("name", NAMES)
def test_a_relation_has_its_class_its_property_and_its_category(name: str) -> None:
    terms, relation = relation_terms(name), rdflib.URIRef(f"https://kg.example/relations#{name}")
    direct = rdflib.URIRef(terms.direct.value)
    assert (rdflib.URIRef(terms.event_class.value), RDFS.subClassOf, rdflib.URIRef(f"{OURS}Event")) in ONTOLOGY
    assert ((direct, RDF.type, OWL.SymmetricProperty) in ONTOLOGY) == terms.symmetric
    assert (relation, SKOS.broader, rdflib.URIRef(terms.category.value)) in RELATIONS
    assert languages(RELATIONS, relation, SKOS.prefLabel) == ["en", "fr"]
    assert languages(RELATIONS, relation, SKOS.definition) == ["en", "fr"]
    assert languages(RELATIONS, relation, SKOS.example) == ["fr"]


@pytest.mark.parametrize("graph", [RELATIONS, THEMES], ids=["relations", "themes"])
def test_concepts_stand_below_concepts_and_in_a_scheme(graph: rdflib.Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert set(graph.objects(None, SKOS.broader)) <= concepts
    assert set(graph.subjects(SKOS.inScheme)) == concepts
    assert set(graph.objects(None, SKOS.inScheme)) <= set(graph.subjects(RDF.type, SKOS.ConceptScheme))


def test_a_theme_has_one_name_in_each_language_and_no_label_names_two_themes() -> None:
    owners: dict[str, set[str]] = {}
    for theme in THEMES.subjects(SKOS.inScheme):
        assert languages(THEMES, theme, SKOS.prefLabel) == ["en", "fr"], theme
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            for label in THEMES.objects(theme, predicate):
                owners.setdefault(f"{label}@{label.language}", set()).add(str(theme))  # type: ignore[union-attr]
    assert {label: themes for label, themes in owners.items() if len(themes) > 1} == {}


def test_the_context_has_a_key_for_every_property_in_data() -> None:
    context = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {key: iri for key, iri in context.items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
    ids = [value["@id"] if isinstance(value, dict) else str(value) for value in context.values()]
    keys = {prefixes[name.split(":")[0]] + name.split(":")[1] for name in ids if name.split(":")[0] in prefixes}
    used = {quad.predicate.value for reading in READINGS for quad in reading_to_quads(reading, run=RUN)}
    assert used - keys == {str(RDF.type)}
