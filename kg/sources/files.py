"""One file, one page: opened with care, decoded, its metadata gathered."""

import stat
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.model import MediaType, Metadata, Page
from kg.sources.decoding import decode
from kg.sources.html_metadata import html_metadata, looks_like_html
from kg.sources.metadata import merge_metadata

#: Bytes of the largest article; a longer file or line is not read.
MAX_BYTES = 20_000_000
PAGE_ENDINGS = (".txt", ".html", ".htm")
_SPLIT_CURE = "an article has at most 20 MB: split it"


def read_file(path: Path) -> str:
    """Return the text of the regular file *path*.

    Raises:
        SourceError: It cannot be read, is a pipe or a device, is larger than `MAX_BYTES`, or holds no text.
    """
    with open_file(path) as stream:
        return read_stream(stream, where=str(path))


def open_file(path: Path) -> BufferedReader:
    """Open the regular file *path*; a pipe or a device is refused, for opening one may block for ever."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError("this is no regular file", where=str(path), cure="pipe it into `-`, the standard input")
        return path.open("rb")
    except (OSError, ValueError) as exc:
        problem = f"cannot be read: {getattr(exc, 'strerror', None) or exc}"
        raise SourceError(problem, where=str(path), cure="check the path and its permissions") from exc


def read_stream(stream: BinaryIO, *, where: str, head: bytes = b"") -> str:
    """Return the text of *head* and all that follows in *stream*.

    Raises:
        SourceError: It is larger than `MAX_BYTES`, or no text.
    """
    try:
        data = head + stream.read(max(0, MAX_BYTES + 1 - len(head)))
    except OSError as exc:
        raise SourceError(f"cannot be read: {exc.strerror}", where=where, cure="check the disk") from exc
    if len(data) > MAX_BYTES:
        raise too_large(where)
    return decode(data, where=where)


def too_large(where: str) -> SourceError:
    """Return the error for a file or line of more than `MAX_BYTES`."""
    return SourceError("more than 20 MB", where=where, cure=_SPLIT_CURE)


def make_page(content: str, *, page_id: str, name: str, metadata: Metadata, html: bool = False) -> Page:
    """Return the page of *content*, which is HTML if *html* says so or it looks so; a page's own metadata is weakest.

    Raises:
        SourceError: *content* is empty.
    """
    if not content.strip():
        raise SourceError("there is no text in it", where=name, cure="remove it or fill it")
    if not (html or looks_like_html(content)):
        return Page(id=page_id, name=name, content=content, metadata=metadata)
    merged = merge_metadata(metadata, html_metadata(content))
    return Page(id=page_id, name=name, content=content, media_type=MediaType.HTML, metadata=merged)
