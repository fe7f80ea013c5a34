"""Distinct demands and promises of one verb: « exhorte l’Éthiopie à lever le blocus et à ouvrir des pourparlers »."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, preposition, sentence
from kg.events.arguments import ArgumentReader
from kg.events.mentions import EventMention, Span

_JOINS = frozenset({",", "et"})
_MARKERS = frozenset({"à", "de"})


def distinct(event: EventMention, arguments: ArgumentReader) -> Iterator[EventMention]:
    """Yield *event* once for each infinitive that is coordinated in its theme, each with its own « à » or « de »."""
    if event.theme is None:
        yield event
        return
    spans = [event.theme]
    for infinitive in _coordinated(arguments.doc[event.theme.head]):
        span = arguments.theme((infinitive,), event.trigger)
        spans += [replace(span, start=_marker(infinitive).i + 1)] if span is not None else []
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        yield replace(event, theme=_until(span, following, arguments))


def _coordinated(first: Token) -> list[Token]:
    """Return the infinitives behind *first* that stand as it does, under it or beside it."""
    marker = preposition(first)
    if marker not in _MARKERS or not is_infinitive(first):
        return []
    heads, found = [first, first.head], []
    for token in first.doc[first.i + 1 : sentence(first)[1]]:
        is_alike = token.head in heads and is_infinitive(token) and preposition(token) == marker
        if is_alike and _marker(token).nbor(-1).lower_ in _JOINS:
            heads.append(token)
            found.append(token)
    return found


def _marker(infinitive: Token) -> Token:
    return next((t for t in infinitive.lefts if t.dep_ in {"case", "mark"}), infinitive)


def _until(span: Span, following: Span | None, arguments: ArgumentReader) -> Span:
    """Return *span* as far as what follows it, without what joins the two."""
    end = span.end if following is None else min(span.end, following.start - 1)
    while arguments.doc[end - 1].lower_ in _JOINS:
        end -= 1
    return replace(span, end=end)
