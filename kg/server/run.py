"""Running a server in this process, until a signal ends it."""

import asyncio
import os
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from kg.errors import KgError
from kg.server.app import make_app
from kg.server.connections import Connection
from kg.server.settings import Settings

_BACKLOG = 1024
_GRACE = 3  # seconds that running queries get when the server ends


def serve(settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM, which then reaches the handler that the caller has for it.

    Args:
        settings: What to serve, and where.
        ready: Called with the address, as soon as requests are answered.

    Raises:
        KgError: The address cannot be listened on, the store cannot be read, or the workers do not come up.
    """
    app = make_app(settings)
    with _listen(settings.host, settings.port) as listener:
        asyncio.run(_run(app, listener, ready))


async def _run(app: Starlette, listener: socket.socket, ready: Callable[[str], None]) -> None:
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    async with app.router.lifespan_context(app):
        ready(_address(listener))
        await uvicorn.Server(config).serve(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    where = f"{host}:{port}"
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address, family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = _reason(error)
        raise KgError(
            f"cannot listen here: {reason}", where=where, cure="choose another address with --host and --port"
        ) from error
    # Connections inherit it. Without it a short answer, whose head and body are sent one after the other, waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    return listener


def _reason(error: OSError | OverflowError) -> str:
    # What looks up names has numbers of its own.
    if isinstance(error, OSError) and error.errno and not isinstance(error, socket.gaierror):
        return os.strerror(error.errno)
    return str(error)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
