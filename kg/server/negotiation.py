"""What a request wants its answer in."""

from starlette.requests import Request

from kg.server.formats import ROWS, TRIPLES, Notation, check_name, named, negotiate, takes_html
from kg.server.jobs import Accepted

#: What those get who take HTML and no notation of ours: types that every browser shows, where it would save others as files.
#: The triples are N-Triples, whose type this once was.
_SHOWN = Accepted(rows="application/json", triples="text/plain")


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
    accept = request.headers.get("accept", "")
    shown = _SHOWN if takes_html(accept) else Accepted(rows=None, triples=None)
    return Accepted(
        rows=_media_type(accept, form, ROWS) or shown.rows, triples=_media_type(accept, form, TRIPLES) or shown.triples
    )


def _media_type(accept: str, form: str, offers: tuple[Notation, ...]) -> str | None:
    return (named(form, offers) if form else None) or negotiate(accept, offers)
