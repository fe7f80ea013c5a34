"""Many graphs as one: each triple once, in order, in memory that does not grow with their number."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import chain, groupby, islice
from tempfile import TemporaryFile

from pyoxigraph import Quad, RdfFormat, Triple, parse

_LINES_IN_MEMORY = 200_000
_LINES_PARSED = 5_000


def merged(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Yield the triples of *quads* without their graphs, each once, sorted: the statements on one subject stand together."""
    lines = sorted_lines(f"{quad.triple} .\n" for quad in quads)
    while document := "".join(islice(lines, _LINES_PARSED)):
        for quad in parse(document, format=RdfFormat.N_TRIPLES):
            yield quad.triple


def sorted_lines(lines: Iterable[str], *, in_memory: int = _LINES_IN_MEMORY) -> Iterator[str]:
    r"""Yield *lines*, which end in `\n`, sorted and without repetition; at most *in_memory* of them are held at once."""
    rest = iter(lines)
    with ExitStack() as files:
        runs: list[Iterable[str]] = []
        while run := sorted(set(islice(rest, in_memory))):
            following = next(rest, None)
            if following is None:
                runs.append(run)
                break
            rest = chain([following], rest)
            file = files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        for line, _ in groupby(merge(*runs)):
            yield line
