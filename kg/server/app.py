"""The web application: which address is answered by what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.server.asking import Asker
from kg.server.endpoint import METHODS, SHARING, Endpoint
from kg.server.headers import SECURITY, DefaultHeaders
from kg.server.refusals import Refused
from kg.server.service import Service
from kg.server.settings import Settings


def make_app(settings: Settings) -> Starlette:
    """Return the application that serves the store of *settings*; its lifespan starts and ends the worker processes.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with service.running():
            yield

    return Starlette(
        routes=_routes(service),
        middleware=[Middleware(DefaultHeaders, headers=SECURITY)],
        exception_handlers={Refused: _refuse},
        lifespan=lifespan,
    )


def _routes(service: Service) -> list[BaseRoute]:
    endpoint = Endpoint(service)
    sharing = [Middleware(DefaultHeaders, headers=SHARING)]
    return [
        Route("/sparql", endpoint.respond, methods=METHODS, middleware=sharing),
        *_pages(Asker(service)),
    ]


def _pages(asker: Asker) -> list[Route]:
    if find_spec("kg.server.linked_data") is None:
        return []
    from kg.server.linked_data import routes

    return list(routes(asker))


async def _refuse(_request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, Refused):
        raise refusal
    headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
    return PlainTextResponse(f"{refusal}\n", refusal.status, headers)
