"""Events that no single word tells, but a way of putting things.

urges    « Les rebelles doivent déposer les armes, a déclaré le ministre. »   what others must do, in reported speech
promises « Le ministre assure que son pays rouvrira l’ambassade. »            a claim about what one's own side will do
denies   « Le ministre assure que son pays ne cherche pas la guerre. »        a claim about one's own side, negated
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import is_conditional, is_future
from kg.annotations.syntax import is_compound, is_infinitive, is_verb, own_subject
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention
from kg.events.verdicts import speakers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, Polarity


class ConstructionReader:
    """Reads the constructions of one `Doc`."""

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        arguments: ArgumentReader,
        attribution: Attribution,
        factuality: FactualityReader,
    ) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._arguments, self._attribution, self._factuality = arguments, attribution, factuality

    def read(self, told: set[int]) -> Iterator[EventMention]:
        """Yield the events that constructions tell, in order of the text.

        Args:
            told: The triggers that tell events already: a claim with one of them in it is no denial beside.
        """
        for token in self._doc:
            if is_verb(token):
                event = self._obligation(token) or self._pledge(token)
                event = event or (self._denial(token, told) if token.i not in told else None)
                if event is not None:
                    yield event

    def _obligation(self, modal: Token) -> EventMention | None:
        """« X doit … », as somebody else says it, urges X to do it."""
        infinitive = _infinitive(modal) if fold(modal.lemma_) == "devoir" else None
        claim = self._attribution.claim(modal) if infinitive is not None else None
        if infinitive is None or claim is None or _supposes(modal, infinitive, claim):
            return None
        subject = own_subject(modal) or own_subject(infinitive)
        addressees = self._arguments.actors([subject]) if subject is not None else ()
        agents = speakers(claim)
        if not (agents and addressees) or {a.actor.id for a in agents} & {a.actor.id for a in addressees}:
            return None
        return EventMention(
            relation="urges",
            rule="urges/construction/devoir",
            trigger=modal,
            trigger_end=modal.i,
            agents=agents,
            addressees=addressees,
            theme=self._arguments.theme((infinitive,), modal),
        )

    def _denial(self, verb: Token, told: set[int]) -> EventMention | None:
        """« X assure que son pays ne … pas » denies it, unless what is said is itself an event."""
        if verb.dep_ not in {"ccomp", "xcomp"} or fold(verb.head.lemma_) not in self._lexicon.cues.insist:
            return None
        claim = self._attribution.claim(verb)
        polarity, _ = self._factuality.judge(verb)
        if (
            claim is None
            or claim.quoted
            or _is_to_come(verb)
            or polarity is Polarity.AFFIRMED
            or told & {t.i for t in verb.subtree}
        ):
            return None
        agents = speakers(claim)
        if not agents or not self._is_about(verb, agents):
            return None
        return EventMention(
            relation="denies",
            rule="denies/construction/ne-pas",
            trigger=verb.head,
            trigger_end=verb.head.i,
            agents=agents,
            theme=self._arguments.theme((verb,), verb.head),
        )

    def _pledge(self, verb: Token) -> EventMention | None:
        """« X assure que son pays rouvrira … » promises it."""
        if verb.dep_ not in {"ccomp", "acl"} or fold(verb.head.lemma_) not in self._lexicon.cues.pledge:
            return None
        claim = self._attribution.claim(verb)
        agents = speakers(claim) if claim is not None and _is_to_come(verb) else ()
        if not agents or not self._is_about(verb, agents):
            return None
        return EventMention(
            relation="promises",
            rule="promises/construction/futur",
            trigger=verb.head,
            trigger_end=verb.head.i,
            agents=agents,
            theme=self._arguments.theme((verb,), verb.head),
        )

    def _is_about(self, verb: Token, agents: tuple[Argument, ...]) -> bool:
        """Return whether *verb* is said of *agents*' own side; an infinitive is: « assure ne pas avoir tiré »."""
        subject = own_subject(verb)
        if subject is None:
            return is_infinitive(verb)
        return _is_own_side(agents[0].actor, self._arguments.actors([subject])) or self._is_possessed(subject, agents)

    def _is_possessed(self, noun: Token | None, by: tuple[Argument, ...]) -> bool:
        """Return whether a possessive before *noun* stands for one of *by*: « son pays », « ses troupes »."""
        owners = {a.actor.id for a in self._arguments.actors(noun.lefts)} if noun is not None else set()
        return bool(owners & {a.actor.id for a in by})


def _infinitive(modal: Token) -> Token | None:
    """Return the infinitive under a modal, whichever of the two the parser made the head."""
    if is_infinitive(modal.head) and modal.dep_.startswith("aux"):
        return modal.head
    return next((child for child in modal.rights if is_infinitive(child)), None)


def _supposes(modal: Token, infinitive: Token, claim: Claim) -> bool:
    """« doivent avoir fui », « devra », a reported « devrait » suppose or announce; they oblige nobody."""
    return is_compound(infinitive) or is_future(modal) or (is_conditional(modal) and not claim.quoted)


def _is_to_come(verb: Token) -> bool:
    return is_future(verb) or is_conditional(verb)


def _is_own_side(speaker: Actor, about: Iterable[Argument]) -> bool:
    """Return whether *speaker* says it of himself, his country, or another of his country."""
    sides = {side for side in (speaker.id, speaker.country) if side is not None}
    return any(argument.actor.id in sides or argument.actor.country in sides for argument in about)
