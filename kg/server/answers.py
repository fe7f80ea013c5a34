"""Answers to jobs: quick ones at once, slow ones in places of their own.

Nobody knows beforehand how long a query takes. So each begins in an ordinary place, where it has `patience` seconds and the
first megabyte of its answer. One that needs more goes on in a slow place, and a new worker takes the ordinary one. Where no
slow place is free, it is stopped, before anything of its answer was sent; it waits for one, and begins anew there. So nobody
holds an ordinary place for long, and each query that is slow has its turn or hears that it has none.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from kg.server import wire
from kg.server.pool import Pool
from kg.server.processes import Worker

_FIRST = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer, of which the rest may still fail.

    Attributes:
        media_type: Its media type.
        first: Its first megabyte, or all of it.
        complete: Whether that is all.
        rest: What follows, piece by piece.
    """

    media_type: str
    first: bytes
    complete: bool
    rest: AsyncIterator[bytes]


@asynccontextmanager
async def answered(pool: Pool, job: dict[str, Any]) -> AsyncIterator[Answer]:
    """Give the answer to *job*. While one that is not complete is read, it holds a worker.

    Raises:
        Refused: The worker refuses the job, or a limit is reached.
    """
    async with AsyncExitStack() as held:
        answer = await _quickly(pool, await held.enter_async_context(pool.worker()), job)
        if answer is None:
            await held.aclose()
            answer = await _begin(await held.enter_async_context(pool.slow_worker()), job)
        if answer.complete:
            await held.aclose()
        yield answer


async def _quickly(pool: Pool, worker: Worker, job: dict[str, Any]) -> Answer | None:
    """Return the answer; `None` where it is slow and has to wait for a slow place."""
    beginning = asyncio.ensure_future(_begin(worker, job))
    try:
        await asyncio.wait({beginning}, timeout=pool.patience)
        quick = beginning.done() and beginning.result().complete
        return await beginning if quick or await pool.set_aside(worker) else None
    finally:
        beginning.cancel()
        await asyncio.wait({beginning})  # two cannot read from one worker: whoever ends it reads until its end


async def _begin(worker: Worker, job: dict[str, Any]) -> Answer:
    frames = worker.answer(job)
    media_type = wire.content((await anext(frames))[1])["media_type"]
    pieces = (data async for _, data in frames)
    first = bytearray()
    async for piece in pieces:
        first += piece
        if len(first) > _FIRST:
            return Answer(media_type=media_type, first=bytes(first), complete=False, rest=pieces)
    return Answer(media_type=media_type, first=bytes(first), complete=True, rest=pieces)
