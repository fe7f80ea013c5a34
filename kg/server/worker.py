"""A worker process: it opens a snapshot of the store and answers one job after the other, until the server kills it.

    python -m kg.server.worker SNAPSHOT BASE MAX_MEMORY

Its standard input is a socket (`kg.server.wire`). Nothing in it guards against a query that runs for ever or takes all
memory: that is what it is a process of its own for.
"""

import io
import json
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.server.refusals import Refused
from kg.server.sandbox import enclose, jobs_from
from kg.server.wire import Kind, failure_frame, frame, object_frame

if TYPE_CHECKING:
    from kg.server.evaluation import Evaluator

_CHUNK = 1 << 16  # the engine writes pieces of 8 kB; a frame costs both sides some work


def main(snapshot: Path, base: str, max_memory: int) -> None:
    """Serve jobs from standard input."""
    enclose(max_memory)
    channel = socket.socket(fileno=sys.stdin.fileno())
    jobs = jobs_from(channel)
    from kg.server.evaluation import Evaluator  # after the limits: the engine starts threads

    evaluator = Evaluator(snapshot, base)
    channel.sendall(object_frame(Kind.READY))
    output = io.BufferedWriter(channel.makefile("wb", buffering=0), 2 * _CHUNK)
    while True:
        _answer(output, evaluator, json.loads(jobs.get()))
        output.flush()


def _answer(output: io.BufferedIOBase, evaluator: "Evaluator", job: dict[str, Any]) -> None:
    try:
        media_type, write = evaluator.evaluate(job)
        output.write(object_frame(Kind.HEAD, media_type=media_type))
        with io.BufferedWriter(_Frames(output), _CHUNK) as frames:
            write(frames)
        output.write(frame(Kind.END))
    except Refused as refusal:
        output.write(failure_frame(refusal))


class _Frames(io.RawIOBase):
    """Makes a frame of data of each piece that is written."""

    def __init__(self, output: io.BufferedIOBase) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._output.write(frame(Kind.DATA, bytes(data)))
        return len(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
