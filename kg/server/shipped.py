"""The shipped queries over HTTP: `/queries`, and `/queries/NAME?PARAMETER=VALUE`."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import QueryError
from kg.queries import Query, list_queries, load_query
from kg.server.jobs import shipped_job
from kg.server.negotiation import accepted
from kg.server.protocol import parse
from kg.server.refusals import Refused
from kg.server.relay import Relay
from kg.server.service import Service


class Shipped:
    """Lists the shipped queries, and answers them."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def index(self, _request: Request) -> Response:
        """Return the list of all."""
        return JSONResponse({"queries": [_entry(query) for query in list_queries()]})

    async def answer(self, request: Request) -> Relay:
        """Return what answers one.

        Raises:
            Refused: There is none of this name, or a value is given twice.
        """
        try:
            name = load_query(request.path_params["name"]).name
        except QueryError as error:
            raise Refused(404, error.problem, cure=error.cure) from error
        parameters = parse(request.scope["query_string"])
        if repeated := [key for key, values in parameters.items() if len(values) > 1]:
            raise Refused(400, "this parameter is given twice", where=repeated[0])
        values = {key: given[0] for key, given in parameters.items() if key != "format"}
        job = shipped_job(name, values, accepted(request, next(iter(parameters.get("format", ())), "")))
        return Relay(self._service.pool, job, max_result=self._service.settings.max_result)


def _entry(query: Query) -> dict[str, object]:
    return {
        "name": query.name,
        "description": {"en": query.description, "fr": query.description_fr},
        "parameters": [
            {
                "name": parameter.name,
                "kind": parameter.kind,
                "description": parameter.description,
                "needed": parameter.needed,
            }
            for parameter in query.parameters
        ],
        "sparql": query.sparql,
    }
