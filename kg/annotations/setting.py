"""The country that a text is about."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from kg.annotations.mentions import ActorMention
from kg.lexicon import Authority, Groups
from kg.lexicon.words import fold
from kg.model import Actor

_ENOUGH = 2  # mentions of what belongs to the country
_CLEARLY = 1.5  # times as many as of the next country


def home_of(actor: Actor, groups: Groups) -> str | None:
    """Return the country that *actor* is of; none of « l’Assemblée nationale », which the files have of one, and many have."""
    return actor.home if not (actor.known and fold(actor.label) in groups.domestic) else None


def setting(mentions: Iterable[ActorMention], authority: Authority, groups: Groups) -> str | None:
    """Return the id of the country that is spoken of clearly more often than the next, by its name, people or places."""
    counts = Counter(country for country in _spoken_of(mentions, groups) if country in authority.actors)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= max(_ENOUGH, _CLEARLY * next_most) else None


def abroad(mentions: Iterable[ActorMention], authority: Authority, groups: Groups, home: Collection[str]) -> str | None:
    """Return the id of the country that is spoken of clearly most often besides *home*: where those are whom a text calls its own."""
    counts = Counter(c for c in _spoken_of(mentions, groups) if c not in home and c in authority.actors)
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= max(_ENOUGH, _CLEARLY * next_most) else None


def _spoken_of(mentions: Iterable[ActorMention], groups: Groups) -> Iterator[str]:
    for mention in mentions:
        if mention.actors:
            yield from (home for actor in mention.actors[:1] if (home := home_of(actor, groups)))
        elif mention.place is not None and mention.place.country:
            yield mention.place.country
