"""The web application: which address is answered by what."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.server import endpoint, graph_store, root_files
from kg.server.asking import Asker
from kg.server.description import Descriptions
from kg.server.headers import SECURITY, SHARING, DefaultHeaders
from kg.server.hosts import HostCheck
from kg.server.options import Options
from kg.server.pages import linked_data
from kg.server.pages.query import query_page
from kg.server.refusals import Refused
from kg.server.service import Service
from kg.server.settings import Settings
from kg.server.shipped import Shipped

_LOG = logging.getLogger("kg.server")


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

    routes = _routes(service)
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(DefaultHeaders, headers=SECURITY | SHARING),
            Middleware(HostCheck),
            Middleware(Options, routes=routes),
        ],
        exception_handlers={Refused: _refuse, Exception: _report},
        lifespan=lifespan,
    )


def _routes(service: Service) -> list[BaseRoute]:
    asker, descriptions, shipped = Asker(service), Descriptions(service), Shipped(service)
    sparql = endpoint.Endpoint(service, describe=descriptions.service, page=partial(query_page, asker=asker))
    graphs = graph_store.GraphStore(service)
    return [
        Route("/sparql", sparql.respond, methods=endpoint.METHODS),
        Route("/graph", graphs.respond, methods=graph_store.METHODS),
        Route("/queries", shipped.index),
        Route("/queries/{name}", shipped.answer),
        Route("/.well-known/void", descriptions.dataset),
        Route("/robots.txt", root_files.robots),
        Route("/favicon.ico", root_files.favicon),
        *linked_data.routes(asker, descriptions.dataset),
    ]


async def _refuse(_request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, Refused):
        raise refusal
    headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return PlainTextResponse(f"{refusal}\n", refusal.status, headers)


async def _report(_request: Request, defect: Exception) -> Response:
    _LOG.error("kg: internal error: %s: %s (please report it)", type(defect).__name__, defect)
    return PlainTextResponse("internal error\n", 500, SECURITY)
