"""The town of a local office, where its title does not say it: « À Gao, la [maire] Awa Diop »."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.lexicon.wordlists import Title
from kg.model import Actor, ActorType

_NEAR = 2  # sentences back to the town of a mayor


def town_of(
    mention: ActorMention, title: Title | None, mentions: Sequence[ActorMention], sentence: Mapping[int, int]
) -> Actor | None:
    """« À Gao, la maire Awa Diop »: the town of which the text has just spoken."""
    if title is None or not title.local or title.national or mention.name is None:
        return None
    here = sentence[mention.start]
    before = [m for m in reversed(mentions) if m.start <= mention.end and _is_town(m)]
    near = next((m for m in before if here - sentence[m.start] <= _NEAR), None)
    told = Counter(m.place.label for m in mentions if m.place and _is_town(m))
    often = next((m for m in before if told and m.place and m.place.label == told.most_common(1)[0][0]), None)
    place = near.place if near else often.place if often else None
    return new_actor(place.label, ActorType.ORGANIZATION, place.country) if place else None


def _is_town(mention: ActorMention) -> bool:
    place = mention.place
    return place is not None and place.id != place.country and mention.kind in {MentionKind.PLACE, MentionKind.METONYM}
