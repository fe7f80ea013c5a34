"""Events that no single word tells, but a way of putting things.

urges    « Les rebelles doivent déposer les armes, a déclaré le ministre. »   what others must do, in reported speech
denies   « Le ministre assure que son pays ne cherche pas la guerre. »        a claim about one's own side, negated
promises « Le ministre assure que son pays n’abandonnera pas l’île. »         what one's own side will do, or not do
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import is_conditional, is_future
from kg.annotations.syntax import is_compound, is_infinitive, is_verb, own_subject
from kg.events.arguments import ArgumentReader
from kg.events.mentions import EventMention
from kg.events.own_side import is_of_own_side, is_to_come
from kg.events.verdicts import speakers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Polarity


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
            told: The triggers that tell events already: they tell no other, and a claim with one of them in it is no denial beside.
        """
        for token in self._doc:
            if is_verb(token):
                event = self._obligation(token) or self._assurance(token, told)
                if event is not None and event.trigger.i not in told:
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

    def _assurance(self, verb: Token, told: set[int]) -> EventMention | None:
        """« X assure que son pays … » promises what is to come, and denies what is negated, unless that is itself an event."""
        if verb.dep_ not in {"ccomp", "xcomp"} or fold(verb.head.lemma_) not in self._lexicon.cues.insist:
            return None
        claim = self._attribution.claim(verb)
        if claim is None or claim.quoted:
            return None
        agents = speakers(claim)
        if not is_of_own_side(verb, agents, self._arguments):
            return None
        is_vow = is_to_come(verb) and fold(verb.head.lemma_) in self._lexicon.cues.vow
        polarity, _ = self._factuality.judge(verb)
        is_denial = polarity is Polarity.NEGATED and not is_to_come(verb) and not told & {t.i for t in verb.subtree}
        if not (is_vow or is_denial):
            return None
        return EventMention(
            relation="promises" if is_vow else "denies",
            rule="promises/construction/futur" if is_vow else "denies/construction/ne-pas",
            trigger=verb.head,
            trigger_end=verb.head.i,
            agents=agents,
            theme=self._arguments.theme((verb,), verb.head),
        )


def _infinitive(modal: Token) -> Token | None:
    """Return the infinitive under a modal, whichever of the two the parser made the head."""
    if is_infinitive(modal.head) and modal.dep_.startswith("aux"):
        return modal.head
    return next((child for child in modal.rights if is_infinitive(child)), None)


def _supposes(modal: Token, infinitive: Token, claim: Claim) -> bool:
    """« doivent avoir fui », « devra », a reported « devrait » suppose or announce; they oblige nobody."""
    return is_compound(infinitive) or is_future(modal) or (is_conditional(modal) and not claim.quoted)
