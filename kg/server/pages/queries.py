"""The shipped queries for people: their list, and for each a form to ask it, with its answer as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.pages.environment import Visit
from kg.pages.views import Name
from kg.queries import Query, list_queries
from kg.rdf.iris import Iris
from kg.rdf.namespaces import XSD
from kg.rdf.terms import AnyTerm
from kg.server.asking import Asker
from kg.server.formats import ROWS
from kg.server.pages.excerpt import Excerpt
from kg.server.pages.html import page
from kg.server.pages.visit import visit_of
from kg.server.refusals import Refused

#: How many rows a page shows.
_MOST = 200
_LIMIT, _MANY = "limit", "1000000000"
#: Columns that hold ids of articles.
_ARTICLES = ("article", "for_instance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first rows of an answer.

    Attributes:
        columns: What they are called in the query.
        rows: A cell is a name, with the IRI that it leads to, if it does; `None` where there is nothing.
        more: Whether there are other rows.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Name | None]]
    more: bool


def queries_page(request: Request, *, base: str) -> Response:
    """Return the page of all, each with its form; *base* is the base IRI of the data."""
    return page("queries.html", visit_of(request, base), queries=list_queries())


async def answer_page(request: Request, query: Query, values: Mapping[str, str], *, asker: Asker) -> Response:
    """Return the page of *query*, asked for *values*: its first rows, or what is wrong with the values."""
    visit = visit_of(request, asker.base)
    table, refusal = None, None
    if values or not any(parameter.needed for parameter in query.parameters):
        try:
            table = await _table(asker, visit, query, values)
        except Refused as refused:
            refusal = refused
    response = page(
        "answer.html",
        visit,
        status=refusal.status if refusal else 200,
        query=query,
        values=values,
        table=table,
        problem=str(refusal or ""),
        forms=[(form.names[0], form.media_type) for form in ROWS],
    )
    if refusal and refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


async def _table(asker: Asker, visit: Visit, query: Query, values: Mapping[str, str]) -> Table:
    columns, found = await asker.answer(query.name, _bounded(query, values))
    rows = found[:_MOST]
    excerpt = Excerpt(asker, visit.language)
    nodes = (_node(asker.base, column, term) for row in rows for column, term in row.items())
    await excerpt.fetch_names(node for node in nodes if node)
    cells = [[_cell(excerpt, column, row.get(column)) for column in columns] for row in rows]
    return Table(columns=columns, rows=cells, more=len(found) > _MOST)


def _bounded(query: Query, values: Mapping[str, str]) -> Mapping[str, str]:
    """Return *values* with a limit of one row more than a page shows, unless fewer are asked for, or what is no number."""
    asked = values.get(_LIMIT, _MANY)
    many = asked.isascii() and asked.isdigit() and (len(asked) >= len(_MANY) or int(asked) > _MOST)
    known = any(parameter.name == _LIMIT for parameter in query.parameters)
    return {**values, _LIMIT: str(_MOST + 1)} if known and many else values


def _node(base: str, column: str, term: AnyTerm) -> NamedNode | None:
    """Return the thing that a cell is about, if it is about one."""
    if isinstance(term, Literal) and column in _ARTICLES:
        return Iris(base).article(term.value)
    return term if isinstance(term, NamedNode) else None


def _cell(excerpt: Excerpt, column: str, term: AnyTerm | None) -> Name | None:
    if term is None:
        return None
    node = _node(excerpt.asker.base, column, term)
    if node and (node == term or excerpt.facts(node)):
        return excerpt.name(node)
    if not isinstance(term, Literal):
        return Name(iri="", label=str(term))
    leads_to = term.value if term.datatype == XSD.anyURI else ""
    return Name(iri=leads_to, label=term.value, language=term.language or "")
