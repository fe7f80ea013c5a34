"""Words that only say how many, or how much: « [l’un] des avocats », « [deux] de ces pays », « [davantage] de fonds »."""

from spacy.tokens import Token

from kg.annotations.syntax import has_feature, preposition
from kg.lexicon.words import fold

_COUNTING = frozenset({"PRON", "NUM"})
_AMOUNTS = frozenset({"plus", "davantage", "moins", "beaucoup", "assez", "trop", "peu", "autant"})
_HUNDREDS = frozenset({"cent", "cents", "mille"})
_COUNTED = frozenset({"appos", "nmod", "amod", "flat", "dep"})
_NEXT = 3  # words from such an adverb to what it tells an amount of: « davantage de nouveaux fonds »
_LAST = 2  # words between a pronoun and what it counts: « l’un d’entre eux »


def whole_of(token: Token) -> Token:
    """Return of whom *token* is a part: they act, and the pronoun names nobody; else *token*."""
    if token.pos_ not in _COUNTING or token.i in token.doc._.kg_named:
        return token
    following = (t for t in token.rights if preposition(t) == "de" and t.left_edge.i <= token.i + _LAST)
    return next((t for t in following if has_feature(t, "Number", "Plur")), token)


def amount_of(word: Token) -> Token:
    """« exige davantage [de fonds] », « envoie deux cents [policiers] »: return what *word* tells an amount of, else itself."""
    if fold(word.text) in _HUNDREDS:
        return next((t for t in word.rights if t.i == word.i + 1 and t.dep_ in _COUNTED and t.pos_ == "NOUN"), word)
    if fold(word.text) not in _AMOUNTS:
        return word
    return next((t for t in word.rights if preposition(t) == "de" and t.i <= word.i + _NEXT), word)
