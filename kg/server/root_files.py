"""The files that crawlers and browsers ask any server for; no worker is needed for them."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

#: Crawlers may read every page; what is asked of the graph, and whole graphs, is not for them.
_ROBOTS = """\
User-agent: *
Disallow: /sparql
Disallow: /search
Disallow: /graph?
Disallow: /queries/
"""
_KEPT = {"Cache-Control": "max-age=86400"}


async def robots(_request: Request) -> Response:
    """Return what crawlers are asked to leave alone."""
    return PlainTextResponse(_ROBOTS, headers=_KEPT)


async def favicon(_request: Request) -> Response:
    """Return the icon of the pages."""
    icon = (files("kg.pages") / "static" / "icon.svg").read_bytes()
    return Response(icon, media_type="image/svg+xml", headers=_KEPT)
