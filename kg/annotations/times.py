"""Times: « jeudi soir », « fin juin », « d’ici à la fin de l’année » → the days that they mean.

    text ──rules──▶ single expressions ──modifiers, ranges──▶ whole expressions ──context──▶ `TimeSpan`

The words come from `ontology/times.fr.yaml`, single expressions from `time_rules`. Here what stands before them is
joined (« début », « depuis », « entre … et … »), and all is resolved in order of the text: « la veille » counts from
the day spoken of last. Durations and frequencies (« pendant trois jours ») are no times. What depends on the date of an
article without one keeps its words, with unknown days.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import pairwise
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.annotations import extensions, tenses
from kg.annotations.periods import Direction, Period
from kg.annotations.time_modifiers import BOUNDS, LINK, OPENER, PARTS, Modifier, span_of
from kg.annotations.time_readings import Context
from kg.annotations.time_rules import Rule, rules
from kg.annotations.time_words import parts_of, stands_in
from kg.model import Precision, TimeSpan

KEY = "kg_times"
TOKENS = "kg_time_tokens"  # the indices of all tokens of times
# Longer than any modifier: so far back what stands before an expression is looked at.
_WINDOW = 40
_BREAK = re.compile(r"\n|(?<=[.!?…])[^\S\n]+(?=[«“\"(A-ZÀ-ÖØ-Þ])")
_LICENSED = frozenset({"day", "period"})

#: Whether what is told with the expression at [start, end) is still to come.
Future = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expression:
    start: int
    end: int
    kind: str
    resolve: Callable[[Context], Period | None]


def never(_start: int, _end: int) -> bool:
    """Say that nothing is still to come."""
    return False


def find_times(text: str, published: date | None, future: Future = never) -> list[tuple[int, int, TimeSpan]]:
    """Return the times of *text* with where they stand, as (start, end, time), in order and without overlaps.

    Args:
        text: French; a line break ends a sentence.
        published: The article's date.
        future: Decides whether « vendredi » is the next Friday or the last one. Either may be the day of publication.
    """
    found: list[tuple[int, int, TimeSpan]] = []
    last: date | None = None
    for expression in _expressions(text):
        start, end = expression.start, expression.end
        direction = Direction.AFTER if future(start, end) else Direction.UNSAID
        context = Context(published=published, base=published, direction=direction, last=last)
        if (period := _resolve(expression, context)) is None:
            continue
        last = period.start if period.precision is Precision.DAY else last
        words = text[start:end]
        found.append((start, end, TimeSpan(text=words, start=period.start, end=period.end, precision=period.precision)))
    return found


def _resolve(expression: _Expression, context: Context) -> Period | None:
    try:
        return expression.resolve(context)
    except (ValueError, OverflowError):  # « le 31 février »: no such day
        return None


def _expressions(text: str) -> list[_Expression]:
    wholes = _modified(text, _ranges(text, _modified(text, _singles(text), PARTS)), BOUNDS)
    return [expression for expression in wholes if expression.kind in _LICENSED]


def _singles(text: str) -> list[_Expression]:
    """Return the leftmost, longest matches of the rules."""
    found = [
        (match.start(), -match.end(), order, rule, match)
        for start, end in _sentences(text)
        for order, rule in _rules_for(text[start:end])
        for match in rule.pattern.finditer(text, start, end)
    ]
    singles: list[_Expression] = []
    end = 0
    for start, minus_end, _, rule, match in sorted(found, key=lambda item: item[:3]):
        if start >= end:
            end = -minus_end
            singles.append(_Expression(start=start, end=end, kind=rule.kind, resolve=partial(rule.read, match)))
    return [single for single in singles if single.kind != "name"]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of *text* start and end, roughly: no expression goes over a full stop before a capital."""
    ends = [match.start() for match in _BREAK.finditer(text)]
    return pairwise([0, *ends, len(text)])


def _rules_for(sentence: str) -> Iterator[tuple[int, Rule]]:
    """Yield the rules, with their order, of whose words some stand in *sentence*: most have none in most sentences."""
    may_have = cache(partial(stands_in, among=frozenset(parts_of(sentence))))
    return ((order, rule) for order, rule in enumerate(rules()) if all(map(may_have, rule.lists)))


def _modified(
    text: str, expressions: Iterable[_Expression], levels: Iterable[tuple[Modifier, ...]]
) -> Iterator[_Expression]:
    """Join to each expression what stands before it: at most one modifier of each level, the innermost level first."""
    before = 0
    for expression in expressions:
        joined = expression
        for level in levels:
            joined = _modify(text, before, joined, level)
        before = joined.end
        yield joined


def _modify(text: str, before: int, expression: _Expression, level: tuple[Modifier, ...]) -> _Expression:
    earliest = max(before, expression.start - _WINDOW)
    for modifier in level:
        match = modifier.pattern.search(text, earliest, expression.start)
        if match and expression.kind in modifier.kinds:
            resolve = partial(modifier.resolve, expression.resolve, match)
            kind = "day" if expression.kind == "day" else "period"
            return replace(expression, start=match.start(), kind=kind, resolve=resolve)
    return expression


def _ranges(text: str, expressions: Iterable[_Expression]) -> list[_Expression]:
    """Join pairs: « de lundi à mercredi », « entre 2014 et 2021 »."""
    joined: list[_Expression] = []
    for right in expressions:
        before = joined[-2].end if len(joined) > 1 else 0
        if joined and (whole := _range(text, before, joined[-1], right)):
            joined[-1] = whole
        else:
            joined.append(right)
    return joined


def _range(text: str, before: int, left: _Expression, right: _Expression) -> _Expression | None:
    link = LINK.fullmatch(text, left.end, right.start)
    opener = OPENER.search(text, max(before, left.start - _WINDOW), left.start)
    if not (link and opener) or bool(link["and"]) is not bool(opener["between"]):
        return None
    resolve = partial(span_of, left.resolve, right.resolve)
    return _Expression(start=opener.start(), end=right.end, kind="period", resolve=resolve)


@Language.factory(KEY, assigns=["doc.spans", "doc.user_data"])
def create_times(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that writes the times of a `Doc`.

    `doc.spans["kg_times"]` gets their spans and `doc.user_data["kg_times"]` the list of their `TimeSpan` values, in the
    same order. It reads `doc._.kg_published`, and the parse, where there is one: the tense decides what « vendredi » is.
    """
    del nlp, name
    extensions.register()
    return annotate_times


def annotate_times(doc: Doc) -> Doc:
    """Write the times of *doc*; see `create_times`."""
    found = find_times(doc.text, doc._.kg_published, partial(_to_come, doc))
    spans = [_span(doc, start, end) for start, end, _ in found]
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
    doc.user_data[KEY] = [time for _, _, time in found]
    doc.user_data[TOKENS] = frozenset(index for span in spans for index in range(span.start, span.end))
    return doc


def _to_come(doc: Doc, start: int, end: int) -> bool:
    return tenses.is_to_come(_span(doc, start, end))


def _span(doc: Doc, start: int, end: int) -> Span:
    # Expanded to whole tokens, a stretch of the text always has a span.
    return cast("Span", doc.char_span(start, end, label="TIME", alignment_mode="expand"))
