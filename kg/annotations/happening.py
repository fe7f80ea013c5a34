"""Verbs that say of a noun only that it happens: « une rencontre [a eu] lieu », « des pourparlers [doivent] [s’ouvrir] à Oslo »."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_infinitive, is_verb
from kg.lexicon.words import fold

_MODAL = frozenset({"devoir", "pouvoir", "aller"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def happening(noun: Token, happen: frozenset[str]) -> Iterator[Token]:
    """Yield the verbs, by their folded lemmas in *happen*, that say of *noun* that it happens; after a modal its infinitive.

    « les négociations qui se [tiennent] à Oslo entre X et Y »: of a relative clause, too.
    """
    verb = noun.head
    if noun.dep_ in _SUBJECTS and is_verb(verb):
        if (infinitive := due(verb, happen)) is not None:
            yield from (verb, infinitive)
        elif fold(verb.lemma_) in happen:
            yield verb
    for clause in noun.rights:
        if clause.dep_ == "acl:relcl" and own_subject(clause) == noun and fold(clause.lemma_) in happen:
            yield clause


def due(verb: Token, happen: frozenset[str]) -> Token | None:
    """Return the infinitive of a verb in *happen* under *verb*, a modal: « doit [avoir] lieu »."""
    below = verb.rights if fold(verb.lemma_) in _MODAL else ()
    return next((t for t in below if t.dep_ == "xcomp" and is_infinitive(t) and fold(t.lemma_) in happen), None)
