"""Who holds somebody whom nobody is told to hold: « arrêté à [Cotonou] », « détenu dans les prisons [iraniennes] » is told of a state.

Only a state arrests and jails: that of the place, that before the colon of a headline, or that the article is about.
"""

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.syntax import is_passive, is_time, preposition, sentence
from kg.events.arguments import ArgumentReader
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.events.nobody import is_anybody
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import ActorType

_IN = frozenset({"à", "en", "dans"})
_HOSTAGES = frozenset({"otage"})
_LAWLESS = frozenset({"kidnapper", "enlever", "capturer", "intercepter"})


def jailers(match: Match, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return the state that arrests, holds or sentences somebody, for what is undergone without an agent."""
    trigger, entry = match.trigger, match.entry
    is_custody = entry.relation == "coerces" and entry.mode == "arrest" and entry.kind == "verb"
    is_undergone = is_passive(trigger) or "nsubj" in entry.slots.get("addressee", ())  # « a écopé de dix ans »
    if not is_custody or not is_undergone or fold(trigger.lemma_) in _LAWLESS:
        return ()
    held = match.slots.get("addressee", ())
    if not held or any(listed_form(token, _HOSTAGES) for token in held):
        return ()
    spots = (t for t in trigger.rights if preposition(t) in _IN and not is_time(t))
    placed = next((found for spot in spots if (found := arguments.owners([spot]))), ())
    is_somebody = not all(is_anybody(a, lexicon.groups) for a in arguments.actors(held))
    if placed or not is_somebody or entry.words[0] not in lexicon.cues.custody or _is_epithet(trigger):
        return placed
    return _headed(trigger, arguments) or _at_home(trigger, arguments, lexicon)


def _is_epithet(trigger: Token) -> bool:
    """« les opposants [arrêtés] sont libres »: which ones is said, nothing is told."""
    return trigger.dep_ in {"acl", "amod"} and not any(child.dep_.startswith("obl") for child in trigger.children)


def _headed(trigger: Token, arguments: ArgumentReader) -> tuple[Argument, ...]:
    """« Iran : deux journalistes arrêtés »: the country that the sentence begins with."""
    first = trigger.doc[sentence(trigger)[0]]
    mention = arguments.mention(first)
    if mention is None or mention.end >= len(first.doc) or fold(first.doc[mention.end].text) != ":":
        return ()
    return tuple(a for a in arguments.actors([first]) if a.actor.type is ActorType.COUNTRY)


def _at_home(trigger: Token, arguments: ArgumentReader, lexicon: Lexicon) -> tuple[Argument, ...]:
    country = lexicon.authority.actors.get(arguments.domestic.country or "")
    return (Argument(actor=country, start=trigger.i, end=trigger.i + 1),) if country is not None else ()
