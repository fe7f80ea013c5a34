"""A worker process as the server sees it: started, given jobs, killed."""

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
_DEFECT = 1  # the exit code of a process that an exception has ended


class Worker:
    """A process that answers one job at a time.

    Attributes:
        snapshot: The folder that it reads or makes.
        slow: Whether its job takes long, so that another worker has its place.
    """

    def __init__(
        self, process: Process, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, snapshot: Path
    ) -> None:
        self.snapshot = snapshot
        self.slow = False
        self._process = process
        self._reader = reader
        self._writer = writer
        self._busy = False

    @classmethod
    async def start(cls, module: str, *arguments: str, snapshot: Path) -> Self:
        """Start `python -m module arguments…` and wait until it is ready.

        Raises:
            Refused: It did not come up.
            OSError: The system lets no process start.
        """
        worker = cls(*await _spawn([sys.executable, "-m", module, *arguments]), snapshot)
        try:
            async with asyncio.timeout(_START_SECONDS):
                await wire.read(worker._reader)
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
        return not self._busy and self._process.returncode is None

    async def answer(self, job: dict[str, Any]) -> AsyncIterator[tuple[Kind, bytes]]:
        """Yield the frames of the answer to *job*: the head, then data.

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
        with suppress(ProcessLookupError):
            self._process.kill()
        self._writer.close()
        await self._process.wait()

    def step_back(self) -> None:
        """Let the other processes go first."""
        with suppress(OSError, AttributeError):  # it has just ended; Windows
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOWER_PRIORITY)

    async def _next(self) -> tuple[Kind, bytes]:
        try:
            return await wire.read(self._reader)
        except (EOFError, ConnectionError) as error:
            if await self._process.wait() == _DEFECT:
                raise Refused(500, "internal error in a worker process", cure="please report it") from error
            cure = "ask for less, or add a LIMIT"
            raise Refused(503, "the query was stopped: it took too much memory", cure=cure) from error


async def _spawn(command: list[str]) -> tuple[Process, asyncio.StreamReader, asyncio.StreamWriter]:
    """Start *command* with a socket as its standard input, out of reach of the terminal's Ctrl-C."""
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=theirs.fileno(), stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
            )
        except OSError:
            ours.close()
            raise
    reader, writer = await asyncio.open_connection(sock=ours, limit=_BUFFER)
    return process, reader, writer
