"""What a verb says of its object and the parser takes for part of it: « a qualifié ces accusations [de grotesques] »."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb, preposition
from kg.lexicon.words import fold

_FIRST = frozenset({"persona", "personae", "personas"})
_SECOND = "non"
_WORDS = 3
_CALLING = frozenset({"qualifier", "traiter", "taxer"})
_BARE = frozenset({"NOUN", "ADJ"})


def repair_attributes(tokens: list[Token]) -> None:
    """Hang on the verb above it « persona non grata », as one phrase, and an epithet without article."""
    for first in standing(tokens, _FIRST):
        _hang_latin(first, tokens[-1].i + 1)
    for token in tokens:
        if token.pos_ == "VERB" and fold(token.lemma_) in _CALLING:
            _hang_epithet(token)


def _hang_latin(first: Token, end: int) -> None:
    """« a déclaré l’attaché [persona non grata] »."""
    phrase = list(first.doc[first.i : min(first.i + _WORDS, end)])
    verb = next((t for t in first.ancestors if is_verb(t)), None)
    if verb is None or verb.i > first.i or len(phrase) < _WORDS or fold(phrase[1].text) != _SECOND:
        return
    attach(first, verb, "xcomp")
    first.pos_ = "NOUN"
    for other in phrase[1:]:
        attach(other, first, "amod")


def _hang_epithet(verb: Token) -> None:
    """« a qualifié ces accusations [de grotesques] »: the last bare word with « de » under the object is said of it."""
    for epithet in [t for t in verb.rights if t.dep_ == "obj" and preposition(t) == "de"]:
        epithet.dep_ = "obl:arg"  # « a qualifié de « farce » le scrutin »
    thing = next((t for t in verb.rights if t.dep_ == "obj"), None)
    if thing is None or any(preposition(t) == "de" for t in verb.rights):
        return
    below = (
        t for t in thing.subtree if t.i > thing.i and t.dep_ == "nmod" and t.pos_ in _BARE and preposition(t) == "de"
    )
    bare = [t for t in below if not any(child.dep_ == "det" for child in t.lefts)]
    if bare and bare[-1].right_edge.i >= thing.right_edge.i:
        attach(bare[-1], verb, "obl:arg")
