"""What a Neo4j holds, and what it should hold, in a form that can be compared."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.exports.neo4j.collected import Collected, Ties
from kg.exports.neo4j.loading import Loaded, load
from kg.exports.neo4j.rows import Edge, Node, article_rows
from kg.exports.neo4j.server import Target, connected
from kg.model import Reading
from tests.neo4j_server import Server

_NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
_EDGES = "MATCH (a)-[r]->(b) RETURN a.key AS start, type(r) AS type, b.key AS end, properties(r) AS properties"
#: Nodes and relationships, as texts that can be compared.
Graph = tuple[list[str], list[str]]


@dataclass(frozen=True)
class Articles:
    """Readings, as a store gives them."""

    some: Iterable[Reading]

    def readings(self) -> Iterator[Reading]:
        return iter(sorted(self.some, key=lambda reading: reading.document.id))


def loaded(server: Server, *readings: Reading) -> Loaded:
    with connected(Target(uri=server.uri), server.credentials) as database:
        return load(Articles(readings), database)


def graph(server: Server) -> Graph:
    """All that the server holds."""
    nodes = [line(sorted(row["labels"]), row["properties"]) for row in server.ask(_NODES)]
    edges = [line((row["start"], row["type"], row["end"]), row["properties"]) for row in server.ask(_EDGES)]
    return sorted(nodes), sorted(edges)


def expected(*readings: Reading, text: Callable[[str], str] = str) -> Graph:
    """All that a server should hold, where *text* is done to each text on the way."""
    shared, ties, rows = Collected[Node](), Ties(), list[Node | Edge]()
    for reading in Articles(readings).readings():
        told = article_rows(reading)
        rows += [told.article, *told.owned, *told.edges]
        shared.add(told.shared)
        ties.add(reading)
    rows += [*shared.rest(), *ties.rows()]
    nodes, edges = [], []
    for row in rows:
        properties = {
            name: text(value) if isinstance(value, str) else value for name, value in row.properties().items()
        }
        if isinstance(row, Node):
            nodes.append(line(sorted(row.table.labels(row.kind)), properties | {"key": text(row.key)}))
        else:
            edges.append(line((text(row.start), row.type, text(row.end)), properties))
    return sorted(nodes), sorted(edges)


def line(what: Iterable[str], properties: dict[str, Any]) -> str:
    return repr((*what, sorted((name, str(value)) for name, value in properties.items() if value is not None)))
