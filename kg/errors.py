"""The errors that `kg` raises on purpose, each with what went wrong, where, and the cure.

Everything below `KgError` is an *expected* failure: the command line prints it without a traceback and, where it
belongs to one article, goes on with the next. Anything else that escapes is a defect.
"""


class KgError(Exception):
    """Base of all expected failures.

    Args:
        problem: What is wrong, as one clause without a full stop ("the file is empty").
        where: The file, line, article or option that it is about, as a user would name it.
        cure: What the user can do about it, as one clause.
    """

    def __init__(self, problem: str, *, where: str = "", cure: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.cure = cure

    def __str__(self) -> str:
        text = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{text} ({self.cure})" if self.cure else text


class SourceError(KgError):
    """A path cannot be read, or what it holds is no text."""


class TextError(KgError):
    """A page was read, but there is no French article in it."""


class LexiconError(KgError):
    """A file under `ontology/` breaks its own rules."""


class StoreError(KgError):
    """The store cannot be opened, written or read."""


class QueryError(KgError):
    """A query is unknown, malformed or not allowed."""


class ValidationError(KgError):
    """The graph breaks the shapes in `ontology/shapes.ttl`."""


class ExportError(KgError):
    """A file cannot be written, or a format is unknown."""
