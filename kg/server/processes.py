"""Worker processes as the server sees them: started, given jobs, killed."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from kg.server import wire
from kg.server.refusals import Refused
from kg.server.wire import Kind

_BUFFER = 1 << 18
_LOWER_PRIORITY = 10
_START_SECONDS = 60
#: Each thread would reserve 64 MB of addresses for itself, which count against the limit of memory.
_FRUGAL = {"MALLOC_ARENA_MAX": "2"}
_ORDER = b"!"  # before each order; the socket that belongs to it comes with this byte


class Nursery:
    """The process that workers are forked from (`kg.server.nursery`); it is started when it is first needed, or needed again."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._control: socket.socket
        self._starting = asyncio.Lock()

    async def fork(self, role: str, arguments: tuple[str, ...]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Start a process that does *role*, and return the stream to it.

        Raises:
            OSError: The system lets no process start.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                await self._be_there()
                await self._order(theirs, wire.object_frame(Kind.JOB, role=role, arguments=arguments))
            except OSError:
                ours.close()
                raise
        return await asyncio.open_connection(sock=ours, limit=_BUFFER)

    async def _order(self, channel: socket.socket, order: bytes) -> None:
        try:
            self._send(channel, order)
        except OSError:  # somebody has killed it, which we had not heard of yet
            await self.end()
            await self._be_there()
            self._send(channel, order)

    def _send(self, channel: socket.socket, order: bytes) -> None:
        socket.send_fds(self._control, [_ORDER], [channel.fileno()])
        self._control.sendall(order)

    def kill(self, pid: int) -> None:
        """Kill the worker *pid* at once, unless it has ended."""
        with suppress(OSError):  # without a nursery it ends when its stream is closed
            self._control.sendall(_ORDER + wire.object_frame(Kind.JOB, kill=pid))

    async def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._control.close()
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _be_there(self) -> None:
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            self._control, theirs = socket.socketpair()
            with theirs:  # out of reach of the terminal's Ctrl-C
                self._process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "kg.server.nursery"),
                    stdin=theirs.fileno(),
                    stdout=DEVNULL,
                    stderr=DEVNULL,
                    start_new_session=True,
                    env=os.environ | _FRUGAL,
                )


class Worker:
    """A process that answers one job at a time.

    Attributes:
        snapshot: The folder that it reads or makes.
        slow: Whether its job takes long, so that another worker has its place.
    """

    def __init__(
        self, nursery: Nursery, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, snapshot: Path
    ) -> None:
        self.snapshot = snapshot
        self.slow = False
        self._nursery = nursery
        self._reader = reader
        self._writer = writer
        self._pid = 0
        self._busy = False

    @classmethod
    async def start(cls, nursery: Nursery, role: str, *arguments: str, snapshot: Path) -> Self:
        """Start a process that does *role* and wait until it is ready.

        Raises:
            Refused: It did not come up.
            OSError: The system lets no process start.
        """
        worker = cls(nursery, *await nursery.fork(role, arguments), snapshot)
        try:
            async with asyncio.timeout(_START_SECONDS):
                worker._pid = wire.content((await wire.read(worker._reader))[1])["pid"]
        except (EOFError, OSError) as error:  # OSError: TimeoutError among them
            await worker.end()
            raise Refused(503, "a worker process did not come up", retry_after=5) from error
        except asyncio.CancelledError:
            await worker.end()
            raise
        return worker

    @property
    def usable(self) -> bool:
        """Whether it can take a job."""
        return not self._busy and not self._reader.at_eof() and self._reader.exception() is None

    async def answer(self, job: dict[str, Any]) -> AsyncIterator[tuple[Kind, bytes]]:
        """Yield the frames of the answer to *job*: heads and data.

        Raises:
            Refused: The worker refuses the job, or it died.
        """
        self._busy = True
        self._writer.write(wire.object_frame(Kind.JOB, **job))
        while (message := await self._next())[0] in (Kind.HEAD, Kind.DATA):
            yield message
        self._busy = False
        if message[0] is Kind.FAILURE:
            raise wire.failure(message[1])

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self._busy = True
        if self._pid:
            self._nursery.kill(self._pid)
            with suppress(ConnectionError):
                while await self._reader.read(_BUFFER):
                    pass
        self._writer.close()

    def step_back(self) -> None:
        """Let the other processes go first."""
        with suppress(OSError):  # it has just ended
            os.setpriority(os.PRIO_PROCESS, self._pid, _LOWER_PRIORITY)

    async def _next(self) -> tuple[Kind, bytes]:
        try:
            return await wire.read(self._reader)
        except (EOFError, ConnectionError) as error:
            problem = "the query was stopped: it took too much memory, or has too many parts"
            raise Refused(503, problem, cure="ask for less, or add a LIMIT") from error
