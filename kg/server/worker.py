"""A worker process: it opens a snapshot of the store and answers one job after the other, until the server kills it.

Nothing in it guards against a query that runs for ever or takes all memory: that is what it is a process of its own for.
"""

import io
import json
import os
import socket
from pathlib import Path
from typing import Any

from kg.server.evaluation import Evaluator
from kg.server.refusals import Refused
from kg.server.sandbox import cap_memory, jobs_from
from kg.server.wire import Kind, failure_frame, frame, object_frame

_CHUNK = 1 << 16  # the engine writes pieces of 8 kB; a frame costs both sides some work


def main(channel: socket.socket, snapshot: str, base: str, max_memory: str) -> None:
    """Serve the jobs that come over *channel*."""
    cap_memory(int(max_memory))
    jobs = jobs_from(channel)
    evaluator = Evaluator(Path(snapshot), base)
    channel.sendall(object_frame(Kind.READY, pid=os.getpid()))
    output = io.BufferedWriter(channel.makefile("wb", buffering=0), 2 * _CHUNK)
    while True:
        _answer(output, evaluator, json.loads(jobs.get()))
        output.flush()


def _answer(output: io.BufferedIOBase, evaluator: Evaluator, job: dict[str, Any]) -> None:
    try:
        media_type, write = evaluator.evaluate(job)
        output.write(object_frame(Kind.HEAD, media_type=media_type))
        with io.BufferedWriter(_Frames(output), _CHUNK) as frames:
            write(frames)
        output.write(frame(Kind.END))
    except Refused as refusal:
        output.write(failure_frame(refusal))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (outermost here: a defect, whose text is not for strangers)
        output.write(failure_frame(Refused(500, "internal error", cure="please report it, with the query")))


class _Frames(io.RawIOBase):
    """Makes a frame of data of each piece that is written."""

    def __init__(self, output: io.BufferedIOBase) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._output.write(frame(Kind.DATA, bytes(data)))
        return len(data)
