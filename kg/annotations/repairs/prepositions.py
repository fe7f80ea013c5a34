"""Prepositions with a noun in them, of which the parser makes a complement: « des sanctions à l’encontre de [la Russie] »."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb, preposition

_NOUNS = {
    "encontre": ["a", "l'"],
    "egard": ["a", "l'"],
    "endroit": ["a", "l'"],
    "adresse": ["a", "l'"],
    "sujet": ["au"],
    "propos": ["a"],
}  # and the words before them


def repair_prepositions(tokens: list[Token]) -> None:
    """Hang what stands behind such a preposition on what it belongs to, and the preposition on it."""
    start, folded = tokens[0].i, parse_of(tokens[0].doc).folded
    for index in range(start + 2, tokens[-1].i):
        before = _NOUNS.get(folded[index])
        if before is not None and folded[index - len(before) : index] == before:
            _join(tokens[index - start])
        elif folded[index] == "concernant":
            _join_participle(tokens[index - start])


def _join(noun: Token) -> None:
    found = next((t for t in noun.rights if preposition(t) == "de"), None)
    if found is None or noun.head == noun:
        return
    attach(found, noun.head, "obl:arg" if is_verb(noun.head) else "nmod")
    attach(noun, found, "case")


def _join_participle(participle: Token) -> None:
    """« un accord [concernant la pêche] »: what it governs belongs to the noun before, or to the verb."""
    found, head = next((t for t in participle.rights if t.dep_ == "obj"), None), participle.head
    if found is None or head == participle:
        return
    attach(found, head, "obl:arg" if is_verb(head) else "nmod")
    attach(participle, found, "case")
    participle.pos_ = "ADP"
