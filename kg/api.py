"""The Python API: what the command line does, as functions. Heavy libraries are loaded by the first call."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import MediaType, Metadata, Page, Reading

if TYPE_CHECKING:
    from kg.reader import Reader
    from kg.report import Summary
    from kg.store import GraphStore


def build(
    paths: Sequence[str | Path], out: str | Path, *, base: str | None = None, store: str | None = None
) -> "Summary":
    """Read articles into the graph in the folder *out* and write all files, as `kg build` does.

    Args:
        paths: Files, folders, globs.
        out: A folder, made if it is not there. Articles that were built before are replaced, others stay.
        base: IRI below which the things of the graph get theirs; by default the graph's own, or the project's.
        store: The address of a SPARQL server that keeps the graph; by default the folder *out* does.

    Returns:
        How many articles were read and failed, and what was found; `out/report.json` tells it article by article.

    Raises:
        KgError: *out*, or the server, cannot be written.
    """
    from kg.pipeline import build as build_graph

    return build_graph([str(path) for path in paths], Path(out), base=base, store=store, make_reader=_reader)


def read(paths: Sequence[str | Path]) -> Iterator[Reading]:
    """Yield what is read of each article that *paths* name, in order; nothing is stored.

    Raises:
        KgError: An article cannot be read.
    """
    from kg.pipeline import read as read_articles
    from kg.report import Failure

    for outcome in read_articles([str(path) for path in paths], make_reader=_reader):
        if isinstance(outcome, Failure):
            raise outcome.error
        yield outcome


def read_text(
    text: str, *, article_id: str = "text", title: str | None = None, published: date | None = None, html: bool = False
) -> Reading:
    """Return what is read of one article.

    Args:
        text: The article, or with *html* the page that it stands on.
        article_id: Its name in a graph.
        title: Its headline, where *text* does not begin with it.
        published: The day that "lundi" and "le mois dernier" are counted from.
        html: Whether *text* is HTML.

    Raises:
        TextError: There is no French article in it.
    """
    from kg.text import clean, load_rules

    page = Page(
        id=article_id,
        name=article_id,
        content=text,
        media_type=MediaType.HTML if html else MediaType.TEXT,
        metadata=Metadata(title=title, published=published),
    )
    return next(_reader().read([clean(page, load_rules())]))


def open_graph(out: str | Path = "output", *, store: str | None = None) -> "GraphStore":
    """Open the graph in the folder *out*, or on the server at the address *store*, for reading.

    Raises:
        StoreError: There is none.
    """
    from kg.output import STORE
    from kg.store import open_store

    return open_store(store or Path(out) / STORE, read_only=True)


@cache
def _reader() -> "Reader":
    from kg.reader import Reader

    return Reader()
