"""Finds the articles that paths name, without reading them."""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kg.errors import SourceError
from kg.model import Page
from kg.sources.feeds import find_lines
from kg.sources.files import PAGE_ENDINGS, make_page, open_file, read_file
from kg.sources.item import Item, failing
from kg.sources.sidecars import Sidecars, is_sidecar
from kg.sources.standard_input import find_stdin

FEED_ENDING = ".jsonl"
_ENDINGS = (*PAGE_ENDINGS, FEED_ENDING)
_ENDINGS_CURE = f"give {', '.join(_ENDINGS)}, a folder of them, or `-` for the standard input"
_WILDCARDS = frozenset("*?[")


def find_items(paths: Sequence[str]) -> Iterator[Item]:
    """Yield the articles of files, folders (with all below them, sorted), globs and `-` (standard input), each once.

    A path that is wrong is an item too: its `read` raises, and the other paths are read all the same. In a folder, links
    to folders are not followed, and what has another ending or is hidden is no article.
    """
    finder = _Finder()
    for path in paths:
        yield from finder.find(path)


class _Finder:
    """Remembers what was found, for a path given twice is one article, and two articles cannot have one id."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._names: dict[str, str] = {}

    def find(self, path: str) -> Iterator[Item]:
        if path == "-":
            if path not in self._paths:
                self._paths.add(path)
                yield from find_stdin()
        elif os.path.lexists(path):
            yield from self._find_path(Path(path))
        elif _WILDCARDS.isdisjoint(path):
            yield failing(SourceError("no such file or folder", where=path, cure="check the spelling"))
        else:
            yield from self._find_glob(path)

    def _find_path(self, path: Path) -> Iterator[Item]:
        if _is_folder(path):
            yield from self._find_folder(path)
        elif path.suffix.lower() in _ENDINGS:
            yield from self._find_file(path, Sidecars(path.parent), root=path.parent)
        elif not is_sidecar(path):
            yield failing(SourceError(f"unknown ending {path.suffix!r}", where=str(path), cure=_ENDINGS_CURE))

    def _find_folder(self, folder: Path) -> Iterator[Item]:
        sidecars, found = Sidecars(folder), False
        for path in _walk(folder):
            found = True
            if isinstance(path, Item):
                yield path
            else:
                yield from self._find_file(path, sidecars, root=folder)
        if not found:
            yield failing(SourceError("there is no article in this folder", where=str(folder), cure=_ENDINGS_CURE))

    def _find_glob(self, pattern: str) -> Iterator[Item]:
        parts = Path(pattern).parts
        fixed = next(index for index, part in enumerate(parts) if not _WILDCARDS.isdisjoint(part))
        root = Path(*parts[:fixed])
        try:
            matches = sorted(root.glob(str(Path(*parts[fixed:]))))
        except (ValueError, OSError) as exc:
            yield failing(SourceError(f"this is no glob: {exc}", where=pattern, cure="write it as `2022/**/*.txt`"))
            return
        sidecars, found = Sidecars(root), False
        for path in matches:
            if _is_folder(path):
                found = True
                yield from self._find_folder(path)
            elif path.suffix.lower() in _ENDINGS:
                found = True
                yield from self._find_file(path, sidecars, root=root)
        if not found:
            yield failing(SourceError("no article matches", where=pattern, cure=_ENDINGS_CURE))

    def _find_file(self, path: Path, sidecars: Sidecars, *, root: Path) -> Iterator[Item]:
        if (place := os.path.abspath(path)) in self._paths:  # noqa: PTH100 - links must stay what they are
            return
        self._paths.add(place)
        page_id = path.relative_to(root).with_suffix("").as_posix()
        if path.suffix.lower() == FEED_ENDING:
            yield from _find_feed(path, feed_id=page_id)
        elif (namesake := self._names.setdefault(page_id, str(path))) != str(path):
            problem = f"its id {page_id!r} is that of {namesake} too"
            yield failing(SourceError(problem, where=str(path), cure="rename it, or give the folder above both"))
        else:
            yield Item(name=str(path), read=partial(_read_page, path, page_id=page_id, sidecars=sidecars))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - unlike `Path.is_dir` it never raises


def _walk(folder: Path) -> Iterator[Path | Item]:
    """Yield the files below *folder* that an ending makes articles, sorted; a folder that cannot be read as an item."""
    errors: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                yield Path(parent, name)
        yield from _failures(errors)
    yield from _failures(errors)


def _failures(errors: list[OSError]) -> Iterator[Item]:
    while errors:
        error = errors.pop()
        problem = f"cannot be read: {error.strerror}"
        yield failing(SourceError(problem, where=str(error.filename), cure="check its permissions"))


def _read_page(path: Path, *, page_id: str, sidecars: Sidecars) -> Page:
    html = path.suffix.lower() != ".txt"
    metadata = sidecars.metadata_of(path)
    return make_page(read_file(path), page_id=page_id, name=str(path), metadata=metadata, html=html)


def _find_feed(path: Path, *, feed_id: str) -> Iterator[Item]:
    try:
        stream = open_file(path)
    except SourceError as error:
        yield failing(error)
        return
    with stream:
        yield from find_lines(stream, feed_id=feed_id, name=str(path), head=stream.peek(1024))
