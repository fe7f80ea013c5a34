"""Who waits for a turn: first come, first served, and told when it does not come."""

import asyncio

import pytest

from kg.server.queues import Queue
from kg.server.refusals import Refused


def make(*, most: int, seconds: float) -> Queue:
    return Queue(most=most, seconds=seconds, busy="all are busy", retry_after=7)


def test_those_who_wait_are_served_in_their_order() -> None:
    async def run() -> list[int]:
        queue, turns = make(most=3, seconds=60), asyncio.Queue[int]()
        waiting = [asyncio.ensure_future(queue.wait(turns.get)) for _ in range(3)]
        await asyncio.sleep(0)
        for turn in range(3):
            turns.put_nowait(turn)
        return await asyncio.gather(*waiting)

    assert asyncio.run(run()) == [0, 1, 2]


def test_nobody_waits_for_ever() -> None:
    queue = make(most=1, seconds=0.01)
    with pytest.raises(Refused, match=r"^all are busy: no place was free in time") as refused:
        asyncio.run(queue.wait(asyncio.Event().wait))
    assert (refused.value.status, refused.value.retry_after) == (503, 7)


def test_one_more_than_may_wait_is_refused_at_once_and_not_later() -> None:
    async def run() -> None:
        queue, free = make(most=1, seconds=60), asyncio.Event()
        waiting = asyncio.ensure_future(queue.wait(free.wait))
        await asyncio.sleep(0)
        with pytest.raises(Refused, match=r"^all are busy: too many queries are waiting"):
            await queue.wait(free.wait)
        free.set()
        assert await waiting
        assert await queue.wait(free.wait)

    asyncio.run(run())
