"""The SPARQL endpoint: `/sparql`."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.server.authorization import check_writer
from kg.server.clauses import with_using
from kg.server.formats import prefers_html
from kg.server.jobs import query_job
from kg.server.negotiation import accepted
from kg.server.protocol import Operation, read_operation
from kg.server.relay import Relay
from kg.server.service import Service

METHODS = ("GET", "HEAD", "POST")

Responder = Callable[[Request], Awaitable[ASGIApp]]


class Endpoint:
    """Answers requests of the SPARQL 1.1 Protocol.

    Args:
        service: Who answers queries.
        describe: What answers a request without a query, from a program.
        page: What answers one from a browser.
    """

    def __init__(self, service: Service, *, describe: Responder, page: Responder) -> None:
        self._service = service
        self._describe = describe
        self._page = page

    async def respond(self, request: Request) -> ASGIApp:
        """Return what answers *request*.

        Raises:
            Refused: It cannot be answered.
        """
        operation = await read_operation(request, self._service.settings.max_body)
        if operation is None:
            answer = self._page if prefers_html(request.headers.get("accept", "")) else self._describe
            return await answer(request)
        return await self._update(request, operation) if operation.update else self._query(request, operation)

    def _query(self, request: Request, operation: Operation) -> Relay:
        what = accepted(request, operation.form)
        job = query_job(operation.text, what, default=operation.default, named=operation.named)
        return Relay(self._service.pool, job, max_result=self._service.settings.max_result)

    async def _update(self, request: Request, operation: Operation) -> Response:
        check_writer(request, self._service.settings.token)
        update = operation.text
        if operation.default is not None and operation.named is not None:
            update = with_using(update, operation.default, operation.named)
        await self._service.write({"update": update})
        return Response(status_code=204)
