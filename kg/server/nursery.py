"""The process that all workers are forked from: what they have in common is loaded once, so that one is there at once.

    python -m kg.server.nursery

Its standard input is a socket over which the server sends orders (a byte, then a job of `kg.server.wire`): to start a worker, with the
socket that this one is to talk over, or to kill one. It runs no thread and opens no store, as a process that forks must not.
It ends when the server has gone, and so do the workers.
"""

import json
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any, Never

from kg.server import worker, writer
from kg.server.sandbox import leave_network
from kg.server.wire import receive

_ROLES = {"worker": worker.main, "writer": writer.main}


def main() -> None:
    """Follow orders."""
    leave_network()
    control = socket.socket(fileno=sys.stdin.fileno())
    children: set[int] = set()
    while (order := _next_order(control)) is not None:
        fields, channel = order
        children.difference_update([pid for pid in children if os.waitpid(pid, os.WNOHANG)[0]])
        if channel is None:
            if fields["kill"] in children:  # else it has ended, and the number may be another's
                os.kill(fields["kill"], signal.SIGKILL)
        elif pid := os.fork():
            channel.close()
            children.add(pid)
        else:
            control.close()
            _become(fields["role"], channel, fields["arguments"])


def _next_order(control: socket.socket) -> tuple[dict[str, Any], socket.socket | None] | None:
    """Return the next order, and the socket that came with it; `None` where the server has gone."""
    mark, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    message = receive(control) if mark else None
    if message is None:
        return None
    return json.loads(message[1]), socket.socket(fileno=descriptors[0]) if descriptors else None


def _become(role: str, channel: socket.socket, arguments: list[str]) -> Never:
    with suppress(Exception):  # what goes wrong in it is told over its channel, or is its end
        _ROLES[role](channel, *arguments)
    os._exit(1)


if __name__ == "__main__":
    main()
