"""What a process that runs strangers' queries gives up before it reads the first: the network, and memory without end.

Each is done where the system allows it. What does not depend on the system is elsewhere: the server kills a process that takes
too long, and `kg.store.guard` refuses queries that would call other servers.
"""

import ctypes
import os
import resource
import socket
import threading
from queue import SimpleQueue

from kg.server.wire import Kind, receive

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # of <sched.h>


def leave_network() -> None:
    """Move this process and those that it forks into a network of their own, in which there is nobody; before any thread runs.

    As root that is allowed at once, else as the root of a user namespace.
    """
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except AttributeError:  # not Linux
        return
    _ = unshare(_NEW_NETWORK) == 0 or unshare(_NEW_USER | _NEW_NETWORK)


def cap_memory(max_memory: int) -> None:
    """Let this process have *max_memory* bytes of address space, and leave no image of itself when that kills it."""
    resource.setrlimit(resource.RLIMIT_AS, (max_memory, max_memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def jobs_from(channel: socket.socket) -> "SimpleQueue[bytes]":
    """Return a queue of the jobs that come over *channel*; the process ends when the server has gone, whatever it does then."""
    jobs: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(channel, jobs), daemon=True).start()
    return jobs


def _listen(channel: socket.socket, jobs: "SimpleQueue[bytes]") -> None:
    while (message := receive(channel)) is not None:
        kind, content = message
        if kind is Kind.JOB:
            jobs.put(content)
    os._exit(0)
