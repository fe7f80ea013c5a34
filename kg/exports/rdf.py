"""The graph as files of RDF: Turtle, N-Quads, TriG and JSON-LD, the same bytes for the same store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.exports.files import atomic_writer
from kg.rdf.jsonld import jsonld
from kg.rdf.turtle import trig, turtle
from kg.store import Store


def write_turtle(store: Store, path: Path) -> None:
    """Write all articles as one merged graph; which article says what is lost, save through the sentences.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write(turtle(store.merged(), store.base), path)


def write_nquads(store: Store, path: Path) -> None:
    """Write one statement a line, with the article whose graph holds it.

    Raises:
        ExportError: *path* cannot be written.
    """
    with atomic_writer(path, binary=True) as file:
        serialize(store.quads(), file, format=RdfFormat.N_QUADS)


def write_trig(store: Store, path: Path) -> None:
    """Write one named graph for each article.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write(trig(_graphs(store), store.base), path)


def write_jsonld(store: Store, path: Path) -> None:
    """Write one named graph for each article, with short keys and the context that explains them.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write(jsonld(_graphs(store), store.base), path)


def _graphs(store: Store) -> Iterator[tuple[NamedNode, list[Quad]]]:
    for article_id in store.article_ids():
        yield store.article(article_id), store.article_quads(article_id)


def _write(pieces: Iterable[str], path: Path) -> None:
    with atomic_writer(path) as file:
        file.writelines(pieces)
