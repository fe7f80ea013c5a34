"""Feeds of JSON Lines: one article a line, each line failing alone.

    {"id": "geneve", "title": "…", "text": "…", "url": "…", "published": "2022-01-21", "publisher": "…", "language": "fr"}

Only `text` must be there; without an `id` the article is named for the feed and its line (`feed/12`).
"""

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from kg.errors import SourceError
from kg.model import Page
from kg.sources.decoding import decode, normalize, utf16_encoding
from kg.sources.files import MAX_BYTES, make_page, too_large
from kg.sources.item import Item, failing
from kg.sources.metadata import parse_metadata, read_text
from kg.sources.sidecars import parse_object


def find_lines(stream: BinaryIO, *, feed_id: str, name: str, head: bytes) -> Iterator[Item]:
    """Yield an item for each line of *stream* that is not blank; *head* are the first bytes, still to be read."""
    lines = io.TextIOWrapper(stream, encoding=utf16_encoding(head) or "utf-8", errors="surrogateescape", newline="\n")
    found = False
    try:
        for number, line in enumerate(_bounded(lines), start=1):
            if line is None or line.strip("\ufeff \t\r\n"):
                found = True
                yield _item(line, feed_id=feed_id, name=name, number=number)
    except (OSError, UnicodeError) as exc:
        yield failing(SourceError(f"cannot be read further: {exc}", where=name, cure="write it again as UTF-8"))
    finally:
        lines.detach()
    if not found:
        yield failing(SourceError("there is no article in it", where=name, cure="write one JSON object a line"))


def _bounded(lines: io.TextIOWrapper) -> Iterator[str | None]:
    """Yield the lines, and `None` for one that is too large, which is never whole in memory."""
    while line := lines.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith("\n"):
            line = lines.readline(MAX_BYTES)
        yield None


def _item(line: str | None, *, feed_id: str, name: str, number: int) -> Item:
    place = f"{name}:{number}"
    if line is None:
        return failing(too_large(place))
    return Item(name=place, read=partial(_read_line, line, line_id=f"{feed_id}/{number}", name=place))


def _read_line(line: str, *, line_id: str, name: str) -> Page:
    # A line that is no UTF-8 came through as its bytes, and its encoding is found as that of a file is.
    text = decode(line.encode("utf-8", "surrogateescape"), where=name)
    fields = parse_object(text.rstrip(), where=name)
    content = fields.get("text")
    if not isinstance(content, str):
        problem = f"the field 'text' is {'missing' if content is None else type(content).__name__}"
        raise SourceError(problem, where=name, cure="give the article's text in quotes")
    number = fields.get("id")
    page_id = str(number) if isinstance(number, int) else read_text(fields, "id", where=name)
    metadata = parse_metadata(fields, where=name)
    return make_page(normalize(content), page_id=page_id or line_id, name=name, metadata=metadata)
