"""What a request wants its answer in."""

from starlette.requests import Request

from kg.server.formats import ROWS, TRIPLES, Notation, check_name, named, negotiate
from kg.server.jobs import Accepted


def accepted(request: Request, form: str) -> Accepted:
    """Return what to answer *request* in.

    Args:
        request: Its Accept header counts where *form* says nothing of a kind.
        form: The parameter `format`; empty if there is none.

    Raises:
        Refused: There is no such format.
    """
    if form:
        check_name(form)
    return Accepted(rows=_media_type(request, form, ROWS), triples=_media_type(request, form, TRIPLES))


def _media_type(request: Request, form: str, offers: tuple[Notation, ...]) -> str | None:
    return (named(form, offers) if form else None) or negotiate(request.headers.get("accept", ""), offers)
