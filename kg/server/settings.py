"""What an operator decides about a server, and the defaults."""

from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where a server listens, what it serves, and the limits that keep one client from taking it away from the others.

    Attributes:
        store: The folder of the store.
        host: Address to listen on.
        port: Port to listen on; 0 takes one that is free.
        timeout: Seconds that a query may take, sending its answer included.
        workers: Queries that run at one time in ordinary places; twice as many slow ones may run beside them.
        patience: Seconds after which a query is slow, and leaves its ordinary place.
        queue: Queries that may wait for an ordinary place, and slow ones that may wait for a slow place; one more is refused.
        max_result: Bytes that an answer may have.
        max_body: Bytes that the body of a request may have.
        max_memory: Bytes of address space that a worker may take.
        poll: Seconds between two looks at whether the store has changed.
        token: What a client has to show to write; `None` where nobody may.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    workers: int = 4
    patience: float = 0.2
    queue: int = 128
    max_result: int = 256 * MEGABYTE
    max_body: int = 2 * MEGABYTE
    max_memory: int = 2048 * MEGABYTE
    poll: float = 2.0
    token: str | None = None

    @property
    def slow_workers(self) -> int:
        """How many slow queries may run beside the others."""
        return 2 * self.workers
