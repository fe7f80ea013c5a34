"""The words that exported graphs speak: French and English names, and categories, of relations and concepts."""

from collections.abc import Mapping
from functools import cache

from kg.lexicon.relations import Relation, load_relations
from kg.lexicon.turtle import SKOS, local_name, read_turtle
from kg.resources import ontology_dir


def relation(name: str) -> Relation:
    """Return the relation *name*; one that the ontology no longer has is called by its name and has no category."""
    known = load_relations().get(name)
    return known or Relation(
        name=name, label_fr=name, label_en=name, category="", symmetric=False, opaque=False, speech_act=False
    )


def concept_label(concept: str) -> str:
    """Return the French name of a concept of `ontology/themes.ttl`; one that is not there is called by its id."""
    return _concept_labels().get(concept, concept)


@cache
def _concept_labels() -> Mapping[str, str]:
    graph = read_turtle(ontology_dir() / "themes.ttl")
    return {
        local_name(subject): graph.text(subject, SKOS + "prefLabel", "fr")
        for subject in graph.subjects(SKOS + "inScheme")
    }
