"""What OOPS! (the OntOlogy Pitfall Scanner) warns of, each pitfall a test of kg.ttl with its name and number there.

Left out are pitfalls that only a reader can find (P01, P09, P14–P18, P23, P31), and P36–P37 and P39, which are about an
address on the Web.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from tests.ontology.vocabularies import KG, KINDS, PROPERTIES, SCHEMA, graph, languages, name, ours

ONTOLOGY = graph("kg")
HEADER = rdflib.URIRef("https://kg.example/ontology")
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
BUILT_IN = (str(RDF), str(RDFS), str(OWL))
CLASSES = ours(OWL.Class)
OBJECT_PROPERTIES = ours(OWL.ObjectProperty)


def above(term: rdflib.term.Node, predicate: rdflib.URIRef) -> Iterator[rdflib.term.Node]:
    """Yield what stands above *term*, without the term itself."""
    return (each for each in ONTOLOGY.transitive_objects(term, predicate) if each != term)


def tops() -> list[rdflib.URIRef]:
    return [term for term in CLASSES if not any(each.startswith(KG) for each in above(term, RDFS.subClassOf))]


def disjoint(one: rdflib.term.Node, other: rdflib.term.Node) -> bool:
    pairs = product((one, *above(one, RDFS.subClassOf)), (other, *above(other, RDFS.subClassOf)))
    return any((a, OWL.disjointWith, b) in ONTOLOGY or (b, OWL.disjointWith, a) in ONTOLOGY for a, b in pairs)


@pytest.mark.parametrize("term", ours(), ids=name)
def test_a_term_is_annotated(term: rdflib.URIRef) -> None:
    """P08, missing annotations."""
    for predicate in (RDFS.label, RDFS.comment):
        assert languages(ONTOLOGY, term, predicate) == ["en", "fr"]
    assert languages(ONTOLOGY, term, SKOS.example) in (["fr"], [""])


def test_synonyms_are_no_classes() -> None:
    """P02, creating synonyms as classes, and P30, equivalent classes that are not declared: no two say the same."""
    comments = Counter(str(comment) for term in CLASSES for comment in ONTOLOGY.objects(term, RDFS.comment))
    assert [comment for comment, count in comments.items() if count > 1] == []
    assert list(ONTOLOGY.triples((None, OWL.equivalentClass, None))) == []


def test_no_property_is_named_is_or_has() -> None:
    """P03, creating the relationship "is" instead of subclasses."""
    assert [term for term in ours(*PROPERTIES) if re.match(r"(is|has)([A-Z]|$)", name(term))] == []


@pytest.mark.parametrize("term", CLASSES, ids=name)
def test_a_class_is_connected(term: rdflib.URIRef) -> None:
    """P04, creating unconnected ontology elements: a class stands in a hierarchy, or a property leads from it or to it."""
    connecting = (RDFS.subClassOf, RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
    links = [(s, p, o) for s, p, o in ONTOLOGY if p in connecting and term in (s, o)]
    links += list(graph("relations").triples((None, KG.eventClass, term)))
    assert links


def test_inverses_are_told() -> None:
    """P05, P25 and P26, wrong inverses, and P13, inverses that are not declared: none is declared, and none is needed.

    Two properties that lead from A to B and from B to A would be suspected of being each other's inverse.
    """
    assert list(ONTOLOGY.triples((None, OWL.inverseOf, None))) == []
    ends = {term: (ONTOLOGY.value(term, RDFS.domain), ONTOLOGY.value(term, RDFS.range)) for term in OBJECT_PROPERTIES}
    mirrored = [
        (name(one), name(other))
        for one, other in combinations(ends, 2)
        if None not in ends[one] and ends[one] == ends[other][::-1] and ends[one][0] != ends[one][1]
    ]
    assert mirrored == []


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf], ids=name)
def test_no_hierarchy_runs_in_circles(predicate: rdflib.URIRef) -> None:
    """P06, including cycles in a class hierarchy, and P24, recursive definitions."""
    for start in set(ONTOLOGY.subjects(predicate)):
        parents = list(ONTOLOGY.objects(start, predicate))
        assert start not in {each for parent in parents for each in ONTOLOGY.transitive_objects(parent, predicate)}


def test_a_class_is_one_thing() -> None:
    """P07, merging different concepts in the same class."""
    assert [term for term in CLASSES if re.search(r"[a-z](And|Or)[A-Z]", name(term))] == []
    texts = [str(text) for term in CLASSES for text in ONTOLOGY.objects(term, RDFS.label)]
    assert [text for text in texts if re.search(r"\b(et|ou|and|or)\b|/", text)] == []


def test_classes_side_by_side_are_disjoint() -> None:
    """P10, missing disjointness. Who acts may also be a place, and a force or a group also an organisation (see kg.ttl)."""
    open_pairs = {frozenset(pair) for pair in (("Actor", "Place"),)}
    pairs = {frozenset((name(a), name(b))) for a, b in combinations(tops(), 2) if not disjoint(a, b)}
    assert pairs == open_pairs
    assert disjoint(KG.Person, KG.Organization)
    assert disjoint(KG.Evidence, KG.Participation)


@pytest.mark.parametrize("term", ours(OWL.ObjectProperty, OWL.DatatypeProperty), ids=name)
def test_a_property_has_a_domain_and_a_range(term: rdflib.URIRef) -> None:
    """P11, missing domain or range in properties."""
    assert any(ONTOLOGY.objects(term, RDFS.domain | SCHEMA.domainIncludes))
    assert any(ONTOLOGY.objects(term, RDFS.range | SCHEMA.rangeIncludes))


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=name)
def test_a_property_has_at_most_one_domain_and_one_range(term: rdflib.URIRef) -> None:
    """P19, defining multiple domains or ranges: they would mean all at once. And they are no broader than the property's."""
    for one, many in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
        axioms, hints = list(ONTOLOGY.objects(term, one)), list(ONTOLOGY.objects(term, many))
        assert len(axioms) <= 1
        assert not (axioms and hints)
        assert len(hints) != 1 or "XMLSchema" in hints[0]


def test_labels_are_labels_and_comments_are_sentences() -> None:
    """P20, misusing ontology annotations."""
    for term in ours():
        assert all(re.fullmatch(r"[^.:]{1,40}", str(label)) for label in ONTOLOGY.objects(term, RDFS.label)), term
        assert all(re.fullmatch(r"\S.{5,}\.", str(text)) for text in ONTOLOGY.objects(term, RDFS.comment)), term


def test_no_class_takes_in_the_rest() -> None:
    """P21, using a miscellaneous class."""
    assert [term for term in CLASSES if re.search(r"Other|Misc|Unknown|Various|Thing", name(term))] == []


def test_names_follow_one_convention() -> None:
    """P22, using different naming conventions: classes in UpperCamelCase, all else in lowerCamelCase."""
    assert [term for term in CLASSES if not re.fullmatch(r"([A-Z][a-z]+)+", name(term))] == []
    others = [term for term in ours() if term not in CLASSES]
    assert [term for term in others if not re.fullmatch(r"[a-z]+([A-Z][a-z]+|\d)*", name(term))] == []


def test_characteristics_fit_the_ends() -> None:
    """P27–P29, wrong equivalent, symmetric or transitive properties: what is symmetric leads from a class to itself."""
    assert list(ONTOLOGY.triples((None, OWL.equivalentProperty, None))) == []
    assert list(ONTOLOGY.subjects(RDF.type, OWL.TransitiveProperty)) == []
    for term in ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty):
        assert ONTOLOGY.value(term, RDFS.domain) == ONTOLOGY.value(term, RDFS.range)


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_no_two_terms_of_a_kind_bear_one_label(kind: rdflib.URIRef) -> None:
    """P32, several classes with the same label; the same for properties and individuals."""
    labels = Counter(label for term in ours(kind) for label in ONTOLOGY.objects(term, RDFS.label))
    assert [label for label, count in labels.items() if count > 1] == []


def test_a_property_is_below_one_that_can_hold_what_it_holds() -> None:
    """The ends of a property are those of the one above it, or narrower."""
    for term, parent in ONTOLOGY.subject_objects(RDFS.subPropertyOf):
        for end in (RDFS.domain, RDFS.range):
            wide = ONTOLOGY.value(parent, end)
            narrow = ONTOLOGY.value(term, end)
            assert None in (wide, narrow) or wide in ONTOLOGY.transitive_objects(narrow, RDFS.subClassOf), term


def test_every_term_is_of_a_kind() -> None:
    """P34 and P35, untyped class, untyped property; and a term is of one kind only, which OWL 2 DL wants of properties."""
    for term in {*ours(), *ONTOLOGY.predicates()}:
        if not str(term).startswith(BUILT_IN):
            assert len(set(ONTOLOGY.objects(term, RDF.type)) & set(KINDS)) == 1, term
    named = {
        term for axiom in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith) for term in ONTOLOGY.objects(None, axiom)
    }
    assert [term for term in named if (term, RDF.type, OWL.Class) not in ONTOLOGY] == []


def test_the_ontology_declares_itself() -> None:
    """P38, no OWL ontology declaration."""
    assert list(ONTOLOGY.subjects(RDF.type, OWL.Ontology)) == [HEADER]
    version = ONTOLOGY.value(HEADER, OWL.versionInfo)
    assert ONTOLOGY.value(HEADER, OWL.versionIRI) == rdflib.URIRef(f"{HEADER}/{version}")
    assert ONTOLOGY.value(HEADER, VANN.preferredNamespaceUri) == rdflib.Literal(str(KG))
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert languages(ONTOLOGY, HEADER, predicate) == ["en", "fr"]


def test_the_terms_of_others_are_declared_and_no_more() -> None:
    """P40, namespace hijacking."""
    others = {s for s in ONTOLOGY.subjects() if not str(s).startswith(str(KG)) and s != HEADER}
    assert {predicate for term in others for predicate in ONTOLOGY.predicates(term)} == {RDF.type, RDFS.isDefinedBy}
    owners = {term: ONTOLOGY.value(term, RDFS.isDefinedBy) for term in others}
    assert [term for term, owner in owners.items() if not str(term).startswith(str(owner))] == []


@pytest.mark.parametrize(
    "file",
    [
        "kg",
        "mappings",
        "relations",
        "themes",
        "shapes",
        "places",
        "actors/countries",
        "actors/organizations",
        "actors/people",
    ],
)
def test_every_file_has_a_licence_a_title_and_an_author(file: str) -> None:
    """P41, no license declared."""
    headers = set(graph(file).subjects(DCTERMS.license))
    assert headers
    for header in headers:
        assert languages(graph(file), header, DCTERMS.title) == ["en", "fr"]
        assert graph(file).value(header, DCTERMS.creator) == rdflib.Literal("the kg authors")
