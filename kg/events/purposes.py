"""Clauses that tell what somebody wants to come about: « afin que le Pérou retire ses troupes »."""

from spacy.tokens import Token

from kg.annotations.syntax import is_finite, is_verb
from kg.lexicon.words import fold

_PURPOSE = frozenset({"pour", "afin"})
_THAT = frozenset({"que", "qu'"})


def is_wished_for(trigger: Token) -> bool:
    """Return whether the clause of *trigger* stands behind « pour que » or « afin que »: nobody says that it happens."""
    verb = next((t for t in (trigger, *trigger.ancestors) if is_verb(t) and is_finite(t)), None)
    return verb is not None and any(
        fold(child.text) in _THAT and child.i > 0 and fold(child.nbor(-1).text) in _PURPOSE for child in verb.lefts
    )
