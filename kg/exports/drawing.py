"""How the nodes of the page are drawn: their size, label, place and community. Colours are the page's, for light and for dark."""

import math
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.exports.characters import for_display
from kg.exports.communities import communities
from kg.exports.layout import Box, Point, place

_LABEL_WIDTH = 22  # characters
_LABEL_LINES = 3
_LINE_HEIGHT = 1.25  # of the font's size
_LETTER_WIDTH = 0.56  # of the font's size, on average
_EDGE_LENGTH = 260.0
_ALL_LABELLED = 60  # nodes; in bigger graphs labels show as one zooms in, and need not all have room from the start


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A node as it is drawn: a dot, or a diamond for a theme, at (x, y), with its label below.

    Attributes:
        size: Its radius, in the unit of the positions.
        font: The height of the label's letters, in the same unit.
        community: The number of the group of nodes that it belongs to; 0 is the biggest.
    """

    label: str
    shape: str
    size: float
    font: int
    community: int
    x: float
    y: float

    def options(self) -> dict[str, Any]:
        """Return all of it by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def draw(graph: nx.MultiDiGraph) -> dict[str, Dot]:
    """Return how to draw each node of *graph*."""
    most = max((data["events"] for data in graph.nodes.values()), default=0) or 1
    looks = {node: _Look(data, data["events"] / most) for node, data in graph.nodes(data=True)}
    room = min(1.0, max(0.4, _ALL_LABELLED / max(len(looks), 1)))
    groups = communities(graph)
    boxes = {node: look.box(room) for node, look in looks.items()}
    points = place(graph, boxes, groups, edge_length=_EDGE_LENGTH)
    return {node: look.dot(points[node], groups[node]) for node, look in looks.items()}


class _Look:
    """What of a node's look does not depend on the others' places."""

    def __init__(self, data: Mapping[str, Any], importance: float) -> None:
        weight = math.sqrt(importance)  # the area of the dot tells the number of events
        self.shape = "diamond" if data["kind"] == "theme" else "dot"
        self.size = round(7 + 25 * weight, 1)
        self.font = round(14 + 14 * weight)
        label = for_display(data["label"])
        self.label = textwrap.fill(label, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder="…") or "?"

    def box(self, room: float) -> Box:
        """Return the space to keep free, with *room* (0 to 1) of the label's width."""
        longest = max(map(len, self.label.split("\n")))
        return max(2 * self.size, longest * self.font * _LETTER_WIDTH * room), 2 * self.size + self._label_height()

    def dot(self, point: Point, community: int) -> Dot:
        """Return the node with the middle of its box at *point*."""
        x, y = point[0], point[1] - round(self._label_height() / 2)
        return Dot(label=self.label, shape=self.shape, size=self.size, font=self.font, community=community, x=x, y=y)

    def _label_height(self) -> float:
        return (self.label.count("\n") + 1) * self.font * _LINE_HEIGHT
