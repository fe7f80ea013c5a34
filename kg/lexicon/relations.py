"""The relations of `ontology/relations.ttl`, as the reader and the exporters need them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.lexicon.turtle import KG, SKOS, TurtleGraph, local_name, read_turtle
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One kind of event.

    Attributes:
        label_fr: Its verb in French, as it stands alone or before a theme (`exige`).
        label_en: The same in English.
        before_actor_fr: Its verb in French before an actor, with the preposition that it needs there (`exige de`).
        before_actor_en: The same in English.
        category: PLOVER category (`REQUEST`), or `CONCERN`, which is ours.
        symmetric: Whether agents and addressees are one set of participants (`meets`).
        opaque: Whether the theme is only said, not told as happening (what is demanded, denied, promised).
        speech_act: Whether it is done by saying so (`promises`): who says that it does it, does it.
    """

    name: str
    label_fr: str
    label_en: str
    before_actor_fr: str
    before_actor_en: str
    category: str
    symmetric: bool
    opaque: bool
    speech_act: bool


@cache
def load_relations(directory: Path | None = None) -> Mapping[str, Relation]:
    """Return the relations by name, names sorted.

    Raises:
        LexiconError: `relations.ttl` cannot be read, or a relation lacks its category or labels.
    """
    graph = read_turtle((directory or ontology_dir()) / "relations.ttl")
    relations = {}
    for subject in graph.subjects(KG + "category"):
        name = local_name(subject)
        relations[name] = Relation(
            name=name,
            label_fr=graph.text(subject, SKOS + "prefLabel", "fr"),
            label_en=graph.text(subject, SKOS + "prefLabel", "en"),
            before_actor_fr=_before_actor(graph, subject, "fr"),
            before_actor_en=_before_actor(graph, subject, "en"),
            category=local_name(graph.one(subject, KG + "category")),
            symmetric=graph.flag(subject, KG + "symmetric"),
            opaque=graph.flag(subject, KG + "opaqueTheme"),
            speech_act=graph.flag(subject, KG + "speechAct"),
        )
    return dict(sorted(relations.items()))


def _before_actor(graph: TurtleGraph, subject: str, language: str) -> str:
    label = graph.text(subject, SKOS + "prefLabel", language)
    return next(iter(graph.texts(subject, KG + "labelBeforeActor", language)), label)
