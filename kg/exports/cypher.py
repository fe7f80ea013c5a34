"""`load.cypher`: reads the CSV files of `kg.exports.neo4j` into a Neo4j that runs.

The script is the same whatever the articles say: what they say stands in the CSV files, as values. It merges on ids, so that
running it again changes nothing.
"""

import re
from collections.abc import Iterator

from kg.exports.neo4j_tables import EDGE_TABLES, NODE_TABLES, EdgeTable, NodeTable
from kg.lexicon.relations import load_relations
from kg.model import ActorType

_INDEXES = (
    ("Actor", "name"),
    ("Event", "fact"),
    ("Event", "relation"),
    ("Event", "startDate"),
    ("Article", "published"),
)
_CONVERSIONS = {
    "int": "toInteger({})",
    "double": "toFloat({})",
    "boolean": "toBoolean({})",
    "date": "date({})",
    "string[]": "split({}, ';')",
}
_INTRODUCTION = """\
// Loads this folder's CSV files into Neo4j 5. Copy them to the server's `import` folder, then:
//
//     cypher-shell -u neo4j -f load.cypher
//
// Running it again changes nothing. An empty database is filled faster by the import tool:
//
//     neo4j-admin database import full neo4j \\
{files}
//
// A text that begins with = + - or @ has an apostrophe in front of it, so that no spreadsheet runs it.
"""


def load_script() -> str:
    """Return the script."""
    return "\n".join(_parts()) + "\n"


def relationship_type(relation: str) -> str:
    """Return the type of a direct relationship: `talksWith` is `TALKS_WITH`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation)
    return re.sub(r"\W", "_", spaced).upper()


def _parts() -> Iterator[str]:
    yield _INTRODUCTION.format(files=" \\\n".join(_import_options()))
    for table in NODE_TABLES:
        name = f"{table.label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{table.label}) REQUIRE n.id IS UNIQUE;"
    for label, key in _INDEXES:
        yield f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key});"
    yield ""
    for node_table in NODE_TABLES:
        yield from _load_nodes(node_table)
    for edge_table in EDGE_TABLES:
        yield from _load_edges(edge_table)


def _import_options() -> Iterator[str]:
    yield from (f"//         --nodes={table.name}.csv" for table in NODE_TABLES)
    yield from (f"//         --relationships={table.name}.csv" for table in EDGE_TABLES)


def _load_nodes(table: NodeTable) -> Iterator[str]:
    yield f"{_rows(table.name)}\nMERGE (n:{table.label} {{id: row.`{table.id_column}`}})\n{_set('n', table.columns)};\n"
    for kind in ActorType if table.label_column else ():
        condition = f"WITH row WHERE row.{table.label_column} = '{kind.value}'"
        yield f"{_rows(table.name)}\n{condition}\nMATCH (n:{table.label} {{id: row.`{table.id_column}`}})\nSET n:{kind.value};\n"


def _load_edges(table: EdgeTable) -> Iterator[str]:
    types = [table.type] if table.type else [relationship_type(relation) for relation in load_relations()]
    for kind in types:
        only = "" if table.type else f"WITH row WHERE row.`:TYPE` = '{kind}'\n"
        setting = f"\n{_set('r', table.columns)}" if table.columns else ""
        yield (
            f"{_rows(table.name)}\n{only}"
            f"MATCH (a:{table.start} {{id: row.`{table.start_column}`}})\n"
            f"MATCH (b:{table.end} {{id: row.`{table.end_column}`}})\n"
            f"MERGE (a)-[r:{kind}]->(b){setting};\n"
        )


def _rows(name: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{name}.csv' AS row"


def _set(variable: str, columns: tuple[str, ...]) -> str:
    settings = (f"{variable}.{column.split(':')[0]} = {_value(column)}" for column in columns)
    return f"SET {', '.join(settings)}"


def _value(column: str) -> str:
    cell = f"row.`{column}`" if ":" in column else f"row.{column}"
    data_type = column.partition(":")[2]
    return _CONVERSIONS[data_type].format(cell) if data_type else cell
