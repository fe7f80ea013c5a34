"""The country that a text is about."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from kg.annotations.mentions import ActorMention
from kg.lexicon import Authority

_ENOUGH = 2  # mentions of what belongs to the country
_CLEARLY = 1.5  # times as many as of the next country


def setting(mentions: Iterable[ActorMention], authority: Authority) -> str | None:
    """Return the id of the country that is spoken of clearly more often than the next, by its name, people or places."""
    counts = Counter(country for country in _spoken_of(mentions) if country in authority.actors)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= max(_ENOUGH, _CLEARLY * next_most) else None


def abroad(mentions: Iterable[ActorMention], authority: Authority, home: Collection[str]) -> str | None:
    """Return the id of the country that is spoken of clearly most often besides *home*: where those are whom a text calls its own."""
    counts = Counter(c for c in _spoken_of(mentions) if c not in home and c in authority.actors)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= max(_ENOUGH, _CLEARLY * next_most) else None


def _spoken_of(mentions: Iterable[ActorMention]) -> Iterator[str]:
    for mention in mentions:
        if mention.actors:
            yield from (actor.home for actor in mention.actors[:1] if actor.home)
        elif mention.place is not None and mention.place.country:
            yield mention.place.country
