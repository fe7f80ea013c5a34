"""Who asks for a page: the language they read, and the part of the page that they want."""

from starlette.requests import Request

from kg.pages.environment import LANGUAGES, Visit


def visit_of(request: Request, base: str) -> Visit:
    """Return what *request* tells of the visitor of a page.

    Args:
        request: The request.
        base: The base IRI of the data.
    """
    parameters = first_parameters(request)
    asked = parameters.pop("lang", "")
    chosen = asked in LANGUAGES
    return Visit(
        language=asked if chosen else preferred_language(request.headers.get("accept-language", "")),
        chosen=chosen,
        root=str(request.scope.get("root_path", "")),
        path=raw_path(request),
        parameters=tuple(parameters.items()),
        base=base,
    )


def first_parameters(request: Request) -> dict[str, str]:
    """Return the parameters of the address; of one that is given twice the first value counts."""
    return dict(reversed(request.query_params.multi_items()))


def raw_path(request: Request) -> str:
    """Return the path of the address as it was sent, percent-encoded: a slash that belongs to an id is `%2F` in it."""
    return bytes(request.scope["raw_path"]).partition(b"?")[0].decode("ascii", "replace")


def preferred_language(accept: str) -> str:
    """Return the language of the interface that the header `Accept-Language` likes best: French unless it says otherwise.

    >>> preferred_language("de, en-GB;q=0.8, fr;q=0.5")
    'en'
    """
    ranked = [(-_quality(accept, language), place, language) for place, language in enumerate(LANGUAGES)]
    return min(ranked)[2]


def _quality(accept: str, language: str) -> float:
    found = [0.0]
    for item in accept.split(","):
        tag, _, quality = item.strip().lower().partition(";q=")
        if tag.split("-")[0] == language:
            found.append(float(quality) if quality.replace(".", "", 1).isdecimal() else 1.0)
    return max(found)
