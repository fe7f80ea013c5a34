"""The words that exported graphs speak: names of relations, categories and concepts, as the ontology has them."""

from collections.abc import Mapping
from functools import cache

from kg.lexicon.relations import Relation, load_relations
from kg.lexicon.turtle import KG, SKOS, TurtleGraph, local_name, read_turtle
from kg.resources import ontology_dir

BROADER = SKOS + "broader"


def relation(name: str) -> Relation:
    """Return the relation *name*; one that the ontology no longer has is called by its name and has no category."""
    known = load_relations().get(name)
    return known or Relation(
        name=name,
        label_fr=name,
        label_en=name,
        before_actor_fr=name,
        before_actor_en=name,
        category="",
        symmetric=False,
        opaque=False,
        speech_act=False,
    )


def takes_theme(name: str) -> bool:
    """Return whether what the relation *name* is about is an object of it: who demands guarantees, demands them."""
    return name in _taking_themes()


def category_labels(language: str) -> Mapping[str, str]:
    """Return the names of the categories and quadrants of PLOVER in *language* (`fr`, `en`), by their codes."""
    return _labels("relations.ttl", language)


def quadrant(category: str) -> str:
    """Return the quadrant of PLOVER that *category* stands in (`VERBAL-CONFLICT`), or an empty string."""
    return _broader().get(category, "")


def concept_label(concept: str) -> str:
    """Return the French name of a concept of `ontology/themes.ttl`; one that is not there is called by its id."""
    return _labels("themes.ttl", "fr").get(concept, concept)


@cache
def _graph(name: str) -> TurtleGraph:
    return read_turtle(ontology_dir() / name)


@cache
def _taking_themes() -> frozenset[str]:
    graph = _graph("relations.ttl")
    predicate = KG + "directTheme"
    return frozenset(local_name(subject) for subject in graph.subjects(predicate) if graph.flag(subject, predicate))


@cache
def _broader() -> Mapping[str, str]:
    graph = _graph("relations.ttl")
    return {local_name(subject): local_name(graph.one(subject, BROADER)) for subject in graph.subjects(BROADER)}


@cache
def _labels(name: str, language: str) -> Mapping[str, str]:
    graph = _graph(name)
    return {
        local_name(subject): label
        for subject in graph.subjects(SKOS + "prefLabel")
        for label in graph.texts(subject, SKOS + "prefLabel", language)
    }
