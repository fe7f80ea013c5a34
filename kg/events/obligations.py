"""What somebody says that others must do.

urges    « Les rebelles doivent déposer les armes, a déclaré le ministre. »     « il faut que », « ferait mieux de »
demands  « « La violence doit cesser », a déclaré le ministre. »                of a thing, whoever does it
"""

from spacy.tokens import Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.forms import is_conditional, is_future
from kg.annotations.saying import saying_verbs
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_compound, is_infinitive, is_passive, is_reflexive, is_verb
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, EventMention
from kg.events.verdicts import speakers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_IMPERSONAL = frozenset({"il", "c'"})
_CONDITIONS = frozenset({"si", "s'", "ou", "quand", "lorsque"})  # « où », folded


class ObligationReader:
    """Reads what the speakers of one `Doc` oblige others to."""

    def __init__(self, lexicon: Lexicon, arguments: ArgumentReader, attribution: Attribution) -> None:
        self._cues, self._arguments, self._attribution = lexicon.cues, arguments, attribution
        self._opine = saying_verbs(lexicon.cues.opine)

    def read(self, verb: Token) -> EventMention | None:
        """Return what *verb*, « devoir » or what an obligation governs, urges or demands of others."""
        return self._must(verb) or self._is_to(verb) or self._ought(verb) or self._needed(verb)

    def _must(self, modal: Token) -> EventMention | None:
        """« X doit … », as somebody else says it."""
        infinitive = _infinitive(modal) if fold(modal.lemma_) == "devoir" else None
        claim = self._attribution.claim(modal) if infinitive is not None else None
        if infinitive is None or claim is None or _is_aside(modal):
            return None
        if self._supposes(modal, infinitive, claim) or self._is_scheduled(infinitive, claim):
            return None
        subject = own_subject(modal) or own_subject(infinitive)
        is_deed = (
            subject is not None and fold(subject.lemma_) in self._cues.aggression
        )  # « les [attaques] doivent cesser »
        event = self._urging("devoir", modal, infinitive, claim, subject) if not is_deed else None
        if event is not None or subject is None or (not is_deed and self._arguments.actors([subject])):
            return event
        is_end = is_passive(infinitive) or fold(infinitive.lemma_) in self._cues.end
        agents = speakers(claim)
        if not (agents and is_end and (claim.quoted or is_deed)):
            return None
        theme = self._arguments.theme((subject,), modal)
        return EventMention(
            relation="demands",
            rule="demands/construction/devoir",
            trigger=modal,
            trigger_end=modal.i,
            agents=agents,
            theme=theme,
        )

    def _is_to(self, verb: Token) -> EventMention | None:
        """« il faut que X … », « il est temps que X … »."""
        head = verb.head
        is_obliged = (
            verb.dep_ in {"ccomp", "csubj", "acl", "xcomp", "advcl"} and fold(head.lemma_) in self._cues.obliging
        )
        claim = self._attribution.claim(verb) if is_obliged and own_subject(verb) is not None else None
        if claim is None or not any(fold(child.text) in _IMPERSONAL for child in head.lefts):
            return None
        return self._urging("falloir", head, verb, claim, own_subject(verb))

    def _ought(self, infinitive: Token) -> EventMention | None:
        """« X ferait mieux de … », « X a tout intérêt à … »."""
        if not is_infinitive(infinitive):
            return None
        word, lemma = infinitive.head, fold(infinitive.head.lemma_)
        verb = word.head if lemma in self._cues.well_advised else word
        has_advice = any(fold(c.lemma_) in self._cues.well_advised and c.i < infinitive.i for c in verb.rights)
        if fold(verb.lemma_) not in {"faire", "avoir"} or not has_advice:
            return None
        claim = self._attribution.claim(verb)
        return self._urging("mieux", verb, infinitive, claim, own_subject(verb)) if claim is not None else None

    def _needed(self, infinitive: Token) -> EventMention | None:
        """« « Il est temps de négocier », a dit le ministre. »: whoever is to do it. « Il faut … » is mostly but an opinion."""
        head = infinitive.head
        if not is_infinitive(infinitive) or fold(head.lemma_) not in self._cues.obliging or is_verb(head):
            return None
        claim = self._attribution.claim(infinitive)
        is_impersonal = any(fold(child.text) in _IMPERSONAL for child in head.lefts)
        if claim is None or not (is_impersonal and self._is_held(claim)):
            return None
        agents = speakers(claim)
        return self._event("temps", head, infinitive, agents) if agents else None

    def _is_held(self, claim: Claim) -> bool:
        """Return whether *claim* is what somebody holds: in his own words, or by a verb of opinion."""
        return claim.quoted or (claim.cue is not None and self._arguments.doc[claim.cue] in self._opine)

    def _supposes(self, modal: Token, infinitive: Token, claim: Claim) -> bool:
        """« doivent avoir fui », « devra », « devait arriver lundi », a reported « devrait » suppose or announce; they oblige nobody."""
        was_due = has_feature(modal, "Tense", "Imp") and modal.dep_ != "ccomp"
        is_reported = (is_conditional(modal) and not self._is_held(claim)) or (was_due and not claim.quoted)
        is_past = has_feature(modal, "VerbForm", "Part")  # « avait dû partir »
        is_own = has_feature(modal, "Person", "1")  # « nous devons partir » obliges nobody else
        return is_compound(infinitive) or is_future(modal) or is_reported or is_past or is_own

    def _is_scheduled(self, infinitive: Token, claim: Claim) -> bool:
        """« Le pape doit se rendre à Beyrouth, selon le Vatican »: it is on the agenda, unless somebody holds that it ought to."""
        lemma = fold(infinitive.lemma_)
        words = {f"se {lemma}", f"s'{lemma}"} if is_reflexive(infinitive) else {lemma}
        return not self._is_held(claim) and not words.isdisjoint(self._cues.scheduled)

    def _urging(
        self, rule: str, trigger: Token, verb: Token, claim: Claim, subject: Token | None
    ) -> EventMention | None:
        addressees = self._arguments.actors([subject]) if subject is not None else ()
        agents = speakers(claim)
        homes = {a.actor.home for a in agents} | {a.actor.id for a in agents}
        if not (agents and addressees) or homes & {a.actor.id for a in addressees}:
            return None
        return self._event(rule, trigger, verb, agents, addressees)

    def _event(
        self,
        rule: str,
        trigger: Token,
        verb: Token,
        agents: tuple[Argument, ...],
        addressees: tuple[Argument, ...] = (),
    ) -> EventMention:
        return EventMention(
            relation="urges",
            rule=f"urges/construction/{rule}",
            trigger=trigger,
            trigger_end=trigger.i,
            agents=agents,
            addressees=addressees,
            theme=self._arguments.theme((verb,), trigger),
        )


def _is_aside(modal: Token) -> bool:
    """« le gazoduc, qui doit relier … », « si un agent doit … »: what is so anyhow, nobody is told to."""
    head = modal.head if modal.dep_.startswith("aux") else modal
    return head.dep_ == "acl:relcl" or (
        head.dep_ == "advcl" and any(fold(t.text) in _CONDITIONS for t in (*head.lefts, *modal.lefts))
    )


def _infinitive(modal: Token) -> Token | None:
    """Return the infinitive under a modal, whichever of the two the parser made the head."""
    if is_infinitive(modal.head) and modal.dep_.startswith("aux"):
        return modal.head
    return next((child for child in modal.rights if is_infinitive(child)), None)
