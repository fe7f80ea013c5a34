"""Latin that a verb says of its object and that the parser takes for part of it: « a déclaré l’attaché [persona non grata] »."""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb
from kg.lexicon.words import fold

_FIRST = frozenset({"persona", "personae", "personas"})
_SECOND = "non"
_WORDS = 3


def repair_attributes(tokens: list[Token]) -> None:
    """Hang « persona non grata » on the verb above it, as one phrase."""
    for first in standing(tokens, _FIRST):
        phrase = list(first.doc[first.i : min(first.i + _WORDS, tokens[-1].i + 1)])
        verb = next((t for t in first.ancestors if is_verb(t)), None)
        if verb is None or verb.i > first.i or len(phrase) < _WORDS or fold(phrase[1].text) != _SECOND:
            continue
        attach(first, verb, "xcomp")
        first.pos_ = "NOUN"
        for other in phrase[1:]:
            attach(other, first, "amod")
