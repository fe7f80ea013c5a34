"""The data set in VoID: how much there is of what (https://www.w3.org/TR/void/)."""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.rdf.namespaces import RDF
from kg.rdf.terms import integer
from kg.server.formats import TRIPLES
from kg.server.summary import Counts, Summary
from kg.server.vocabularies import FOAF, VOID, VOID_CLASS

#: What VoID calls a vocabulary: an IRI up to its last separator.
_NAMESPACE = re.compile(r".*[/#]")


def void_triples(base: str, address: str, summary: Summary) -> Iterator[Triple]:
    """Yield the description of the data set.

    Args:
        base: The base IRI of the data, below which the data set has its own; its partitions are fragments of that.
        address: The address of this server, with a slash at its end.
        summary: What there is.
    """
    dataset, document = NamedNode(f"{base}dataset"), NamedNode(f"{address}.well-known/void")
    yield Triple(document, RDF.type, VOID.DatasetDescription)
    yield Triple(document, FOAF.topic, dataset)
    yield Triple(dataset, RDF.type, VOID.Dataset)
    yield Triple(dataset, VOID.uriSpace, Literal(base))
    yield Triple(dataset, VOID.sparqlEndpoint, NamedNode(f"{address}sparql"))
    yield Triple(dataset, VOID.dataDump, NamedNode(f"{address}graph?default"))
    yield from (Triple(dataset, VOID.feature, NamedNode(form)) for form in _features())
    yield from (Triple(dataset, VOID.vocabulary, NamedNode(name)) for name in _vocabularies(summary))
    yield from _counts(dataset, summary)
    yield from _partitions(dataset, summary.classes, VOID.classPartition, VOID_CLASS, VOID.entities)
    yield from _partitions(dataset, summary.predicates, VOID.propertyPartition, VOID.property, VOID.triples)


def _counts(dataset: NamedNode, summary: Summary) -> Iterator[Triple]:
    yield Triple(dataset, VOID.triples, integer(summary.triples))
    yield Triple(dataset, VOID.distinctSubjects, integer(summary.subjects))
    yield Triple(dataset, VOID.distinctObjects, integer(summary.objects))
    yield Triple(dataset, VOID.properties, integer(len(summary.predicates)))
    yield Triple(dataset, VOID.classes, integer(len(summary.classes)))


def _partitions(
    dataset: NamedNode, counts: Counts, link: NamedNode, key: NamedNode, measure: NamedNode
) -> Iterator[Triple]:
    kind = link.value.rpartition("#")[2]
    for place, (term, count) in enumerate(counts, 1):
        part = NamedNode(f"{dataset.value}#{kind}-{place}")
        yield Triple(dataset, link, part)
        yield Triple(part, key, term)
        yield Triple(part, measure, integer(count))


def _vocabularies(summary: Summary) -> list[str]:
    terms = [term.value for counts in (summary.predicates, summary.classes) for term, _ in counts]
    return sorted({match[0] for term in terms if (match := _NAMESPACE.match(term))})


def _features() -> Iterator[str]:
    for notation in TRIPLES:
        form = RdfFormat.from_media_type(notation.media_type)
        if form:
            yield form.iri
