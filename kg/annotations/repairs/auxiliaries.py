"""Auxiliaries that an insertion parts from their participle: « avait, une nouvelle fois, [dénoncé] … »."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import has_feature

_HAVE = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"})
_GAP = 6  # words of the insertion
_WRONG = frozenset({"ccomp", "xcomp", "advcl", "acl", "obj"})
_MOVED = frozenset({"nsubj", "obl:mod", "advmod", "expl:comp", "punct"})


def repair_auxiliaries(tokens: list[Token]) -> None:
    """Make the participle the head of what « avoir » was taken for the verb of, and give it the subject that « avoir » has."""
    for token in standing(tokens, _HAVE):
        participle = _participle(token) if token.pos_ in {"VERB", "AUX"} else None
        if participle is None:
            continue
        if participle.head == token:
            take_place(participle, token)
            token.dep_ = "aux:tense"
        for child in list(token.children):
            if child.dep_ in _MOVED:
                attach(child, participle, child.dep_)


def _participle(auxiliary: Token) -> Token | None:
    """Return the participle that *auxiliary* belongs to: it has no object, and only an adverbial stands between."""
    if auxiliary.dep_ == "aux:tense":
        return auxiliary.head if any(t.dep_ == "nsubj" for t in auxiliary.lefts) else None
    if auxiliary.pos_ == "VERB" and any(t.dep_ == "obj" and t.pos_ != "VERB" for t in auxiliary.children):
        return None
    return next(
        (
            t
            for t in auxiliary.rights
            if t.dep_ in _WRONG
            and 1 < t.i - auxiliary.i <= _GAP
            and has_feature(t, "VerbForm", "Part")
            and has_feature(t, "Tense", "Past")
            and not any(c.dep_.startswith(("aux", "case", "mark")) for c in t.lefts)
        ),
        None,
    )
