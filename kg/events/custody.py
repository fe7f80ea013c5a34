"""Who holds somebody whom nobody is told to hold: « arrêté à [Cotonou] », « détenu dans les prisons [iraniennes] » is told of a state."""

from kg.annotations.forms import listed_form
from kg.annotations.syntax import is_passive, is_time, preposition
from kg.events.arguments import ArgumentReader
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.lexicon.words import fold

_IN = frozenset({"à", "en", "dans"})
_HOSTAGES = frozenset({"otage"})
_LAWLESS = frozenset({"kidnapper", "enlever", "capturer", "intercepter"})


def jailers(match: Match, arguments: ArgumentReader) -> tuple[Argument, ...]:
    """Return the country where whoever is arrested, held or sentenced is so, for a passive without an agent."""
    trigger = match.trigger
    is_custody = match.entry.relation == "coerces" and match.entry.mode == "arrest" and match.entry.kind == "verb"
    if not is_custody or not is_passive(trigger) or fold(trigger.lemma_) in _LAWLESS:
        return ()
    held = match.slots.get("addressee", ())
    if not held or any(listed_form(token, _HOSTAGES) for token in held):
        return ()
    spots = (t for t in trigger.rights if preposition(t) in _IN and not is_time(t))
    return next((found for spot in spots if (found := arguments.owners([spot]))), ())
