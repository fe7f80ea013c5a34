"""What the page knows: nodes and edges as they are drawn, and the events behind them, with the sentences that tell them.

`page/data.js` makes of it what the scripts of the page work with. All texts reach the screen as text alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.exports.characters import for_display
from kg.exports.conflicts import conflicts
from kg.exports.drawing import Dot
from kg.exports.page_events import Json, PageEvents
from kg.exports.projection import actor_node
from kg.exports.stories import Stories
from kg.exports.vocabulary import category_labels, quadrant, relation

#: How many events of a node or an edge have their sentences in the page: the newest ones.
MOST_QUOTED = 25


def page_data(graph: nx.MultiDiGraph, dots: Mapping[str, Dot], stories: Stories, totals: Mapping[str, int]) -> Json:
    """Return all that the page shows, as values that JSON has.

    Args:
        graph: What of the graph of actors is shown: an edge a relation between two nodes.
        dots: How its nodes are drawn.
        stories: The events behind it.
        totals: How much there is in all, shown or not: `nodes`.
    """
    names = {node: f"n{number}" for number, node in enumerate(graph)}
    of_nodes = [stories.of_node(node) for node in graph]
    of_edges = [stories.newest(events) for *_, events in graph.edges(data="events")]
    told = stories.newest({event for events in of_nodes for event in events})
    number = {event: index for index, event in enumerate(told)}
    accounts = [stories.by_event[event] for event in told]
    events = PageEvents(names, conflicts(accounts))
    quoted = {event for shown in (*of_nodes, *of_edges) for event in shown[:MOST_QUOTED]}
    light = events.tell(accounts, quoted=quoted)
    return {
        "totals": {**totals, "articles": len(stories.articles), "events": len(stories.by_event)},
        "nodes": [_node(data, dots[node], graph) for node, data in graph.nodes(data=True)],
        "edges": _edges(graph, names, [[number[event] for event in shown] for shown in of_edges]),
        "events": light,
        "actors": events.actors(),
        "speakers": events.speakers(),
        "texts": events.texts(),
        "articles": [stories.articles[article] for article in events.articles()],
        "relations": {name: _relation(name) for name in _relations(stories, told)},
        "categories": {language: dict(category_labels(language)) for language in ("fr", "en")},
    }


def _node(data: Mapping[str, Any], dot: Dot, graph: nx.MultiDiGraph) -> Json:
    country = graph.nodes.get(actor_node(data["country"]), {}) if data.get("country") else {}
    return {
        "name": for_display(data["label"]) or "?",
        "kind": data["kind"],
        "group": data["type"],
        **dot.options(),
        "roles": [for_display(role) for role in data["roles"]],
        "country": for_display(country["label"]) if country else None,
        "wikidata": data["wikidata"] if re.fullmatch(r"Q\d+", data["wikidata"]) else None,
    }


def _edges(graph: nx.MultiDiGraph, names: Mapping[str, str], events: Iterable[list[int]]) -> list[Json]:
    beside: Counter[tuple[str, str]] = Counter()
    edges = []
    for (start, end, name), shown in zip(graph.edges(keys=True), events, strict=True):
        edge = {"from": names[start], "to": names[end], "relation": name, "events": shown}
        edges.append(edge | {"beside": beside[start, end]})
        beside[start, end] += 1
    return edges


def _relations(stories: Stories, told: Iterable[str]) -> list[str]:
    return sorted({stories.by_event[event].event.relation for event in told})


def _relation(name: str) -> Json:
    named = relation(name)
    return {
        "fr": named.before_actor_fr,
        "en": named.before_actor_en,
        "toTheme": {"fr": named.label_fr, "en": named.label_en},
        "category": named.category,
        "quadrant": quadrant(named.category),
        "symmetric": named.symmetric,
    }
