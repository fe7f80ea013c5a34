"""What somebody says of his own side: a denial, a promise or a threat is about what the speaker answers for."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.annotations.forms import infinitive_to_come, is_about_to, is_conditional, is_future
from kg.annotations.pronouns import SPEAKER
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_passive
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument
from kg.lexicon import Cues
from kg.lexicon.words import fold
from kg.model import Actor

_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_THIS = frozenset({"ce", "c'"})
_READY = "pret"  # « prêt », folded


def is_of_own_side(verb: Token, speakers: Sequence[Argument], arguments: ArgumentReader) -> bool:
    """Return whether *speakers* say of themselves what the clause of *verb* tells, or of what is theirs (« ses hommes »)."""
    subject = own_subject(verb)
    if subject is None or not speakers:
        return False
    about = arguments.actors([subject])
    return _is_own(speakers[0].actor, about) or is_possessed(subject, speakers, arguments)


def is_to_come(verb: Token) -> bool:
    """Return whether the clause of *verb* is about the future, which reported speech may put in the conditional."""
    return is_future(verb) or is_conditional(verb)


def is_threat(verb: Token, cues: Cues, *, quoted: bool) -> bool:
    """Return whether what *verb* tells is harm to come, whoever does it.

    « vous le paierez », « nous frapperons », « nous donnerons une réponse sévère », « les coupables seront punis ».
    """
    who, lemma = own_subject(verb), fold(verb.lemma_)
    if who is None:
        return False
    if is_passive(verb) and is_to_come(verb) and lemma in cues.harm:
        return verb.dep_ in _MAIN
    is_condition = any(child.dep_ == "mark" for child in verb.lefts)
    if is_condition or not (quoted and (is_future(verb) or is_about_to(verb))):
        return False
    deed = infinitive_to_come(verb) or verb
    if fold(who.text) not in SPEAKER:
        return fold(deed.lemma_) in cues.suffer
    return fold(deed.lemma_) in cues.harm or _is_reprisal(deed, cues)


def _is_reprisal(verb: Token, cues: Cues) -> bool:
    """« nous apporterons une [réponse] ferme »."""
    given = (t for t in verb.rights if t.dep_ == "obj" and fold(t.lemma_) in cues.reprisal)
    return any(fold(child.lemma_) in cues.hard for t in given for child in t.children)


def is_against_all(verb: Token, cues: Cues) -> bool:
    """« toute agression aura des conséquences »: whatever attack may come, it is told what follows."""
    who = own_subject(verb)
    told = (who, *verb.rights) if who is not None and is_future(verb) else ()
    return any(fold(t.lemma_) in cues.aggression and any(fold(c.lemma_) == "tout" for c in t.lefts) for t in told)


def is_war_to_come(noun: Token, cues: Cues) -> bool:
    """« ce sera la guerre », « ce serait l’enfer »."""
    words = {fold(child.text) for child in noun.lefts}
    has_copula = any(child.dep_ == "cop" and is_to_come(child) for child in noun.lefts)
    return has_copula and bool(words & _THIS) and fold(noun.lemma_) in cues.waging


def is_ready(predicate: Token) -> bool:
    """« restent [prêts] à agir »: whether *predicate*, or what it says of its subject, is being ready for something."""
    return any(fold(t.lemma_) == _READY for t in (predicate, *predicate.rights))


def _is_own(speaker: Actor, about: Iterable[Argument]) -> bool:
    sides = {side for side in (speaker.id, speaker.country) if side is not None}
    return any(argument.actor.id in sides or argument.actor.country in sides for argument in about)


def is_possessed(noun: Token, by: Sequence[Argument], arguments: ArgumentReader) -> bool:
    """Return whether a possessive before *noun* stands for one of *by*: « son pays », « ses troupes »."""
    owners = {a.actor.id for a in arguments.actors(noun.lefts)}
    return bool(owners & {a.actor.id for a in by})
