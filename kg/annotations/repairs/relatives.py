"""Relative clauses with « que » whose subject stands behind the verb, of which the parser makes their object."""

from spacy.tokens import Token

from kg.annotations.syntax import is_verb, preposition
from kg.lexicon.words import fold

_OBJECT_RELATIVES = frozenset({"que", "qu'"})


def repair_relatives(tokens: list[Token]) -> None:
    """« …, ce qu’a démenti [Manille] »: a relative « que » is never the subject, and the noun behind its verb then is."""
    for token in tokens:
        if fold(token.text) not in _OBJECT_RELATIVES or token.dep_ not in {"nsubj", "nsubj:pass"} or not is_verb(token.head):
            continue
        behind = next((t for t in token.head.rights if t.dep_ == "obj" and preposition(t) is None), None)
        if behind is not None:
            token.dep_, behind.dep_ = "obj", "nsubj"
