"""No node stands on another, and the same graph always looks the same."""

import math
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product
from statistics import fmean

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.communities import communities
from kg.exports.layout import Point, place
from kg.exports.packing import Cell, pack

BOX = (80.0, 30.0)


def overlaps(points: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    names = sorted(points)
    return [
        (one, other)
        for number, one in enumerate(names)
        for other in names[:number]
        if abs(points[one][0] - points[other][0]) < BOX[0] and abs(points[one][1] - points[other][1]) < BOX[1]
    ]


def graph_of(pairs: list[tuple[int, int]], alone: int = 0) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(f"alone{number}" for number in range(alone))
    graph.add_edges_from(((f"n{start}", f"n{end}") for start, end in pairs), events=("e",))
    return graph


def placed(graph: nx.MultiDiGraph) -> dict[str, Point]:
    return place(graph, dict.fromkeys(graph, BOX), communities(graph), edge_length=200)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=40), st.integers(0, 5))
def test_no_box_overlaps_another(pairs: list[tuple[int, int]], alone: int) -> None:
    graph = graph_of([pair for pair in pairs if pair[0] != pair[1]], alone)
    points = placed(graph)
    assert set(points) == set(graph)
    assert overlaps(points) == []


def affairs(count: int, *, of: int) -> nx.MultiDiGraph:
    """Return a graph of *count* rings of *of* nodes, each joined to the next by one edge."""
    graph = nx.MultiDiGraph()
    for ring in range(count):
        nodes = [f"r{ring}n{number}" for number in range(of)]
        for step in (1, 2):
            graph.add_edges_from(zip(nodes, nodes[step:] + nodes[:step], strict=True), events=("e",))
        graph.add_edge(nodes[0], f"r{(ring + 1) % count}n0", events=("e",))
    return graph


@pytest.mark.slow
def test_the_communities_of_a_big_graph_lie_apart_like_islands() -> None:
    graph = affairs(8, of=30)
    points, groups = placed(graph), communities(graph)
    assert overlaps(points) == []
    frames = defaultdict(list)
    for node, point in points.items():
        frames[groups[node]].append(point)
    assert len(frames) == 8
    for one, other in combinations(frames.values(), 2):
        (left, top), (right, bottom) = (tuple(map(limit, zip(*one, strict=True))) for limit in (min, max))
        assert not any(left <= x <= right and top <= y <= bottom for x, y in other)


def test_those_that_deal_with_one_another_stand_closer_than_strangers() -> None:
    one, other = range(6), range(10, 16)
    graph = graph_of([*combinations(one, 2), *combinations(other, 2), (0, 10)])
    points = placed(graph)

    def mean_distance(pairs: Iterable[tuple[int, int]]) -> float:
        return fmean(math.dist(points[f"n{start}"], points[f"n{end}"]) for start, end in pairs)

    assert mean_distance(product(one, other)) > 1.5 * mean_distance([*combinations(one, 2), *combinations(other, 2)])


@pytest.mark.slow
def test_places_are_the_same_in_every_process() -> None:
    code = "from tests.exports.test_layout import affairs, placed;print(placed(affairs(6, of=20)))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


@given(st.lists(st.frozensets(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1), max_size=12))
def test_packed_parts_share_no_square(parts: list[frozenset[Cell]]) -> None:
    shifts = pack(parts, aspect=3)
    cells = [(column + x, row + y) for part, (x, y) in zip(parts, shifts, strict=True) for column, row in part]
    assert len(cells) == len(set(cells))


def test_equal_parts_are_packed_wider_than_high() -> None:
    shifts = pack([frozenset({(0, 0)})] * 60, aspect=3)
    width, height = (max(values) - min(values) + 1 for values in zip(*shifts, strict=True))
    assert height < width < 2.5 * height
    assert width * height < 100
