"""How the graph of actors is drawn: sizes, labels, lines and places, as pyvis and vis-network name them.

Colours are not set here: the page has them, for light and for dark.
"""

import math
import textwrap
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import networkx as nx

from kg.exports.characters import for_display
from kg.exports.layout import Box, place
from kg.exports.vocabulary import quadrant, relation
from kg.model import Modality, Polarity

_LABEL_WIDTH = 22  # characters
_LABEL_LINES = 3
_LINE_HEIGHT = 1.25  # of the font's size
_LETTER_WIDTH = 0.56  # of the font's size, on average
_EDGE_LENGTH = 260.0
_ALL_LABELLED = 60  # nodes; in bigger graphs labels show as one zooms in, and need not all have room from the start
_DASHES: Mapping[str, bool | list[int]] = {Modality.ACTUAL: False, Modality.PLANNED: [12, 7], Modality.POSSIBLE: [3, 7]}


class Drawing(NamedTuple):
    """Nodes and edges with the options of vis-network, in the order of the graph that they draw."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dot:
    """A node as it is drawn: a dot, or a diamond for a theme, with its label below."""

    label: str
    group: str
    shape: str
    size: float
    font: int

    @property
    def label_height(self) -> float:
        return (self.label.count("\n") + 1) * self.font * _LINE_HEIGHT

    def box(self, room: float) -> Box:
        """Return the space to keep free, with *room* (0 to 1) of the label's width."""
        longest = max(map(len, self.label.split("\n")))
        return max(2 * self.size, longest * self.font * _LETTER_WIDTH * room), 2 * self.size + self.label_height


def draw(graph: nx.MultiDiGraph) -> Drawing:
    """Return how to draw *graph*; nodes are called `n0`, `n1` … and edges `e0`, `e1` … in their order."""
    from pyvis.network import Network

    network = Network(directed=True)
    names = {node: f"n{number}" for number, node in enumerate(graph)}
    most = max((data["events"] for data in graph.nodes.values()), default=0) or 1
    dots = {node: _dot(data, data["events"] / most) for node, data in graph.nodes(data=True)}
    room = min(1.0, max(0.4, _ALL_LABELLED / max(len(dots), 1)))
    points = place(graph, {node: dot.box(room) for node, dot in dots.items()}, edge_length=_EDGE_LENGTH)
    for node, dot in dots.items():
        x, y = points[node]
        options = {"group": dot.group, "shape": dot.shape, "size": dot.size, "font": {"size": dot.font}}
        network.add_node(names[node], label=dot.label, x=x, y=y - round(dot.label_height / 2), **options)
    beside: Counter[tuple[str, str]] = Counter()
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        network.add_edge(names[start], names[end], id=f"e{number}", **_line(data, beside[start, end]))
        beside[start, end] += 1
    return Drawing(network.nodes, network.edges)


def _dot(data: Mapping[str, Any], importance: float) -> _Dot:
    label = textwrap.fill(for_display(data["label"]), _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder="…")
    weight = math.sqrt(importance)  # the area of the dot tells the number of events
    return _Dot(
        label=label or "?",
        group=data["type"],
        shape="diamond" if data["kind"] == "theme" else "dot",
        size=round(7 + 25 * weight, 1),
        font=round(14 + 14 * weight),
    )


def _line(data: Mapping[str, Any], beside: int) -> dict[str, object]:
    """Return the look of an edge that has *beside* others between the same nodes in the same direction."""
    negated = data["polarity"] == Polarity.NEGATED
    times = f" ×{data['count']}" if data["count"] > 1 else ""
    return {
        "label": f"{'✗ ' if negated else ''}{data['label']}{times}",
        "quadrant": quadrant(data["category"]),
        "negated": negated,
        "arrows": "" if relation(data["relation"]).symmetric else "to",
        "dashes": _DASHES[data["modality"]],
        "width": round(1.2 + math.log2(data["count"]), 1),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": round(0.08 + 0.16 * beside, 2)},
    }
