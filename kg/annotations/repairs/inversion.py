"""Subjects behind their verb: « le retrait [qu’exige la Russie] », « la réforme à laquelle s’oppose Ankara »."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import sentence
from kg.lexicon.words import fold

_RELATIVES = frozenset(
    {"que", "qu'", "dont", "ou", "laquelle", "lequel", "lesquels", "lesquelles", "auquel", "auxquels"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})


def repair_inversions(tokens: list[Token]) -> None:
    """Make the phrase right behind a verb its subject where a relative word stands right before the verb."""
    for verb in tokens if standing(tokens, _RELATIVES) else ():
        if verb.pos_ == "VERB" and order.is_finite_word(verb):
            pronoun, noun = _relative_before(verb), _phrase_behind(verb)
            if pronoun is not None and noun is not None and not _has_subject_before(verb):
                _invert(verb, pronoun, noun)


def _relative_before(verb: Token) -> Token | None:
    """Return the relative word right before the group of *verb*; of a clause of a verb before it (« dit que ») there is none."""
    start = order.group_start(verb)
    word = verb.doc[start - 1] if start > sentence(verb)[0] + 1 else None
    return word if word is not None and fold(word.text) in _RELATIVES else None


def _has_subject_before(verb: Token) -> bool:
    return any(t.dep_ in _SUBJECTS and t.i < verb.i and fold(t.text) not in _RELATIVES for t in verb.children)


def _phrase_behind(verb: Token) -> Token | None:
    """Return the noun of the phrase with an article, or of the name, right behind *verb*."""
    if verb.i + 1 >= sentence(verb)[1]:
        return None
    after = verb.nbor(1)
    if after.pos_ == "DET" and after.head.i > after.i and after.head.pos_ in _NOMINAL:
        return after.head
    is_name = after.is_title and after.pos_ in {*_NOMINAL, "ADV", "ADJ", "PRON"}
    return after if is_name and fold(after.text) not in _RELATIVES else None


def _invert(verb: Token, pronoun: Token, subject: Token) -> None:
    antecedent = _antecedent(pronoun)
    main = subject.head if subject.dep_ in _SUBJECTS and subject.head.i > subject.i else None
    if subject.pos_ not in _NOMINAL:
        subject.pos_ = "PROPN"
    attach(subject, verb, "nsubj")
    if pronoun.dep_ in {*_SUBJECTS, "mark", "dep", "fixed"} and fold(pronoun.text) in {"que", "qu'"}:
        attach(pronoun, verb, "obj")
    elif pronoun.dep_ == "dep":
        attach(pronoun, verb, "obl:arg")
    if antecedent is None:
        return
    if main is not None and main != verb:
        if antecedent.is_ancestor(main):
            take_place(main, antecedent)
        attach(antecedent, main, "nsubj")
    if verb.head != antecedent and not verb.is_ancestor(antecedent):
        attach(verb, antecedent, "acl:relcl")


def _antecedent(pronoun: Token) -> Token | None:
    """Return the noun right before *pronoun* and its preposition."""
    index, (start, _) = pronoun.i - 1, sentence(pronoun)
    if index > start and pronoun.doc[index].pos_ == "ADP":
        index -= 1
    before = pronoun.doc[index]
    if before.pos_ not in {"NOUN", "PROPN", "ADJ"} or index < start:
        return None
    return order.phrase_head(before.doc, order.phrase_start(before), index + 1)
