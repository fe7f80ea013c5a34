"""One article that was found but not yet read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NoReturn

from kg.errors import SourceError
from kg.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article to be read, or a path that failed: what is wrong with it is raised by its own `read`.

    Attributes:
        name: How a message names it: the path, with the line for JSON Lines (`feed.jsonl:12`), or `<stdin>`.
        read: Returns its page; raises `SourceError` for what is wrong with this one article.
    """

    name: str
    read: Callable[[], Page]


def failing(error: SourceError) -> Item:
    """Return an item that stands for *error*, so that it stops no other."""
    return Item(name=error.where, read=partial(_fail, error))


def _fail(error: SourceError) -> NoReturn:
    raise error
