"""The data set that a query sees, where the engine alone would get it wrong.

The default graph of a query that names several graphs is their merge: a triple that two of them hold is in it once. The engine
would give it twice, so that counts are wrong; the merge is made here, in memory, for such queries alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions

from kg.server.clauses import from_clauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What to ask.

    Attributes:
        store: The store to ask.
        default: The graphs that make the default graph; `None` for what the query says.
        named: The named graphs; `None` for what the query says.
    """

    store: pyoxigraph.Store
    default: list[NamedNode | BlankNode | DefaultGraph] | None
    named: list[NamedNode | BlankNode] | None


def dataset_of(
    query: str,
    *,
    store: pyoxigraph.Store,
    base: str,
    prefixes: Mapping[str, str],
    default: Sequence[str] | None,
    named: Sequence[str] | None,
) -> Dataset:
    """Return the data set of *query*: that of the protocol (*default*, *named*), else that of its own clauses, else all.

    Raises:
        SyntaxError: The clauses of the query are malformed.
        ValueError: A name is no IRI.
    """
    if default is not None and named is not None:
        graphs, others = _nodes(default), _nodes(named)
    else:
        prologue, *clauses = from_clauses(query)
        if len(clauses[0]) < 2:  # noqa: PLR2004 (nothing to merge)
            return Dataset(store=store, default=None, named=None)
        graphs, others = (_resolved(prologue, names, base, prefixes) for names in clauses)
    if len(graphs) < 2:  # noqa: PLR2004
        return Dataset(store=store, default=[*graphs], named=[*others])
    return Dataset(store=_merge(store, graphs, others), default=[DefaultGraph()], named=[*others])


def _merge(store: pyoxigraph.Store, default: Sequence[NamedNode], named: Sequence[NamedNode]) -> pyoxigraph.Store:
    merged = pyoxigraph.Store()
    for graph in default:
        merged.extend(Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))
    for graph in named:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged


def _nodes(names: Sequence[str]) -> list[NamedNode]:
    return [NamedNode(name) for name in dict.fromkeys(names)]


def _resolved(prologue: str, names: Sequence[str], base: str, prefixes: Mapping[str, str]) -> list[NamedNode]:
    """Return the IRIs that *names*, as they are written after *prologue*, stand for: the engine knows."""
    terms = " ".join(f"({name} AS ?g{place})" for place, name in enumerate(dict.fromkeys(names)))
    if not terms:
        return []
    rows = pyoxigraph.Store().query(f"{prologue}\nSELECT {terms} {{}}", base_iri=base, prefixes=dict(prefixes))
    solutions = rows if isinstance(rows, QuerySolutions) else ()
    return [term for row in solutions for term in row if isinstance(term, NamedNode)]
