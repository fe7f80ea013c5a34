"""Clauses that tell what somebody wants to come about: « afin que le Pérou retire ses troupes »."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.syntax import is_finite, is_verb
from kg.lexicon.words import fold

_PURPOSE = frozenset({"pour", "afin", "eviter", "empecher"})
_THAT = frozenset({"que", "qu'"})


def is_wished_for(trigger: Token) -> bool:
    """Return whether the clause of *trigger* stands behind « pour que », « afin que » or « éviter que »: nobody says that it happens."""
    clauses = (t for t in (trigger, *trigger.ancestors) if is_verb(t))
    verb = next((t for t in clauses if is_finite(t) or any(_ques(t))), None)
    return verb is not None and any(t.i > 0 and fold(t.nbor(-1).lemma_) in _PURPOSE for t in _ques(verb))


def _ques(verb: Token) -> Iterator[Token]:
    """Yield each « que » that begins the clause of *verb*, whose subjunctive the tagger may take for anything."""
    return (child for child in verb.lefts if fold(child.text) in _THAT)
