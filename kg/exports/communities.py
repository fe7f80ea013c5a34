"""Who deals with whom more than with others: groups of nodes, found by Louvain's method from a fixed seed."""

from collections.abc import Mapping

import networkx as nx

_SEED = 1


def communities(graph: nx.MultiDiGraph) -> Mapping[str, int]:
    """Return the number of each node's community, the biggest being 0; edges count as often as they have events."""
    numbers = {node: number for number, node in enumerate(graph)}
    # Whole numbers instead of names: the order of a set of them is the same in every process.
    plain = nx.Graph()
    plain.add_nodes_from(numbers.values())
    for start, end, events in graph.edges(data="events"):
        pair = (numbers[start], numbers[end])
        before = plain.get_edge_data(*pair, default={"weight": 0})["weight"]
        plain.add_edge(*pair, weight=before + len(events))
    groups = sorted(nx.community.louvain_communities(plain, seed=_SEED), key=lambda group: (-len(group), min(group)))
    names = list(numbers)
    return {names[number]: rank for rank, group in enumerate(groups) for number in group}
