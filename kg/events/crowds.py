"""Who protests, where the text only counts heads or says that there is a protest.

« Vingt mille personnes ont défilé », « des manifestations contre le régime ont éclaté »: demonstrators do.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.annotations.labels import new_actor
from kg.annotations.syntax import preposition
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.lexicon.words import fold, phrase
from kg.model import ActorType

_HEADS = frozenset({"personnes", "gens", "individus", "participants"})
_PROTESTS = frozenset({"manifestation", "rassemblement", "marche", "defile", "cortege", "sit-in"})
_DEMONSTRATORS = new_actor("manifestants", ActorType.GROUP)


def by_deed(relation: str, agents: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return *agents*, those that are nothing but people by what *relation* makes of them."""
    return tuple(replace(a, actor=_DEMONSTRATORS) if relation == "protests" and _is_counted(a) else a for a in agents)


def demonstrators(match: Match) -> tuple[Argument, ...]:
    """Return who takes part in what *match*, a noun, calls a protest against somebody."""
    trigger, entry = match.trigger, match.entry
    is_protest = entry.relation == "protests" and entry.kind == "noun" and fold(trigger.lemma_) in _PROTESTS
    if not is_protest or not any(preposition(t) == "contre" for t in match.slots.get("addressee", ())):
        return ()
    return (Argument(actor=_DEMONSTRATORS, start=trigger.i, end=trigger.i + 1),)


def _is_counted(argument: Argument) -> bool:
    return not argument.actor.known and phrase(argument.actor.label)[-1] in _HEADS
