"""What the mapping needs to know of each relation, from `ontology/relations.ttl`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from kg.errors import LexiconError
from kg.lexicon.turtle import TurtleGraph, local_name, read_turtle
from kg.rdf.namespaces import KG, SKOS
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTerms:
    """A relation in RDF.

    Attributes:
        event_class: Class of its events (`kg:Urging`).
        label: In French, able to stand alone ("exige").
        label_before_actor: In French, before the name of an addressee ("exige de").
        direct: Property between its participants (`kg:urges`).
        category: Concept of its PLOVER category (`plover:REQUEST`).
        symmetric: Whether agents and addressees are one set of participants.
        direct_theme: Whether the concept of a theme is an object of `direct`.
        speech_act: Whether it is done by saying so: who says that it promises, promises.
    """

    event_class: NamedNode
    label: str
    label_before_actor: str
    direct: NamedNode
    category: NamedNode
    symmetric: bool
    direct_theme: bool
    speech_act: bool

    @property
    def category_name(self) -> str:
        """Return the category's name (`REQUEST`)."""
        return local_name(self.category.value)


def relation_terms(name: str) -> RelationTerms:
    """Return the terms of the relation *name*.

    Raises:
        LexiconError: `relations.ttl` has none of that name.
    """
    try:
        return _load()[name]
    except KeyError:
        raise LexiconError(
            f"unknown relation {name!r}",
            where="ontology/relations.ttl",
            cure="add it there, with its class and property",
        ) from None


@cache
def _load() -> Mapping[str, RelationTerms]:
    graph = read_turtle(ontology_dir() / "relations.ttl")
    return {
        local_name(subject): RelationTerms(
            event_class=NamedNode(graph.one(subject, KG.eventClass.value)),
            label=graph.text(subject, SKOS.prefLabel.value, "fr"),
            label_before_actor=_label_before_actor(graph, subject),
            direct=NamedNode(graph.one(subject, KG.directProperty.value)),
            category=NamedNode(graph.one(subject, KG.category.value)),
            symmetric=graph.flag(subject, KG.symmetric.value),
            direct_theme=graph.flag(subject, KG.directTheme.value),
            speech_act=graph.flag(subject, KG.speechAct.value),
        )
        for subject in graph.subjects(KG.directProperty.value)
    }


def _label_before_actor(graph: TurtleGraph, subject: str) -> str:
    label = graph.texts(subject, KG.labelBeforeActor.value, "fr") or graph.texts(subject, SKOS.prefLabel.value, "fr")
    return label[0]
