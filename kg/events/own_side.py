"""What somebody says of his own side: a denial, a promise or a threat is about what the speaker answers for."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.annotations.forms import is_conditional, is_future
from kg.annotations.syntax import is_infinitive, own_subject
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument
from kg.model import Actor


def is_of_own_side(verb: Token, speakers: Sequence[Argument], arguments: ArgumentReader) -> bool:
    """Return whether *speakers* say of themselves what the clause of *verb* tells, or of what is theirs (« ses hommes »)."""
    subject = own_subject(verb)
    if subject is None or not speakers:
        return False
    about = arguments.actors([subject])
    return _is_own(speakers[0].actor, about) or _is_possessed(subject, speakers, arguments)


def is_to_come(verb: Token) -> bool:
    """Return whether the clause of *verb* is about the future, which reported speech may put in the conditional."""
    return is_future(verb) or is_conditional(verb)


def is_about_to(verb: Token) -> bool:
    """« va riposter », « allait libérer »: a near future, with the infinitive under it."""
    return verb.lemma_ == "aller" and any(t.dep_ == "xcomp" and is_infinitive(t) for t in verb.rights)


def _is_own(speaker: Actor, about: Iterable[Argument]) -> bool:
    sides = {side for side in (speaker.id, speaker.country) if side is not None}
    return any(argument.actor.id in sides or argument.actor.country in sides for argument in about)


def _is_possessed(noun: Token, by: Sequence[Argument], arguments: ArgumentReader) -> bool:
    """Return whether a possessive before *noun* stands for one of *by*: « son pays », « ses troupes »."""
    owners = {a.actor.id for a in arguments.actors(noun.lefts)}
    return bool(owners & {a.actor.id for a in by})
