"""How likely it is that an event was read rightly: a logistic model over plain traits of the event.

The weights stand in `ontology/confidence.yaml`; `poe calibrate` finds them on articles whose events are known, so that of the
events that are given 0.8 about eight in ten are right. A trait is a fact that anybody can check in the event itself.
"""

import math
from collections.abc import Iterator, Mapping

from kg.model import ActorType, Event, Participant

_COLLECTIVE = frozenset({ActorType.ARMED_FORCE, ActorType.GROUP})
_FAR = 80  # characters between an agent and the trigger
_PRONOUN = 4  # letters of the longest personal pronoun, and of « leur »

#: The traits that an event may have; `traits` says of an event which it has.
TRAITS = (
    "noun", "adjective", "construction", "phrase", "told_again",
    "no_agent", "unknown_agent", "collective_agent", "pronoun_agent", "agent_behind", "far_agent",
    "addressee", "unknown_addressee", "theme", "theme_concept",
    "dated", "placed", "claimed", "planned", "possible", "negated",
)  # fmt: skip


def traits(event: Event) -> Iterator[str]:
    """Yield the traits of *event*: how it is worded, by whom it is done, to whom, about what, and how it is told."""
    told = event.evidence[0]
    kind = told.rule.split("/")[1]
    has = {kind, event.modality.value}
    marks = {
        "phrase": " " in told.trigger.strip(),
        "told_again": len(event.evidence) > 1,
        "no_agent": not event.agents,
        "unknown_agent": not all(agent.actor.known for agent in event.agents),
        "collective_agent": any(agent.actor.type in _COLLECTIVE for agent in event.agents),
        "pronoun_agent": any(_is_pronoun(agent) for agent in event.agents),
        "agent_behind": any(agent.start > told.trigger_start for agent in event.agents),
        "far_agent": any(abs(agent.start - told.trigger_start) > _FAR for agent in event.agents),
        "addressee": bool(event.addressees),
        "unknown_addressee": not all(addressee.actor.known for addressee in event.addressees),
        "theme": event.theme is not None,
        "theme_concept": event.theme is not None and event.theme.concept is not None,
        "dated": event.time is not None,
        "placed": event.place is not None,
        "claimed": event.source is not None,
        "negated": event.polarity.value == "negated",
    }
    yield from (name for name in TRAITS if marks.get(name) or name in has)


def confidence(event: Event, weights: Mapping[str, float]) -> float:
    """Return the probability that *event* is right, from 0 to 1 in hundredths.

    Args:
        event: Its own confidence does not matter.
        weights: Log-odds by trait; "always" is what every event has.
    """
    odds = weights["always"] + sum(weights[name] for name in traits(event))
    return round(1 / (1 + math.exp(-odds)), 2)


def _is_pronoun(participant: Participant) -> bool:
    return len(participant.text) <= _PRONOUN and participant.text.islower()
