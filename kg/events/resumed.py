"""Clauses that a pronoun takes up: « …, ce que nie Asmara » denies what the clause before tells."""

from spacy.tokens import Token

from kg.annotations.syntax import is_passive, sentence
from kg.events.mentions import Span
from kg.lexicon.words import fold

_RELATIVES = frozenset({"que", "qu'"})
_TRIMMED = frozenset({"mais", "et", "or"})


def resumed_clause(verb: Token, *, is_subject: bool = False) -> Span | None:
    """Return what « ce que » stands for where *verb* is its verb, « ce qui » where that *is_subject*: what is before it in the sentence.

    Of « C’est ce que » it is the sentence before.
    """
    doc, (start, _) = verb.doc, sentence(verb)
    words = {"qui"} if is_subject or is_passive(verb) else _RELATIVES
    relative = next((t for t in verb.lefts if fold(t.text) in words), None)
    index = relative.i - 1 if relative is not None else -1
    if index < start or fold(doc[index].text) != "ce":
        return None
    end = index
    if [fold(token.text) for token in doc[start:index]] == ["c'", "est"] and start > 0:
        start, end = sentence(doc[start - 1])[0], start
    elif index - 2 < start or doc[index - 1].text not in {",", "–", "—"}:
        return None
    while start < end and (fold(doc[start].text) in _TRIMMED or doc[start].is_punct):
        start += 1
    while end > start and doc[end - 1].is_punct:
        end -= 1
    return Span(start=start, end=end, head=int(doc[start:end].root.i)) if end > start else None
