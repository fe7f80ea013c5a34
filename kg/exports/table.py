"""What a table is, before it is a file: columns with a name, a kind and where their values come from."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum, auto
from typing import Any, NamedTuple

from kg.model import Document, Evidence, Reading
from kg.sources.web_address import is_web_address

#: What stands in a cell; a list has `None` where nothing is known of one of those that it is about.
Cell = str | float | date | list[str | None] | None


class Kind(Enum):
    """What the values of a column are."""

    TEXT = auto()
    TEXTS = auto()
    DAY = auto()
    NUMBER = auto()


class Column(NamedTuple):
    """One column.

    Attributes:
        name: As it stands in the header.
        kind: Of its values; any of them may be missing.
        value: From what a row is about to what stands in its cell.
    """

    name: str
    kind: Kind
    value: Callable[[Any], Cell]


class Table(NamedTuple):
    """A table about readings.

    Attributes:
        name: Of its file, without the ending.
        columns: In their order.
        rows: From a reading to what each of its rows is about, which the columns know how to read.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Reading], Iterable[Any]]


def text(name: str, value: Callable[[Any], str | None]) -> Column:
    """Return a column of texts."""
    return Column(name, Kind.TEXT, value)


def texts(name: str, value: Callable[[Any], Iterable[str | None]]) -> Column:
    """Return a column of lists of texts."""
    return Column(name, Kind.TEXTS, lambda row: list(value(row)))


def day(name: str, value: Callable[[Any], date | None]) -> Column:
    """Return a column of days."""
    return Column(name, Kind.DAY, value)


def number(name: str, value: Callable[[Any], float | None]) -> Column:
    """Return a column of numbers."""
    return Column(name, Kind.NUMBER, value)


def unknown(*names: str, kind: Kind = Kind.TEXT) -> Iterator[Column]:
    """Yield columns that others fill and we cannot."""
    return (Column(name, kind, lambda _: None) for name in names)


def of_article(article: Callable[[Any], Document]) -> Iterator[Column]:
    """Yield the columns that tell which article a row is from."""
    yield text("Article ID", lambda row: article(row).id)
    yield text("URL", lambda row: _web_address(article(row).metadata.url))
    yield text("Headline", lambda row: article(row).metadata.title)


def of_evidence(evidence: Callable[[Any], Evidence]) -> Iterator[Column]:
    """Yield the columns that tell how a row is known."""
    yield text("Sentence", lambda row: evidence(row).quote)
    yield text("Trigger", lambda row: evidence(row).trigger)
    yield text("Rule", lambda row: evidence(row).rule)


def _web_address(address: str | None) -> str | None:
    return address if address and is_web_address(address) else None
