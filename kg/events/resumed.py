"""Clauses that a pronoun takes up: « …, ce que nie Asmara » denies what the clause before tells."""

from spacy.tokens import Token

from kg.annotations.syntax import is_verb, sentence
from kg.events.mentions import Span
from kg.lexicon.words import fold

_OPENING = frozenset({"mais", "et", "or"})


def resumed_clause(themes: tuple[Token, ...]) -> Span | None:
    """Return the clause before « , ce que », if that is what the first of *themes* is, or None."""
    pronoun = themes[0] if themes else None
    if pronoun is None or fold(pronoun.text) not in {"ce", "que", "qu'"}:
        return None
    doc, (start, _) = pronoun.doc, sentence(pronoun)
    index = pronoun.i if fold(pronoun.text) == "ce" else pronoun.i - 1
    if index - 2 < start or fold(doc[index].text) != "ce" or doc[index - 1].text not in {",", "–", "—"}:
        return None
    while fold(doc[start].text) in _OPENING or doc[start].is_punct:
        start += 1
    clause = doc[start : index - 1]
    head = clause.root
    return Span(start=start, end=index - 1, head=int(head.i)) if any(is_verb(token) for token in clause) else None
