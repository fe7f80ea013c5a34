"""What may be done at an address, told by OPTIONS: to programs, and to browsers that ask before a page of the web does it."""

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

#: What pages of the web may do. None may write: the header `Authorization` is not allowed.
_SHARED = ("GET", "HEAD", "OPTIONS", "POST")
_PREFLIGHT = {"Access-Control-Allow-Headers": "Accept, Content-Type", "Access-Control-Max-Age": "86400"}


class Options:
    """ASGI middleware that answers OPTIONS for all *routes*."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS; pass anything else on."""
        asked = scope["type"] == "http" and scope["method"] == "OPTIONS"
        answer = _told(self._methods(scope)) if asked else self._app
        await answer(scope, receive, send)

    def _methods(self, scope: Scope) -> list[str]:
        for route in self._routes:
            if isinstance(route, Route) and route.matches(scope)[0] is not Match.NONE:
                return sorted({*(route.methods or ()), "OPTIONS"})
        return ["OPTIONS"]


def _told(methods: Sequence[str]) -> Response:
    shared = [method for method in methods if method in _SHARED]
    headers = {"Allow": ", ".join(methods), "Access-Control-Allow-Methods": ", ".join(shared)}
    return Response(status_code=204, headers=headers | _PREFLIGHT)
