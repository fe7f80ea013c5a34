"""The events of the readings that were added, with the number of the article that tells each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.exports.characters import for_display
from kg.exports.conflicts import Account
from kg.exports.projection import actor_node, days, theme_node
from kg.model import Document, Event, Reading
from kg.sources.web_address import is_web_address


class Stories:
    """All events by id, which node takes part in which, and the articles that tell them."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.by_event: dict[str, Account] = {}
        self._by_node: dict[str, list[str]] = defaultdict(list)

    def add(self, reading: Reading) -> None:
        """Take in the events of *reading*, but not its text."""
        for event in reading.events:
            first, last = days(event, reading.document)
            self.by_event[event.id] = Account(event, len(self.articles), first, last)
            for node in nodes_of(event):
                self._by_node[node].append(event.id)
        self.articles.append(_article(reading.document))

    def of_node(self, node: str) -> list[str]:
        """Return the ids of the events of *node*, the newest first."""
        return self.newest(self._by_node[node])

    def newest(self, events: Iterable[str]) -> list[str]:
        """Return the ids *events*, the newest first."""
        return sorted(events, key=self._age)

    def _age(self, event: str) -> tuple[int, str]:
        last = self.by_event[event].last
        return -last.toordinal() if last else 0, event


def nodes_of(event: Event) -> list[str]:
    """Return the ids of the nodes that *event* counts for."""
    actors = [actor_node(part.actor.id) for part in (*event.agents, *event.addressees)]
    themes = [theme_node(event.theme.concept)] if event.theme and event.theme.concept else []
    return list(dict.fromkeys(actors + themes))


def iso(day: date | None) -> str | None:
    """Return *day* as the page has it."""
    return day.isoformat() if day else None


def _article(document: Document) -> dict[str, Any]:
    metadata = document.metadata
    return {
        "id": for_display(document.id),
        "title": for_display(metadata.title or ""),
        "url": metadata.url if metadata.url and is_web_address(metadata.url) else None,
        "published": iso(metadata.published),
        "publisher": for_display(metadata.publisher or ""),
    }
