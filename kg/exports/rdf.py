"""The graph as files of RDF, the same bytes for the same store; each names the terms that it uses."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.exports.files import atomic_writer
from kg.rdf import quads_to_reading
from kg.rdf.iris import Iris
from kg.rdf.reification import reifications
from kg.rdf.serialisations import SERIALISATIONS
from kg.rdf.terms import Graphs
from kg.rdf.used_vocabulary import with_used_vocabulary
from kg.store import GraphView


def write_turtle(store: GraphView, path: Path) -> None:
    """Write all articles as one merged graph; which article says what is lost, save through the sentences.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("turtle", [(None, store.merged())], store, path)


def write_ntriples(store: GraphView, path: Path) -> None:
    """Write all articles as one merged graph, one statement a line.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("ntriples", [(None, store.merged())], store, path)


def write_rdfxml(store: GraphView, path: Path) -> None:
    """Write all articles as one merged graph, for programs that read nothing else; control characters are replaced.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("rdfxml", [(None, store.merged())], store, path)


def write_nquads(store: GraphView, path: Path) -> None:
    """Write one statement a line, with the article whose graph holds it.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("nquads", _graphs(store), store, path)


def write_trig(store: GraphView, path: Path) -> None:
    """Write one named graph for each article.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("trig", _graphs(store), store, path)


def write_jsonld(store: GraphView, path: Path) -> None:
    """Write one named graph for each article, with short keys and the context that explains them.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("jsonld", _graphs(store), store, path)


def write_rdf12(store: GraphView, path: Path) -> None:
    """Write one named graph for each article, in which each event reifies what it says: RDF 1.2, formerly RDF-star.

    Raises:
        ExportError: *path* cannot be written.
    """
    _write("trig", _reified(store), store, path)


def _graphs(store: GraphView) -> Iterator[tuple[NamedNode, list[Quad]]]:
    for article_id in store.article_ids():
        yield store.article(article_id), store.article_quads(article_id)


def _reified(store: GraphView) -> Iterator[tuple[NamedNode, list[Quad]]]:
    for name, quads in _graphs(store):
        reading = quads_to_reading(quads, base=store.base)
        yield name, sorted([*quads, *reifications(reading, Iris(store.base))], key=str)


def _write(notation: str, graphs: Graphs, store: GraphView, path: Path) -> None:
    with atomic_writer(path) as file:
        file.writelines(SERIALISATIONS[notation].write(with_used_vocabulary(graphs, Iris(store.base)), store.base))
