"""What a server answers when it does not do what it is asked, in words: what is wrong, and the cure."""

import re
from collections.abc import Mapping
from contextlib import suppress

import httpx

from kg.errors import StoreError
from kg.store.address import Credentials

_SHOWN = 200  # characters of the server's own words
_READ = 4_000  # bytes of an answer in which they are looked for
_SAFE = "what was stored before is safe"
_NOT_THERE = "check the address: that of a dataset (http://localhost:3030/news), or query=URL,update=URL"
_WHO = "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, to those that the server knows"
_FULL = re.compile(r"no space left|disk (is )?full|not enough space|quota", re.IGNORECASE)

#: What the statuses of HTTP mean here, and the cure.
_MEANINGS: Mapping[int, tuple[str, str]] = {
    400: ("the server does not understand the request", "please report it, with the name and version of the server"),
    401: ("the server asks who you are", _WHO),
    403: ("the server does not allow it", f"ask who keeps it for the right, or {_WHO}"),
    404: ("there is no SPARQL service at this address", _NOT_THERE),
    405: ("the server does not do this at this address: it may be read-only", "allow updates on the server, or give the address that takes them: query=URL,update=URL"),
    408: ("the server has given up waiting", f"build again: {_SAFE}"),
    413: ("the article is too large for the server", "raise the server's limit for requests"),
    429: ("the server has too much to do", f"try again later: {_SAFE}"),
    502: ("the server behind the proxy does not answer", f"try again later: {_SAFE}"),
    503: ("the server has too much to do", f"try again later: {_SAFE}"),
    504: ("the server behind the proxy takes too long", "raise the proxy's limit of time"),
    507: ("the disk of the server is full", f"free some space there, and build again: {_SAFE}"),
}  # fmt: skip
_REDIRECTED = ("the server stands elsewhere: it answers with a redirection", "give the address that it redirects to")
_FAILED = ("the server has failed", f"see its log: it may be short of memory or disk; {_SAFE}")
_REFUSED = ("the server refuses the request", "see its log")
_FIRST_REDIRECTION, _FIRST_REFUSAL = 300, 400
#: From here on, a status is about the server and not about what was asked.
FIRST_FAILURE = 500


class RefusalError(StoreError):
    """The server was reached, and said no.

    Attributes:
        status: Its status in HTTP; 200 for a page where an answer to a query was to be.
        words: A line of what it said.
    """

    def __init__(self, problem: str, *, where: str, cure: str, status: int, words: str) -> None:
        super().__init__(problem, where=where, cure=cure)
        self.status = status
        self.words = words


def refused(response: httpx.Response, credentials: Credentials) -> RefusalError:
    """Return what is wrong, given the answer, of which only the headers are read yet."""
    words = "" if is_web_page(response) else _first_line(response, credentials)
    problem, cure = _meaning(response.status_code, words)
    said = f": {words}" if words else ""
    where = str(response.request.url)
    return RefusalError(
        f"{problem} (it answers {response.status_code}{said})",
        where=where,
        cure=cure,
        status=response.status_code,
        words=words,
    )


def no_sparql(response: httpx.Response) -> RefusalError:
    """Return what to say of an answer that is none of SPARQL."""
    kind = "a web page" if is_web_page(response) else response.headers.get("content-type", "nothing")
    return RefusalError(
        f"this is no SPARQL service: it answers with {kind[:_SHOWN]}",
        where=str(response.request.url),
        cure=_NOT_THERE,
        status=response.status_code,
        words="",
    )


def unreached(error: httpx.TransportError, where: str, *, seconds: float) -> StoreError:
    """Return what is wrong when there is no answer at all."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return StoreError(
            f"the server cannot be reached: {error or 'no answer'}",
            where=where,
            cure="check that it runs, and the address",
        )
    if isinstance(error, httpx.TimeoutException):
        return StoreError(
            f"the server has not answered within {seconds:g} seconds",
            where=where,
            cure=f"give it more time with KG_STORE_TIMEOUT (seconds), or ask for less; {_SAFE}",
        )
    return StoreError(
        f"the connection to the server was lost: {error}",
        where=where,
        cure="build again: each article is as it was before, or as it is now",
    )


def is_web_page(response: httpx.Response) -> bool:
    """Return whether *response* is for people."""
    return "html" in response.headers.get("content-type", "")


def _meaning(status: int, words: str) -> tuple[str, str]:
    if status < _FIRST_REFUSAL:
        return _REDIRECTED if status >= _FIRST_REDIRECTION else _REFUSED
    if status >= FIRST_FAILURE and _FULL.search(words):
        return _MEANINGS[507]
    return _MEANINGS.get(status, _FAILED if status >= FIRST_FAILURE else _REFUSED)


def _first_line(response: httpx.Response, credentials: Credentials) -> str:
    body = b""
    with suppress(httpx.HTTPError):  # half an explanation is better than none
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) >= _READ:
                break
    lines = body[:_READ].decode(errors="replace").splitlines()
    line = next((line.strip() for line in lines if line.strip()), "")
    printable = "".join(character if character.isprintable() else " " for character in line)
    return credentials.hidden_in(printable)[:_SHOWN]
