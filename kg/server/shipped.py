"""The shipped queries over HTTP: `/queries`, and `/queries/NAME?PARAMETER=VALUE`; data for programs, pages for people."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from kg.errors import QueryError
from kg.queries import Query, list_queries, load_query
from kg.server.asking import Asker
from kg.server.formats import named, prefers_html
from kg.server.jobs import shipped_job
from kg.server.negotiation import accepted
from kg.server.pages.queries import answer_page, queries_page
from kg.server.pages.rdf import HTML
from kg.server.pages.visit import first_parameters
from kg.server.protocol import parse
from kg.server.refusals import Refused
from kg.server.relay import Relay
from kg.server.service import Service

#: Parameters of the address that are none of a query.
_OURS = ("format", "lang")


class Shipped:
    """Lists the shipped queries, and answers them."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._asker = Asker(service)

    async def index(self, request: Request) -> Response:
        """Return the list of all."""
        if _for_people(request):
            return queries_page(request, base=self._service.base)
        return JSONResponse({"queries": [_entry(query) for query in list_queries()]}, headers={"Vary": "Accept"})

    async def answer(self, request: Request) -> ASGIApp:
        """Return what answers one.

        Raises:
            Refused: There is none of this name, or a value is given twice.
        """
        try:
            query = load_query(request.path_params["name"])
        except QueryError as error:
            raise Refused(404, error.problem, cure=error.cure) from error
        values = _values(request)
        if _for_people(request):
            return await answer_page(request, query, values, asker=self._asker)
        job = shipped_job(query.name, values, accepted(request, first_parameters(request).get("format", "")))
        return Relay(self._service.pool, job, max_result=self._service.settings.max_result)


def _values(request: Request) -> dict[str, str]:
    """Return what is given to the query; a field of a form that was left empty gives nothing."""
    parameters = parse(request.scope["query_string"])
    if repeated := [key for key, values in parameters.items() if len(values) > 1]:
        raise Refused(400, "this parameter is given twice", where=repeated[0])
    return {key: given[0] for key, given in parameters.items() if key not in _OURS and given[0].strip()}


def _for_people(request: Request) -> bool:
    form = first_parameters(request).get("format")
    return prefers_html(request.headers.get("accept", "")) if form is None else named(form, (HTML,)) is not None


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
