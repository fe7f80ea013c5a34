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

#: What an adjective begins with that says against or for what people march: « antiracistes », « pro-démocratie ».
_SIDES = ("anti", "pro-")
_OVER = frozenset({"contre", "après"})
_EPITHETS = frozenset({"amod", "nmod", "appos"})
_DEMONSTRATORS = new_actor("manifestants", ActorType.GROUP)


def by_deed(match: Match, agents: Iterable[Argument], lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return *agents*, those that are nothing but people by what the deed of *match* makes of them."""
    if match.entry.relation != "protests" and not marches_for(match.trigger, lexicon):
        return tuple(agents)
    return tuple(replace(a, actor=_DEMONSTRATORS) if _is_counted(a, lexicon) else a for a in agents)


def demonstrators(match: Match, lexicon: Lexicon) -> tuple[Argument, ...]:
    """Return who takes part in what *match* calls a protest: a noun with an aim, or one that breaks out over something.

    And those who are only counted: « [des milliers de Genevois] ont défilé », « … pour dénoncer la taxe ».
    """
    trigger, is_protest = match.trigger, match.entry.relation == "protests"
    if match.entry.kind == "verb" and (is_protest or marches_for(trigger, lexicon)):
        counted = (t for t in match.slots.get("agent", ()) if fold(t.lemma_) in lexicon.groups.quantities)
        return tuple(Argument(actor=_DEMONSTRATORS, start=t.i, end=t.i + 1) for t in counted)[:1]
    if not _is_protest(match, lexicon):
        return ()
    has_object = match.slots.get("theme") or match.slots.get("addressee") or causes(match, lexicon)
    is_gathering = fold(trigger.lemma_) not in lexicon.cues.discontent
    if not (
        (is_gathering and _has_aim(match))
        or _claims(trigger, lexicon)
        or (has_object and _breaks_out(trigger, lexicon))
    ):
        return ()
    return (Argument(actor=_DEMONSTRATORS, start=trigger.i, end=trigger.i + 1),)


def causes(match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return what says for or against what a protest is: « des marches [antiracistes] », « une marche réclamant [son départ] »."""
    if not _is_protest(match, lexicon):
        return ()
    noun = match.trigger
    sides = tuple(t for t in noun.rights if t.dep_ in _EPITHETS and fold(t.text).startswith(_SIDES))
    behind = noun.head.rights if _breaks_out(noun, lexicon) else ()
    over = tuple(t for t in behind if preposition(t) in _OVER and t.pos_ == "NOUN" and not is_time(t))
    return sides or _claims(noun, lexicon) or over


def marches_for(verb: Token, lexicon: Lexicon) -> bool:
    """« Des milliers de personnes ont défilé pour [dénoncer] la fraude »: what they say by it, demonstrators say."""
    return is_infinitive(verb) and preposition(verb) == "pour" and fold(verb.head.lemma_) in lexicon.cues.marching


def _claims(noun: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    verbs = (t for t in noun.rights if is_verb(t) and fold(t.lemma_) in lexicon.cues.protesting)
    return tuple(t for verb in verbs for t in verb.rights if t.dep_ == "obj")


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
    """« Des [manifestations] ont éclaté », « secoué par des [manifestations] », « les [manifestations] qui secouent le pays »."""
    verb = noun.head
    is_told = noun.dep_ == "nsubj" or preposition(noun) in {"par", "à"}
    relative = (t for t in noun.rights if t.dep_ == "acl:relcl")
    verbs = (*relative, verb) if is_told else relative
    return any(is_verb(t) and fold(t.lemma_) in lexicon.cues.unrest for t in verbs)


def _is_counted(argument: Argument, lexicon: Lexicon) -> bool:
    return not argument.actor.known and phrase(argument.actor.label)[-1] in lexicon.groups.headcounts
