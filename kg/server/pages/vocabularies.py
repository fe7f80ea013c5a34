"""The ontology, its concept schemes and the authority files at the addresses of their IRIs: pages and the files themselves."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

import pyoxigraph
from pyoxigraph import RdfFormat, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.lexicon.turtle import read_turtle
from kg.pages.environment import VOCABULARIES, Visit, render
from kg.pages.ontology import PAGES, on_server, ontology_page, scheme_page
from kg.pages.ontology_terms import Header, read_header
from kg.resources import ontology_dir
from kg.server.formats import content_type
from kg.server.pages.html import html
from kg.server.pages.rdf import HTML, form_of
from kg.server.pages.visit import visit_of
from kg.server.refusals import Refused

#: Documents without a page of their own: a page tells their title, and leads to the file.
_FILES = {
    name: (f"{name.replace('authority', 'actors')}.ttl",)
    for name in ("authority/countries", "authority/organizations", "authority/people")
} | {"authority/places": ("places.ttl",), "mappings": ("mappings.ttl",), "shapes": ("shapes.ttl",)}
#: All documents, by the path of their IRI, and their files.
DOCUMENTS: Mapping[str, tuple[str, ...]] = {**PAGES, **_FILES}
_KEPT = 4 * len(DOCUMENTS)
_TURTLE = RdfFormat.TURTLE.media_type


class Vocabularies:
    """The documents of the vocabularies.

    Args:
        base: The base IRI of the data.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def respond(self, request: Request, *, name: str) -> Response:
        """Return the document *name*; an address may name its version, too: `/ontology/0.1.0`.

        No coroutine: a page of this length takes its time, and so is made in a thread, once for each language.

        Raises:
            Refused: This is another version.
        """
        visit, media_type = visit_of(request, self._base), form_of(request)
        if request.path_params.get("version", version := _header(name).version) != version:
            raise Refused(404, "there is no such version", cure=f"ask for {version}, which is the one in use")
        if media_type == HTML.media_type:
            return html(_page(name, replace(visit, parameters=())), visit)
        text = _turtle(name) if media_type == _TURTLE else _serialized(name, media_type)
        headers = {"Content-Type": content_type(media_type), "Access-Control-Allow-Origin": "*", "Vary": "Accept"}
        return Response(text, headers=headers)


@cache
def _header(name: str) -> Header:
    return read_header(read_turtle(ontology_dir() / DOCUMENTS[name][0]), VOCABULARIES + name)


@lru_cache(maxsize=_KEPT)
def _page(name: str, visit: Visit) -> str:
    shelf = on_server(visit)
    if name in _FILES:
        return render("document.html", visit, header=_header(name), turtle=visit.at(f"/{name}", format="ttl"))
    return ontology_page(shelf) if name == "ontology" else scheme_page(name, shelf)


def _turtle(name: str) -> bytes:
    """Return the files themselves, with their comments and in their order."""
    return b"\n".join((ontology_dir() / file).read_bytes() for file in DOCUMENTS[name])


def _serialized(name: str, media_type: str) -> bytes:
    notation = RdfFormat.from_media_type(media_type)
    triples = [
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(_turtle(name), format=RdfFormat.TURTLE)
    ]
    return bytes(pyoxigraph.serialize(triples, format=notation) or b"")
