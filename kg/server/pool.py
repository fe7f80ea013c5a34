"""The worker processes: who is free, who is busy, and what becomes of a query that takes too long.

A query runs in one of `workers` processes. One that takes longer than `patience` seconds while no worker is free makes room:
its process goes on beside the others, at a lower priority, and a new one takes its place, so that quick queries do not wait
for slow ones. When the time of a query is up, its process is killed and another started.

When the store has changed, workers with the new snapshot take over, and the old ones end as they finish.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kg.server.processes import Nursery, Worker
from kg.server.refusals import Refused
from kg.server.settings import Settings

_TICK = 0.1
_RESTART = 1.0  # seconds until a worker that did not come up is started again


class Pool:
    """Worker processes that answer jobs.

    Attributes:
        snapshot: The folder that new workers read; `None` before there is one.
    """

    def __init__(self, settings: Settings, base: str, nursery: Nursery) -> None:
        self.snapshot: Path | None = None
        self._settings = settings
        self._base = base
        self._nursery = nursery
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._alive: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._slow = 0
        self._starting = 0

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
        worker = await self._take()
        watch = asyncio.ensure_future(self._watch(worker))
        try:
            async with asyncio.timeout(self._settings.timeout):
                yield worker
        except TimeoutError as error:
            raise self._out_of_time() from error
        finally:
            watch.cancel()
            self._give_back(worker)

    async def _take(self) -> Worker:
        if self._waiting >= self._settings.queue:
            raise Refused(503, "the server is busy: too many queries are waiting", retry_after=1)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._settings.timeout):
                while not (worker := await self._idle.get()).usable:
                    self._give_back(worker)
        except TimeoutError as error:
            raise Refused(503, "the server is busy: no worker became free in time", retry_after=1) from error
        finally:
            self._waiting -= 1
        return worker

    def _give_back(self, worker: Worker) -> None:
        if worker.usable and not worker.slow and worker.snapshot == self.snapshot:
            self._idle.put_nowait(worker)
            return
        self._later(self._end(worker))
        if worker.slow:
            self._slow -= 1
        else:
            self._replace(worker)

    async def _watch(self, worker: Worker) -> None:
        """Let *worker* make room once it is slow, as soon as nobody is free and nobody is about to be."""
        await asyncio.sleep(self._settings.patience)
        worker.step_back()
        while self._idle.qsize() or self._starting or self._slow >= self._settings.slow_workers:  # noqa: ASYNC110
            await asyncio.sleep(_TICK)
        self._slow += 1
        worker.slow = True
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        if self.snapshot is not None and worker.snapshot == self.snapshot:
            self._starting += 1
            self._later(self._refill(self.snapshot))

    async def _refill(self, snapshot: Path) -> None:
        worker = None
        try:
            while worker is None and self.snapshot == snapshot:
                with suppress(
                    Refused, OSError
                ):  # the machine is short of something; clients hear that the server is busy
                    worker = await self._start(snapshot)
                if worker is None:
                    await asyncio.sleep(_RESTART)
        finally:
            self._starting -= 1
        if worker:
            self._give_back(worker)

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

    def _out_of_time(self) -> Refused:
        seconds = f"{self._settings.timeout:g} seconds"
        return Refused(503, f"the query was stopped: it took more than {seconds}", cure="ask for less, or add a LIMIT")
