"""Every IRI of ours resolves: to a page for people, to RDF for programs.

The address of a thing on this server is the path of its IRI, whatever the host of the base is; concepts of the vocabularies,
whose IRIs lead into one document, have pages at `/theme/…` and `/relation/…`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import unquote, urlsplit

from pyoxigraph import NamedNode
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from kg.pages.environment import Visit
from kg.rdf.iris import encode, relation, theme
from kg.rdf.namespaces import KG, RDF
from kg.server.asking import Asker
from kg.server.formats import Notation
from kg.server.pages.excerpt import Excerpt
from kg.server.pages.graphs import graph_facts, graph_statements
from kg.server.pages.html import page
from kg.server.pages.rdf import FORMS, HTML, description, form_of, rdf_response
from kg.server.pages.search import search_page
from kg.server.pages.start import start_page
from kg.server.pages.things import PAGES, Page, Thing, anything, concept
from kg.server.pages.titles import title
from kg.server.pages.visit import raw_path, visit_of
from kg.server.pages.vocabularies import DOCUMENTS, Vocabularies
from kg.server.vocabularies import SD

#: The forms that a page offers to people.
_OFFERED = {
    "text/turtle": "Turtle",
    "application/ld+json": "JSON-LD",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF/XML",
}
_NOT_FOUND = 404
_VARY = {"Vary": "Accept, Accept-Language"}
_ASSETS = StaticFiles(packages=[("kg.pages", "static")])


class _Rest(Convertor[str]):
    """The rest of an address, whatever is in it: Starlette's own `path` ends at a line break."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("rest", _Rest())
Build = Callable[[Thing], Awaitable[Page]]
Answer = Callable[[Request], Awaitable[Response]]


def routes(asker: Asker, dataset: Answer) -> list[Route]:
    """Return the addresses of all pages; the last of them takes every address that is left.

    Args:
        asker: Who answers questions about the graph.
        dataset: What describes the data set to programs.
    """
    things, vocabularies = LinkedData(asker, dataset), Vocabularies(asker.base)
    return [
        Route("/", partial(start_page, asker=asker)),
        Route("/search", partial(search_page, asker=asker)),
        Route("/static/{path:rest}", _asset),
        *(
            Route(f"/{name}{version}", partial(vocabularies.respond, name=name))
            for name in DOCUMENTS
            for version in ("", "/{version}")
        ),
        Route("/theme/{name:rest}", things.theme),
        Route("/relation/{name:rest}", things.relation),
        Route("/{path:rest}", things.thing),
    ]


class LinkedData:
    """The things of the graph at their addresses.

    Args:
        asker: Who answers.
        dataset: What describes the data set to programs.
    """

    def __init__(self, asker: Asker, dataset: Answer) -> None:
        self._asker = asker
        self._dataset = dataset
        self._below = urlsplit(asker.base).path

    async def theme(self, request: Request) -> Response:
        """Return a concept of the themes."""
        name = unquote(raw_path(request).partition("/theme/")[2])
        return await self._respond(request, theme(name), partial(concept, predicate=KG.theme), "Theme")

    async def relation(self, request: Request) -> Response:
        """Return a relation."""
        name = unquote(raw_path(request).partition("/relation/")[2])
        return await self._respond(request, relation(name), partial(concept, predicate=KG.relation), "relation")

    async def thing(self, request: Request) -> Response:
        """Return the thing whose IRI has the path that is asked for; a slash too many at its end leads to the path without."""
        path = raw_path(request)
        kind, slash, name = path.removeprefix(self._below).partition("/")
        # A proxy may have decoded what was encoded: an id is one segment, whatever slashes it has.
        iri = NamedNode(f"{self._asker.base}{encode(unquote(kind))}{slash}{encode(unquote(name)) if name else ''}")
        node = iri if path.startswith(self._below) else None
        response = await self._respond(request, node, PAGES.get(kind, anything), kind)
        if response.status_code == _NOT_FOUND and kind and name.strip("/") and name.endswith("/"):
            asked = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(path.rstrip("/") + asked, 308)
        return response

    async def _respond(self, request: Request, node: NamedNode | None, build: Build, kind: str) -> Response:
        media_type, visit = form_of(request), visit_of(request, self._asker.base)
        excerpt = Excerpt(self._asker, visit.language)
        if node is not None:
            await excerpt.fetch([node])
            if not excerpt.facts(node):
                excerpt.add(await graph_facts(self._asker, node, str(request.base_url)))
        if node is None or not excerpt.facts(node):
            return _missing(visit, media_type)
        if media_type == HTML.media_type:
            response = await self._page(Thing(node=node, excerpt=excerpt, visit=visit), build, kind)
        else:
            response = await self._told(request, node, excerpt, media_type)
        response.headers.update(_headers(visit, media_type))
        return response

    async def _told(self, request: Request, node: NamedNode, excerpt: Excerpt, media_type: str) -> Response:
        if node.value == f"{self._asker.base}dataset":
            return await self._dataset(request)
        if SD.NamedGraph in excerpt.nodes(node, RDF.type):
            told = [*excerpt.triples(node), *await graph_statements(self._asker, node)]
        else:
            told = await description(self._asker, node)
        return rdf_response(told, media_type, self._asker.base)

    async def _page(self, thing: Thing, build: Build, kind: str) -> Response:
        template, shown = await build(thing)
        await thing.excerpt.fetch_names(thing.excerpt.reached([thing.node], RDF.type))
        type_, name = thing.excerpt.kind(thing.node), thing.excerpt.name(thing.node)
        common = {
            "thing": replace(name, label=await title(thing) or name.label),
            "iri": thing.node.value,
            "kind": type_.label if type_ else kind,
            "forms": [_offer(form) for form in FORMS if form.media_type in _OFFERED],
        }
        return page(template, thing.visit, **{**common, **shown})


async def _asset(request: Request) -> Response:
    return await _ASSETS.get_response(request.path_params["path"], request.scope)


def _missing(visit: Visit, media_type: str) -> Response:
    """Return that there is no such thing, in the form that was asked for; a graph without triples says nothing."""
    if media_type == HTML.media_type:
        return page("missing.html", visit, status=404, iri=unquote(visit.path))
    return PlainTextResponse(f"there is nothing at {visit.path}\n", 404, _VARY)


def _offer(form: Notation) -> Mapping[str, str]:
    return {"media_type": form.media_type, "label": _OFFERED[form.media_type], "suffix": form.names[-1]}


def _headers(visit: Visit, media_type: str) -> dict[str, str]:
    """Return the headers that tell which form this is, and which others there are."""
    [form] = [form for form in FORMS if form.media_type == media_type]
    others = (f'<{visit.again(format=other.names[-1])}>; rel="alternate"; type="{other.media_type}"' for other in FORMS)
    return {"Content-Location": visit.again(format=form.names[-1]), "Link": ", ".join(others), **_VARY}
