"""The scripts beside the CSV files, the same whatever the articles say: what they say stands in the files, as values."""

from collections.abc import Iterator

from kg.exports.neo4j.cypher import schema
from kg.exports.neo4j.tables import EDGE_TABLES, NODE_TABLES, OURS, Columns, EdgeTable, NodeTable, names

_CONVERSIONS = {
    "": "{}",
    "int": "toInteger({})",
    "double": "toFloat({})",
    "boolean": "toBoolean({})",
    "date": "date({})",
    "string[]": "split({}, ';')",
}
_ABOUT_LOADING = """\
// Loads the CSV files of this folder into a Neo4j 5 that runs. Copy them to the server's `import` folder, then:
//
//     cypher-shell -u neo4j -f load.cypher
//
// Running it again changes nothing. `kg load neo4j` does the same without files, and removes what articles no longer tell.
// A text that begins with = + - or @ has an apostrophe in front of it, so that no spreadsheet runs it.
"""
_ABOUT_SCHEMA = """\
// The constraint and the indexes; run it after `neo4j-admin database import full`, which makes none:
//
//     cypher-shell -u neo4j -f schema.cypher
"""


def schema_script() -> str:
    """Return `schema.cypher`: constraint and indexes."""
    return _ABOUT_SCHEMA + "".join(f"{statement};\n" for statement in schema())


def load_script() -> str:
    """Return `load.cypher`: constraint, indexes and all files, merged on keys."""
    return _ABOUT_LOADING + "".join(f"{statement};\n" for statement in (*schema(), *_loading()))


def import_arguments() -> str:
    """Return `import.args`: which file holds what, as `neo4j-admin database import full neo4j @import.args` reads it."""
    nodes = (f"--nodes={table.name}.csv\n" for table in NODE_TABLES)
    return "".join((*nodes, *(f"--relationships={table.name}.csv\n" for table in EDGE_TABLES)))


def _loading() -> Iterator[str]:
    for nodes in NODE_TABLES:
        for kind in nodes.kinds or ("",):
            yield _nodes(nodes, nodes.labels(kind))
    for edges in EDGE_TABLES:
        for kind in edges.types():
            yield _edges(edges, kind)


def _nodes(table: NodeTable, labels: tuple[str, ...]) -> str:
    return (
        f"{_rows(table.name)} WITH row WHERE row.`:LABEL` = '{';'.join(labels)}'\n"
        f"MERGE (n:{OURS} {{key: row.`key:ID`}}) SET n:{':'.join(labels)}, {_values('n', table.columns)}"
    )


def _edges(table: EdgeTable, kind: str) -> str:
    setting = f" SET {_values('r', table.columns)}" if table.columns else ""
    return (
        f"{_rows(table.name)} WITH row WHERE row.`:TYPE` = '{kind}'\n"
        f"MATCH (a:{OURS} {{key: row.`:START_ID`}}) MATCH (b:{OURS} {{key: row.`:END_ID`}})\n"
        f"MERGE (a)-[r:{kind}]->(b){setting}"
    )


def _rows(name: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{name}.csv' AS row"


def _values(variable: str, columns: Columns) -> str:
    settings = (
        f"{variable}.{name} = {_CONVERSIONS[kind].format(f'row.`{column}`')}"
        for column, (name, kind) in zip(columns, names(columns), strict=True)
    )
    return ", ".join(settings)
