"""The vocabularies in which a server describes itself, each closed like those of `kg.rdf.namespaces`."""

# ruff: noqa: N815 (the names are those of the vocabularies)

from pyoxigraph import NamedNode

from kg.rdf import namespaces
from kg.rdf.namespaces import Namespace


class SD(Namespace, iri="http://www.w3.org/ns/sparql-service-description#"):
    """SPARQL 1.1 Service Description."""

    Dataset: NamedNode
    Graph: NamedNode
    NamedGraph: NamedNode
    SPARQL11Query: NamedNode
    SPARQL11Update: NamedNode
    Service: NamedNode
    UnionDefaultGraph: NamedNode
    availableGraphs: NamedNode
    defaultDataset: NamedNode
    defaultGraph: NamedNode
    endpoint: NamedNode
    feature: NamedNode
    name: NamedNode
    namedGraph: NamedNode
    resultFormat: NamedNode
    supportedLanguage: NamedNode


class VOID(Namespace, iri=namespaces.VOID.iri):
    """Vocabulary of Interlinked Datasets, of which `kg.rdf.namespaces` has what a store needs."""

    Dataset: NamedNode
    DatasetDescription: NamedNode
    classPartition: NamedNode
    classes: NamedNode
    dataDump: NamedNode
    distinctObjects: NamedNode
    distinctSubjects: NamedNode
    entities: NamedNode
    feature: NamedNode
    properties: NamedNode
    property: NamedNode
    propertyPartition: NamedNode
    sparqlEndpoint: NamedNode
    triples: NamedNode
    uriSpace: NamedNode
    vocabulary: NamedNode


#: `class` is a word of Python, so it cannot stand among the others.
VOID_CLASS = NamedNode(f"{VOID.iri}class")


class FOAF(Namespace, iri="http://xmlns.com/foaf/0.1/"):
    """Friend of a Friend."""

    topic: NamedNode
