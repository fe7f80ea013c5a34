"""A writer process: it opens the store itself, does one job, and takes the snapshot that the workers go on with.

    python -m kg.server.writer STORE TARGET MAX_MEMORY

Its standard input is a socket (`kg.server.wire`). A job is a JSON object: an empty one takes the snapshot alone, into TARGET;
the others are those of `kg.server.changes`, which also tells what the head of the answer has.
"""

import json
import socket
import sys
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.server.refusals import Refused
from kg.server.sandbox import enclose, jobs_from
from kg.server.wire import Kind, failure_frame, frame, object_frame


def main(store: Path, target: Path, max_memory: int) -> None:
    """Do one job from standard input."""
    enclose(max_memory)
    channel = socket.socket(fileno=sys.stdin.fileno())
    jobs = jobs_from(channel)
    channel.sendall(object_frame(Kind.READY))
    try:
        told = _work(store, target, json.loads(jobs.get()))
        channel.sendall(object_frame(Kind.HEAD, **told) + frame(Kind.END))
    except Refused as refusal:
        channel.sendall(failure_frame(refusal))
    except StoreError as error:
        channel.sendall(failure_frame(Refused(503, error.problem, where=error.where, cure=error.cure)))
    jobs.get()  # the server ends this process, once it has read the answer


def _work(store: Path, target: Path, job: dict[str, Any]) -> dict[str, Any]:
    from kg.server.changes import apply
    from kg.store.opening import open_for_reading, open_for_writing

    open_for_reading(store)  # a store that has gone is told, not made anew
    told = apply(store, job) if job else {}
    open_for_writing(store).backup(str(target))
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
