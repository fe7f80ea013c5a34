"""The header Host, of which descriptions make the address of the server: refused where it names no host (RFC 9112, section 3.2)."""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?:(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?)?")


class HostCheck:
    """ASGI middleware that lets no request pass whose Host is malformed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass *scope* on, or refuse it."""
        passes = scope["type"] != "http" or _HOST.fullmatch(Headers(scope=scope).get("host", ""))
        answer = self._app if passes else PlainTextResponse("the header Host names no host\n", 400)
        await answer(scope, receive, send)
