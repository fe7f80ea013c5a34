"""One word with two parts, of which the parser makes two: « L’armée et [les rebelles] se battent »; and one of which it makes two parts.

« L’administration [Barzon] a critiqué Lima »       the name right behind a noun says which one it is
« L’UGTT, principale [force] syndicale, a appelé »  what stands bare between commas says who the name before is
"""

from itertools import pairwise

from spacy.tokens import Token

from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb
from kg.lexicon.words import fold

_PHRASE_OPENERS = frozenset({"det", "nummod", "case", "cc"})


def repair_doubled(tokens: list[Token]) -> None:
    """Join the second of two subjects with the first, where « et » stands before it, or nothing; part bare appositions from the name before."""
    for token in tokens:
        if is_verb(token):
            _join_subjects(token)
        elif token.dep_ == "conj" and token.pos_ == "NOUN" and _is_apposed(token):
            token.dep_ = "appos"


def _join_subjects(verb: Token) -> None:
    subjects = [t for t in verb.lefts if t.dep_.startswith("nsubj")]
    for first, second in pairwise(subjects):
        joint = second.doc[second.left_edge.i - 1]
        if fold(joint.text) == "et" and joint.i > first.i and joint.head == verb:
            attach(joint, second, "cc")
            attach(second, first, "conj")
        elif second.i == first.i + 1 and first.pos_ == "NOUN" and second.pos_ == "PROPN":
            attach(second, first, "nmod")


def _is_apposed(noun: Token) -> bool:
    """Return whether *noun* stands between commas without an article, and nothing else is coordinated."""
    first, last, doc = noun.left_edge, noun.right_edge, noun.doc
    if any(t.dep_ in _PHRASE_OPENERS for t in noun.lefts) or any(t.dep_ == "conj" for t in noun.children):
        return False
    start = first if first.text != "," else first.nbor()
    alone = [t for t in noun.head.rights if t.dep_ == "conj"] == [noun]
    between = start.i > 0 and doc[start.i - 1].text == "," and last.i + 1 < len(doc) and doc[last.i + 1].text == ","
    return alone and between
