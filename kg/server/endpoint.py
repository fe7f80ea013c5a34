"""The SPARQL endpoint: `/sparql`."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.server.formats import ROWS, TRIPLES, Notation, check_name, named, negotiate
from kg.server.jobs import query_job
from kg.server.protocol import Operation, read_operation
from kg.server.refusals import Refused
from kg.server.relay import Relay
from kg.server.service import Service

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

#: Any page of the web may read the graph; none may write, for `Authorization` is not allowed.
SHARING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Length, Retry-After",
}
_PREFLIGHT = {
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class Endpoint:
    """Answers requests of the SPARQL 1.1 Protocol."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def respond(self, request: Request) -> ASGIApp:
        """Return what answers *request*.

        Raises:
            Refused: It cannot be answered.
        """
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        operation = await read_operation(request, self._service.settings.max_body)
        if operation is None:
            raise Refused(400, "there is no query", cure="give it as the parameter query, or by POST")
        if operation.update:
            raise Refused(403, "updates are off on this server")
        return self.relay(request, operation)

    def relay(self, request: Request, operation: Operation) -> Relay:
        """Return what answers a query."""
        job = query_job(
            operation.text,
            rows=_media_type(request, operation.form, ROWS),
            triples=_media_type(request, operation.form, TRIPLES),
            default=operation.default,
            named=operation.named,
        )
        return Relay(self._service.pool, job, max_result=self._service.settings.max_result)


def _media_type(request: Request, form: str, offers: tuple[Notation, ...]) -> str | None:
    """Return what to answer in: what `format` says, where it says something of this kind, else what is accepted."""
    if form:
        check_name(form)
    return (named(form, offers) if form else None) or negotiate(request.headers.get("accept", ""), offers)
