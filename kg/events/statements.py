"""What somebody states of his own side, or of nobody's, in any form of speech.

denies     « Le ministre affirme n’avoir jamais été prévenu. »      a claim about one's own side, or about no side, negated
promises   « « Nous fournirons des canons », a dit le ministre. »    what one's own side will do
rejects    « « Nous ne négocierons pas », a dit le ministre. »       what it will not put up with
threatens  « « Nous frapperons », a dit le général. »                the harm that it will do
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.attribution import Attribution, Claim
from kg.annotations.factuality import FactualityReader
from kg.annotations.forms import infinitive_to_come, is_about_to, is_future
from kg.annotations.pronouns import SPEAKER
from kg.annotations.repairs.contrasts import CONTRASTING
from kg.annotations.saying import saying_verbs
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_passive, is_reflexive, is_verb, verb_words
from kg.events.arguments import ArgumentReader
from kg.events.commands import told_to
from kg.events.mentions import Argument, EventMention, Span
from kg.events.own_side import is_against_all, is_of_own_side, is_possessed, is_threat, is_to_come, is_war_to_come
from kg.events.verdicts import speakers
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Polarity

_THERE = "y"  # « il n’y aura »
_TO_SOMEBODY = frozenset({"promises", "threatens"})
#: Whom somebody answers for, besides forces.
_LED = frozenset({"homme", "combattant", "milicien", "pays", "gouvernement", "administration", "parti", "mouvement"})
_ONLY = frozenset({"seulement", "uniquement"})
_SUBORDINATE = ("acl", "advcl")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """A clause that somebody states: its verb, the word that reports it, and whose claim it is."""

    verb: Token
    cue: Token
    claim: Claim
    agents: tuple[Argument, ...]

    @property
    def lemma(self) -> str:
        return fold(self.verb.lemma_)

    @property
    def predicate(self) -> Token:
        """« ce sera [la guerre] »: what a copula says of its subject; else the verb."""
        return self.verb.head if self.verb.dep_ == "cop" else self.verb


class StatementReader:
    """Reads what the speakers of one `Doc` state of their own side."""

    def __init__(
        self, lexicon: Lexicon, arguments: ArgumentReader, attribution: Attribution, factuality: FactualityReader
    ) -> None:
        self._cues, self._led = lexicon.cues, _LED | lexicon.groups.forces | lexicon.groups.services
        self._arguments, self._attribution, self._factuality = arguments, attribution, factuality
        self._insist, self._vow = saying_verbs(lexicon.cues.insist), saying_verbs(lexicon.cues.vow)
        self._admit, self._announce = saying_verbs(lexicon.cues.admit), saying_verbs(lexicon.cues.announce)

    def read(self, verb: Token, told: AbstractSet[int]) -> EventMention | None:
        """Return what the clause of *verb* states of the speaker's side, unless the cue or a word in it has *told* an event."""
        claim = self._attribution.claim(verb)
        if claim is None or claim.cue is None or claim.cue in told:
            return None
        stated = _Statement(verb=verb, cue=verb.doc[claim.cue], claim=claim, agents=speakers(claim))
        relation = self._threat(stated) or (self._relation(stated) if _is_stated(stated) else None)
        is_told = bool(told & _clause(stated)) and not self._is_vow(stated) and not self._is_of_harm(stated)
        if relation is None or is_told:
            return None
        trigger = _trigger(stated)
        return EventMention(
            relation=relation,
            rule=f"{relation}/construction/own-side",
            trigger=trigger,
            trigger_end=trigger.i,
            agents=stated.agents,
            addressees=self._addressees(stated, relation),
            theme=_within(self._arguments.theme((stated.predicate,), trigger), claim.piece),
        )

    def _addressees(self, stated: _Statement, relation: str) -> tuple[Argument, ...]:
        """Return to whom it is said; « [Lima] le paiera » is said to who will."""
        who = own_subject(stated.verb) if relation == "threatens" and stated.lemma in self._cues.suffer else None
        return (self._arguments.actors([who]) if who is not None else ()) or (
            told_to(stated.cue, stated.agents, self._arguments) if relation in _TO_SOMEBODY else ()
        )

    def _threat(self, stated: _Statement) -> str | None:
        is_told = stated.claim.quoted or stated.cue not in self._admit
        is_harm = is_told and is_threat(stated.verb, self._cues, quoted=stated.claim.quoted)
        is_grave = is_against_all(stated.verb, self._cues) or is_war_to_come(stated.predicate, self._cues)
        is_harm = is_harm or (stated.claim.quoted and is_grave)
        return "threatens" if is_harm and not self._is_negated(stated.verb) else None

    def _relation(self, stated: _Statement) -> str | None:
        is_own = is_of_own_side(stated.verb, stated.agents, self._arguments) or _is_by_speaker(stated)
        if self._is_barred(stated):
            return "rejects"
        if is_to_come(stated.verb) or (is_about_to(stated.verb) and _is_by_speaker(stated)):
            is_due = is_own or (self._is_vow(stated) and _is_ownerless(stated.verb))
            return self._to_come(stated) if is_due else None
        is_charge = self._is_charge(stated) and not self._is_weak(stated)
        is_denied = is_charge and self._may_deny(stated) and self._is_negated(stated.verb)
        is_assured = stated.cue in self._vow  # « assure que le texte n’a pas changé »
        is_about_it = is_own or is_assured or self._concerns(stated)
        return "denies" if (is_denied and is_about_it) or self._is_of_nobody(stated) else None

    def _is_barred(self, stated: _Statement) -> bool:
        """« il n’y aura pas de négociations »: what there will not be is refused, where it takes the speaker, too."""
        is_foretold = stated.claim.quoted and is_future(stated.verb) and _is_there(stated.verb)
        objects = {fold(t.lemma_) for t in stated.verb.rights if t.dep_ == "obj"} if is_foretold else set()
        return bool(objects & self._cues.refusable) and self._is_negated(stated.verb)

    def _to_come(self, stated: _Statement) -> str | None:
        is_certain = is_future(stated.verb) or is_about_to(stated.verb) or not stated.claim.quoted
        is_deed = is_certain and _deed(stated.verb) not in self._cues.not_vowed
        if self._is_vow(stated):
            return "promises"
        if is_deed and stated.lemma not in self._cues.spare and self._is_negated(stated.verb):
            return "rejects"
        is_announced = stated.cue in self._announce or (stated.cue in self._insist and self._is_of_self(stated))
        is_promise = stated.claim.quoted or is_announced
        return "promises" if is_deed and is_promise and stated.cue not in self._admit else None

    def _is_of_self(self, stated: _Statement) -> bool:
        """« Le ministre affirme qu’[il] se retirera », « que [ses soldats] partiront »: not of others of his side."""
        who = own_subject(stated.verb)
        if who is not None and fold(who.lemma_) in self._led and is_possessed(who, stated.agents, self._arguments):
            return True
        about = self._arguments.actors([who]) if who is not None and who.pos_ == "PRON" else ()
        return bool({a.actor.id for a in about} & {a.actor.id for a in stated.agents})

    def _is_of_nobody(self, stated: _Statement) -> bool:
        """« L’institut affirme que les eaux n’étaient pas polluées »: of a thing; what others do not do is a complaint of them."""
        who = own_subject(stated.verb)
        is_source = not is_verb(stated.cue) and fold(stated.cue.text) not in self._cues.viewpoint
        is_held = stated.cue in self._insist or (is_source and _is_done(stated.verb))
        is_always = is_reflexive(stated.verb)  # « la paix ne se décrète pas »
        if stated.claim.quoted or not is_held or is_always or self._is_weak(stated) or _is_only_more(stated.verb):
            return False
        mention = self._arguments.mention(who) if who is not None else None
        is_nobody = _is_there(stated.verb) or (who is not None and (mention is None or not mention.actors))
        return is_nobody and self._is_negated(stated.verb)

    def _concerns(self, stated: _Statement) -> bool:
        """« n’engagent pas son pays », « n’a pas été tué par nos hommes »: it happens to the speaker, or through him."""
        near = [t for t in stated.verb.children if t.dep_ in {"obj", "iobj", "obl:agent"}]
        pronouns = [t for t in near if t.pos_ == "PRON"] + [t for noun in near for t in noun.lefts]
        ids = {a.actor.id for a in stated.agents}
        is_first_person = any(fold(t.text) in SPEAKER for t in pronouns)
        return is_first_person or any(a.actor.id in ids for a in self._arguments.actors(pronouns))

    def _is_weak(self, stated: _Statement) -> bool:
        """« nous ne savons pas », « n’a pas l’intention de », « pas d’autre choix »: nothing that anybody held is denied.

        « n’a pas l’intention d’attaquer » denies what one is feared to have in mind.
        """
        objects = {fold(t.lemma_) for t in stated.verb.children if t.dep_ in {"obj", "nsubj"}}
        is_weak = stated.lemma in self._cues.not_denied or objects & (self._cues.planned_nouns | self._cues.no_charge)
        return bool(is_weak) and not self._is_of_harm(stated)

    def _is_of_harm(self, stated: _Statement) -> bool:
        """« n’a aucune [intention] d’envahir », « il n’existe aucun [plan] d’attaque », « ne [prépare] pas d’offensive »: harm meant."""
        nouns = [t for t in stated.verb.children if t.dep_ in {"obj", "nsubj"} or t.dep_.startswith("expl")]
        meant = [t for t in nouns if fold(t.lemma_) in self._cues.planned_nouns]
        meant += [stated.verb] if stated.lemma in self._cues.planned else []
        below = (child for t in meant for child in t.rights)
        return any(fold(t.lemma_) in self._cues.hostile | self._cues.aggression for t in below)

    def _is_charge(self, stated: _Statement) -> bool:
        """« nous n’avons pas tiré », « nous n’avons rien à cacher »: of what is not past, only what one may be charged with.

        « nous n’avons pas de frontières », « je ne veux pas la voir » deny nothing.
        """
        below = (t for child in stated.verb.rights for t in (child, *child.rights))
        is_going_on = any(fold(t.lemma_) in self._cues.charged for t in (stated.verb, *below))
        is_going_on = is_going_on or self._has_charged(stated)
        return is_going_on or not stated.claim.quoted or _is_done(stated.verb)

    def _has_charged(self, stated: _Statement) -> bool:
        """« nous n’avons aucun [soldat] là-bas »: to have it is what one may be charged with."""
        objects = {fold(t.lemma_) for t in stated.verb.rights if t.dep_ == "obj"} if stated.lemma == "avoir" else set()
        return bool(objects & self._cues.charged_nouns)

    def _is_negated(self, verb: Token) -> bool:
        polarity, _ = self._factuality.judge(verb)
        return polarity is Polarity.NEGATED

    def _is_vow(self, stated: _Statement) -> bool:
        return is_to_come(stated.verb) and stated.cue in self._vow

    def _may_deny(self, stated: _Statement) -> bool:
        cue = stated.cue
        if fold(cue.text) in self._cues.viewpoint:
            return False
        return cue not in self._admit if stated.claim.quoted or not is_verb(cue) else cue in self._insist


def _is_stated(stated: _Statement) -> bool:
    """Return whether the verb heads what is claimed, or what is set against it (« …, tandis que … »), and no clause within it."""
    current, (start, end) = stated.verb, stated.claim.piece
    while _goes_on(current) and start <= current.head.i < end:
        current = current.head
    is_outermost = current.head == current or not start <= current.head.i < end
    return is_outermost and (_is_contrast(current) or not current.dep_.startswith(_SUBORDINATE))


def _goes_on(verb: Token) -> bool:
    """Return whether the clause of *verb* is joined to the one above it as its equal."""
    is_nominal = any(child.dep_ == "cop" for child in verb.head.lefts)
    return (verb.dep_ == "conj" and is_verb(verb.head)) or (_is_contrast(verb) and (is_verb(verb.head) or is_nominal))


def _is_contrast(verb: Token) -> bool:
    """« tandis que la Corse ne [menace] personne »."""
    return any(child.dep_ == "mark" and fold(child.text) in CONTRASTING for child in verb.lefts)


def _clause(stated: _Statement) -> set[int]:
    """Return the tokens of the statement, but for a condition in front: « si l’agression continue, [nous frapperons] »."""
    start, end = stated.claim.piece
    conditions = (child for child in stated.verb.lefts if child.dep_ == "advcl")
    before = {t.i for condition in conditions for t in condition.subtree}
    return {t.i for t in stated.verb.subtree if start <= t.i < end} - before


def _trigger(stated: _Statement) -> Token:
    """Return the verb of saying that governs the statement, else the verb of the statement itself."""
    governs = is_verb(stated.cue) and stated.cue in stated.verb.ancestors
    return stated.cue if governs else stated.verb


def _is_by_speaker(stated: _Statement) -> bool:
    """« « Nous … », a dit le ministre », « affirme n’avoir jamais été prévenu »."""
    verb, who = stated.verb, own_subject(stated.verb)
    if who is None:
        return verb.dep_ in {"xcomp", "ccomp"} and verb.head == stated.cue
    return stated.claim.quoted and fold(who.text) in SPEAKER


def _is_done(verb: Token) -> bool:
    """« je n’ai pas démissionné », « nous ne sommes pas responsables »: it is about a deed, or about the blame for one."""
    words = verb_words(verb)
    return len(words) > 1 and (has_feature(verb, "VerbForm", "Part") or verb.pos_ == "ADJ")


def _is_ownerless(verb: Token) -> bool:
    """« il n’y aura aucune base », « la requête sera examinée »: nobody is named who does it."""
    return is_passive(verb) or _is_there(verb)


def _is_there(verb: Token) -> bool:
    """« il n’y aura aucune base »."""
    return fold(verb.lemma_) == "avoir" and any(fold(child.text) == _THERE for child in verb.lefts)


def _within(theme: Span | None, piece: tuple[int, int]) -> Span | None:
    """Return *theme* without what is not said in it."""
    if theme is None:
        return None
    return Span(start=max(theme.start, piece[0]), end=min(theme.end, piece[1]), head=theme.head)


def _deed(verb: Token) -> str:
    """Return the lemma of what is to come: of a near future the infinitive (« va [rouvrir] »)."""
    return fold((infinitive_to_come(verb) or verb).lemma_)


def _is_only_more(verb: Token) -> bool:
    """« ne touche pas seulement les ports »: it is so, and more."""
    return any(fold(child.text) in _ONLY for child in verb.children)
