"""How likely it is that an event was read rightly: a logistic model over plain traits of the event.

The weights stand in `ontology/confidence.yaml`; `poe calibrate` finds them on articles whose events are known, so that of the
events that are given 0.8 about eight in ten are right. A trait is a fact that anybody can check in the event itself; it has a
weight for all events, and one more for those of each relation, as has the entry of the lexicon that tells the event.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Actor, ActorType, Event, Participant, Theme

_FAR = 80  # characters between an agent and the trigger
_PRONOUN = 4  # letters of the longest personal pronoun, and of « leur »
_LONG = 60  # characters of a theme that is more than a phrase

#: The traits that an event may have; `traits` says of an event which it has.
TRAITS = (
    "verb", "noun", "adjective", "construction", "phrase", "told_again",
    "no_agent", "several_agents", "unnamed_agent", "unknown_agent", "pronoun_agent", "agent_behind", "far_agent",
    *(f"{kind.value}_agent" for kind in ActorType),
    "addressee", "unnamed_addressee", "no_object", "theme", "long_theme", "theme_concept",
    "dated", "placed", "claimed", "planned", "possible", "negated",
)  # fmt: skip


def traits(event: Event) -> Iterator[str]:
    """Yield the traits of *event*: how it is worded, by whom it is done, to whom, about what, and how it is told."""
    told = event.evidence[0]
    agents, addressees = _told_by_themselves(event.agents), _told_by_themselves(event.addressees)
    has = {told.rule.split("/")[1], event.modality.value}
    marks = {
        "phrase": " " in told.trigger.strip(),
        "told_again": len(event.evidence) > 1,
        "no_agent": not event.agents,
        "several_agents": len(event.agents) > 1,
        "unnamed_agent": any(_is_unnamed(agent) for agent in agents),
        "unknown_agent": not all(agent.actor.known for agent in agents),
        "pronoun_agent": any(_is_pronoun(agent) for agent in event.agents),
        "agent_behind": any(agent.start > told.trigger_start for agent in event.agents),
        "far_agent": any(abs(agent.start - told.trigger_start) > _FAR for agent in event.agents),
        "addressee": bool(event.addressees),
        "unnamed_addressee": any(_is_unnamed(addressee) for addressee in addressees),
        "no_object": not event.addressees and event.theme is None,
        "theme": event.theme is not None,
        "long_theme": _is_long(event.theme),
        "theme_concept": event.theme is not None and event.theme.concept is not None,
        "dated": event.time is not None,
        "placed": event.place is not None,
        "claimed": event.source is not None,
        "negated": event.polarity.value == "negated",
    }
    marks |= {f"{agent.actor.type.value}_agent": True for agent in event.agents[:1]}
    yield from (name for name in TRAITS if marks.get(name) or name in has)


def weighed(event: Event) -> Iterator[str]:
    """Yield the names under which a weight for *event* may stand: `theme`, `accuses`, `accuses theme`, `accuses/verb/blâmer`."""
    yield from (event.relation, event.evidence[0].rule)
    for trait in traits(event):
        yield trait
        yield f"{event.relation} {trait}"


def confidence(event: Event, weights: Mapping[str, float]) -> float:
    """Return the probability that *event* is right, from 0 to 1 in hundredths.

    Args:
        event: Its own confidence does not matter.
        weights: Log-odds by the names of `weighed`, of which one that is missing weighs nothing; "always" is what every event has.
    """
    odds = weights["always"] + sum(weights.get(name, 0.0) for name in weighed(event))
    return round(1 / (1 + math.exp(-odds)), 2)


def _told_by_themselves(participants: Sequence[Participant]) -> list[Participant]:
    """Return those of *participants* that are not told by way of another, as in « la Thaïlande et ses alliés »."""
    labels = [participant.actor.label for participant in participants]
    return [
        participant
        for participant, label in zip(participants, labels, strict=True)
        if not any(label != other and label.endswith(other) for other in labels)
    ]


def _is_pronoun(participant: Participant) -> bool:
    return len(participant.text) <= _PRONOUN and participant.text.islower()


def _is_unnamed(participant: Participant) -> bool:
    actor = participant.actor
    is_common = actor.label[:1].islower() and not _has_name(actor) and not _is_the_one_of_its_country(actor)
    return is_common and not actor.known


def _has_name(actor: Actor) -> bool:
    """« gouvernement Barzon », « groupe Norvex »: tell whether a name follows the noun of a body."""
    words = actor.label.split()
    return actor.type is ActorType.ORGANIZATION and len(words) > 1 and words[1][:1].isupper()


def _is_the_one_of_its_country(actor: Actor) -> bool:
    """Tell whether *actor* is such a body as a country has one of: « l’armée soudanaise », « l’opposition kényane »."""
    return actor.country is not None and actor.type in (ActorType.ARMED_FORCE, ActorType.ORGANIZATION)


def _is_long(theme: Theme | None) -> bool:
    return theme is not None and len(theme.text) > _LONG
