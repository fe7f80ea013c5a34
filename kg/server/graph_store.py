"""The Graph Store Protocol: `/graph?graph=IRI` and `/graph?default` (https://www.w3.org/TR/sparql11-http-rdf-update/).

Whoever may read may GET; whoever shows the token may PUT, POST and DELETE a named graph. The default graph is the merge of
all others, and is kept so; it is not written to.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.server.authorization import check_writer
from kg.server.bodies import read_body
from kg.server.jobs import graph_job
from kg.server.negotiation import accepted
from kg.server.protocol import content_kind, parse
from kg.server.refusals import Refused
from kg.server.relay import Relay
from kg.server.service import Service

METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE")


class GraphStore:
    """Gives and takes whole graphs."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def respond(self, request: Request) -> ASGIApp:
        """Return what answers *request*.

        Raises:
            Refused: It cannot be answered.
        """
        parameters = parse(request.scope["query_string"])
        graph = _graph(list(parameters.get("graph", ())), default="default" in parameters)
        if request.method in ("GET", "HEAD"):
            job = graph_job(graph, accepted(request, next(iter(parameters.get("format", ())), "")))
            return Relay(self._service.pool, job, max_result=self._service.settings.max_result)
        return await self._change(request, graph)

    async def _change(self, request: Request, graph: str) -> Response:
        check_writer(request, self._service.settings.token)
        if not graph:
            raise Refused(403, "the default graph is the merge of all others", cure="write to a named graph")
        job = {"graph": graph, "method": request.method}
        if request.method != "DELETE":
            job |= {"media_type": content_kind(request), "data": await self._data(request)}
        told = await self._service.write(job)
        return Response(status_code=201 if told["created"] and request.method != "DELETE" else 204)

    async def _data(self, request: Request) -> str:
        try:
            return (await read_body(request, self._service.settings.max_body)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(400, "the body is no UTF-8") from error


def _graph(names: list[str], *, default: bool) -> str:
    """Return the IRI of the graph that is asked for, empty for the default graph."""
    if len(names) + default != 1 or names == [""]:
        raise Refused(400, "one graph is wanted", cure="name it as ?graph=IRI, or ask for ?default")
    return "" if default else names[0]
