"""The names of what data use: a file of articles can be read without the store, for it says what its terms are called.

Of each class, property, relation, theme, value and country that the data mention go along: its type, its labels in French
and English, and what stands above it. In a store, all of the vocabularies are there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad

from kg.rdf.iris import Iris
from kg.rdf.namespaces import RDF, RDFS, SKOS
from kg.rdf.terms import AnyTerm, Graphs, Statement
from kg.rdf.vocabulary import authority_quads, vocabulary_quads

_LABELS = (RDFS.label, SKOS.prefLabel)
_TERM_FACTS = (*_LABELS, RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader)


def with_used_vocabulary(graphs: Graphs, iris: Iris) -> Graphs:
    """Yield *graphs*, then what they use of the graphs `graph/ontology` and `graph/authority`.

    Each graph has to be read before the next one is asked for. What an article itself describes is not described again.

    Raises:
        LexiconError: A file under `ontology/` is missing or malformed.
    """
    known = _descriptions(iris)
    used: set[AnyTerm] = set()
    described: set[AnyTerm] = set()

    def watched(statements: Iterable[Statement]) -> Iterator[Statement]:
        for statement in statements:
            used.update(term for term in (statement.predicate, statement.object) if term in known)
            if statement.predicate in _LABELS:
                described.add(statement.subject)
            yield statement

    for name, statements in graphs:
        yield name, watched(statements)
    found = [quad for node in _closure(used, known) - described for quad in known[node]]
    for graph in (iris.graph("ontology"), iris.graph("authority")):
        if quads := sorted((quad for quad in found if quad.graph_name == graph), key=str):
            yield graph, quads


@cache
def _descriptions(iris: Iris) -> Mapping[AnyTerm, list[Quad]]:
    """Return what is told of each term that has a label."""
    facts: dict[AnyTerm, list[Quad]] = defaultdict(list)
    for quad in vocabulary_quads(iris):
        if quad.predicate in _TERM_FACTS:
            facts[quad.subject].append(quad)
    for quad in authority_quads(iris):
        facts[quad.subject].append(quad)
    return {node: quads for node, quads in facts.items() if any(quad.predicate in _LABELS for quad in quads)}


def _closure(used: Iterable[AnyTerm], known: Mapping[AnyTerm, list[Quad]]) -> set[NamedNode]:
    """Return *used* with the classes, properties, concepts and countries above."""
    found: set[NamedNode] = set()
    pending = list(used)
    while pending:
        node = pending.pop()
        if isinstance(node, NamedNode) and node in known and node not in found:
            found.add(node)
            pending += [term for quad in known[node] for term in (quad.predicate, quad.object)]
    return found
