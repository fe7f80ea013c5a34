"""Who protests, where the text only counts heads or says that there is a protest.

« Vingt mille personnes ont défilé », « des manifestations contre le régime ont éclaté »: demonstrators do.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations.labels import new_actor
from kg.annotations.syntax import is_infinitive, is_time, is_verb, preposition
from kg.events.matching import Match
from kg.events.mentions import Argument
from kg.lexicon import Lexicon
from kg.lexicon.words import fold, phrase
from kg.model import ActorType

_HEADS = frozenset({"personnes", "gens", "individus", "participants"})
#: What an adjective begins with that says against or for what people march: « antiracistes », « pro-démocratie ».
_SIDES = ("anti", "pro-")
_OVER = frozenset({"contre", "après"})
_EPITHETS = frozenset({"amod", "nmod", "appos"})
_DEMONSTRATORS = new_actor("manifestants", ActorType.GROUP)


def by_deed(relation: str, agents: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return *agents*, those that are nothing but people by what *relation* makes of them."""
    return tuple(replace(a, actor=_DEMONSTRATORS) if relation == "protests" and _is_counted(a) else a for a in agents)


def demonstrators(match: Match, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return who takes part in what *match*, a noun, calls a protest: one that has an aim, or that breaks out over something."""
    trigger = match.trigger
    if not _is_protest(match, lexicon):
        return ()
    is_over = bool(match.slots.get("theme") or match.slots.get("addressee")) and _breaks_out(trigger, lexicon)
    if not (_has_aim(match) or causes(match, lexicon) or is_over):
        return ()
    return (Argument(actor=_DEMONSTRATORS, start=trigger.i, end=trigger.i + 1),)


def causes(match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return what says for or against what a protest is: « des marches [antiracistes] », « une marche réclamant [son départ] »."""
    if not _is_protest(match, lexicon):
        return ()
    noun = match.trigger
    sides = tuple(t for t in noun.rights if t.dep_ in _EPITHETS and fold(t.text).startswith(_SIDES))
    claims = (t for t in noun.rights if is_verb(t) and fold(t.lemma_) in lexicon.cues.protesting)
    behind = noun.head.rights if _breaks_out(noun, lexicon) else ()
    return (
        sides
        or tuple(t for claim in claims for t in claim.rights if t.dep_ == "obj")
        or tuple(t for t in behind if preposition(t) in _OVER and t.pos_ == "NOUN" and not is_time(t))
    )


def _is_protest(match: Match, lexicon: Lexicon) -> bool:
    entry = match.entry
    words = (fold(word.lemma_) for word in match.words)
    return (
        entry.relation == "protests" and entry.kind == "noun" and any(word in lexicon.cues.protests for word in words)
    )


def _has_aim(match: Match) -> bool:
    aims = (*match.slots.get("addressee", ()), *match.slots.get("theme", ()))
    return any(preposition(t) == "contre" or is_infinitive(t) for t in aims)


def _breaks_out(noun: Token, lexicon: Lexicon) -> bool:
    """« Des [manifestations] ont éclaté », « le pays est secoué par des [manifestations] »."""
    verb = noun.head
    is_told = noun.dep_ == "nsubj" or preposition(noun) in {"par", "à"}
    return is_told and is_verb(verb) and fold(verb.lemma_) in lexicon.cues.unrest


def _is_counted(argument: Argument) -> bool:
    return not argument.actor.known and phrase(argument.actor.label)[-1] in _HEADS
