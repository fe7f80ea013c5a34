"""What the page knows: the drawing, and for each node and edge the events behind it, with the sentences that tell them.

Texts are freed here of characters that could deceive the eye, and sentences are cut at the words that are highlighted. The
page puts them on the screen as text alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import networkx as nx

from kg.exports.characters import for_display
from kg.exports.drawing import Drawing
from kg.exports.projection import actor_node, days, theme_node
from kg.exports.vocabulary import category_labels, relation
from kg.model import Document, Event, Evidence, Participant, Reading
from kg.sources.web_address import is_web_address

#: How many events a node or an edge shows: the newest ones.
MOST_EVENTS = 25

_REACH = 400  # characters of a sentence on either side of the trigger

Json = dict[str, Any]


class _Story(NamedTuple):
    event: Event
    article: int
    first: date | None
    last: date | None


class Stories:
    """The events of the readings that were added, and which node has which."""

    def __init__(self) -> None:
        self.articles: list[Json] = []
        self.by_event: dict[str, _Story] = {}
        self._by_node: dict[str, list[str]] = defaultdict(list)

    def add(self, reading: Reading) -> None:
        """Take in the events of *reading*, but not its text."""
        for event in reading.events:
            self.by_event[event.id] = _Story(event, len(self.articles), *days(event, reading.document))
            for node in _nodes(event):
                self._by_node[node].append(event.id)
        self.articles.append(_article(reading.document))

    def of_node(self, node: str) -> list[str]:
        """Return the ids of the events of *node*."""
        return self._by_node[node]

    def newest(self, events: Iterable[str]) -> list[str]:
        """Return the ids *events*, the newest first."""
        return sorted(events, key=self._age)

    def _age(self, event: str) -> tuple[int, str]:
        last = self.by_event[event].last
        return -last.toordinal() if last else 0, event


def page_data(graph: nx.MultiDiGraph, drawing: Drawing, stories: Stories, *, nodes_in_all: int) -> Json:
    """Return all that the page shows, as values that JSON has.

    Args:
        graph: What of the graph of actors is shown.
        drawing: The same nodes and edges, in the same order, as they are drawn.
        stories: The events behind them.
        nodes_in_all: How many nodes there are, shown or not.
    """
    names = {node: drawn["id"] for node, drawn in zip(graph, drawing.nodes, strict=True)}
    of_nodes = [stories.newest(stories.of_node(node))[:MOST_EVENTS] for node in graph]
    of_edges = [stories.newest(data["events"])[:MOST_EVENTS] for *_, data in graph.edges(data=True)]
    told = stories.newest({event for events in (*of_nodes, *of_edges) for event in events})
    number = {event: index for index, event in enumerate(told)}
    relations = sorted({stories.by_event[event].event.relation for event in told})
    return {
        "totals": {"nodes": nodes_in_all, "articles": len(stories.articles), "events": len(stories.by_event)},
        "nodes": [
            _node(data, drawn, [number[event] for event in events])
            for data, drawn, events in zip(graph.nodes.values(), drawing.nodes, of_nodes, strict=True)
        ],
        "edges": [
            _edge(data, drawn, [number[event] for event in events])
            for (*_, data), drawn, events in zip(graph.edges(data=True), drawing.edges, of_edges, strict=True)
        ],
        "events": [_event(stories.by_event[event], names) for event in told],
        "articles": {
            story.article: stories.articles[story.article] for story in map(stories.by_event.__getitem__, told)
        },
        "relations": {name: _relation(name) for name in relations},
        "categories": {language: dict(category_labels(language)) for language in ("fr", "en")},
    }


def _node(data: Mapping[str, Any], drawn: Json, events: list[int]) -> Json:
    return {
        **drawn,
        "name": for_display(data["label"]) or "?",
        "kind": data["kind"],
        "roles": [for_display(role) for role in data["roles"]],
        "wikidata": data["wikidata"] if re.fullmatch(r"Q\d+", data["wikidata"]) else None,
        "count": data["events"],
        "events": events,
    }


def _edge(data: Mapping[str, Any], drawn: Json, events: list[int]) -> Json:
    kept = ("relation", "category", "polarity", "modality", "count", "articles", "confidence")
    return {**drawn, **{key: data[key] for key in kept}, "events": events}


def _relation(name: str) -> Json:
    named = relation(name)
    return {
        "fr": named.before_actor_fr,
        "en": named.before_actor_en,
        "toTheme": {"fr": named.label_fr, "en": named.label_en},
        "category": named.category,
        "symmetric": named.symmetric,
    }


def _article(document: Document) -> Json:
    metadata = document.metadata
    return {
        "id": for_display(document.id),
        "title": for_display(metadata.title or ""),
        "url": metadata.url if metadata.url and is_web_address(metadata.url) else None,
        "published": _day(metadata.published),
        "publisher": for_display(metadata.publisher or ""),
    }


def _event(story: _Story, names: Mapping[str, str]) -> Json:
    event = story.event
    return {
        "relation": event.relation,
        "from": [_participant(agent, names) for agent in event.agents],
        "to": [_participant(addressee, names) for addressee in event.addressees],
        "theme": for_display(event.theme.text) if event.theme else None,
        "polarity": event.polarity.value,
        "modality": event.modality.value,
        "source": for_display(event.source.actor.label) if event.source else None,
        "place": for_display(event.place.label) if event.place else None,
        "when": for_display(event.time.text) if event.time else None,
        "first": _day(story.first),
        "last": _day(story.last),
        "confidence": event.confidence,
        "article": story.article,
        "sentences": [list(_segments(evidence, event)) for evidence in event.evidence],
    }


def _participant(participant: Participant, names: Mapping[str, str]) -> Json:
    name, words = for_display(participant.actor.label), for_display(participant.text)
    return {
        "node": names.get(actor_node(participant.actor.id)),
        "name": name,
        "words": words if words != name else None,
    }


def _segments(evidence: Evidence, event: Event) -> Iterator[tuple[str, str]]:
    """Yield the sentence in pieces, each with what it is: "" (plain), "trigger" or "actor"."""
    here = max(evidence.start, evidence.trigger_start - _REACH)
    end = min(evidence.end, evidence.trigger_end + _REACH)
    yield "", "…" if here > evidence.start else ""
    for start, stop, kind in _marks(evidence, event):
        if here <= start and stop <= end:
            yield "", _shown(evidence, here, start)
            yield kind, _shown(evidence, start, stop)
            here = stop
    yield "", _shown(evidence, here, end) + ("…" if end < evidence.end else "")


def _marks(evidence: Evidence, event: Event) -> list[tuple[int, int, str]]:
    """Return the stretches to highlight, in order; an actor's words that touch the trigger's give way to them."""
    trigger = (evidence.trigger_start, evidence.trigger_end, "trigger")
    participants = ((part.start, part.end, "actor") for part in (*event.agents, *event.addressees))
    apart = {mark for mark in participants if mark[1] <= trigger[0] or mark[0] >= trigger[1]}
    return sorted({trigger, *apart})


def _shown(evidence: Evidence, start: int, end: int) -> str:
    words = evidence.quote[start - evidence.start : end - evidence.start]
    before, after = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if before else ''}{for_display(words)}{' ' if after and words.strip() else ''}"


def _nodes(event: Event) -> list[str]:
    actors = [actor_node(part.actor.id) for part in (*event.agents, *event.addressees)]
    themes = [theme_node(event.theme.concept)] if event.theme and event.theme.concept else []
    return list(dict.fromkeys(actors + themes))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
