"""Finding out where a server takes queries and updates, by asking what changes nothing."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.store.address import Address
from kg.store.answers import FIRST_FAILURE, RefusalError
from kg.store.client import Client

_NOTHING_ASKED = "ASK { }"
_NOTHING_CHANGED = "INSERT DATA { }"
#: Statuses that tell who may ask, not where.
_NOT_ALLOWED = (401, 403)


def found(address: Address, client: Client, *, writing: bool) -> Address:
    """Return *address* with the places that take queries and, if *writing*, updates.

    Raises:
        StoreError: The server cannot be reached, allows nothing, is no SPARQL server or, if *writing*, is read-only.
    """
    url = address.query
    query = url if address.found else _first(_query_places(url), lambda place: client.query(place, _NOTHING_ASKED))
    update = _update_place(address, client) if writing else None
    return Address(query=query, update=update, found=True)


def _update_place(address: Address, client: Client) -> str:
    named = [address.update] if address.update else []
    places = named or ([] if address.found else _update_places(address.query))
    problem, cure = "it is not said where the server takes updates", "add update=URL"
    try:
        if places:
            return _first(places, lambda place: client.update(place, _NOTHING_CHANGED))
    except RefusalError as refusal:
        if refusal.status in _NOT_ALLOWED or refusal.status >= FIRST_FAILURE:
            raise
        problem = f"the server takes no updates (it answers {refusal.status})"
        cure = "allow updates on the server, or give the place that takes them: query=URL,update=URL"
    raise StoreError(problem, where=address.query, cure=cure)


def _query_places(url: str) -> list[str]:
    """Fuseki, Oxigraph, Stardog have `/query`; RDF4J, GraphDB, Virtuoso, Blazegraph and QLever take queries at *url* itself."""
    return [f"{url}/query", url, f"{url}/sparql"]


def _update_places(url: str) -> list[str]:
    """Fuseki, Oxigraph, Stardog; RDF4J, GraphDB; one place for both; beside *url*, where that is a place of queries."""
    beside = [f"{url.rpartition('/')[0]}/update"] if urlsplit(url).path else []
    return [f"{url}/update", f"{url}/statements", url, *beside]


def _first(places: Iterable[str], attempt: Callable[[str], object]) -> str:
    """Return the first of *places* where *attempt* succeeds; or raise what tells most of why none does."""
    refusals: list[RefusalError] = []
    for place in places:
        try:
            attempt(place)
        except RefusalError as refusal:
            if refusal.status in _NOT_ALLOWED:
                raise
            refusals.append(refusal)
        else:
            return place
    raise min(refusals, key=lambda refusal: refusal.status == 404)  # noqa: PLR2004
