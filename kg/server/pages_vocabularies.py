"""The ontology and its concept schemes at the addresses of their IRIs: pages for people, the files for programs."""

from dataclasses import replace
from functools import lru_cache

import pyoxigraph
from pyoxigraph import RdfFormat, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.pages.environment import Visit
from kg.pages.ontology import PAGES, on_server, ontology_page, scheme_page
from kg.resources import ontology_dir
from kg.server.formats import content_type
from kg.server.pages_html import html
from kg.server.pages_rdf import HTML, form_of
from kg.server.pages_visit import visit_of

_KEPT = 4 * len(PAGES)
_TURTLE = RdfFormat.TURTLE.media_type


class Vocabularies:
    """The documents of the vocabularies.

    Args:
        base: The base IRI of the data.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def respond(self, request: Request) -> Response:
        """Return the document that has the last segment of the address as its name.

        No coroutine: a page of this length takes its time, and so is made in a thread, once for each language.
        """
        visit, media_type = visit_of(request, self._base), form_of(request)
        name = request.url.path.rpartition("/")[2]
        if media_type == HTML.media_type:
            return html(_page(name, replace(visit, parameters=())), visit)
        text = _turtle(name) if media_type == _TURTLE else _serialized(name, media_type)
        headers = {"Content-Type": content_type(media_type), "Access-Control-Allow-Origin": "*", "Vary": "Accept"}
        return Response(text, headers=headers)


@lru_cache(maxsize=_KEPT)
def _page(name: str, visit: Visit) -> str:
    shelf = on_server(visit)
    return ontology_page(shelf) if name == "ontology" else scheme_page(name, shelf)


def _turtle(name: str) -> bytes:
    """Return the files themselves, with their comments and in their order."""
    return b"\n".join((ontology_dir() / file).read_bytes() for file in PAGES[name])


def _serialized(name: str, media_type: str) -> bytes:
    notation = RdfFormat.from_media_type(media_type)
    triples = [
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(_turtle(name), format=RdfFormat.TURTLE)
    ]
    return bytes(pyoxigraph.serialize(triples, format=notation) or b"")
