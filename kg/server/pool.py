"""The worker processes: who is free, who is busy, and what becomes of a query that takes too long.

A query runs in one of `workers` ordinary places; one that turns out to be slow, in one of `slow_workers` others, at a lower
priority (`kg.server.answers` tells when). When the time of a query is up, its process is killed.

When the store has changed, workers with the new snapshot take over, and the old ones end as they finish.
"""

import asyncio
import math
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kg.server.processes import Nursery, Worker
from kg.server.queues import Queue
from kg.server.refusals import Refused
from kg.server.settings import Settings

_RESTART = 1.0  # seconds until a worker that did not come up is started again


class Pool:
    """Worker processes that answer jobs.

    Attributes:
        snapshot: The folder that new workers read; `None` before there is one.
        patience: Seconds that a query may have in an ordinary place.
    """

    def __init__(self, settings: Settings, base: str, nursery: Nursery) -> None:
        self.snapshot: Path | None = None
        self.patience = settings.patience
        self._settings = settings
        self._base = base
        self._nursery = nursery
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._slow_places = asyncio.Semaphore(settings.slow_workers)
        self._queue = self._make_queue("the server is busy", retry_after=1)
        self._slow_queue = self._make_queue("the server is busy with long queries", math.ceil(settings.timeout))
        self._alive: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def renew(self, snapshot: Path) -> None:
        """Let workers on *snapshot* take over.

        Raises:
            Refused: They do not come up; those that were there go on.
            OSError: The system lets no process start.
        """
        fresh = await asyncio.gather(*(self._start(snapshot) for _ in range(self._settings.workers)))
        self.snapshot = snapshot
        retired = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        for worker in fresh:
            self._idle.put_nowait(worker)
        for worker in retired:
            await self._end(worker)

    def in_use(self, snapshot: Path) -> bool:
        """Return whether *snapshot* is the current one, or a worker still reads it."""
        return snapshot == self.snapshot or any(worker.snapshot == snapshot for worker in self._alive)

    async def close(self) -> None:
        """Kill all workers."""
        self.snapshot = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(self._end(worker) for worker in tuple(self._alive)))

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[Worker]:
        """Give a free worker, for as long as a query may take. One that has not finished its job by then is killed.

        Raises:
            Refused: Too many are waiting, or the time is up.
        """
        async with self._lent(await self._queue.wait(self._take)) as worker:
            yield worker

    @asynccontextmanager
    async def slow_worker(self) -> AsyncIterator[Worker]:
        """Give a worker in a slow place, as `worker` does one in an ordinary place.

        Raises:
            Refused: Too many are waiting, or the time is up.
        """
        async with self._lent(await self._slow_queue.wait(self._take_slow)) as worker:
            yield worker

    async def set_aside(self, worker: Worker) -> bool:
        """Let *worker* go on in a slow place, unless all are taken or waited for; return whether it does."""
        if self._slow_places.locked():
            return False
        await self._slow_places.acquire()
        self._slow_down(worker)
        return True

    @asynccontextmanager
    async def _lent(self, worker: Worker) -> AsyncIterator[Worker]:
        try:
            async with asyncio.timeout(self._settings.timeout):
                yield worker
        except TimeoutError as error:
            raise self._out_of_time() from error
        finally:
            self._give_back(worker)

    async def _take(self) -> Worker:
        while not (worker := await self._idle.get()).usable:
            self._give_back(worker)
        return worker

    async def _take_slow(self) -> Worker:
        await self._slow_places.acquire()
        try:
            worker = await self._take()
        except BaseException:
            self._slow_places.release()
            raise
        self._slow_down(worker)
        return worker

    def _slow_down(self, worker: Worker) -> None:
        """Let *worker*, for which there is a slow place, leave its ordinary one to another."""
        worker.slow = True
        worker.step_back()
        self._replace(worker)

    def _give_back(self, worker: Worker) -> None:
        if worker.usable and not worker.slow and worker.snapshot == self.snapshot:
            self._idle.put_nowait(worker)
            return
        self._later(self._end(worker))
        if worker.slow:
            self._slow_places.release()
        else:
            self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        if self.snapshot is not None and worker.snapshot == self.snapshot:
            self._later(self._refill(self.snapshot))

    async def _refill(self, snapshot: Path) -> None:
        while self.snapshot == snapshot:
            with suppress(Refused, OSError):  # the machine is short of something; clients hear that the server is busy
                self._give_back(await self._start(snapshot))
                return
            await asyncio.sleep(_RESTART)

    async def _start(self, snapshot: Path) -> Worker:
        arguments = (str(snapshot), self._base, str(self._settings.max_memory))
        worker = await Worker.start(self._nursery, "worker", *arguments, snapshot=snapshot)
        self._alive.add(worker)
        return worker

    async def _end(self, worker: Worker) -> None:
        await worker.end()
        self._alive.discard(worker)

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _make_queue(self, busy: str, retry_after: int) -> Queue:
        return Queue(most=self._settings.queue, seconds=self._settings.timeout, busy=busy, retry_after=retry_after)

    def _out_of_time(self) -> Refused:
        seconds = f"{self._settings.timeout:g} seconds"
        return Refused(503, f"the query was stopped: it took more than {seconds}", cure="ask for less, or add a LIMIT")
