"""The terms of `ontology/kg.ttl` as a page shows them, with their matches in `mappings.ttl`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon.turtle import KG, RDF_TYPE, SKOS, TurtleGraph, local_name, read_turtle
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import SCHEMA
from kg.rdf.prefixes import shorten
from kg.resources import ontology_dir

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
LANGUAGES = ("fr", "en")
#: Kinds of terms, in the order of the page, and what tells apart the two that are long lists: the term above them.
_KINDS = {
    "Class": ("classes", "event_classes"),
    "ObjectProperty": ("object_properties", "direct_relations"),
    "DatatypeProperty": ("data_properties", ""),
    "AnnotationProperty": ("annotation_properties", ""),
    "NamedIndividual": ("individuals", ""),
}
_LISTED = {
    "Class": (RDFS + "subClassOf", KG + "Event"),
    "ObjectProperty": (RDFS + "subPropertyOf", KG + "directRelation"),
}
SECTIONS = tuple(name for names in _KINDS.values() for name in names if name)
#: What is told of a term: message → predicate that leads from it.
_FROM = {
    "subclass_of": RDFS + "subClassOf",
    "subproperty_of": RDFS + "subPropertyOf",
    "domain": RDFS + "domain",
    "domain_includes": SCHEMA.iri + "domainIncludes",
    "range": RDFS + "range",
    "range_includes": SCHEMA.iri + "rangeIncludes",
    "disjoint_with": OWL + "disjointWith",
    "different_from": OWL + "differentFrom",
    "close_match": SKOS + "closeMatch",
}
#: The same for predicates that lead to it.
_TO = {
    "subclasses": RDFS + "subClassOf",
    "subproperties": RDFS + "subPropertyOf",
    "members": RDF_TYPE,
    "domain_of": RDFS + "domain",
    "range_of": RDFS + "range",
    "disjoint_with": OWL + "disjointWith",
    "different_from": OWL + "differentFrom",
}

#: The same text in several languages: pairs of a language, as in HTML's `lang`, and the text.
Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What is told of something: a term, which has an IRI, or a text, which may have a language."""

    text: str
    iri: str = ""
    language: str = ""


Facts = tuple[tuple[str, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, a property or an individual of the ontology.

    Attributes:
        name: Local name, which is its anchor.
        section: One of `SECTIONS`.
        characteristics: Of a property, by the name in OWL: `FunctionalProperty`.
        example: French, or Turtle, which has no language.
        facts: Message and values; only what there is.
    """

    iri: str
    name: str
    section: str
    labels: Texts
    comments: Texts
    notes: Texts
    example: Value
    characteristics: tuple[str, ...]
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an ontology or a scheme says of itself."""

    iri: str
    titles: Texts
    descriptions: Texts
    version: str
    license: str
    creator: str


@cache
def read_terms() -> tuple[Term, ...]:
    """Return the terms of the ontology, in the order of its file.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    graphs = tuple(read_turtle(ontology_dir() / name) for name in ("kg.ttl", "mappings.ttl"))
    return tuple(_term(iri, graphs) for iri in graphs[0].subjects(RDFS + "isDefinedBy") if iri.startswith(KG))


def read_header(graph: TurtleGraph, iri: str) -> Header:
    """Return what *graph* says of the ontology or scheme *iri*.

    Raises:
        LexiconError: It lacks its version, licence or author.
    """
    return Header(
        iri=iri,
        titles=texts(graph, iri, DCTERMS + "title"),
        descriptions=texts(graph, iri, DCTERMS + "description"),
        version=graph.text(iri, OWL + "versionInfo"),
        license=graph.one(iri, DCTERMS + "license"),
        creator=graph.text(iri, DCTERMS + "creator"),
    )


def texts(graph: TurtleGraph, subject: str, predicate: str) -> Texts:
    """Return the texts of *predicate*, French first."""
    return tuple((language, text) for language in LANGUAGES for text in graph.texts(subject, predicate, language))


def reference(iri: str) -> Value:
    """Return *iri* as a value, called by its prefixed name."""
    return Value(text=shorten(iri, DEFAULT_BASE), iri=iri)


def _term(iri: str, graphs: tuple[TurtleGraph, ...]) -> Term:
    ontology = graphs[0]
    types = [local_name(kind) for kind in ontology.iris(iri, RDF_TYPE) if kind.startswith(OWL)]
    kind = next(name for name in _KINDS if name in types)
    return Term(
        iri=iri,
        name=local_name(iri),
        section=_section(iri, kind, ontology),
        labels=texts(ontology, iri, RDFS + "label"),
        comments=texts(ontology, iri, RDFS + "comment"),
        notes=texts(ontology, iri, SKOS + "scopeNote"),
        example=_example(ontology, iri),
        characteristics=tuple(name for name in types if name != kind),
        facts=tuple(_facts(iri, graphs)),
    )


def _section(iri: str, kind: str, ontology: TurtleGraph) -> str:
    predicate, above = _LISTED.get(kind, ("", ""))
    return _KINDS[kind][above in ontology.iris(iri, predicate)]


def _example(ontology: TurtleGraph, iri: str) -> Value:
    french = ontology.texts(iri, SKOS + "example", "fr")
    return Value(text=french[0], language="fr") if french else Value(text=ontology.text(iri, SKOS + "example"))


def _facts(iri: str, graphs: tuple[TurtleGraph, ...]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    types = [kind for kind in graphs[0].iris(iri, RDF_TYPE) if kind.startswith(KG)]
    found = {"type": types} if types else {}
    for message, predicate in _FROM.items():
        found[message] = [value for graph in graphs for value in graph.iris(iri, predicate)]
    for message, predicate in _TO.items():
        found[message] = [*found.get(message, ()), *(s for s in graphs[0].subjects(predicate, iri) if s.startswith(KG))]
    for message, values in found.items():
        if values:
            yield message, tuple(reference(value) for value in values)
