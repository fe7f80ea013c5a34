"""Which words behind a noun of somebody are its own, and which its verb's.

« accuse [le ministre de la Défense] de vol », but « accuse [la presse] de partialité », « traite [les manifestants] de « rats » ».
"""

from spacy.tokens import Doc, Token

from kg.annotations.syntax import is_infinitive, is_time, preposition
from kg.lexicon import Cues
from kg.lexicon.words import fold

_BARE = frozenset({"de", "d'"})
_UNDERGOING = frozenset({"obj", "obl:arg", "obl:mod", "obl:agent", "nsubj:pass", "iobj"})
_WHERE = frozenset({"dans", "devant", "en", "sur", "près", "lors", "pendant", "depuis", "après", "avant"})
_COMPLEMENTS = frozenset({"nmod", "obl:arg", "obl:mod", "obl:agent", "advmod"})


def belongs(noun: Token, complement: Token, cues: Cues) -> bool:
    """Return whether *complement*, behind *noun* with « de », tells who the noun is."""
    if noun.dep_ not in _UNDERGOING or complement.pos_ == "PROPN":
        return True
    verb, lemma = noun.head, fold(noun.head.lemma_)
    if lemma not in cues.blaming | cues.alerting or _has_other(verb, complement):
        return True
    is_bare = fold(complement.left_edge.text) in _BARE and complement.left_edge.nbor().pos_ not in {"DET", "NUM"}
    return not (is_bare or lemma in cues.alerting)


def _has_other(verb: Token, complement: Token) -> bool:
    """Return whether *verb* has what it charges somebody with behind *complement*: « accuse les forces de l’ordre de mentir »."""
    behind = (t for t in verb.subtree if t.i > complement.i and preposition(t) == "de")
    return any(t.head == verb or is_infinitive(t) for t in behind)


def end_of_adjective(adjective: Token) -> int | None:
    """Return the index behind an *adjective* of a noun, without where and when; None where it says nothing without « de ».

    « des hommes [armés] devant la maison », « un militant [opposé à la loi] », « trois hommes âgés de 30 ans ».
    """
    behind = [token for token in adjective.rights if token.dep_ in _COMPLEMENTS]
    if any(fold(token.left_edge.text) in _BARE for token in behind):
        return None
    is_apart = any(is_time(t) or preposition(t) in _WHERE or t.pos_ == "PROPN" for t in behind)
    return int(adjective.i if is_apart else adjective.right_edge.i) + 1


def end_of_name(doc: Doc, end: int) -> int:
    """Return where the compound name ends whose first part stands before *end*: « des élus de [Nouvelle-Angleterre] »."""
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end - 1].text[:1].isupper():
        if doc[end - 1].whitespace_ or doc[end].whitespace_:
            break
        end += 2
    return end
