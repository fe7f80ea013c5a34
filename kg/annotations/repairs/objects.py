"""Objects that the parser takes for part of their verb's name."""

from itertools import pairwise

from spacy.tokens import Token

_WITHIN_NAMES = frozenset({"flat:name", "flat:foreign", "nmod", "appos"})


def repair_objects(tokens: list[Token]) -> None:
    """« a invité Lima »: a name right behind a verb is its object."""
    for verb, token in pairwise(tokens):
        is_name = token.pos_ == "PROPN" and token.head == verb and token.dep_ in _WITHIN_NAMES
        if is_name and verb.pos_ == "VERB" and verb.is_lower and not any(t.dep_ == "obj" for t in verb.rights):
            token.dep_ = "obj"
