"""Every node has a place of its own in Gephi: the busiest ones by springs, the others around those they deal with."""

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from kg.exports import positions as module
from kg.exports.columns import node_size
from kg.exports.positions import positions
from kg.exports.projection import projected
from kg.model import Reading
from tests.exports.crowd import crowd
from tests.readings import READINGS

HUBS = 12


@pytest.fixture
def few_hubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HUBS", HUBS)


def placed(readings: Iterator[Reading] | tuple[Reading, ...]) -> dict[str, tuple[float, float]]:
    projection = projected(readings)
    names = [name for name, _ in projection.nodes()]
    return dict(zip(names, positions(projection), strict=True))


def test_no_two_nodes_of_a_small_graph_overlap() -> None:
    projection = projected((*READINGS, *crowd(actors=30, articles=40)))
    sizes = [node_size(data["events"]) for _, data in projection.nodes()]
    circles = list(zip(sizes, positions(projection), strict=True))
    for number, (size, point) in enumerate(circles):
        assert all(math.dist(point, other) >= size + reach for reach, other in circles[:number])


@pytest.mark.usefixtures("few_hubs")
def test_no_two_nodes_of_a_big_graph_stand_on_one_another() -> None:
    points = list(placed(crowd(actors=300, articles=200)).values())
    assert min(math.dist(one, other) for number, one in enumerate(points) for other in points[:number]) > 5


@pytest.mark.usefixtures("few_hubs")
def test_who_deals_with_one_hub_alone_stands_nearer_to_it_than_most() -> None:
    projection = projected(crowd(actors=300, articles=200))
    graph = projection.graph()
    places = dict(zip(graph, positions(projection), strict=True))
    hubs = sorted(graph, key=lambda node: (-graph.nodes[node]["events"], node))[:HUBS]
    ranks = []
    for node in set(graph) - set(hubs):
        ties = set(graph.predecessors(node)) | set(graph.successors(node))
        if len(ties) == 1 and ties <= set(hubs):
            nearest = sorted(hubs, key=lambda hub, node=node: math.dist(places[hub], places[node]))
            ranks.append(nearest.index(ties.pop()))
    assert len(ranks) > 10
    assert sum(rank == 0 for rank in ranks) > 0.8 * len(ranks)


@pytest.mark.usefixtures("few_hubs")
def test_who_deals_with_nobody_stands_around_the_others() -> None:
    alone = [position_only for position_only in READINGS if position_only.positions]
    readings = (*crowd(actors=300, articles=200), *(Reading(document=r.document, positions=r.positions) for r in alone))
    places = placed(readings)
    distances = {name: math.hypot(*point) for name, point in places.items()}
    lonely = {"actor:lars-haugen", "actor:mila-petrovic"}
    assert min(distances[name] for name in lonely) >= max(distances[name] for name in distances.keys() - lonely) / 2


def test_the_order_of_articles_moves_nobody() -> None:
    readings = (*READINGS, *crowd(actors=30, articles=40))
    assert placed(readings) == placed(tuple(reversed(readings)))


def test_asking_twice_gives_the_same() -> None:
    projection = projected(READINGS)
    assert list(positions(projection)) == list(positions(projection))


def test_a_graph_without_nodes_has_no_positions() -> None:
    assert placed(()) == {}


def test_members_go_around_their_hub_ever_further() -> None:
    radii = [math.hypot(*module._around((0, 0), 10, rank)) for rank in range(1, 50)]
    assert all(nearer < further for nearer, further in pairwise(radii))
    assert radii[0] > 10
