"""Distinct demands and promises of one verb: « exhorte l’Éthiopie à lever le blocus et à ouvrir des pourparlers »."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, preposition, sentence
from kg.events.arguments import ArgumentReader
from kg.events.mentions import EventMention, Span

_JOINS = frozenset({",", "et"})
_MARKERS = frozenset({"à", "de"})
_NOMINAL_MARKERS = frozenset({"à", "sur"})


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
        is_alike = is_infinitive(token) if is_clause else token.dep_ == "conj" and _is_full(first) and _is_full(token)
        is_part = token.head in heads and is_alike and preposition(token) == marker
        if is_part and _marker(token).nbor(-1).lower_ in _JOINS:
            heads.append(token)
            found.append(token)
    return found


def _is_full(noun: Token) -> bool:
    """« à la levée du blocus » is a demand of its own, « au calme et à la retenue » is one stock phrase."""
    return noun.pos_ == "NOUN" and any(child.dep_ == "nmod" for child in noun.rights)


def _marker(part: Token) -> Token:
    return next((t for t in part.lefts if t.dep_ in {"case", "mark"}), part)


def _until(span: Span, following: Span | None, arguments: ArgumentReader) -> Span:
    """Return *span* as far as what follows it, without what joins the two."""
    end = span.end if following is None else min(span.end, following.start - 1)
    while arguments.doc[end - 1].lower_ in _JOINS:
        end -= 1
    return replace(span, end=end)
