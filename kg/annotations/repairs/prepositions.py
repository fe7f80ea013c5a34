"""Prepositions with a noun in them, of which the parser makes a complement: « des sanctions à l’encontre de [la Russie] »."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb, preposition

_NOUNS = frozenset({"encontre", "egard", "endroit", "adresse"})
_BEFORE = ["a", "l'"]


def repair_prepositions(tokens: list[Token]) -> None:
    """Hang what stands behind such a preposition on what it belongs to, and the preposition on it."""
    start, folded = tokens[0].i, parse_of(tokens[0].doc).folded
    for index in range(start + 2, tokens[-1].i):
        if folded[index] in _NOUNS and folded[index - 2 : index] == _BEFORE:
            _join(tokens[index - start])


def _join(noun: Token) -> None:
    found = next((t for t in noun.rights if preposition(t) == "de"), None)
    if found is None or noun.head == noun:
        return
    attach(found, noun.head, "obl:arg" if is_verb(noun.head) else "nmod")
    attach(noun, found, "case")
