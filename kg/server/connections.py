"""Connections of clients that dawdle, or are too many: cut, so that they do not take the place of others.

The HTTP library waits for the head of a request, and for a client that does not read its answer, as long as it takes. Here
both have a time.
"""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.server.headers import SECURITY

_MOST = 1024
_HEAD_SECONDS = 15
_STALL_SECONDS = 30


class Connection(H11Protocol):
    """An HTTP/1.1 connection that is closed when the head of a request, or the reading of an answer, stalls."""

    _deadline: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the first request."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so that any byte that is not read counts as stalling
        if len(self.connections) > _MOST:
            self._refuse("503 Service Unavailable", "the server is busy: too many connections are open")
        else:
            self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of a head that is not complete."""
        super().data_received(data)
        self._expect_head()

    def on_response_complete(self) -> None:
        """Go on to the next request."""
        super().on_response_complete()
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget all clocks."""
        self._stop_deadline()
        self._stop_stall()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Start the clock of a client that does not read."""
        super().pause_writing()
        self._await_progress(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """Stop that clock."""
        super().resume_writing()
        self._stop_stall()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, with the headers of every other answer."""
        self._refuse("400 Bad Request", msg)

    def _refuse(self, status: str, reason: str) -> None:
        fields = {
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(reason)),
            "Connection": "close",
        }
        lines = (f"{name}: {value}" for name, value in (fields | SECURITY).items())
        self.transport.write("\r\n".join([f"HTTP/1.1 {status}", *lines, "", reason]).encode())
        self.transport.close()

    def _expect_head(self) -> None:
        waiting = self.cycle is None or self.cycle.response_complete
        if not waiting or self.transport.is_closing():
            self._stop_deadline()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(_HEAD_SECONDS, self._close)

    def _close(self) -> None:
        self.transport.close()  # what is still being sent is sent; `_await_progress` looks after that

    def _await_progress(self, unsent: int) -> None:
        """Cut the connection when no byte of *unsent* has been read after a while."""
        self._stall = self.loop.call_later(_STALL_SECONDS, self._check_progress, unsent)

    def _check_progress(self, unsent: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left < unsent:
            self._await_progress(left)
        else:
            self.transport.abort()

    def _stop_deadline(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _stop_stall(self) -> None:
        if self._stall:
            self._stall.cancel()
            self._stall = None
