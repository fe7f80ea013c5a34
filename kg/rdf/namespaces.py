"""The vocabularies in use, each closed: a term that is not listed here is an `AttributeError` where it is written.

The terms of ours are defined in `ontology/kg.ttl`; a test holds the two lists against each other.
"""

# ruff: noqa: N815 (the names are those of the vocabularies)

from pyoxigraph import NamedNode


class Namespace:
    """Base of a closed vocabulary: every annotated name of a subclass becomes the IRI of that term."""

    iri: str

    def __init_subclass__(cls, *, iri: str) -> None:
        cls.iri = iri
        for name in cls.__annotations__:
            setattr(cls, name, NamedNode(iri + name))


class KG(Namespace, iri="https://kg.example/ontology#"):
    """The ontology of this project; relations bring their own classes and properties (`kg.rdf.relations`)."""

    Actor: NamedNode
    Article: NamedNode
    Event: NamedNode
    Evidence: NamedNode
    Fact: NamedNode
    LanguageModel: NamedNode
    Lexicon: NamedNode
    Participation: NamedNode
    Place: NamedNode
    Position: NamedNode
    Run: NamedNode
    Sentence: NamedNode
    TimeSpan: NamedNode

    actor: NamedNode
    addressee: NamedNode
    addresseeRole: NamedNode
    agent: NamedNode
    agentRole: NamedNode
    category: NamedNode
    claimantRole: NamedNode
    claimedBy: NamedNode
    confidence: NamedNode
    country: NamedNode
    countryCode: NamedNode
    countryCode3: NamedNode
    directProperty: NamedNode
    directTheme: NamedNode
    end: NamedNode
    eventClass: NamedNode
    evidence: NamedNode
    fact: NamedNode
    holder: NamedNode
    known: NamedNode
    labelBeforeActor: NamedNode
    modality: NamedNode
    mode: NamedNode
    of: NamedNode
    participation: NamedNode
    polarity: NamedNode
    precision: NamedNode
    relation: NamedNode
    role: NamedNode
    rule: NamedNode
    seen: NamedNode
    sentence: NamedNode
    sourceName: NamedNode
    speechAct: NamedNode
    start: NamedNode
    symmetric: NamedNode
    text: NamedNode
    theme: NamedNode
    themeEnd: NamedNode
    themeStart: NamedNode
    themeText: NamedNode
    time: NamedNode
    timeText: NamedNode
    titleEnd: NamedNode


class RDF(Namespace, iri="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF."""

    reifies: NamedNode
    type: NamedNode


class RDFS(Namespace, iri="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    label: NamedNode
    subClassOf: NamedNode
    subPropertyOf: NamedNode


class XSD(Namespace, iri="http://www.w3.org/2001/XMLSchema#"):
    """The datatypes of XML Schema."""

    anyURI: NamedNode
    boolean: NamedNode
    date: NamedNode
    decimal: NamedNode
    integer: NamedNode
    string: NamedNode


class SKOS(Namespace, iri="http://www.w3.org/2004/02/skos/core#"):
    """Simple Knowledge Organization System."""

    broader: NamedNode
    exactMatch: NamedNode
    prefLabel: NamedNode


class SEM(Namespace, iri="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """Simple Event Model."""

    Actor: NamedNode
    Event: NamedNode
    hasPlace: NamedNode
    roleType: NamedNode


class PROV(Namespace, iri="http://www.w3.org/ns/prov#"):
    """Provenance."""

    Activity: NamedNode
    Agent: NamedNode
    Entity: NamedNode
    SoftwareAgent: NamedNode
    used: NamedNode
    wasAssociatedWith: NamedNode
    wasAttributedTo: NamedNode
    wasDerivedFrom: NamedNode
    wasGeneratedBy: NamedNode
    wasQuotedFrom: NamedNode


class OA(Namespace, iri="http://www.w3.org/ns/oa#"):
    """Web Annotation."""

    SpecificResource: NamedNode
    TextPositionSelector: NamedNode
    TextQuoteSelector: NamedNode
    end: NamedNode
    exact: NamedNode
    hasSelector: NamedNode
    hasSource: NamedNode
    start: NamedNode


class TIME(Namespace, iri="http://www.w3.org/2006/time#"):
    """OWL-Time."""

    Instant: NamedNode
    ProperInterval: NamedNode
    hasBeginning: NamedNode
    hasEnd: NamedNode
    inXSDDate: NamedNode


class SCHEMA(Namespace, iri="https://schema.org/"):
    """schema.org."""

    NewsArticle: NamedNode
    Organization: NamedNode
    articleBody: NamedNode
    datePublished: NamedNode
    headline: NamedNode
    identifier: NamedNode
    inLanguage: NamedNode
    name: NamedNode
    position: NamedNode
    publisher: NamedNode
    softwareVersion: NamedNode
    url: NamedNode


class VOID(Namespace, iri="http://rdfs.org/ns/void#"):
    """Vocabulary of Interlinked Datasets."""

    Dataset: NamedNode
    uriSpace: NamedNode


RELATIONS = "https://kg.example/relations#"
PLOVER = "https://kg.example/plover#"
THEMES = "https://kg.example/themes#"
WIKIDATA = "http://www.wikidata.org/entity/"
