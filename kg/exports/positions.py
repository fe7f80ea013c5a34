"""Where nodes stand in Gephi when the file is opened: the busiest by springs, the others around those that they deal with.

1. The busiest nodes (all, in a small graph) are hubs.
2. Every other node goes to the hub that most of its links lead to, over other nodes if need be.
3. Hubs are laid out with the room that their nodes need, which stand around them in a spiral. Who deals with no hub stands
   around all of them.
"""

import math
from collections.abc import Iterator, Mapping
from itertools import count

import networkx as nx

from kg.exports.columns import node_size
from kg.exports.communities import communities
from kg.exports.layout import Point, place
from kg.exports.projection import Projection
from kg.exports.spill import Spill

#: How many nodes springs place: what takes seconds. Gephi's own layouts do better for more.
MOST_HUBS = 1_000

_STEPS = 4  # links between a node and its hub, at most
_SPACING = 20.0
_EDGE_LENGTH = 100.0
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

_TABLES = """
DROP TABLE IF EXISTS hub;
DROP TABLE IF EXISTS member;
CREATE TABLE hub (id TEXT PRIMARY KEY, events INTEGER) WITHOUT ROWID;
CREATE TABLE member (id TEXT PRIMARY KEY, hub TEXT) WITHOUT ROWID;
"""
_HUBS = "INSERT INTO hub SELECT id, events FROM counted ORDER BY events DESC, id LIMIT ?"
_THEMSELVES = "INSERT INTO member SELECT id, id FROM hub"
_GATHER = """
INSERT INTO member SELECT id, hub FROM (
    SELECT end.id, hub, row_number() OVER (PARTITION BY end.id ORDER BY count(*) DESC, hub) AS choice
    FROM (SELECT source AS id, target AS other FROM link UNION ALL SELECT target, source FROM link) AS end
    JOIN member ON member.id = end.other
    WHERE end.id NOT IN (SELECT id FROM member) GROUP BY end.id, hub
) WHERE choice = 1;
"""
_SIZES = """
SELECT hub.id, hub.events, count(*) - 1 FROM hub JOIN member ON member.hub = hub.id GROUP BY hub.id ORDER BY hub.id
"""
_TIES = """
SELECT source, target, count(*) FROM link
WHERE source IN (SELECT id FROM hub) AND target IN (SELECT id FROM hub) GROUP BY source, target ORDER BY source, target
"""
_RANKED = """
SELECT hub, CASE WHEN node.id = hub THEN 0 ELSE row_number() OVER (PARTITION BY hub, node.id = hub ORDER BY node.id) END
FROM node LEFT JOIN member ON member.id = node.id ORDER BY node.id
"""


def positions(projection: Projection) -> Iterator[Point]:
    """Yield the position of each node in the order of `Projection.nodes`, y downwards, around (0, 0)."""
    database = projection.settled()
    _gather(database)
    sizes = {hub: (node_size(events), members) for hub, events, members in database.rows(_SIZES)}
    centres = _centres(database, sizes)
    edge = max((math.hypot(*centres[hub]) + _reach(*sizes[hub]) for hub in sizes), default=0.0)
    lonely = count(1)
    for hub, rank in database.rows(_RANKED):
        if hub is None:
            yield _around((0, 0), edge, next(lonely))
        else:
            yield _around(centres[hub], sizes[hub][0], rank) if rank else centres[hub]


def _gather(database: Spill) -> None:
    database.script(_TABLES)
    database.add(_HUBS, [(MOST_HUBS,)])
    database.script(_THEMSELVES)
    for _ in range(_STEPS):
        database.script(_GATHER)


def _centres(database: Spill, sizes: Mapping[str, tuple[float, int]]) -> dict[str, Point]:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(sizes)
    for source, target, events in database.rows(_TIES):
        graph.add_edge(source, target, events=range(events))
    boxes = {hub: (3 * _reach(*size),) * 2 for hub, size in sizes.items()}
    return place(graph, boxes, communities(graph), edge_length=_EDGE_LENGTH)


def _reach(size: float, members: int) -> float:
    """Return the radius of a circle that has a node of *size* and its *members* in it."""
    return math.hypot(size, _SPACING * math.sqrt(members))


def _around(centre: Point, size: float, rank: int) -> Point:
    """Return the place of the member number *rank* of a node of *size* at *centre*."""
    radius, angle = _reach(size, rank), rank * _GOLDEN_ANGLE
    return round(centre[0] + radius * math.cos(angle), 1), round(centre[1] + radius * math.sin(angle), 1)
