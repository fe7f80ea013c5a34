"""« entre [le Laos] et [la Thaïlande] »: two who stand between one preposition and « et » belong together."""

from spacy.tokens import Token

from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import sentence

_NOMINAL = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PUNCT", "X", "NUM"})
_REACH = 8  # words from « entre » to « et »


def repair_pairs(tokens: list[Token]) -> None:
    """Coordinate what stands behind « et » with what « entre » governs, wherever the parser hung it."""
    for token in tokens:
        if token.lower_ == "entre" and token.dep_ == "case" and token.head.i > token.i and token.head.pos_ in _NOMINAL:
            second = _second(token)
            if second is not None and second.head != token.head and not second.is_ancestor(token.head):
                attach(second, token.head, "conj")


def _second(between: Token) -> Token | None:
    """Return the noun behind the « et » that « entre » calls for."""
    doc, (_, end), first = between.doc, sentence(between), between.head
    index = first.i + 1
    while index < min(end, between.i + _REACH) and doc[index].lower_ != "et":
        if doc[index].pos_ not in _WITHIN and doc[index].lower_ not in {"de", "du", "d’", "d'"}:
            return None
        index += 1
    index += 1
    while index < end and doc[index].pos_ in {"DET", "ADJ", "NUM"}:
        index += 1
    return doc[index] if index < end and doc[index].pos_ in _NOMINAL else None
