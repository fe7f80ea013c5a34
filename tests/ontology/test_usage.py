"""Every term that is used is defined, and every term that is defined is used, or says what it is for."""

import json
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from pyoxigraph import Triple as Statement
from rdflib import OWL, RDF, RDFS, SKOS

from kg.model import ActorType, Modality, Polarity, Precision
from kg.rdf import reading_to_quads
from kg.resources import ontology_dir
from tests.ontology.vocabularies import KG, KINDS, SCHEMA, graph, languages, name, ours
from tests.rdf.strategies import RUN
from tests.readings import READINGS

ENUMS: tuple[type[StrEnum], ...] = (ActorType, Modality, Polarity, Precision)
FILES = ("relations", "themes", "places", "shapes", "actors/countries", "actors/organizations", "actors/people")
#: Vocabularies that describe vocabularies: built into OWL and RDF.
BUILT_IN = (str(RDF), str(RDFS), str(OWL))
STANDARD_PREFIXES = "".join(
    f"PREFIX {prefix}: <{iri}>\n"
    for prefix, iri in {
        **{kind: f"https://kg.example/id/{kind}/" for kind in ("actor", "article", "event", "evidence", "fact")},
        **{kind: f"https://kg.example/id/{kind}/" for kind in ("office", "participation", "position", "run")},
        **{kind: f"https://kg.example/id/{kind}/" for kind in ("sentence", "timespan")},
        "kg": str(KG),
        "plover": "https://kg.example/plover#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": str(RDFS),
        "rel": "https://kg.example/relations#",
        "skos": str(SKOS),
        "theme": "https://kg.example/themes#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)


def nodes(statement: Statement) -> Iterator[str]:
    """Yield the IRIs in a statement, and in those that it is about."""
    for term in (statement.subject, statement.predicate, statement.object):
        if isinstance(term, Statement):
            yield from nodes(term)
        elif isinstance(term, NamedNode):
            yield term.value


DATA = frozenset(
    chain.from_iterable(nodes(quad.triple) for reading in READINGS for quad in reading_to_quads(reading, run=RUN))
)


def in_files() -> set[str]:
    return {str(term) for file in FILES for triple in graph(file) for term in triple if isinstance(term, rdflib.URIRef)}


def defined() -> set[str]:
    return {str(term) for term in ours()}


def test_every_term_in_data_and_files_is_defined() -> None:
    assert {term for term in DATA | in_files() if term.startswith(KG)} - defined() == set()


def test_every_term_is_used_or_says_what_it_is_for() -> None:
    values = {str(KG[value]) for enum in ENUMS for value in enum}
    unused = defined() - DATA - in_files() - values
    assert unused == {str(term) for term in graph("kg").subjects(SKOS.scopeNote)}
    assert all(languages(graph("kg"), rdflib.URIRef(term), SKOS.scopeNote) == ["en", "fr"] for term in unused)


def test_the_terms_of_others_in_data_are_declared() -> None:
    """A reasoner must know what kind of term each is: a property of objects, of data, or an annotation."""
    predicates = {quad.predicate.value for reading in READINGS for quad in reading_to_quads(reading, run=RUN)}
    types = {
        quad.object.value
        for reading in READINGS
        for quad in reading_to_quads(reading, run=RUN)
        if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode)
    }
    foreign = {term for term in predicates | types if not term.startswith((*BUILT_IN, str(KG)))}
    assert {
        term for term in foreign if not any((rdflib.URIRef(term), RDF.type, kind) in graph("kg") for kind in KINDS)
    } == set()


@pytest.mark.parametrize("term", ours(), ids=name)
def test_an_example_is_french_or_turtle_with_the_term_in_it(term: rdflib.URIRef) -> None:
    for example in graph("kg").objects(term, SKOS.example):
        assert isinstance(example, rdflib.Literal)
        if example.language is None:
            statements = list(parse(STANDARD_PREFIXES + example, format=RdfFormat.TURTLE))
            named = {iri for quad in statements for iri in nodes(quad.triple)}
            assert str(term) in named
            assert {iri for iri in named if iri.startswith(KG)} <= defined()
            concepts = {
                iri
                for iri in named
                if iri.startswith(
                    ("https://kg.example/plover#", "https://kg.example/rel", "https://kg.example/themes#")
                )
            }
            assert concepts <= in_files()


def test_the_context_has_a_key_for_every_property_in_data_and_none_twice() -> None:
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    prefixes = {key: iri for key, iri in context.items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
    ids = [value["@id"] if isinstance(value, dict) else str(value) for value in context.values()]
    keys = [
        prefixes[prefix] + local for prefix, _, local in (each.partition(":") for each in ids) if prefix in prefixes
    ]
    used = {quad.predicate.value for reading in READINGS for quad in reading_to_quads(reading, run=RUN)}
    assert used - set(keys) <= {str(RDF.type)}
    assert len(keys) == len(set(keys))
    assert {key for key in keys if key.startswith(KG)} <= defined()


def test_the_context_types_values_as_the_ontology_does() -> None:
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    for key, value in context.items():
        target = value["@id"] if isinstance(value, dict) else value
        if not (isinstance(target, str) and target.startswith("kg:") and key != "kg"):
            continue
        term = KG[target.removeprefix("kg:")]
        kind = value.get("@type", "") if isinstance(value, dict) else ""
        assert ((term, RDF.type, OWL.ObjectProperty) in graph("kg")) == (kind == "@id"), key
        if kind.startswith("xsd:"):
            ranges = graph("kg").objects(term, RDFS.range | SCHEMA.rangeIncludes)
            assert kind.removeprefix("xsd:") in {name(each) for each in ranges}, key
