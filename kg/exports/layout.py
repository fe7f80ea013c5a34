"""Where nodes stand: near those that they deal with, and no label on another. The same graph always looks the same.

1. A connected part of few nodes is laid out by springs, and boxes (a node with its label) that overlap are pushed apart.
2. One of many nodes becomes a map: each community is laid out by itself, and is a box in the layout of the communities.
3. The parts are put close together, the biggest in the middle.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import median

import networkx as nx

from kg.exports.communities import communities
from kg.exports.overlaps import Box, Point, pushed_apart
from kg.exports.packing import Cell, pack
from kg.exports.springs import springs

__all__ = ["Box", "Point", "place"]

_MOST_BY_SPRINGS = 80  # nodes; of more, springs alone make a ball of wool
_GAP = 12.0
_COAST = 60.0  # between two communities
_ROOM = 5.0  # the springs fill a square of side 2: how many times the boxes' own area it should hold
_STRETCH = 1.25
_ASPECT = 3  # columns for two rows: screens are half as wide again as they are high
_CELLS = 100  # of the grid that parts are packed in, along the side of a square that holds them all
_LEAST_CELL = 30.0

Places = dict[str, Point]


def place(graph: nx.MultiDiGraph, boxes: Mapping[str, Box], groups: Mapping[str, int], *, edge_length: float) -> Places:
    """Return the middle of each node's box, y downwards, in whole units, around (0, 0).

    Args:
        graph: Directions and parallel edges do not matter.
        boxes: The size of each node.
        groups: The number of each node's community.
        edge_length: How long edges should be, as a median: room for their labels.
    """
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place_part(graph.subgraph(sorted(part)), boxes, groups, edge_length) for part in parts]
    return _centred(_packed(placed, graph, boxes))


def _place_part(
    graph: nx.MultiDiGraph, boxes: Mapping[str, Box], groups: Mapping[str, int], edge_length: float
) -> Places:
    islands: dict[str, list[str]] = defaultdict(list)
    for node in sorted(graph):
        islands[str(groups[node])].append(node)
    if len(graph) <= _MOST_BY_SPRINGS or len(islands) == 1:
        return _by_springs(graph, boxes, edge_length)
    inner = {name: _place_island(graph.subgraph(nodes), boxes, edge_length) for name, nodes in islands.items()}
    return _map(graph, inner, boxes)


def _place_island(graph: nx.MultiDiGraph, boxes: Mapping[str, Box], edge_length: float) -> Places:
    """Return the places of a community; a big one is a map of its own communities."""
    return _place_part(graph, boxes, communities(graph), edge_length)


def _by_springs(graph: nx.MultiDiGraph, boxes: Mapping[str, Box], edge_length: float) -> Places:
    ties = Counter((start, end) for start, end in graph.edges())
    points = springs(sorted(graph), ties)
    lengths = [math.dist(points[start], points[end]) for start, end in ties]
    scale = max(
        _side(boxes[name] for name in points) * math.sqrt(_ROOM) / 2, edge_length / (median(lengths or [0]) or 1)
    )
    return _spread(points, boxes, scale, _GAP) if lengths else points


def _map(graph: nx.MultiDiGraph, inner: Mapping[str, Places], boxes: Mapping[str, Box]) -> Places:
    """Return the places of all nodes, where *inner* has those of each island by itself."""
    island_of = {node: name for name, places in inner.items() for node in places}
    pairs = Counter(
        (island_of[start], island_of[end]) for start, end in graph.edges() if island_of[start] != island_of[end]
    )
    ties = {pair: math.sqrt(count) for pair, count in pairs.items()}
    framed = {name: _framed(places, boxes) for name, places in inner.items()}
    areas = {name: width * height for name, (_, (width, height)) in framed.items()}
    order = sorted(inner, key=lambda name: (-areas[name], name))
    cell = max(_LEAST_CELL, math.sqrt(sum(areas.values())) / _CELLS)
    spots = _evened(springs(list(inner), ties), areas)
    shifts = pack(
        [_rectangle(framed[name][1], cell) for name in order],
        aspect=_ASPECT,
        wanted=[(round(spots[name][0] / cell), round(spots[name][1] / cell)) for name in order],
    )
    return {
        node: (column * cell + x, row * cell + y)
        for name, (column, row) in zip(order, shifts, strict=True)
        for node, (x, y) in framed[name][0].items()
    }


def _evened(points: Places, areas: Mapping[str, float]) -> Places:
    """Return *points* in the same directions from their middle, at distances that give to each the area that it needs."""
    angles = {name: math.atan2(y, x) for name, (x, y) in points.items()}
    within = 0.0
    evened = {}
    for name in sorted(points, key=lambda name: (math.hypot(*points[name]), name)):
        distance = math.sqrt((within + areas[name] / 2) / math.pi)
        within += areas[name]
        stretch = math.sqrt(_ASPECT / 2)
        evened[name] = (
            distance * stretch * math.cos(angles[name]),
            distance / stretch * math.sin(angles[name]),
        )
    return evened


def _rectangle(box: Box, cell: float) -> frozenset[Cell]:
    """Return the squares of a grid that an island in *box* and the sea around it take, around (0, 0)."""
    columns, rows = (math.ceil((length + _COAST) / 2 / cell) for length in box)
    return frozenset((column, row) for column in range(-columns, columns + 1) for row in range(-rows, rows + 1))


def _spread(points: Places, boxes: Mapping[str, Box], scale: float, gap: float) -> Places:
    scaled = {name: (x * scale * _STRETCH, y * scale) for name, (x, y) in points.items()}
    return pushed_apart(scaled, boxes, gap=gap)


def _side(boxes: Iterable[Box]) -> float:
    """Return the side of a square as big as all *boxes*."""
    return math.sqrt(sum(width * height for width, height in boxes))


def _framed(places: Places, boxes: Mapping[str, Box]) -> tuple[Places, Box]:
    """Return *places* around the middle of the box that holds them all, and that box."""
    left, right = _extent((x, boxes[node][0]) for node, (x, _) in places.items())
    top, bottom = _extent((y, boxes[node][1]) for node, (_, y) in places.items())
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    return {node: (x - middle_x, y - middle_y) for node, (x, y) in places.items()}, (right - left, bottom - top)


def _extent(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the least and the greatest that *spans*, each a middle and a length, reach."""
    ends = [(middle - length / 2, middle + length / 2) for middle, length in spans]
    return min(least for least, _ in ends), max(greatest for _, greatest in ends)


def _packed(parts: list[Places], graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> Places:
    """Put the parts side by side."""
    if len(parts) == 1:
        return parts[0]
    frames = [_framed(part, boxes)[1] for part in parts]
    cell = max(_LEAST_CELL, _side(frames) / _CELLS)
    cells = [_without_bays(_cells(part, graph, boxes, cell)) for part in parts]
    placed: Places = {}
    for part, (columns, rows) in zip(parts, pack(cells, aspect=_ASPECT), strict=True):
        placed |= {name: (x + columns * cell, y + rows * cell) for name, (x, y) in part.items()}
    return placed


def _cells(part: Places, graph: nx.MultiDiGraph, boxes: Mapping[str, Box], cell: float) -> frozenset[Cell]:
    """Return the squares of a grid that the boxes and edges of *part* touch."""
    areas = [(x, y, boxes[name][0] / 2 + _GAP, boxes[name][1] / 2 + _GAP) for name, (x, y) in part.items()]
    for start, end in sorted(set(graph.edges(part))):
        (x, y), (dx, dy) = part[start], (part[end][0] - part[start][0], part[end][1] - part[start][1])
        steps = math.ceil(math.hypot(dx, dy) / cell)
        areas += [(x + dx * step / steps, y + dy * step / steps, _GAP, _GAP) for step in range(1, steps)]
    return frozenset(
        (column, row)
        for x, y, wide, high in areas
        for column in range(math.floor((x - wide) / cell), math.floor((x + wide) / cell) + 1)
        for row in range(math.floor((y - high) / cell), math.floor((y + high) / cell) + 1)
    )


def _without_bays(cells: frozenset[Cell]) -> frozenset[Cell]:
    """Return *cells* with those between two of a row: a small part in a bay of a big one would seem to belong to it."""
    rows: dict[int, list[int]] = defaultdict(list)
    for column, row in cells:
        rows[row].append(column)
    return frozenset((column, row) for row, found in rows.items() for column in range(min(found), max(found) + 1))


def _centred(points: Places) -> Places:
    if not points:
        return {}
    xs, ys = zip(*points.values(), strict=True)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (round(x - middle_x), round(y - middle_y)) for name, (x, y) in points.items()}
