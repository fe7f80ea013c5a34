"""`graph.graphml`: the graph of actors for everything else that reads graphs (yEd, Cytoscape, igraph, NetworkX)."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from kg.exports.characters import for_xml
from kg.exports.files import atomic_writer
from kg.exports.gexf import EDGE_COLUMNS, NODE_COLUMNS, Columns, flat
from kg.exports.projection import project
from kg.model import Reading

_NODE_KEYS: Columns = {"label": "string", **NODE_COLUMNS}
_EDGE_KEYS: Columns = {"label": "string", "weight": "integer", **EDGE_COLUMNS}
_TYPES = {"integer": "int"}  # where GraphML has another name for a type of GEXF
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write_graphml(readings: Iterable[Reading], path: Path) -> None:
    """Write the graph of actors of *readings* to *path*.

    Raises:
        ExportError: The file cannot be written.
    """
    graph = project(readings)
    with atomic_writer(path) as lines:
        lines.write(_HEAD)
        lines.writelines(_keys("node", _NODE_KEYS))
        lines.writelines(_keys("edge", _EDGE_KEYS))
        lines.write('<graph edgedefault="directed">\n')
        lines.writelines(_elements(graph))
        lines.write("</graph>\n</graphml>\n")


def _keys(kind: str, columns: Columns) -> Iterator[str]:
    for name, data_type in columns.items():
        yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES.get(data_type, data_type)}"/>\n'


def _elements(graph: nx.MultiDiGraph) -> Iterator[str]:
    for name, data in graph.nodes(data=True):
        yield f"<node id={_quoted(name)}>{_data('node', data, _NODE_KEYS)}</node>\n"
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        values = _data("edge", {**data, "weight": data["count"]}, _EDGE_KEYS)
        yield f'<edge id="{number}" source={_quoted(start)} target={_quoted(end)}>{values}</edge>\n'


def _data(kind: str, data: Mapping[str, Any], columns: Columns) -> str:
    texts = ((column, escape(for_xml(flat(data[column])))) for column in columns)
    return "".join(f'<data key="{kind}-{column}">{text}</data>' for column, text in texts if text)


def _quoted(text: str) -> str:
    return quoteattr(for_xml(text))
