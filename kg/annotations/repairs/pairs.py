"""« entre [le Laos], [la Thaïlande] et [le Cambodge] »: those who stand between one preposition and « et » belong together."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import sentence

_NOMINAL = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PUNCT", "X", "NUM"})
_BEFORE = frozenset({"DET", "ADJ", "NUM"})
_OF = frozenset({"de", "du", "d’", "d'"})
_REACH = 12  # words from « entre » to « et »


def repair_pairs(tokens: list[Token]) -> None:
    """Coordinate what stands behind commas and « et » with what « entre » governs, wherever the parser hung it."""
    for token in standing(tokens, {"entre"}):
        if token.dep_ == "case" and token.head.i > token.i and token.head.pos_ in _NOMINAL:
            first = token.head
            for other in _others(token):
                if first not in {other.head, *other.conjuncts} and not other.is_ancestor(first):
                    attach(other, first, "conj")


def _others(between: Token) -> Iterator[Token]:
    """Yield the nouns behind each comma before the « et » that « entre » calls for, and behind that; none where there is no « et »."""
    doc, (_, end), first = between.doc, sentence(between), between.head
    index = first.i + 1
    commas: list[int] = []
    while index < min(end, between.i + _REACH) and doc[index].lower_ != "et":
        if doc[index].pos_ not in _WITHIN and doc[index].lower_ not in _OF:
            return
        if doc[index].text == ",":
            commas.append(index)
        index += 1
    if index >= end or doc[index].lower_ != "et":
        return
    if commas and commas[-1] == index - 1:
        commas = []  # « entre le ministre, Awa Diop, et l’ONU »: who he is
    for joint in (*commas, index):
        head = joint + 1
        while head < end and doc[head].pos_ in _BEFORE:
            head += 1
        if head < end and doc[head].pos_ in _NOMINAL:
            yield doc[head]
