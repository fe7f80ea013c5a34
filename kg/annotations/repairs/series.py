"""Verbs in a row: « condamne le raid, appelle Lima à la retenue et réclame une enquête » is said of one subject."""

from spacy.tokens import Token

from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import has_feature, sentence
from kg.lexicon.words import fold

_MISTAKEN = frozenset({"advcl", "parataxis", "dep"})
_SUBJECTS = ("nsubj", "expl:subj")
_SUBORDINATING = frozenset({"si", "quand", "lorsque", "comme", "que"})


def repair_series(tokens: list[Token]) -> None:
    """Join each verb behind a comma that has no subject, in a row that « et » closes, to the verb before it."""
    closed = {token.head for token in tokens if token.dep_ == "conj" and _is_bare(token) and _has_and(token)}
    for token in reversed(tokens):
        is_link = token in closed or token.head in closed  # of four, two may hang on the first
        if not is_link or not _is_bare(token) or not _is_behind_comma(token):
            continue
        first = _first(token)
        if first is not None:
            _join(token, first)
            closed.add(first)


def _first(verb: Token) -> Token | None:
    """Return the verb that *verb* goes on with: that on which it hangs, or that which hangs on it with the subject."""
    if verb.dep_ in _MISTAKEN and verb.head.i < verb.i:
        return verb.head if _is_alike(verb.head, verb) else None
    before = (t for t in verb.lefts if t.dep_ in _MISTAKEN and _is_alike(t, verb))
    return next((t for t in before if _has_subject(t) and not _is_subordinate(t)), None)


def _join(verb: Token, first: Token) -> None:
    if verb.is_ancestor(first):
        take_place(first, verb)
    attach(verb, first, "conj")


def _is_alike(first: Token, second: Token) -> bool:
    """Return whether two verbs may have one subject: both are finite, and of one number."""
    one, other = _finite(first), _finite(second)
    if one is None or other is None:
        return False
    return has_feature(one, "Number", "Plur") is has_feature(other, "Number", "Plur")


def _finite(verb: Token) -> Token | None:
    """Return the word of a verb group that has person and number."""
    return next((t for t in (verb, *verb.lefts) if order.is_finite_word(t) and (t == verb or t.pos_ == "AUX")), None)


def _is_bare(verb: Token) -> bool:
    return _finite(verb) is not None and not _has_subject(verb) and not _is_subordinate(verb)


def _has_subject(verb: Token) -> bool:
    return any(t.dep_.startswith(_SUBJECTS) for t in verb.children)


def _is_subordinate(verb: Token) -> bool:
    return any(t.dep_ == "mark" or fold(t.text) in _SUBORDINATING for t in verb.lefts)


def _is_behind_comma(verb: Token) -> bool:
    start = order.group_start(verb)
    return start > sentence(verb)[0] and verb.doc[start - 1].text == ","


def _has_and(verb: Token) -> bool:
    start = order.group_start(verb)
    return start > sentence(verb)[0] and fold(verb.doc[start - 1].text) in {"et", "puis"}
