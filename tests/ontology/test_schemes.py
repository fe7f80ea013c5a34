"""The concept schemes: what qSKOS looks for in SKOS, and what of PLOVER and the ontology they must have."""

from collections import defaultdict
from itertools import combinations

import pytest
import rdflib
from rdflib import RDF, RDFS, SKOS

from kg.lexicon.relations import load_relations
from tests.ontology.vocabularies import KG, graph, languages, name

SCHEMES = {"relations": "relations", "plover": "relations", "themes": "themes"}
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
#: The categories of PLOVER 2.0 with their modes, as its manual has them.
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
PLOVER = rdflib.Namespace("https://kg.example/plover#")
RELATIONS = graph("relations")


def scheme_iri(scheme: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"https://kg.example/{scheme}")


def concepts(scheme: str) -> list[rdflib.term.Node]:
    return sorted(graph(SCHEMES[scheme]).subjects(SKOS.inScheme, scheme_iri(scheme)))


@pytest.mark.parametrize("file", sorted(set(SCHEMES.values())))
def test_every_concept_is_in_a_scheme_and_every_scheme_is_one(file: str) -> None:
    """Orphan concepts, undefined SKOS resources."""
    data = graph(file)
    assert set(data.subjects(SKOS.inScheme)) == set(data.subjects(RDF.type, SKOS.Concept))
    assert set(data.objects(None, SKOS.inScheme)) == set(data.subjects(RDF.type, SKOS.ConceptScheme))
    used = {term for triple in data for term in triple if str(term).startswith(str(SKOS))}
    assert [term for term in used if term not in SKOS] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_hangs_together_below_its_top_concepts(scheme: str) -> None:
    """Omitted top concepts, top concepts with broader ones, disconnected clusters; broader does not leave the scheme."""
    data, members = graph(SCHEMES[scheme]), set(concepts(scheme))
    tops = set(data.objects(scheme_iri(scheme), SKOS.hasTopConcept))
    assert tops == set(data.subjects(SKOS.topConceptOf, scheme_iri(scheme)))
    assert tops == {each for each in members if not any(data.objects(each, SKOS.broader))}
    for member in members - tops:
        assert set(data.objects(member, SKOS.broader)) <= members
        assert set(data.transitive_objects(member, SKOS.broader)) & tops, member


@pytest.mark.parametrize("file", sorted(set(SCHEMES.values())))
def test_the_hierarchy_has_no_circle_and_no_shortcut(file: str) -> None:
    """Cyclic hierarchical relations, hierarchical redundancy, relations that clash: broader of each other, or of oneself."""
    data = graph(file)
    for concept in data.subjects(RDF.type, SKOS.Concept):
        parents = list(data.objects(concept, SKOS.broader))
        assert len(parents) <= 1
        assert concept not in {each for parent in parents for each in data.transitive_objects(parent, SKOS.broader)}
    assert list(data.triples((None, SKOS.related, None))) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_name_one_concept(scheme: str) -> None:
    """Overlapping labels; one preferred label in each language, and labels of one concept disjoint (SKOS S13, S14)."""
    data = graph(SCHEMES[scheme])
    owners: dict[str, list[str]] = defaultdict(list)
    for concept in concepts(scheme):
        assert languages(data, concept, SKOS.prefLabel) == ["en", "fr"], concept
        for label in (text for predicate in LABELS for text in data.objects(concept, predicate)):
            assert isinstance(label, rdflib.Literal)
            owners[f"{label.casefold()}@{label.language}"].append(name(concept))
    assert {label: owner for label, owner in owners.items() if len(owner) > 1} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_are_clean(scheme: str) -> None:
    """Empty labels, inconsistent case, space at an end."""
    for concept in concepts(scheme):
        for label in (text for predicate in LABELS for text in graph(SCHEMES[scheme]).objects(concept, predicate)):
            assert str(label) == " ".join(label.split()) != ""
            assert not label.endswith((".", ",", ";"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_is_defined_in_both_languages(scheme: str) -> None:
    """Undocumented concepts."""
    for concept in concepts(scheme):
        assert languages(graph(SCHEMES[scheme]), concept, SKOS.definition) == ["en", "fr"], concept


@pytest.mark.parametrize("scheme", ["relations", "plover"])
def test_every_category_and_mode_has_a_code_of_its_own(scheme: str) -> None:
    """Ambiguous notations."""
    coded = [concept for concept in concepts(scheme) if (concept, KG.directProperty, None) not in RELATIONS]
    assert [str(RELATIONS.value(concept, SKOS.notation)) for concept in coded] == [name(concept) for concept in coded]


def test_plover_is_whole() -> None:
    quadrants = set(RELATIONS.objects(scheme_iri("plover"), SKOS.hasTopConcept))
    categories = {each for top in quadrants for each in RELATIONS.subjects(SKOS.broader, top) if each in PLOVER}
    assert {name(each) for each in categories} == set(MODES)
    for category, modes in MODES.items():
        found = {name(each) for each in RELATIONS.subjects(SKOS.broader, PLOVER[category]) if each in PLOVER}
        assert found == {f"{category}-{mode}" for mode in modes.split()}


def relations() -> list[rdflib.term.Node]:
    return sorted(RELATIONS.subjects(KG.directProperty))


def test_there_are_thirty_relations_and_each_has_all_its_facts() -> None:
    assert len(relations()) == 30
    for relation in relations():
        for predicate in (KG.category, KG.cameoCode, KG.eventClass, SKOS.example):
            assert any(RELATIONS.objects(relation, predicate)), relation
        for flag in (KG.symmetric, KG.opaqueTheme, KG.speechAct, KG.directTheme):
            assert RELATIONS.value(relation, flag) is not None, relation


def test_a_relation_has_a_class_and_a_property_that_no_other_has() -> None:
    for one, other in combinations(relations(), 2):
        for predicate in (KG.eventClass, KG.directProperty):
            assert RELATIONS.value(one, predicate) != RELATIONS.value(other, predicate)


@pytest.mark.parametrize("relation", relations(), ids=name)
def test_scheme_and_ontology_say_the_same_of_a_relation(relation: rdflib.term.Node) -> None:
    """Labels and definitions stand in both, for those who have only one of them."""
    ontology, direct = graph("kg"), RELATIONS.value(relation, KG.directProperty)
    event_class = RELATIONS.value(relation, KG.eventClass)
    assert set(ontology.objects(direct, RDFS.label)) == set(RELATIONS.objects(relation, SKOS.prefLabel))
    for term in (direct, event_class):
        assert set(ontology.objects(term, RDFS.comment)) == set(RELATIONS.objects(relation, SKOS.definition))


@pytest.mark.parametrize("relation", relations(), ids=name)
def test_a_label_stands_alone_and_before_an_actor_it_goes_on(relation: rdflib.term.Node) -> None:
    labels = {label.language: str(label) for label in RELATIONS.objects(relation, SKOS.prefLabel)}
    prepositions = (
        " à",
        " de",
        " avec",
        " contre",
        " auprès de",
        " of",
        " to",
        " with",
        " from",
        " against",
        " about",
        " between",
    )
    assert not [label for label in labels.values() if label.endswith(prepositions)]
    for longer in RELATIONS.objects(relation, KG.labelBeforeActor):
        assert longer.startswith(labels[longer.language] + " ")
        assert longer.endswith(prepositions)


def test_codes_of_cameo_look_like_codes_of_cameo() -> None:
    codes = [str(code) for code in RELATIONS.objects(None, KG.cameoCode)]
    assert [code for code in codes if not (code.isdecimal() and 3 <= len(code) <= 4 and "01" <= code[:2] <= "20")] == []


def test_the_lexicon_tells_both_labels() -> None:
    demands, accuses = load_relations()["demands"], load_relations()["accuses"]
    assert (demands.label_fr, demands.before_actor_fr) == ("exige", "exige de")
    assert (demands.label_en, demands.before_actor_en) == ("demands", "demands of")
    assert accuses.before_actor_fr == accuses.label_fr == "accuse"
