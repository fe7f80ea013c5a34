"""Queues of those who wait for their turn: not too many, and not for too long."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from kg.server.refusals import Refused

_Turn = TypeVar("_Turn")


class Queue:
    """A queue, first come, first served.

    Args:
        most: How many may wait.
        seconds: How long each may wait.
        busy: What keeps them waiting, as a clause.
        retry_after: Seconds after which it is worth another try.
    """

    def __init__(self, *, most: int, seconds: float, busy: str, retry_after: int) -> None:
        self._most = most
        self._seconds = seconds
        self._busy = busy
        self._retry_after = retry_after
        self._waiting = 0

    async def wait(self, turn: Callable[[], Awaitable[_Turn]]) -> _Turn:
        """Return what *turn* gives, once it does.

        Raises:
            Refused: Too many are waiting, or it takes too long.
        """
        if self._waiting >= self._most:
            raise Refused(503, f"{self._busy}: too many queries are waiting", retry_after=self._retry_after)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                return await turn()
        except TimeoutError as error:
            raise Refused(503, f"{self._busy}: no place was free in time", retry_after=self._retry_after) from error
        finally:
            self._waiting -= 1
