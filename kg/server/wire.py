"""How the server and its worker processes talk: frames over a socket, each a kind, a length and that many bytes.

The server sends jobs; a worker answers each with a head and data, then the end, or with a failure at any point.
"""

import json
import socket
import struct
from asyncio import StreamReader
from enum import IntEnum
from typing import Any

from kg.server.refusals import Refused

_PREFIX = struct.Struct("!BI")


class Kind(IntEnum):
    """What a frame holds."""

    READY = 0  # an object: the worker has opened its store
    JOB = 1  # an object
    HEAD = 2  # an object: the media type of what follows
    DATA = 3  # bytes of the answer
    END = 4  # nothing
    FAILURE = 5  # an object: `status`, `problem`, `where`, `cure`


def frame(kind: Kind, data: bytes = b"") -> bytes:
    """Return one frame."""
    return _PREFIX.pack(kind, len(data)) + data


def object_frame(kind: Kind, **fields: Any) -> bytes:
    """Return a frame that holds a JSON object."""
    return frame(kind, json.dumps(fields).encode())


def failure_frame(refusal: Refused) -> bytes:
    """Return the frame that tells why a job is refused."""
    return object_frame(
        Kind.FAILURE, status=refusal.status, problem=refusal.problem, where=refusal.where, cure=refusal.cure
    )


def failure(data: bytes) -> Refused:
    """Return what the frame of a failure tells."""
    return Refused(**content(data))


def content(data: bytes) -> dict[str, Any]:
    """Return the object that a frame holds."""
    found: dict[str, Any] = json.loads(data)
    return found


def receive(channel: socket.socket) -> tuple[Kind, bytes] | None:
    """Return the next frame of a blocking socket; `None` where the other side has gone."""
    prefix = _receive_exactly(channel, _PREFIX.size)
    if prefix is None:
        return None
    kind, length = _PREFIX.unpack(prefix)
    data = _receive_exactly(channel, length)
    return None if data is None else (Kind(kind), data)


async def read(reader: StreamReader) -> tuple[Kind, bytes]:
    """Return the next frame of a stream.

    Raises:
        EOFError: The other side has gone.
    """
    kind, length = _PREFIX.unpack(await reader.readexactly(_PREFIX.size))
    return Kind(kind), await reader.readexactly(length)


def _receive_exactly(channel: socket.socket, length: int) -> bytes | None:
    data = bytearray()
    while len(data) < length:
        try:
            piece = channel.recv(min(length - len(data), 1 << 20))
        except ConnectionError:
            return None
        if not piece:
            return None
        data += piece
    return bytes(data)
