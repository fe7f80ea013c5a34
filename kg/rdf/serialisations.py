"""Every notation in which a graph is written down, with what a file or a server needs to name it.

What is written is a data set: graphs by name, `None` for the one without. A single graph is `[(None, triples)]`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Triple

from kg.rdf.jsonld import jsonld
from kg.rdf.rdfxml import rdfxml
from kg.rdf.terms import Graphs, Statement
from kg.rdf.turtle import trig, turtle


@dataclass(frozen=True, slots=True, kw_only=True)
class Serialisation:
    """A notation of RDF.

    Attributes:
        name: The key in `SERIALISATIONS`.
        media_type: As IANA has it (`text/turtle`); all are written in UTF-8.
        suffix: Ending of a file's name, without a dot.
        quads: Whether it keeps graphs apart; the others write the statements of all graphs, one graph after the other.
        write: Yields the pieces of a document, given the graphs and the base IRI of the data. Raises `ExportError` where
            the notation cannot hold a statement; none of that kind comes from an article.
    """

    name: str
    media_type: str
    suffix: str
    quads: bool
    write: Callable[[Graphs, str], Iterator[str]]


def ntriples(triples: Iterable[Statement]) -> Iterator[str]:
    """Yield the lines of an N-Triples document."""
    for statement in triples:
        yield f"{_line(statement)} .\n"


def nquads(graphs: Graphs) -> Iterator[str]:
    """Yield the lines of an N-Quads document."""
    for name, statements in graphs:
        ending = f" {name} .\n" if name else " .\n"
        for statement in statements:
            yield _line(statement) + ending


def _line(statement: Statement) -> str:
    return str(statement if isinstance(statement, Triple) else statement.triple)


def _merged(graphs: Graphs) -> Iterator[Statement]:
    return chain.from_iterable(statements for _, statements in graphs)


_SERIALISATIONS = (
    Serialisation(
        name="turtle",
        media_type="text/turtle",
        suffix="ttl",
        quads=False,
        write=lambda graphs, base: turtle(_merged(graphs), base),
    ),
    Serialisation(
        name="ntriples",
        media_type="application/n-triples",
        suffix="nt",
        quads=False,
        write=lambda graphs, _: ntriples(_merged(graphs)),
    ),
    Serialisation(
        name="rdfxml",
        media_type="application/rdf+xml",
        suffix="rdf",
        quads=False,
        write=lambda graphs, base: rdfxml(_merged(graphs), base),
    ),
    Serialisation(
        name="jsonld",
        media_type="application/ld+json",
        suffix="jsonld",
        quads=True,
        write=jsonld,
    ),
    Serialisation(
        name="trig",
        media_type="application/trig",
        suffix="trig",
        quads=True,
        write=trig,
    ),
    Serialisation(
        name="nquads",
        media_type="application/n-quads",
        suffix="nq",
        quads=True,
        write=lambda graphs, _: nquads(graphs),
    ),
)

#: Every notation by name, the most usual first.
SERIALISATIONS: Mapping[str, Serialisation] = {entry.name: entry for entry in _SERIALISATIONS}
