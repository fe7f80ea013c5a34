"""A writer process: it opens the store itself, does one job, and takes the snapshot that the workers go on with.

A job is a JSON object: an empty one takes the snapshot alone; the others are those of `kg.server.changes`. It answers with three heads, one when the store is open, one when the job is done,
with what that tells, and one when the snapshot is taken.
"""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.rdf import DEFAULT_BASE
from kg.server.changes import apply
from kg.server.refusals import Refused
from kg.server.sandbox import cap_memory, jobs_from
from kg.server.snapshots import check_there
from kg.server.wire import Kind, failure_frame, frame, object_frame
from kg.store import Store
from kg.store.opening import open_for_writing, stored_base


def main(channel: socket.socket, store: str, target: str, max_memory: str) -> None:
    """Do one job that comes over *channel*, on the store in the folder *store*; the snapshot goes into *target*."""
    cap_memory(int(max_memory))
    jobs = jobs_from(channel)
    channel.sendall(object_frame(Kind.READY, pid=os.getpid()))
    try:
        for done in _work(Path(store), Path(target), json.loads(jobs.get())):
            channel.sendall(object_frame(Kind.HEAD, **done))
        channel.sendall(frame(Kind.END))
    except Refused as refusal:
        channel.sendall(failure_frame(refusal))
    except StoreError as error:
        channel.sendall(failure_frame(Refused(503, error.problem, where=error.where, cure=error.cure)))
    except OSError:
        cure = "see whether the disk is full"
        channel.sendall(failure_frame(Refused(503, "the store cannot be written", cure=cure)))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (outermost here: a defect, whose text is not for strangers)
        channel.sendall(failure_frame(Refused(500, "internal error", cure="please report it, with the change")))
    jobs.get()  # the server ends this process, once it has read the answer


def _work(path: Path, target: Path, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield when the store is open, when the job is done (with what it tells), and when the snapshot is taken."""
    check_there(path)
    engine = open_for_writing(path)
    yield {}
    yield apply(Store(engine, path, stored_base(engine, path) or DEFAULT_BASE), job) if job else {}
    engine.backup(str(target))
    yield {}
