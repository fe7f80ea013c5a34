"""Articles on the standard input: a feed if it begins as JSON Lines do, else one article."""

import io
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from kg.model import Metadata, Page
from kg.sources.decoding import utf16_encoding
from kg.sources.feeds import find_lines
from kg.sources.files import make_page, read_stream
from kg.sources.item import Item

_ID, _NAME = "stdin", "<stdin>"
_HEAD = 1024


def find_stdin() -> Iterator[Item]:
    """Yield what stands on the standard input; a text that begins with `{` is taken for JSON Lines."""
    head = sys.stdin.buffer.read(_HEAD)
    if not head.decode(utf16_encoding(head) or "utf-8-sig", "ignore").lstrip().startswith("{"):
        yield Item(name=_NAME, read=partial(_read, sys.stdin.buffer, head=head))
        return
    with io.BufferedReader(_Rejoined(head, sys.stdin.buffer)) as stream:
        yield from find_lines(stream, feed_id=_ID, name=_NAME, head=head)


class _Rejoined(io.RawIOBase):
    """A stream together with the first bytes, which were read from it already; closing it leaves the stream open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _read(stream: BinaryIO, *, head: bytes) -> Page:
    content = read_stream(stream, where=_NAME, head=head)
    return make_page(content, page_id=_ID, name=_NAME, metadata=Metadata())
