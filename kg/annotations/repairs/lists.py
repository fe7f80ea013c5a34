"""Doers in a row behind a passive: « Soutenu par Moscou, [Pékin] ou encore [Cuba], Nicolas Maduro a … ».

The parser takes those behind the first comma for the subject of the clause, or for complements of their own.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.parse import standing
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature
from kg.lexicon.words import fold

_JOINING = frozenset({"et", "ou"})
_ADVERBS = frozenset({"encore", "meme", "aussi"})
_WITHIN = frozenset({"de", "du", "des", "d'"})
_ENDS = frozenset({",", ".", ";", ")", "»", ":"})


def repair_lists(tokens: list[Token]) -> None:
    """Join the names of a list behind « par » with the first of them, where « et » or « ou » stands before the last."""
    for par in standing(tokens, frozenset({"par"})):
        first = par.head
        verb = first.head
        if par.dep_ != "case" or not has_feature(verb, "VerbForm", "Part") or not first.text[:1].isupper():
            continue
        for name in list(_others(first, tokens[-1].i + 1)):
            attach(name, first, "conj")


def _others(first: Token, end: int) -> Iterator[Token]:
    """Yield the first words of the names behind *first*, if they make a list that ends."""
    doc, index, found = first.doc, _name_end(first.doc, first.i, end), []
    while index < end:
        sign = fold(doc[index].text)
        if sign not in {*_JOINING, ","}:
            return
        start = index + 1
        while start < end and (doc[start].pos_ == "DET" or fold(doc[start].text) in _ADVERBS):
            start += 1
        if start >= end or not doc[start].text[:1].isupper():
            return
        found.append(doc[start])
        index = _name_end(doc, start, end)
        if sign in _JOINING:
            yield from found if index == end or doc[index].text in _ENDS else ()
            return


def _name_end(doc: Doc, start: int, end: int) -> int:
    """Return where the name that begins at *start* ends: « la Corée du Nord », « l’Union européenne »."""
    index = start + 1
    while index < end:
        is_part = doc[index].text[:1].isupper() or (doc[index].dep_ == "amod" and doc[index].head.i == index - 1)
        is_link = fold(doc[index].text) in _WITHIN and index + 1 < end and doc[index + 1].text[:1].isupper()
        if not (is_part or is_link or doc[index].text in {"-", "'"}):
            break
        index += 1
    return index
