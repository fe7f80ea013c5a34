"""Cypher: what it takes to fill a database, from rows that come as a parameter or from CSV files.

All that stands in a query are labels, types and names of columns from the closed lists of `tables`; what articles say are
values of parameters, or of files.
"""

from collections.abc import Iterable, Iterator

from kg.exports.neo4j import tables
from kg.exports.neo4j.tables import NODE_TABLES, OURS, OWNED_EDGES, NodeTable

_INDEXES = (
    ("Actor", "id"),
    *((label, "name") for label in ("Actor", *tables.ACTORS.kinds)),
    ("Theme", "name"),
    ("Place", "name"),
    ("Article", "id"),
    ("Article", "published"),
    ("Event", "id"),
    ("Event", "fact"),
    ("Event", "relation"),
    ("Event", "startDate"),
)
_FULL_TEXT = (
    ("kg_names", "Actor|Theme|Place|Outlet", ("name",)),
    ("kg_words", "Statement|Article", ("quote", "title")),
)
_OWNED = "|".join(kind for table in OWNED_EDGES for kind in table.types())

#: Articles of ours, with the digests of what they told when they were loaded.
ARTICLES = f"MATCH (n:{OURS}:Article) RETURN n.key AS key, n.digest AS digest"
#: Nodes of ours that several articles may share.
SHARED = (
    f"MATCH (n:{OURS}) WHERE {' OR '.join(f'n:{table.label}' for table in NODE_TABLES if table.shared)} "
    "RETURN n.key AS key, labels(n) AS labels, properties(n) AS properties"
)
#: Direct relationships; no relationship of others has `events`.
TIES = (
    f"MATCH (a:{OURS}:Actor)-[r]->(b:{OURS}) WHERE r.events IS NOT NULL "
    "RETURN a.key AS start, type(r) AS type, b.key AS end, elementId(r) AS id, properties(r) AS properties"
)
#: Takes what an article does not tell any more from it: nodes, then what joins those that stay.
FORGET_NODES = (
    f"UNWIND $rows AS row MATCH (n:{OURS} {{article: row.article}}) WHERE NOT n.key IN row.keys DETACH DELETE n"
)
FORGET_EDGES = (
    f"UNWIND $rows AS row MATCH (:{OURS} {{article: row.article}})-[r:{_OWNED}]-(:{OURS}) WITH DISTINCT r DELETE r"
)
FORGET_PUBLISHER = (
    f"UNWIND $rows AS row MATCH (:{OURS} {{key: row.key}})-[r:{tables.PUBLISHERS.type}]->(:{OURS}) DELETE r"
)
FORGET_ARTICLE = f"UNWIND $rows AS row MATCH (n:{OURS} {{key: row.key}}) DETACH DELETE n"
FORGET_TIES = "UNWIND $rows AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r"
#: A node that somebody else has joined to something stays.
FORGET_ORPHANS = f"UNWIND $rows AS key MATCH (n:{OURS} {{key: key}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n"


def schema() -> Iterator[str]:
    """Yield the statements that make constraint and indexes, unless they are there."""
    yield f"CREATE CONSTRAINT kg_key IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.key IS UNIQUE"
    yield f"CREATE INDEX kg_article IF NOT EXISTS FOR (n:{OURS}) ON (n.article)"
    for label, key in _INDEXES:
        yield f"CREATE INDEX kg_{label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
    for name, labels, keys in _FULL_TEXT:
        properties = ", ".join(f"n.{key}" for key in keys)
        yield (
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{labels}) ON EACH [{properties}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'french'}}"
        )


def add_nodes(table: NodeTable, kind: str) -> str:
    """Return the query that makes nodes of *table* and *kind* of `$rows`, those that are not there yet."""
    return (
        f"UNWIND $rows AS row MERGE (n:{OURS} {{key: row.key}}) ON CREATE SET {_as(table, kind)}, n += row.properties"
    )


def set_nodes(table: NodeTable, kind: str) -> str:
    """Return the query that makes nodes of *table* and *kind* of `$rows`, or what is there be as they say."""
    others = [f"n:{other}" for other in table.kinds if other != kind]
    removal = f" REMOVE {', '.join(others)}" if others else ""
    return f"UNWIND $rows AS row MERGE (n:{OURS} {{key: row.key}}){removal} SET {_as(table, kind)}, n += row.properties"


def set_edges(kind: str) -> str:
    """Return the query that makes relationships of the type *kind* of `$rows`, or what is there be as they say."""
    return (
        f"UNWIND $rows AS row MATCH (a:{OURS} {{key: row.start}}) MATCH (b:{OURS} {{key: row.end}}) "
        f"MERGE (a)-[r:{kind}]->(b) SET r += row.properties"
    )


def _as(table: NodeTable, kind: str) -> str:
    return ", ".join(_labelled(table.labels(kind)))


def _labelled(labels: Iterable[str]) -> Iterator[str]:
    yield from (f"n:{label}" for label in labels if label != OURS)
