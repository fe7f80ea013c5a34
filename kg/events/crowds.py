"""Who protests, where the text only counts heads: « vingt mille personnes ont défilé » are demonstrators."""

from collections.abc import Iterable
from dataclasses import replace

from kg.annotations.labels import new_actor
from kg.events.mentions import Argument
from kg.lexicon.words import phrase
from kg.model import ActorType

_HEADS = frozenset({"personnes", "gens", "individus", "participants"})
_DEMONSTRATORS = new_actor("manifestants", ActorType.GROUP)


def by_deed(relation: str, agents: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return *agents*, those that are nothing but people by what *relation* makes of them."""
    return tuple(replace(a, actor=_DEMONSTRATORS) if relation == "protests" and _is_counted(a) else a for a in agents)


def _is_counted(argument: Argument) -> bool:
    return not argument.actor.known and phrase(argument.actor.label)[-1] in _HEADS
