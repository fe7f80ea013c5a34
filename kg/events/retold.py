"""Events that another event of the same text tells as well, and better."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.events.mentions import EventMention
from kg.lexicon import Relation

#: Numbers of events by the index of a token: that of their trigger, or of the head of their theme.
_Index = Mapping[int, Sequence[int]]


def without_retold(told: Sequence[EventMention], relations: Mapping[str, Relation]) -> list[EventMention]:
    """Return *told* without what others of it tell: one after the other, so that of two that tell the same one stays."""
    at, about = defaultdict(list), defaultdict(list)
    for number, event in enumerate(told):
        at[event.trigger.i].append(number)
        if event.theme is not None:
            about[event.theme.head].append(number)
    kept = dict(enumerate(told))
    for number, event in enumerate(told):
        others = (other for other in _around(event, at, about) if other != number and other in kept)
        better = next((other for other in others if _tells_it(told[other], event, relations)), None)
        if better is not None:
            kept[better] = _completed(kept[better], kept.pop(number))
    return list(kept.values())


def _completed(event: EventMention, other: EventMention) -> EventMention:
    """« signe, avec [le Nigeria], un accord sur le lac »: the verb may know with whom, or to whom, what the noun tells is done."""
    is_same = event.relation == other.relation and not event.addressees
    agents = {actor.actor.id for actor in event.agents}
    addressees = tuple(a for a in other.addressees if a.actor.id not in agents)
    return replace(event, addressees=addressees) if is_same and addressees else event


def _around(event: EventMention, at: _Index, about: _Index) -> Iterator[int]:
    """Yield the numbers of the events that may tell *event*: those in its theme, about it, and, of a bare deed, above it."""
    if event.theme is not None:
        yield from at.get(event.theme.head, ())
    yield from about.get(event.trigger.i, ())
    if _is_bare(event) or _is_of_its_noun(event):
        for above in event.trigger.ancestors:
            yield from at.get(above.i, ())


def _tells_it(other: EventMention, event: EventMention, relations: Mapping[str, Relation]) -> bool:
    """Return whether *other* tells *event*, and better.

    « renouvelle sa demande de … »: the noun knows what is demanded. « est prêt à rencontrer … »: the meeting is what counts. But
    « demande à X de lancer un appel » are two requests, by two.
    """
    inner = event.theme is not None and event.theme.head == other.trigger.i
    outer = other.theme is not None and other.theme.head == event.trigger.i
    is_same = other.relation == event.relation and bool(_agents(event) & _agents(other))
    if is_same and ((inner and other.theme is not None) or (outer and event.theme is None)):
        return True
    if inner and "/adjective/" in event.rule and relations[other.relation].category == "CONSULT":
        return True
    if outer and "/adjective/" in other.rule and relations[other.relation].opaque:
        # « se dit prêt à accueillir des réfugiés » only offers to
        return relations[event.relation].category != "CONSULT"
    return _is_deed_within(event, other)


def _is_deed_within(event: EventMention, other: EventMention) -> bool:
    """« Six civils ont péri dans [un raid] de Tsahal »: the noun only says again what the verb above it tells of somebody.

    So does « dans un raid [mené] par Tsahal ».
    """
    is_same = event.relation == other.relation and _agents(event) <= _agents(other)
    is_more = bool(other.addressees or (other.theme and _is_bare(event)))
    is_within = _is_bare(event) or _is_of_its_noun(event)
    return is_same and is_more and is_within and other.trigger.is_ancestor(event.trigger)


def _is_of_its_noun(event: EventMention) -> bool:
    """Return whether *event* is told by a participle of its theme, of nobody that it is done to: « une attaque [menée] par X »."""
    theme = event.theme
    return (
        theme is not None
        and not event.addressees
        and event.trigger.head.i == theme.head
        and event.trigger.i > theme.head
    )


def _agents(event: EventMention) -> set[str]:
    return {agent.actor.id for agent in event.agents}


def _is_bare(event: EventMention) -> bool:
    """Return whether nothing but an agent is told."""
    theme = event.theme
    is_own = theme is None or any(a.start <= theme.head < a.end for a in event.agents)
    return is_own and not event.addressees
