"""From a worker to a client: an answer is passed on piece by piece, and never lies whole in the server's memory.

What fits into the first buffer is sent with its length. Of a longer answer the rest may still fail, after the status is gone;
then the connection is cut, so that no client takes a half for a whole.
"""

import asyncio
from contextlib import suppress
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import Receive, Scope, Send

from kg.server.answers import Answer, answered
from kg.server.formats import content_type
from kg.server.pool import Pool
from kg.server.refusals import Refused


class Relay:
    """An ASGI response: the answer of a worker to *job*. When the client leaves, the worker is freed."""

    def __init__(self, pool: Pool, job: dict[str, Any], *, max_result: int) -> None:
        self._pool = pool
        self._job = job
        self._max_result = max_result
        self._started = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer.

        Raises:
            Refused: There is none, and nothing was sent yet.
        """
        work = asyncio.ensure_future(self._relay(scope, send))
        gone = asyncio.ensure_future(_until_gone(receive))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            if not work.done():
                work.cancel()
        try:
            with suppress(asyncio.CancelledError):
                await work
        except Refused:
            if not self._started:
                raise

    async def _relay(self, scope: Scope, send: Send) -> None:
        async with answered(self._pool, self._job) as answer:
            if len(answer.first) > self._max_result:
                raise self._too_large()
            if answer.complete:
                await self._start(send, answer.media_type, len(answer.first))
                await send({"type": "http.response.body", "body": answer.first})
            else:
                await self._stream(scope, send, answer)

    async def _stream(self, scope: Scope, send: Send, answer: Answer) -> None:
        if scope["http_version"] == "1.0":  # it has no chunks: a cut would look like the end
            raise Refused(505, "an answer of this size needs HTTP/1.1")
        await self._start(send, answer.media_type, None)
        size = len(answer.first)
        if scope["method"] != "HEAD":
            await send({"type": "http.response.body", "body": answer.first, "more_body": True})
            async for data in answer.rest:
                size += len(data)
                if size > self._max_result:
                    raise self._too_large()
                await send({"type": "http.response.body", "body": data, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _start(self, send: Send, media_type: str, length: int | None) -> None:
        headers = MutableHeaders({"content-type": content_type(media_type), "vary": "accept"})
        if length is not None:
            headers["content-length"] = str(length)
        self._started = True
        await send({"type": "http.response.start", "status": 200, "headers": headers.raw})

    def _too_large(self) -> Refused:
        return Refused(503, f"the answer has more than {self._max_result} bytes", cure="ask for less, or add a LIMIT")


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
