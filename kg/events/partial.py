"""Words that only say how many of somebody: « [l’un] des avocats », « [deux] de ces pays », « [certains] des élus »."""

from spacy.tokens import Token

from kg.annotations.syntax import has_feature, preposition

_COUNTING = frozenset({"PRON", "NUM"})
_LAST = 2  # words between a pronoun and what it counts: « l’un d’entre eux »


def whole_of(token: Token) -> Token:
    """Return of whom *token* is a part: they act, and the pronoun names nobody; else *token*."""
    if token.pos_ not in _COUNTING or token.i in token.doc._.kg_named:
        return token
    following = (t for t in token.rights if preposition(t) == "de" and t.left_edge.i <= token.i + _LAST)
    return next((t for t in following if has_feature(t, "Number", "Plur")), token)
