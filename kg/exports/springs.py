"""Places by springs (Fruchterman and Reingold): those that deal with one another are pulled together, all push one another away."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

#: (x, y)
Point = tuple[float, float]

_SEED = 1
_ROUNDS = 300


def springs(names: Sequence[str], ties: Mapping[tuple[str, str], float]) -> dict[str, Point]:
    """Return a place for each of *names*, around (0, 0), reaching further from left to right than from top to bottom.

    Args:
        names: In an order that does not change.
        ties: How strongly two of them are tied, for each pair that is, in whichever order.
    """
    import rustworkx as rx

    index = {name: number for number, name in enumerate(names)}
    strength: dict[tuple[int, int], float] = defaultdict(float)
    for (start, end), weight in ties.items():
        strength[min(index[start], index[end]), max(index[start], index[end])] += weight
    mean = fmean(strength.values()) if strength else 1.0
    graph = rx.PyGraph()
    graph.add_nodes_from(list(names))
    graph.add_edges_from([(*pair, weight / mean) for pair, weight in sorted(strength.items())])
    points = rx.spring_layout(graph, pos=_circle(len(names)), num_iter=_ROUNDS, weight_fn=float, seed=_SEED, scale=1)
    return _lying({name: (float(points[number][0]), float(points[number][1])) for name, number in index.items()})


def _circle(count: int) -> dict[int, Point]:
    """Return where to start from: random starts fold the graph, and are not the same in every version of the library."""
    angles = (2 * math.pi * number / count for number in range(count))
    return {number: (math.cos(angle), math.sin(angle)) for number, angle in enumerate(angles)}


def _lying(points: dict[str, Point]) -> dict[str, Point]:
    """Turn *points* so that they lie, as screens do."""
    width, height = (max(values) - min(values) for values in zip(*points.values(), strict=True))
    return points if width >= height else {name: (y, x) for name, (x, y) in points.items()}
