"""Infinitives that only name a deed, and tell of nobody that he does it or means to.

« le droit de manifester », « rien n’oblige Lima à céder », « faut-il interdire la marche ? », « les États doivent accepter l’accord ».
"""

from spacy.tokens import Token

from kg.annotations.marks import OPEN
from kg.annotations.syntax import first_conjunct, has_feature, is_finite, is_verb, preposition, sentence
from kg.lexicon import Cues, Relation
from kg.lexicon.words import fold

_MUST = frozenset({"doit", "doivent"})
_MARKS = frozenset({"de", "d'", "à", "pour"})
_NEAR = 3  # words
#: What somebody must do, and yet is on the calendar: « le ministre doit se rendre à Lomé ».
_SCHEDULED = frozenset({"CONSULT", "AGREE", "PROTEST", "RETREAT", "MOBILIZE"})


def is_unreal(trigger: Token, relation: Relation, cues: Cues) -> bool:
    """Return whether *trigger*, for *relation*, tells no event, not even a planned one: an infinitive, or what one may choose."""
    if not has_feature(trigger, "VerbForm", "Inf"):
        return _is_option(trigger, cues) or _is_meanwhile(trigger)
    head = trigger.head
    if _is_possessed(trigger, cues) or _is_necessity(trigger) or _is_topic(trigger):
        return True
    if trigger.dep_ != "xcomp" or not is_verb(head):
        return False
    is_duty = fold(head.text) in _MUST and relation.category not in _SCHEDULED
    return is_duty or fold(head.lemma_) in cues.enabling


def _is_option(noun: Token, cues: Cues) -> bool:
    """« des scénarios tels que la [prise] de Goma »: an example of what may be."""
    que = next((t for t in noun.lefts if fold(t.text) in {"que", "qu'"} and t.i), None)
    such = que.nbor(-1) if que is not None else None
    return such is not None and fold(such.lemma_) == "tel" and fold(such.head.lemma_) in cues.possible_nouns


def _is_meanwhile(trigger: Token) -> bool:
    """« en [attendant] que Lima réponde »: only until when."""
    return fold(trigger.text) == "attendant" and trigger.i > 0 and fold(trigger.nbor(-1).text) == "en"


def is_ended(trigger: Token, relation: Relation, cues: Cues) -> bool:
    """« a levé ses [sanctions] », « a suspendu sa [coopération] »: what is ended is no event of its own.

    A meeting that is called off is one, negated: « a annulé sa [visite] ».
    """
    head = trigger.head
    if relation.category == "SANCTION" and fold(head.lemma_) in cues.ending_nouns and preposition(trigger) == "de":
        return True  # « la levée des [sanctions] »
    is_object = trigger.dep_ in {"obj", "nsubj:pass"} and not is_verb(trigger)
    if not is_object or not is_verb(head) or fold(head.lemma_) not in cues.ending:
        return False
    return relation.category != "CONSULT" or fold(head.lemma_) not in cues.calling_off


def is_argued(trigger: Token) -> bool:
    """Return whether *trigger* gives a quotation: who says « soutenir » of it argues, and supports nobody."""
    return fold(trigger.lemma_) == "soutenir" and any(q.cue == trigger.i for q in trigger.doc._.kg_quotations)


def _is_possessed(trigger: Token, cues: Cues) -> bool:
    """« le pouvoir d’envoyer », « du mal à défendre », « capable de frapper »: the word before says that it might be done."""
    first = first_conjunct(trigger)  # « capable de voler et de [frapper] »
    mark = next((t for t in first.lefts if fold(t.text) in _MARKS and t.i > 0), None)
    if mark is None:
        return False
    if first.head.pos_ == "ADJ" and fold(first.head.lemma_) in cues.having_nouns:
        return True  # « capable, selon Rome, de [frapper] »
    noun = mark.nbor(-1)
    noun = noun.nbor(-1) if noun.dep_ in {"amod", "acl"} and noun.i else noun  # « une manière déguisée de museler »
    is_taken = fold(noun.head.lemma_) in cues.availing  # « a profité de l’occasion pour rencontrer »
    return fold(noun.lemma_) in cues.having_nouns and not is_taken


def _is_topic(trigger: Token) -> bool:
    """« [Menacer] un allié n’a rien d’anodin »: an infinitive that a sentence or a quotation begins with is only spoken of."""
    start, end = sentence(trigger)
    first = start + (trigger.doc[start].text in OPEN)
    is_first = trigger.i == first or (trigger.head.i >= trigger.i and trigger.doc[trigger.i - 1].text in OPEN)
    return is_first and any(is_finite(t) and is_verb(t) for t in trigger.doc[start + 1 : end])


def _is_necessity(trigger: Token) -> bool:
    """« faut-il interdire », « il faudra négocier »: nobody is said to."""
    return any(fold(token.lemma_) == "falloir" for token in trigger.doc[max(0, trigger.i - _NEAR) : trigger.i])
