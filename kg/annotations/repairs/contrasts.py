"""Clauses with « alors que », « tandis que »: circumstances of what a finite verb tells, never of a noun or an infinitive under it."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import is_infinitive, is_verb

#: « alors que », « tandis que », by their first words.
CONTRASTING = frozenset({"alors", "tandis"})
_SUBORDINATE = frozenset({"advcl", "acl:relcl", "acl"})


def repair_contrasts(tokens: list[Token]) -> None:
    """« a promis [de livrer] du gaz alors qu’il rejetait … »: hang the clause on the verb that the infinitive hangs on."""
    for mark in standing(tokens, CONTRASTING):
        clause = mark.head
        if mark.dep_ == "mark" and (main := _verb_before(clause, mark)) is not None:
            _subordinate(clause, main)
            continue
        above = clause.head if mark.dep_ == "mark" and clause.dep_ in _SUBORDINATE and clause.head.i < mark.i else None
        while above is not None and not _is_told(above):
            above = above.head if above.head != above else None
        if above is not None:
            attach(clause, above, "advcl")


def _verb_before(clause: Token, mark: Token) -> Token | None:
    """« La ministre, Ada Kovac, a [promis] une aide, tandis que Lima refusait »: the verb that the parser makes an insertion of the clause."""
    return next((t for t in clause.lefts if t.i < mark.i and t.dep_ == "parataxis" and is_verb(t)), None)


def _subordinate(clause: Token, main: Token) -> None:
    """Make *clause* a circumstance of *main*, which takes what stands before it; the subject behind it was its object."""
    subjects = [t for t in clause.lefts if t.dep_.startswith("nsubj") and t.i < main.i]
    if not subjects:
        return
    take_place(main, clause)
    clause.dep_ = "advcl"
    for wrong in [t for t in main.rights if t.dep_ == "nsubj"]:
        wrong.dep_ = "obj"
    for place, subject in enumerate(subjects):
        attach(subject, subjects[0] if place else main, "appos" if place else "nsubj")


def _is_told(word: Token) -> bool:
    """Return whether a clause of its own is built on *word*: a finite verb, or what a copula says of its subject."""
    has_copula = any(child.dep_ == "cop" for child in word.lefts)
    return has_copula or (is_verb(word) and not is_infinitive(word) and not word.dep_.startswith("acl"))
