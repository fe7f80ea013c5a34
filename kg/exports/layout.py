"""Where nodes stand: near those that they deal with, and no label on another. The same graph always looks the same.

1. Each connected part is laid out by springs (Fruchterman and Reingold) from a fixed seed.
2. Boxes (a node with its label) that overlap are pushed apart.
3. The parts are put close together, the biggest in the middle.
"""

import math
from collections.abc import Mapping
from itertools import islice
from statistics import median

import networkx as nx

from kg.exports.packing import Cell, pack

#: Width and height of what is drawn for a node, in the unit of the positions.
Box = tuple[float, float]
Point = tuple[float, float]

_SEED = 1
_SPRING_ROUNDS = 300
_PUSH_ROUNDS = 200
_GAP = 12.0
_ROOM = 5.0  # the springs fill a square of side 2: how many times the boxes' own area it should hold
_ASPECT = 3  # columns for two rows: screens are half as wide again as they are high
_CELL = 30.0
_STRETCH = 1.25


def place(graph: nx.MultiDiGraph, boxes: Mapping[str, Box], *, edge_length: float) -> dict[str, Point]:
    """Return the middle of each node's box, y downwards, in whole units, around (0, 0).

    Args:
        graph: Directions and parallel edges do not matter.
        boxes: The size of each node.
        edge_length: How long edges should be, as a median: room for their labels.
    """
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place_part(graph.subgraph(part), boxes, edge_length) for part in parts]
    return _centred(_packed(placed, graph, boxes))


def sunflower(count: int, *, spacing: float) -> list[Point]:
    """Return *count* points from the middle outwards, evenly spread: for graphs too big for springs."""
    golden_angle = math.pi * (3 - math.sqrt(5))
    spots = [(spacing * math.sqrt(rank), rank * golden_angle) for rank in range(count)]
    return [(round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)) for radius, angle in spots]


def _place_part(graph: nx.MultiDiGraph, boxes: Mapping[str, Box], edge_length: float) -> dict[str, Point]:
    points = _lying(_springs(graph))
    lengths = [math.dist(points[start], points[end]) for start, end in graph.edges()]
    needed = math.sqrt(_ROOM * sum(width * height for width, height in (boxes[name] for name in points)))
    scale = max(needed / 2, edge_length / (median(lengths) or 1.0)) if lengths else 1.0
    return _pushed_apart({name: (x * scale * _STRETCH, y * scale) for name, (x, y) in points.items()}, boxes)


def _lying(points: dict[str, Point]) -> dict[str, Point]:
    """Turn *points* so that they reach further from left to right than from top to bottom, as screens do."""
    width, height = (max(values) - min(values) for values in zip(*points.values(), strict=True))
    return points if width >= height else {name: (y, x) for name, (x, y) in points.items()}


def _springs(graph: nx.MultiDiGraph) -> dict[str, Point]:
    import rustworkx as rx

    names = sorted(graph)
    index = {name: number for number, name in enumerate(names)}
    plain = rx.PyGraph()
    plain.add_nodes_from(names)
    pairs = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.edges()})
    plain.add_edges_from_no_data(pairs)
    # A circle to start from: random starts fold the graph, and are not the same in every version of the library.
    start = {
        n: (math.cos(2 * math.pi * n / len(names)), math.sin(2 * math.pi * n / len(names))) for n in range(len(names))
    }
    points = rx.spring_layout(plain, pos=start, num_iter=_SPRING_ROUNDS, seed=_SEED, scale=1)
    return {name: (float(points[number][0]), float(points[number][1])) for name, number in index.items()}


def _pushed_apart(points: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    pads = {name: _Pad(x, y, *boxes[name]) for name, (x, y) in sorted(points.items())}
    for _ in range(_PUSH_ROUNDS):
        if not _push_once(list(pads.values())):
            break
    return {name: (pad.x, pad.y) for name, pad in pads.items()}


class _Pad:
    """A box that can be moved, with half its size and half of the gap around it."""

    __slots__ = ("high", "wide", "x", "y")

    def __init__(self, x: float, y: float, width: float, height: float) -> None:
        self.x, self.y = x, y
        self.wide, self.high = (width + _GAP) / 2, (height + _GAP) / 2


def _push_once(pads: list[_Pad]) -> bool:
    """Move every two boxes that overlap away from one another, along the shorter way; tell whether any did."""
    moved = False
    pads.sort(key=lambda pad: pad.x - pad.wide)
    for number, pad in enumerate(pads):
        for other in islice(pads, number + 1, None):
            if other.x - other.wide >= pad.x + pad.wide:
                break
            if abs(other.y - pad.y) < pad.high + other.high:
                moved |= _push_pair(pad, other)
    return moved


def _push_pair(pad: _Pad, other: _Pad) -> bool:
    across = pad.wide + other.wide - abs(other.x - pad.x)
    along = pad.high + other.high - abs(other.y - pad.y)
    if min(across, along) <= 0:
        return False
    if across < along:
        step = math.copysign(across / 2 + 0.01, other.x - pad.x)
        pad.x, other.x = pad.x - step, other.x + step
    else:
        step = math.copysign(along / 2 + 0.01, other.y - pad.y)
        pad.y, other.y = pad.y - step, other.y + step
    return True


def _packed(parts: list[dict[str, Point]], graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Put the parts side by side."""
    cells = [_cells(part, graph, boxes) for part in parts]
    placed: dict[str, Point] = {}
    for part, (columns, rows) in zip(parts, pack(cells, aspect=_ASPECT), strict=True):
        placed |= {name: (x + columns * _CELL, y + rows * _CELL) for name, (x, y) in part.items()}
    return placed


def _cells(part: dict[str, Point], graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> frozenset[Cell]:
    """Return the squares of a grid that the boxes and edges of *part* touch."""
    areas = [(x, y, boxes[name][0] / 2 + _GAP, boxes[name][1] / 2 + _GAP) for name, (x, y) in part.items()]
    for start, end in graph.edges(part):
        (x, y), (dx, dy) = part[start], (part[end][0] - part[start][0], part[end][1] - part[start][1])
        steps = math.ceil(math.hypot(dx, dy) / _CELL)
        areas += [(x + dx * step / steps, y + dy * step / steps, _GAP, _GAP) for step in range(1, steps)]
    return frozenset(
        (column, row)
        for x, y, wide, high in areas
        for column in range(math.floor((x - wide) / _CELL), math.floor((x + wide) / _CELL) + 1)
        for row in range(math.floor((y - high) / _CELL), math.floor((y + high) / _CELL) + 1)
    )


def _centred(points: dict[str, Point]) -> dict[str, Point]:
    if not points:
        return {}
    xs, ys = zip(*points.values(), strict=True)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (round(x - middle_x), round(y - middle_y)) for name, (x, y) in points.items()}
