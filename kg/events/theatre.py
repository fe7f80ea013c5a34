"""The country in which an attack is told that is against nobody in particular: « des hommes armés ont incendié un pont au Niger »."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument
from kg.lexicon import Lexicon
from kg.model import ActorType


def theatre(
    trigger: Token, agents: Sequence[Argument], arguments: ArgumentReader, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """Return the country where *trigger* is told to happen, unless *agents* are its own; of armed bands also that of the article."""
    attacked = arguments.country_of(trigger)[:1]
    country = lexicon.authority.actors.get(arguments.domestic.country or "")
    if not attacked and country is not None and all(_is_band(a) for a in agents):
        attacked = (Argument(actor=country, start=trigger.i, end=trigger.i + 1),)
    own = {home for a in agents for home in (a.actor.id, a.actor.country)}
    return tuple(a for a in attacked if a.actor.id not in own)


def _is_band(agent: Argument) -> bool:
    """Return whether *agent* is of no state: « des hommes armés », « les djihadistes »."""
    return agent.actor.type is ActorType.GROUP and agent.actor.home is None
