"""Whom an answer is to: « Lima exige des excuses. Quito a rejeté [ces demandes]. » is against whoever demanded them."""

from collections.abc import Sequence

from kg.events.antecedents import is_pointed_at
from kg.events.carried import first_token
from kg.events.matching import Match
from kg.events.mentions import Argument, EventMention, Span
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_ANSWERS = frozenset({"rejects", "criticizes"})


def whom_it_answers(
    match: Match, theme: Span | None, agents: Sequence[Argument], told: Sequence[EventMention], lexicon: Lexicon
) -> tuple[Argument, ...]:
    """Return the agents of the event *told* last that the demonstrative *theme* of an answer names; nobody answers himself."""
    trigger = match.trigger
    head = trigger.doc[theme.head] if theme is not None and match.entry.relation in _ANSWERS else None
    if head is None or not is_pointed_at(head):
        return ()
    named = lexicon.frames.of("noun", fold(head.lemma_))
    categories = {lexicon.relations[entry.relation].category for entry in named if len(entry.words) == 1}
    start, ids = first_token(trigger), {agent.actor.id for agent in agents}
    for event in reversed(told):
        if not start <= event.trigger.i < trigger.i or lexicon.relations[event.relation].category not in categories:
            continue
        if ids.isdisjoint(agent.actor.id for agent in event.agents):
            return event.agents
    return ()
