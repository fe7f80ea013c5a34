"""What a request is refused with: an HTTP status, and the reason as people read it."""

from kg.errors import KgError


class Refused(KgError):  # noqa: N818 (an answer like others, not a fault of the program)
    """A request that is not answered.

    Attributes:
        status: The HTTP status.
        retry_after: Seconds after which it may be worth another try; `None` where trying again is of no use.
    """

    def __init__(
        self, status: int, problem: str, *, where: str = "", cure: str = "", retry_after: int | None = None
    ) -> None:
        super().__init__(problem, where=where, cure=cure)
        self.status = status
        self.retry_after = retry_after
