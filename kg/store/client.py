"""The SPARQL 1.1 Protocol: queries and updates to a server, answers as they come in."""

import io
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import httpx
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import StoreError
from kg.store.address import Credentials
from kg.store.answers import no_sparql, refused, unreached
from kg.store.results import broken_off
from kg.version import __version__

if TYPE_CHECKING:
    from typing_extensions import Buffer

_CONNECT_SECONDS = 10.0
_ANSWER_SECONDS = 300.0
#: Seconds between attempts. All that we send may be sent twice: an update says how a graph is to be.
_PAUSES = (0.5, 1.0, 2.0)
_BUSY = frozenset({429, 502, 503})
_ROWS = "application/sparql-results+json"
_ACCEPT = f"{_ROWS}, application/n-triples;q=0.9, text/turtle;q=0.5"


class Client:
    """A connection to one server, which serves many requests."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._credentials = Credentials.from_environment(environment)
        self._seconds = _limit(environment)
        self._answered = False
        who = self._credentials
        headers = {"User-Agent": f"kg-news/{__version__}"}
        if who.token:
            headers["Authorization"] = f"Bearer {who.token}"
        self._http = httpx.Client(
            auth=httpx.BasicAuth(who.user, who.password) if who.user and who.password and not who.token else None,
            headers=headers,
            timeout=httpx.Timeout(self._seconds, connect=_CONNECT_SECONDS),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def query(self, url: str, sparql: str) -> QuerySolutions | QueryBoolean | Iterator[Triple]:
        """Ask *sparql*; rows and triples are parsed as they come in.

        Raises:
            RefusalError: The server does not answer the query.
            StoreError: It cannot be reached.
        """
        response = self._send(url, sparql, "query", accept=_ACCEPT)
        kind = response.headers.get("content-type", "").partition(";")[0]
        body = io.BufferedReader(_Body(response))
        try:
            if (rows := QueryResultsFormat.from_media_type(kind)) and not kind.startswith("text/"):
                return parse_query_results(body, format=rows)
            if triples := RdfFormat.from_media_type(kind):
                return (quad.triple for quad in parse(body, format=triples))
        except OSError as error:
            raise broken_off(error, url) from error
        except SyntaxError as error:
            raise no_sparql(response) from error
        with body:
            raise no_sparql(response)

    def update(self, url: str, sparql: str) -> None:
        """Have *sparql* done.

        Raises:
            RefusalError: The server does not do it.
            StoreError: It cannot be reached.
        """
        self._send(url, sparql, "update", accept="*/*").close()

    def _send(self, url: str, sparql: str, kind: str, *, accept: str) -> httpx.Response:
        headers = {"Content-Type": f"application/sparql-{kind}", "Accept": accept}
        request = self._http.build_request("POST", url, content=sparql.encode(), headers=headers)
        # A server that has never answered is rather misspelt than busy.
        for pause in _PAUSES if self._answered else ():
            with suppress(httpx.NetworkError, httpx.RemoteProtocolError):
                response = self._http.send(request, stream=True)
                if response.status_code not in _BUSY:
                    return self._checked(response)
                response.close()
            time.sleep(pause)
        try:
            return self._checked(self._http.send(request, stream=True))
        except httpx.TransportError as error:
            raise unreached(error, url, seconds=self._seconds) from error

    def _checked(self, response: httpx.Response) -> httpx.Response:
        self._answered = True
        if response.is_success:
            return response
        try:
            raise refused(response, self._credentials)
        finally:
            response.close()


class _Body(io.RawIOBase):
    """The body of an answer as a file, closed at its end."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._chunks = response.iter_bytes()
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._chunks))
        except StopIteration:
            return 0
        except httpx.TransportError as error:
            raise OSError(f"the connection was lost: {error}") from error
        target = memoryview(buffer)
        size = min(len(target), len(self._rest))
        target[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def close(self) -> None:
        self._response.close()
        super().close()


def _limit(environment: Mapping[str, str]) -> float:
    text = environment.get("KG_STORE_TIMEOUT") or str(_ANSWER_SECONDS)
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise StoreError("this is no number of seconds", where="KG_STORE_TIMEOUT", cure="give one such as 300")
    return seconds
