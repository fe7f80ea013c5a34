"""Named graphs that are no article's, at the addresses of their names: how much they hold, and their first statements."""

from urllib.parse import quote

from pyoxigraph import NamedNode, Triple

from kg.rdf.namespaces import RDF
from kg.rdf.terms import integer
from kg.server.asking import Asker
from kg.server.pages.rdf import TOLD
from kg.server.vocabularies import SD, VOID


async def graph_facts(asker: Asker, node: NamedNode, server: str) -> list[Triple]:
    """Return what there is to say of the named graph *node*, with the address of the whole of it; nothing if it holds nothing.

    Args:
        asker: Who answers.
        node: Its name.
        server: The address of this server, with a slash at its end.
    """
    rows = await asker.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {node} {{ ?s ?p ?o }} }}")
    count = int(getattr(rows[0]["n"], "value", 0))
    if not count:
        return []
    return [
        Triple(node, RDF.type, SD.NamedGraph),
        Triple(node, VOID.triples, integer(count)),
        Triple(node, VOID.dataDump, NamedNode(f"{server}graph?graph={quote(node.value, safe='')}")),
    ]


async def graph_statements(asker: Asker, node: NamedNode) -> list[Triple]:
    """Return the statements of the named graph *node*: some of them where there are more than `TOLD`."""
    found = await asker.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {node} {{ ?s ?p ?o }} }} LIMIT {TOLD}")
    return sorted(found, key=str)
