"""What is stored as a whole: a named graph, and what tells whether it is the same as before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from kg.model import Reading
from kg.rdf import RunInfo, reading_to_quads
from kg.rdf.iris import Iris
from kg.rdf.namespaces import XSD
from kg.rdf.vocabulary import authority_quads, dataset_quads, vocabulary_quads

#: No literal holds this by itself, for quotes in it are escaped.
_WHOLE_DECIMAL = re.compile(rf'"(-?\d+)"(\^\^{re.escape(str(XSD.decimal))})')


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGraph:
    """The statements of one graph, each once.

    Attributes:
        quads: All of them have *name* as their graph.
    """

    name: NamedNode
    quads: tuple[Quad, ...]

    def statements(self) -> str:
        """Return the statements as sorted lines of N-Triples, which may stand in a SPARQL update as they are.

        The engine's own writer escapes whatever a literal holds: no text of an article can end its string. A whole decimal
        gets a digit after its point, as Jena writes it: its store takes `1` and `1.0` for two terms once it has copied one.
        """
        return "".join(sorted(_WHOLE_DECIMAL.sub(r'"\1.0"\2', f"{quad.triple} .\n") for quad in self.quads))

    def digest(self) -> str:
        """Return the SHA-256 hash of `statements`, in hexadecimal digits."""
        return sha256(self.statements().encode()).hexdigest()


def map_reading(reading: Reading, *, run: RunInfo, base: str) -> NamedGraph:
    """Return the graph of *reading*.

    Raises:
        LexiconError: An event has a relation that `ontology/relations.ttl` lacks.
    """
    return named_graph(Iris(base).article(reading.document.id), reading_to_quads(reading, run=run, base=base))


def common_graphs(iris: Iris) -> list[NamedGraph]:
    """Return the graphs of a store that are no article's: the data set, the ontology, the authority files.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    return [
        named_graph(iris.graph("dataset"), dataset_quads(iris)),
        named_graph(iris.graph("ontology"), vocabulary_quads(iris)),
        named_graph(iris.graph("authority"), authority_quads(iris)),
    ]


def named_graph(name: NamedNode, quads: Iterable[Quad]) -> NamedGraph:
    """Return the graph *name* of *quads*, of which some may be the same."""
    return NamedGraph(name=name, quads=tuple(dict.fromkeys(quads)))
