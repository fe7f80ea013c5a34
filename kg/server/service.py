"""All that runs behind the addresses: snapshots, worker processes, the writer, and the watch over the store."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from kg.errors import KgError, StoreError
from kg.rdf import DEFAULT_BASE
from kg.server.pool import Pool
from kg.server.processes import Nursery, Worker
from kg.server.refusals import Refused
from kg.server.settings import Settings
from kg.server.snapshots import Snapshots, State, check_there, is_locked
from kg.server.wire import Kind, content
from kg.store.opening import open_for_reading, stored_base


class Service:
    """Answers jobs from a snapshot of the store, and renews the snapshot when the store has changed.

    Attributes:
        settings: What the operator decided.
        base: The base IRI of the data.
        pool: The workers that read.
    """

    def __init__(self, settings: Settings) -> None:
        """Look at the store, without starting anything yet.

        Raises:
            StoreError: There is no store, or it cannot be read.
        """
        self.settings = settings
        self.base = _base(settings.store)
        self._nursery = Nursery()
        self.pool = Pool(settings, self.base, self._nursery)
        self._snapshots: Snapshots
        self._writing = asyncio.Lock()
        self._seen: State = ()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Start the workers, keep the snapshot fresh, and end and remove all of it at the end.

        Raises:
            Refused: Another process is writing to the store, or the workers do not come up.
            StoreError: Nothing can be written beside the store.
        """
        with Snapshots.open(self.settings.store) as self._snapshots:
            watch = None
            try:
                await self.write({})
                watch = asyncio.ensure_future(self._watch())
                yield
            finally:
                if watch:
                    watch.cancel()
                await self.pool.close()
                await self._nursery.end()

    async def write(self, job: dict[str, Any]) -> dict[str, Any]:
        """Do a job of `kg.server.changes`, or an empty one; go on with a snapshot of what the store then is.

        Returns:
            What the job tells.

        Raises:
            Refused: The job is refused or takes too long, or the store cannot be written.
        """
        async with self._writing:
            target = self._snapshots.next()
            told = await self._run_writer(job, target)
            self._seen = self._snapshots.state()
            await self.pool.renew(target)
        self._remove_unused()
        return told

    async def _run_writer(self, job: dict[str, Any], target: Path) -> dict[str, Any]:
        arguments = (str(self.settings.store), str(target), str(self.settings.max_memory))
        writer = await Worker.start(self._nursery, "writer", *arguments, snapshot=target)
        try:
            heads = writer.answer(job)
            await anext(heads)  # the store is open: from here on it is the job that takes time
            told = await self._in_time(anext(heads))
            async for _ in heads:
                pass
        finally:
            await writer.end()
        return content(told[1])

    async def _in_time(self, done: Awaitable[tuple[Kind, bytes]]) -> tuple[Kind, bytes]:
        try:
            return await asyncio.wait_for(done, self.settings.timeout)
        except TimeoutError as error:
            seconds = f"{self.settings.timeout:g} seconds"
            raise Refused(503, f"the change was stopped: it took more than {seconds}", cure="change less") from error

    async def _watch(self) -> None:
        """Renew the snapshot when the store has changed and nobody has changed it since the last look."""
        before = self._seen
        while True:
            await asyncio.sleep(self.settings.poll)
            self._remove_unused()
            now = self._snapshots.state()
            if now == before and now != self._seen:
                await self._renew()
            before = now

    async def _renew(self) -> None:
        seen = self._snapshots.state()
        try:
            if not is_locked(self.settings.store):
                await self.write({})
        except (KgError, OSError):  # the old snapshot serves on; the next change is another occasion
            self._seen = seen

    def _remove_unused(self) -> None:
        for path in self._snapshots.others(self.pool.snapshot):
            if not self.pool.in_use(path) and not self._writing.locked():
                shutil.rmtree(path, ignore_errors=True)


def _base(store: Path) -> str:
    check_there(store)
    if is_locked(store):  # to read beside a writer may fail in any way
        raise StoreError("another process has the store open", where=str(store), cure="wait until it has ended")
    return stored_base(open_for_reading(store), store) or DEFAULT_BASE
