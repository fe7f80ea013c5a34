"""Which clauses and infinitives fill a function of a trigger: « a promis [d’aider] », « redoute [que Quito parte] »."""

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, preposition
from kg.lexicon.words import fold

_CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "obl:arg", "obl:mod", "obj", "conj", "parataxis", "dep", "acl:relcl", "nmod"}
)
_QUE = frozenset({"que", "qu'"})
_CONTENT = _QUE | {"si", "s'"}


def is_clause(token: Token, trigger: Token, name: str, marker: str) -> bool:
    """Return whether *token*, which hangs on *trigger*, fills the function *name* with *marker* (« xcomp », « de »)."""
    if token.dep_ not in _CLAUSAL or (token.i < trigger.i and name != "advcl"):
        return False
    if name == "ccomp":
        is_content = token.dep_ in {"ccomp", "acl"} or _is_taken_for_relative(token)
        return is_content and not is_infinitive(token) and _has_que(token)
    if name == "advcl" and not is_infinitive(token):  # « fait pression pour que Djouba réponde »
        marks = {fold(child.text) for child in token.lefts if child.dep_ == "mark"}
        return marker in marks and bool(marks & _QUE)
    return is_infinitive(token) and (preposition(token) or "") == marker


def _is_taken_for_relative(token: Token) -> bool:
    """« a averti [la Russie] qu’elle fermerait … »: no relative clause about an actor has a subject of its own."""
    named = any(m.start <= token.head.i < m.end for m in token.doc._.kg_mentions)
    return token.dep_ == "acl:relcl" and named and any(t.dep_ == "nsubj" and fold(t.text) != "qui" for t in token.lefts)


def _has_que(token: Token) -> bool:
    return any(fold(child.text) in _CONTENT for child in token.lefts) or token.dep_ == "ccomp"
