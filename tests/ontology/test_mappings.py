"""The alignment: it matches our terms with those of a few vocabularies, and says nothing about the terms of others."""

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from tests.ontology.vocabularies import KG, graph, ours

OTHERS = (
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/2006/time#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/prov#",
    "http://www.wikidata.org/entity/",
    "https://schema.org/",
)
MATCHES = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
HEADER = rdflib.URIRef("https://kg.example/mappings")


def matches() -> list[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]]:
    return [triple for triple in graph("mappings") if triple[1] in MATCHES]


def test_each_matched_term_of_ours_exists() -> None:
    assert {subject for subject, _, _ in matches()} - set(ours()) == set()


def test_each_match_is_of_a_known_vocabulary() -> None:
    assert [other for _, _, other in matches() if not str(other).startswith(OTHERS)] == []


@pytest.mark.parametrize("vocabulary", [each for each in OTHERS if "skos" not in each])
def test_each_vocabulary_is_matched_or_built_upon(vocabulary: str) -> None:
    axioms = [*matches(), *(triple for triple in graph("kg") if triple[1] in MATCHES)]
    assert any(str(other).startswith(vocabulary) for _, _, other in axioms)


def test_items_of_wikidata_are_matched_with_classes_and_its_properties_with_properties() -> None:
    for subject, _, other in matches():
        if "wikidata" in str(other):
            assert str(other).rsplit("/", 1)[1][0] == ("Q" if (subject, RDF.type, OWL.Class) in graph("kg") else "P")


def test_nothing_is_said_of_the_terms_of_others_but_what_kind_of_term_they_are() -> None:
    said = {predicate for subject, predicate, _ in graph("mappings") if not str(subject).startswith(str(KG))}
    header = set(graph("mappings").predicates(HEADER))
    assert said - header <= {RDF.type, RDFS.isDefinedBy}


def test_no_match_repeats_an_axiom() -> None:
    assert [match for match in matches() if (match[0], RDFS.subClassOf, match[2]) in graph("kg")] == []
