"""What this server is and has, in RDF: the service description (https://www.w3.org/TR/sparql11-service-description/) and VoID."""

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.rdf.namespaces import RDF
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import integer
from kg.server.formats import ROWS, TRIPLES, content_type, prefers_html
from kg.server.negotiation import accepted
from kg.server.pages.visit import first_parameters
from kg.server.refusals import Refused
from kg.server.service import Service
from kg.server.summary import Summaries, Summary
from kg.server.vocabularies import SD, VOID
from kg.server.void import void_triples


class Descriptions:
    """Describes a service and its data set, from the counts of the snapshot that it serves."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._summaries = Summaries(service)

    async def service(self, request: Request) -> Response:
        """Return the service description."""
        languages = (SD.SPARQL11Query, SD.SPARQL11Update) if self._service.settings.token else (SD.SPARQL11Query,)
        return await self._respond(
            request, lambda address, summary: service_triples(NamedNode(f"{address}sparql"), summary, languages)
        )

    async def dataset(self, request: Request) -> Response:
        """Return the description of the data set."""
        return await self._respond(request, lambda address, summary: void_triples(self._service.base, address, summary))

    async def _respond(self, request: Request, describe: Callable[[str, Summary], Iterable[Triple]]) -> Response:
        form = first_parameters(request).get("format", "")
        # A browser names no notation of RDF: it is shown Turtle as text.
        in_browser = not form and prefers_html(request.headers.get("accept", ""))
        media_type = "text/turtle" if in_browser else accepted(request, form).triples
        if media_type is None:
            raise Refused(406, "the description is RDF, for which no media type is accepted")
        summary = await self._summaries.current()
        try:
            triples = list(describe(str(request.base_url), summary))
        except ValueError as error:  # the header Host is no name of a host
            raise Refused(400, f"the address is no IRI: {error}") from error
        names = {**prefixes(self._service.base), "sd": SD.iri}
        content = pyoxigraph.serialize(triples, format=RdfFormat.from_media_type(media_type), prefixes=names)
        return Response(
            content,
            headers={"Content-Type": content_type("text/plain" if in_browser else media_type), "Vary": "Accept"},
        )


def service_triples(endpoint: NamedNode, summary: Summary, languages: Iterable[NamedNode]) -> Iterator[Triple]:
    """Yield the description of the service at *endpoint*."""
    dataset, default = NamedNode(f"{endpoint.value}#dataset"), NamedNode(f"{endpoint.value}#default-graph")
    yield Triple(endpoint, RDF.type, SD.Service)
    yield Triple(endpoint, SD.endpoint, endpoint)
    languages = tuple(languages)
    yield from (Triple(endpoint, SD.supportedLanguage, language) for language in languages)
    yield from (Triple(endpoint, SD.resultFormat, NamedNode(form)) for form in _result_formats())
    if SD.SPARQL11Update not in languages:  # an update may change the default graph alone
        yield Triple(endpoint, SD.feature, SD.UnionDefaultGraph)
    yield Triple(endpoint, SD.defaultDataset, dataset)
    yield Triple(endpoint, SD.availableGraphs, dataset)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, SD.defaultGraph, default)
    yield Triple(default, RDF.type, SD.Graph)
    yield Triple(default, VOID.triples, integer(summary.triples))
    for place, name in enumerate(summary.graphs, 1):
        graph = NamedNode(f"{endpoint.value}#graph-{place}")
        yield Triple(dataset, SD.namedGraph, graph)
        yield Triple(graph, RDF.type, SD.NamedGraph)
        yield Triple(graph, SD.name, name)


def _result_formats() -> Iterator[str]:
    for notation in ROWS:
        if rows := QueryResultsFormat.from_media_type(notation.media_type):
            yield rows.iri
    for notation in TRIPLES:
        if triples := RdfFormat.from_media_type(notation.media_type):
            yield triples.iri
