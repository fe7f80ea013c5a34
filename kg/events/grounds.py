"""Who charges somebody with what a participle says of him, where it is told as the ground of a deed against him.

« [L’Égypte] a rompu avec [le Qatar], accusé de soutenir … »: whoever acts against him is who accuses him.
"""

from collections.abc import Sequence

from kg.annotations.syntax import is_bare_participle, sentence
from kg.events.matching import Match
from kg.events.mentions import EventMention
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_AGAINST = frozenset({"SANCTION", "COERCE", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "PROTEST"})
_NEAR = 3  # words between the participle and whom it is said of: « Téhéran, longtemps accusé de »


def deed_against(match: Match, told: Sequence[EventMention], lexicon: Lexicon) -> EventMention | None:
    """Return the event *told* last that gives the accused and, as its agents, the accusers of *match*; None where *match* names them."""
    trigger = match.trigger
    if match.entry.relation != "accuses" or match.entry.kind != "verb" or match.slots.get("agent"):
        return None
    start, _ = sentence(trigger)
    if fold(trigger.lemma_) not in lexicon.cues.blaming or not is_bare_participle(trigger) or trigger.i == start:
        return None
    accused = range(trigger.i - _NEAR, trigger.i)
    for event in reversed(told):
        if event.trigger.i < start or lexicon.relations[event.relation].category not in _AGAINST:
            continue
        if event.agents and any(a.end - 1 in accused or _covers(match, a.start, a.end) for a in event.addressees):
            return event
    return None


def _covers(match: Match, start: int, end: int) -> bool:
    return any(start <= token.i < end for token in match.slots.get("addressee", ()))
