"""What of the graph of actors the page shows: the busiest nodes, and one edge for each thing that one does to another.

The page tells what happened from what is denied or feared by the events that an edge stands for, so that one edge is drawn
where the graph of actors has one for each polarity and modality.
"""

import networkx as nx


def excerpt(graph: nx.MultiDiGraph, *, most_nodes: int, most_edges: int) -> nx.MultiDiGraph:
    """Return the part of *graph* between the nodes with the most events (one at least), nodes and edges in the same order.

    All edges between two nodes that are shown are shown: where there would be more than *most_edges*, fewer nodes are.
    Edges have relation, category and events (ids).
    """
    merged = _by_relation(graph)
    active = (node for node, events in graph.nodes(data="events") if events)
    ranked = sorted(active, key=lambda node: (-graph.nodes[node]["events"], node))
    rank = {node: number for number, node in enumerate(ranked)}
    later_ends = sorted(max(rank[start], rank[end]) for start, end in merged.edges())
    count = min(most_nodes, *later_ends[most_edges : most_edges + 1], len(ranked))
    return merged.subgraph(ranked[:count]).copy()


def _by_relation(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    merged = nx.MultiDiGraph()
    merged.add_nodes_from(graph.nodes(data=True))
    for start, end, data in graph.edges(data=True):
        name = data["relation"]
        if not merged.has_edge(start, end, name):
            merged.add_edge(start, end, name, relation=name, category=data["category"], events=())
        merged.edges[start, end, name]["events"] += data["events"]
    return merged
