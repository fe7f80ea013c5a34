"""Distinct demands and promises of one verb: « exhorte l’Éthiopie à lever le blocus et à ouvrir des pourparlers »."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, preposition, sentence
from kg.events.arguments import ArgumentReader
from kg.events.mentions import EventMention, Span
from kg.lexicon.words import fold

_JOINS = frozenset({",", "et"})
_MARKERS = frozenset({"à", "de"})
_NOMINAL_MARKERS = frozenset({"à", "sur"})
_OCCASIONS = frozenset(
    {"issue", "occasion", "suite", "veille", "demande", "initiative", "invitation", "aide", "faveur"}
)


def distinct(event: EventMention, arguments: ArgumentReader) -> Iterator[EventMention]:
    """Yield *event* once for each infinitive or noun that is coordinated in its theme, each with its own preposition."""
    if event.theme is None:
        yield event
        return
    spans = [event.theme]
    for part in _coordinated(arguments.doc[event.theme.head]):
        span = arguments.theme((part,), event.trigger)
        spans += [replace(span, start=_marker(part).i + 1)] if span is not None else []
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        yield replace(event, theme=_until(span, following, arguments))


def _coordinated(first: Token) -> list[Token]:
    """Return the infinitives or nouns behind *first* that stand as it does, under it or beside it."""
    marker, is_clause = preposition(first), is_infinitive(first)
    if marker not in (_MARKERS if is_clause else _NOMINAL_MARKERS):
        return []
    heads, found = [first, *([first.head] if is_clause else [])], []
    for token in first.doc[first.i + 1 : sentence(first)[1]]:
        is_alike = is_infinitive(token) and token.head in heads if is_clause else _is_like(token, first, heads)
        if is_alike and preposition(token) == marker and _joint(token) in _JOINS:
            heads.append(token)
            found.append(token)
        elif not is_clause and token.pos_ != "PROPN" and preposition(token) == marker:
            break  # « à l’envoi d’aide aux déplacés et aux [habitants] »: it may as well go with this one
    while found and not is_clause and _joint(found[-1]) != "et":  # « …, à l’issue du sommet »
        found.pop()
    return found


def _is_like(noun: Token, first: Token, heads: list[Token]) -> bool:
    """« à la trêve, [à la levée] du blocus et à l’[envoi] d’aide »: whether *noun* stands beside *first*, wherever the parse hangs it."""
    is_conjunct = noun.dep_ == "conj" and (noun.head in heads or preposition(noun.head) != preposition(first))
    is_beside = noun.dep_.startswith("obl") and noun.head == first.head
    return (is_conjunct or is_beside) and fold(noun.text) not in _OCCASIONS and _is_full(first) and _is_full(noun)


def _joint(part: Token) -> str:
    return _marker(part).nbor(-1).lower_


def _is_full(noun: Token) -> bool:
    """« à la levée du blocus » is a demand of its own, « au calme et à la retenue » is one stock phrase."""
    return noun.pos_ == "NOUN" and any(child.dep_ in {"nmod", "amod"} for child in noun.rights)


def _marker(part: Token) -> Token:
    return next((t for t in part.lefts if t.dep_ in {"case", "mark"}), part)


def _until(span: Span, following: Span | None, arguments: ArgumentReader) -> Span:
    """Return *span* as far as what follows it, without what joins the two."""
    end = span.end if following is None else min(span.end, following.start - 1)
    while arguments.doc[end - 1].lower_ in _JOINS:
        end -= 1
    return replace(span, end=end)
