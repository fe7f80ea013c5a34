"""`graph.gexf`: the graph of actors for Gephi, as GEXF 1.3 with colours, sizes, places and dates.

Lines are written as they are made: no tree of the file ever stands in memory. Edges begin and end with their events, so that
Gephi's timeline works; one without a date is always there.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import networkx as nx

from kg.exports.characters import for_xml
from kg.exports.files import atomic_writer
from kg.exports.layout import Point, place, sunflower
from kg.exports.projection import THEME, project
from kg.model import ActorType, Modality, Polarity, Reading

#: Name and type (as GEXF has them) of each attribute.
Columns = Mapping[str, str]

NODE_COLUMNS: Columns = {
    "kind": "string",
    "type": "string",
    "country": "string",
    "wikidata": "string",
    "known": "boolean",
    "events": "integer",
    "roles": "string",
}
EDGE_COLUMNS: Columns = {
    "relation": "string",
    "category": "string",
    "polarity": "string",
    "modality": "string",
    "count": "integer",
    "articles": "integer",
    "first": "string",
    "last": "string",
    "confidence": "double",
    "events": "string",
}

_MOST_WITH_SPRINGS = 1_000  # nodes: Gephi's own layouts are better and faster above that
_COLOURS: Mapping[str, tuple[int, int, int]] = {
    ActorType.PERSON: (47, 109, 181),
    ActorType.COUNTRY: (27, 138, 90),
    ActorType.ORGANIZATION: (138, 79, 168),
    ActorType.ARMED_FORCE: (181, 71, 47),
    ActorType.GROUP: (201, 138, 18),
    THEME: (119, 128, 138),
}
_PLAIN, _NEGATED = (139, 146, 154), (195, 36, 59)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>kg</creator><description>Who does what to whom, as articles tell it</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write_gexf(readings: Iterable[Reading], path: Path) -> None:
    """Write the graph of actors of *readings* to *path*.

    Raises:
        ExportError: The file cannot be written.
    """
    graph = project(readings)
    with atomic_writer(path) as lines:
        lines.write(_HEAD)
        lines.writelines(_lines(graph))
        lines.write("</graph>\n</gexf>\n")


def flat(value: Any) -> str:
    """Return *value* as the formats without lists write it: parts of a list with `; ` between, nothing for `None`."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    yield from _declaration("node", NODE_COLUMNS)
    yield from _declaration("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    points = _points(graph)
    yield from (_node(name, data, points[name]) for name, data in graph.nodes(data=True))
    yield "</nodes>\n<edges>\n"
    yield from (_edge(number, *edge) for number, edge in enumerate(graph.edges(data=True)))
    yield "</edges>\n"


def _declaration(kind: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for number, (title, data_type) in enumerate(columns.items()):
        yield f'<attribute id="{number}" title="{title}" type="{data_type}"/>\n'
    yield "</attributes>\n"


def _node(name: str, data: Mapping[str, Any], point: Point) -> str:
    return (
        f"<node id={_quoted(name)} label={_quoted(data['label'])}>{_values(data, NODE_COLUMNS)}"
        f'{_colour(_COLOURS[data["type"]])}<viz:position x="{point[0]}" y="{-point[1]}" z="0"/>'
        f'<viz:size value="{_size(data)}"/></node>\n'
    )


def _edge(number: int, start: str, end: str, data: Mapping[str, Any]) -> str:
    colour = _colour(_NEGATED if data["polarity"] == Polarity.NEGATED else _PLAIN)
    shape = "solid" if data["modality"] == Modality.ACTUAL else "dashed"
    spell = f' start="{data["first"]}" end="{data["last"]}"' if data["first"] else ""
    return (
        f'<edge id="{number}" source={_quoted(start)} target={_quoted(end)} label={_quoted(data["label"])}'
        f' kind={_quoted(data["relation"])} weight="{data["count"]}"{spell}>{_values(data, EDGE_COLUMNS)}'
        f'{colour}<viz:shape value="{shape}"/></edge>\n'
    )


def _values(data: Mapping[str, Any], columns: Columns) -> str:
    texts = [(number, flat(data[column])) for number, column in enumerate(columns)]
    values = "".join(f'<attvalue for="{number}" value={_quoted(text)}/>' for number, text in texts if text)
    return f"<attvalues>{values}</attvalues>"


def _colour(parts: tuple[int, int, int]) -> str:
    return '<viz:color r="{}" g="{}" b="{}"/>'.format(*parts)


def _quoted(text: str) -> str:
    return quoteattr(for_xml(text))


def _points(graph: nx.MultiDiGraph) -> dict[str, Point]:
    if len(graph) > _MOST_WITH_SPRINGS:
        ranked = sorted(graph, key=lambda name: (-graph.nodes[name]["events"], name))
        return dict(zip(ranked, sunflower(len(ranked), spacing=20), strict=True))
    boxes = {name: (3 * _size(data), 3 * _size(data)) for name, data in graph.nodes(data=True)}
    return place(graph, boxes, edge_length=100)


def _size(data: Mapping[str, Any]) -> float:
    return round(4 + 3 * math.sqrt(data["events"]), 1)
