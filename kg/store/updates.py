"""SPARQL updates that bring a graph, and the merge of all graphs, to what they are to be."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.rdf.iris import Iris
from kg.rdf.namespaces import SCHEMA
from kg.store.graphs import NamedGraph

#: The SHA-256 hash of a graph's statements, as schema.org has it.
DIGEST = NamedNode(f"{SCHEMA.iri}sha256")


def difference(graph: NamedNode, gone: Iterable[Quad], orphans: Iterable[Quad], added: Iterable[Quad]) -> str:
    """Return the update of a graph and of the merge: delete what is gone, insert what was added.

    Args:
        graph: Its name.
        gone: What the graph holds no longer.
        orphans: Those of *gone* that no other graph holds.
        added: What the graph did not hold.
    """
    new = _lines(added)
    return (
        f"DELETE DATA {{ GRAPH {graph} {{ {_lines(gone)} }} {_lines(orphans)} }} ;\n"
        f"INSERT DATA {{ GRAPH {graph} {{ {new} }} {new} }}"
    )


def replacement(graph: NamedGraph, iris: Iris, *, merging: bool) -> str:
    """Return the update that stores *graph* and its digest, whatever had its name; done twice, it changes nothing more.

    Args:
        graph: What is to be stored.
        iris: Those of the store.
        merging: Whether the default graph is to be the merge of the graphs below the base.
    """
    steps = [
        removal(graph.name, iris, merging=merging),
        f"INSERT DATA {{ GRAPH {graph.name} {{ {graph.statements()} }} }}",
    ]
    if merging:
        steps.append(f"ADD SILENT {graph.name} TO DEFAULT")
    record = f"{graph.name} {DIGEST} {Literal(graph.digest())}"
    steps.append(f"INSERT DATA {{ GRAPH {records(iris)} {{ {record} }} }}")
    return " ;\n".join(steps)


def removal(name: NamedNode, iris: Iris, *, merging: bool) -> str:
    """Return the update that removes the graph *name*; from the merge goes what no other graph below the base holds."""
    steps = [f"DELETE WHERE {{ GRAPH {records(iris)} {{ {name} {DIGEST} ?digest }} }}", f"DROP SILENT GRAPH {name}"]
    if merging:
        elsewhere = f"FILTER (?other != {name} && STRSTARTS(STR(?other), {Literal(iris.base)}))"
        steps.insert(
            0,
            f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} "
            f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} {elsewhere} }} }}",
        )
    return " ;\n".join(steps)


def records(iris: Iris) -> NamedNode:
    """Return the name of the graph with the digests of all others; it is no part of the merge."""
    return iris.graph("records")


def _lines(quads: Iterable[Quad]) -> str:
    # The engine's own writer escapes whatever a literal holds: no text of an article can end its string.
    return (serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES) or b"").decode()
