"""`graph.graphml`: the graph of actors for everything else that reads graphs (yEd, Cytoscape, igraph, NetworkX).

Sizes, colours and places have the names by which Gephi and Gephi Lite know them. Like GEXF, it is written as it is made.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.exports.characters import xml_attribute, xml_content
from kg.exports.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Columns,
    cell,
    edge_colour,
    edge_kind,
    node_colour,
    node_label,
    node_size,
)
from kg.exports.files import atomic_writer
from kg.exports.positions import positions
from kg.exports.projection import Projection, projected
from kg.model import Reading

_COLOUR: Columns = {"r": "integer", "g": "integer", "b": "integer"}
_NODE_KEYS: Columns = {"label": "string", **NODE_COLUMNS, "x": "double", "y": "double", "size": "double", **_COLOUR}
_EDGE_KEYS: Columns = {"label": "string", "kind": "string", "weight": "double", **EDGE_COLUMNS, **_COLOUR}
_TYPES = {"integer": "int"}  # where GraphML has another name for a type of GEXF
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9.:_-]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write_graphml(readings: Iterable[Reading], path: Path) -> None:
    """Write the graph of actors of *readings* to *path*.

    Raises:
        ExportError: The file cannot be written.
    """
    projection = projected(readings)
    with atomic_writer(path) as lines:
        lines.write(_HEAD)
        lines.writelines(_keys("node", _NODE_KEYS))
        lines.writelines(_keys("edge", _EDGE_KEYS))
        lines.write('<graph edgedefault="directed">\n')
        lines.writelines(_elements(projection))
        lines.write("</graph>\n</graphml>\n")


def _keys(kind: str, columns: Columns) -> Iterator[str]:
    for name, data_type in columns.items():
        yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES.get(data_type, data_type)}"/>\n'


def _elements(projection: Projection) -> Iterator[str]:
    for (name, data), (x, y) in zip(projection.nodes(), positions(projection), strict=True):
        red, green, blue = node_colour(data)
        drawn: dict[str, Any] = {"x": x, "y": -y, "size": node_size(data["events"]), "r": red, "g": green, "b": blue}
        values = _data("node", {**data, **drawn, "label": node_label(name, data)}, _NODE_KEYS)
        yield f"<node id={_id(name)}>{values}</node>\n"
    for number, (source, target, _, data) in enumerate(projection.edges()):
        red, green, blue = edge_colour(data)
        shown = {"kind": edge_kind(data), "weight": data["count"], "r": red, "g": green, "b": blue}
        values = _data("edge", {**data, **shown}, _EDGE_KEYS)
        yield f'<edge id="{number}" source={_id(source)} target={_id(target)}>{values}</edge>\n'


def _data(kind: str, data: Mapping[str, Any], columns: Columns) -> str:
    cells = ((column, xml_content(cell(data[column]))) for column in columns)
    return "".join(f'<data key="{kind}-{column}">{value}</data>' for column, value in cells if value)


def _id(name: str) -> str:
    """Return *name* as an id: GraphML wants name tokens, which the ids of actors are, unless somebody means harm."""
    return xml_attribute(_NOT_IN_NAME.sub(lambda found: f"_x{ord(found[0]):X}_", name))
