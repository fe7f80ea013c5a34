"""What a writer does with a job: a SPARQL update, or the replacement of one graph by the Graph Store Protocol.

A job is a JSON object. An update has `update` (SPARQL); it does what it says, and no more. A change of a graph has `graph` (an
IRI), `method` (PUT, POST or DELETE), and for the first two `data` in the notation `media_type`; it keeps the default graph the
merge of all others. Each is one transaction of the engine.
"""

from collections.abc import Callable
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.rdf.iris import Iris
from kg.rdf.prefixes import prefixes
from kg.rdf.vocabulary import dataset_quads
from kg.server.refusals import Refused
from kg.store import Store
from kg.store.guard import check_update

#: The graphs that `kg` writes itself, each time it opens a store.
_OWN_GRAPHS = ("authority", "dataset", "ontology")


def apply(store: Store, job: dict[str, Any]) -> dict[str, Any]:
    """Do *job* on *store*; return what there is to tell: whether a graph is new.

    Raises:
        Refused: The job is malformed or not allowed; the store is as it was.
    """
    return _change_graph(store, job) if "graph" in job else _update(store, job["update"])


def _update(store: Store, sparql: str) -> dict[str, Any]:
    try:
        check_update(sparql)
        store.engine.update(sparql, base_iri=store.base, prefixes=dict(prefixes(store.base)))
    except QueryError as error:
        raise Refused(400, error.problem, cure=error.cure) from error
    except (SyntaxError, ValueError) as error:
        cure = "see https://www.w3.org/TR/sparql11-update/"
        raise Refused(400, f"the update is malformed: {error}", cure=cure) from error
    except RuntimeError as error:
        raise Refused(400, "the update cannot be evaluated", cure="ask in another way") from error
    quads = list(dataset_quads(Iris(store.base)))  # without them the folder would be no store of ours any more
    store.engine.extend([*quads, *(Quad(*quad.triple) for quad in quads)])
    return {}


def _change_graph(store: Store, job: dict[str, Any]) -> dict[str, Any]:
    graph = _writable(job["graph"], store.base)
    exists = store.engine.contains_named_graph(graph)
    if job["method"] == "DELETE" and not exists:
        raise Refused(404, f"there is no graph {graph}")
    data = "" if job["method"] == "DELETE" else _statements(job["data"], job["media_type"], graph)
    store.engine.update(_CHANGES[job["method"]](graph, data))
    return {"created": not exists}


def _writable(iri: str, base: str) -> NamedNode:
    try:
        graph = NamedNode(iri)
    except ValueError as error:
        raise Refused(400, f"the name of the graph is no IRI: {error}") from error
    if graph in [Iris(base).graph(name) for name in _OWN_GRAPHS]:
        raise Refused(403, f"kg keeps the graph {graph} itself", cure="choose another graph")
    return graph


def _statements(data: str, media_type: str, graph: NamedNode) -> str:
    """Return *data* as N-Triples. Blank nodes get names of their own: those of two graphs are never the same."""
    form = RdfFormat.from_media_type(media_type)
    if form is None:
        raise Refused(415, "this is no notation of RDF", cure="send Turtle, N-Triples, RDF/XML or JSON-LD")
    try:
        quads = pyoxigraph.parse(data, form, base_iri=graph.value, without_named_graphs=True, rename_blank_nodes=True)
        triples: list[Triple] = [quad.triple for quad in quads]
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        cure = "send them complete: nothing, such as a context of JSON-LD, is fetched from elsewhere"
        raise Refused(400, f"the data are malformed: {error}", cure=cure) from error
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _put(graph: NamedNode, data: str) -> str:
    return f"{_delete(graph)} ;\n{_post(graph, data)}"


def _post(graph: NamedNode, data: str) -> str:
    return f"CREATE SILENT GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{ {data} }} {data} }}"


def _delete(graph: NamedNode, _data: str = "") -> str:
    """Return an update that drops *graph*, and from the merge what no other graph has."""
    return f"""
        DELETE {{ ?s ?p ?o }} WHERE {{
          GRAPH {graph} {{ ?s ?p ?o }}
          FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }}
        }} ;
        DROP SILENT GRAPH {graph}
    """


_CHANGES: dict[str, Callable[[NamedNode, str], str]] = {"PUT": _put, "POST": _post, "DELETE": _delete}
