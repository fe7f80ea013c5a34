"""The start page: what this is, what is new in it, and the ways in."""

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.pages.views import Leaf
from kg.queries import list_queries
from kg.rdf.namespaces import KG, SCHEMA, SEM
from kg.server.asking import Asker
from kg.server.pages.events import tellings
from kg.server.pages.excerpt import Excerpt
from kg.server.pages.html import page
from kg.server.pages.lists import count, most_frequent, newest_articles, newest_events
from kg.server.pages.things import by_day
from kg.server.pages.visit import visit_of

_FIGURES = {
    "count_articles": f"?item a {KG.Article}",
    "count_events": f"?item a {SEM.Event}",
    "count_actors": "?event kg:agent|kg:addressee ?item",
}
_ACTORS, _ARTICLES, _EVENTS = 12, 5, 8
_FIRST = Leaf(number=1, last=1, total=0)


async def start_page(request: Request, *, asker: Asker) -> Response:
    """Return the page."""
    visit = visit_of(request, asker.base)
    excerpt = Excerpt(asker, visit.language)
    return page(
        "start.html",
        visit,
        figures=[(key, await count(excerpt, pattern)) for key, pattern in _FIGURES.items()],
        active=await most_frequent(excerpt, "?item kg:agent|kg:addressee ?of", _ACTORS),
        days=by_day(await tellings(excerpt, await _latest(excerpt))),
        queries=list_queries(),
    )


async def _latest(excerpt: Excerpt) -> list[NamedNode]:
    """Return events of the newest articles: to order all events by day would mean to look at all."""
    articles = await newest_articles(excerpt, f"?item {SCHEMA.datePublished} ?published", _FIRST)
    pattern = " UNION ".join(f"{{ GRAPH {article} {{ ?item a {SEM.Event} }} }}" for article in articles[:_ARTICLES])
    return (await newest_events(excerpt, pattern, _FIRST))[:_EVENTS] if pattern else []
