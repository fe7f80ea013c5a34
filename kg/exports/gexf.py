"""`graph.gexf`: the graph of actors for Gephi, as GEXF 1.3 with colours, sizes, places and dates.

Lines are written as they are made: neither the graph nor a tree of the file ever stands in memory. Nodes and edges come and
go with their events, so that Gephi's timeline works; what has no date is always there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.exports.characters import xml_attribute
from kg.exports.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Colour,
    Columns,
    cell,
    edge_colour,
    edge_kind,
    node_colour,
    node_label,
    node_size,
)
from kg.exports.files import atomic_writer
from kg.exports.layout import Point
from kg.exports.positions import positions
from kg.exports.projection import Projection, Spell, projected
from kg.model import Modality, Reading

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
    projection = projected(readings)
    with atomic_writer(path) as file:
        file.writelines(gexf_lines(projection, positions(projection)))


def gexf_lines(projection: Projection, points: Iterable[Point]) -> Iterator[str]:
    """Yield the lines of the file about *projection*, whose nodes stand at *points*, y downwards."""
    yield _HEAD
    yield from _declaration("node", NODE_COLUMNS)
    yield from _declaration("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    for (name, data), point in zip(projection.nodes(), points, strict=True):
        yield _node(name, data, point)
    yield "</nodes>\n<edges>\n"
    for number, (source, target, _, data) in enumerate(projection.edges()):
        yield _edge(number, source, target, data)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declaration(kind: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for number, (title, data_type) in enumerate(columns.items()):
        yield f'<attribute id="{number}" title="{title}" type="{data_type}"/>\n'
    yield "</attributes>\n"


def _node(name: str, data: Mapping[str, Any], point: Point) -> str:
    bounds, spells = _time(data["spells"])
    return (
        f"<node id={xml_attribute(name)} label={xml_attribute(node_label(name, data))}{bounds}>{_values(data, NODE_COLUMNS)}{spells}"
        f'{_colour(node_colour(data))}<viz:position x="{point[0]}" y="{-point[1]}" z="0"/>'
        f'<viz:size value="{node_size(data["events"])}"/></node>\n'
    )


def _edge(number: int, source: str, target: str, data: Mapping[str, Any]) -> str:
    shape = "solid" if data["modality"] == Modality.ACTUAL else "dashed"
    bounds, spells = _time(data["spells"])
    return (
        f'<edge id="{number}" source={xml_attribute(source)} target={xml_attribute(target)} label={xml_attribute(data["label"])}'
        f' kind={xml_attribute(edge_kind(data))} weight="{data["count"]}"{bounds}>{_values(data, EDGE_COLUMNS)}{spells}'
        f'{_colour(edge_colour(data))}<viz:shape value="{shape}"/></edge>\n'
    )


def _time(spells: Sequence[Spell]) -> tuple[str, str]:
    """Return *spells* as attributes of an element, where there is but one, and as a child of it."""
    bounds = [f' start="{first}" end="{last}"' for first, last in spells]
    if len(bounds) <= 1:
        return "".join(bounds), ""
    return "", f"<spells>{''.join(f'<spell{each}/>' for each in bounds)}</spells>"


def _values(data: Mapping[str, Any], columns: Columns) -> str:
    cells = [(number, cell(data[column])) for number, column in enumerate(columns)]
    values = "".join(f'<attvalue for="{number}" value={xml_attribute(value)}/>' for number, value in cells if value)
    return f"<attvalues>{values}</attvalues>"


def _colour(parts: Colour) -> str:
    red, green, blue = parts
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
