"""The concept schemes of `ontology/` as a page shows them: trees of concepts, from the top ones down."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon.turtle import KG, SKOS, TurtleGraph, local_name, read_turtle
from kg.pages.ontology_terms import Facts, Header, Texts, Value, read_header, reference, texts
from kg.rdf.namespaces import RELATIONS
from kg.resources import ontology_dir

#: The schemes and the files that they stand in.
SCHEMES = {"relations": "relations.ttl", "plover": "relations.ttl", "themes": "themes.ttl"}
_IRIS = "https://kg.example/"
_FLAGS = ("symmetric", "opaqueTheme", "speechAct", "directTheme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept and those below it.

    Attributes:
        name: Local name, which is its anchor.
        flags: What holds of a relation, by the name of the property: `speechAct`.
        facts: Message and values; only what there is.
    """

    iri: str
    name: str
    labels: Texts
    definitions: Texts
    examples: Texts
    notes: Texts
    flags: tuple[str, ...]
    facts: Facts
    narrower: tuple["Concept", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A scheme, its top concepts, and how many concepts it has."""

    header: Header
    tops: tuple[Concept, ...]
    size: int


@cache
def read_scheme(name: str) -> Scheme:
    """Return the scheme *name* of `SCHEMES`.

    Raises:
        LexiconError: Its file is missing or malformed.
    """
    graph, iri = read_turtle(ontology_dir() / SCHEMES[name]), _IRIS + name
    tops = tuple(_concept(graph, top, iri) for top in graph.iris(iri, SKOS + "hasTopConcept"))
    return Scheme(header=read_header(graph, iri), tops=tops, size=len(list(graph.subjects(SKOS + "inScheme", iri))))


def _concept(graph: TurtleGraph, iri: str, scheme: str) -> Concept:
    members = set(graph.subjects(SKOS + "inScheme", scheme))
    below = [each for each in graph.subjects(SKOS + "broader", iri) if each in members]
    return Concept(
        iri=iri,
        name=local_name(iri),
        labels=texts(graph, iri, SKOS + "prefLabel"),
        definitions=texts(graph, iri, SKOS + "definition"),
        examples=texts(graph, iri, SKOS + "example"),
        notes=texts(graph, iri, SKOS + "editorialNote"),
        flags=tuple(flag for flag in _FLAGS if graph.flag(iri, KG + flag)),
        facts=tuple(fact for fact in _facts(graph, iri, scheme) if fact[1]),
        narrower=tuple(_concept(graph, each, scheme) for each in below),
    )


def _facts(graph: TurtleGraph, iri: str, scheme: str) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for message, predicate in (("before_actor", KG + "labelBeforeActor"), ("also", SKOS + "altLabel")):
        yield message, _in_languages(texts(graph, iri, predicate))
    yield "told_as", _in_languages(texts(graph, iri, SKOS + "hiddenLabel"))
    for message, predicate in (("event_class", KG + "eventClass"), ("direct_property", KG + "directProperty")):
        yield message, tuple(map(reference, graph.iris(iri, predicate)))
    yield "cameo", tuple(Value(text=code) for code in graph.texts(iri, KG + "cameoCode"))
    if scheme == _IRIS + "plover":
        relations = [each for each in graph.subjects(SKOS + "broader", iri) if each.startswith(RELATIONS)]
        yield "relations", tuple(map(reference, relations))


def _in_languages(pairs: Texts) -> tuple[Value, ...]:
    return tuple(Value(text=text, language=language) for language, text in pairs)
