"""What stands before a time expression and changes its meaning: « fin », « depuis », « avant », « de … à … »."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.annotations import periods
from kg.annotations.periods import UNKNOWN, Direction, Period
from kg.annotations.time_readings import Context
from kg.annotations.time_words import just_before, value_of
from kg.model import Precision

Resolve = Callable[[Context], Period | None]
_Change = Callable[[Period, Context, re.Match[str]], Period]


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """Words before an expression.

    Attributes:
        kinds: Kinds of expression (see `Rule.kind`) before which they mean this.
        change: What they make of its period.
        direction: On which side of the article's date they put what recurs, if they do.
    """

    pattern: re.Pattern[str]
    kinds: frozenset[str]
    change: _Change
    direction: Direction | None = None

    def resolve(self, inner: Resolve, match: re.Match[str], context: Context) -> Period | None:
        """Return what the words and the expression *inner* after them mean together."""
        period = inner(replace(context, direction=self.direction) if self.direction else context)
        return self.change(period, context, match) if period and period != UNKNOWN else period


def span_of(left: Resolve, right: Resolve, context: Context) -> Period | None:
    """Return the days from the start of *left*, the last before *right*, to the end of *right*.

    Raises:
        ValueError: *left* is after *right*.
    """
    last = right(context)
    if last is None or last.start is None:
        return last
    first = left(replace(context, base=last.start, direction=Direction.BEFORE))
    return periods.interval(first.start, last.end) if first and first.start else first


def _same(period: Period, _context: Context, _match: re.Match[str]) -> Period:
    return period


def _third(period: Period, _context: Context, match: re.Match[str]) -> Period:
    return periods.third(period, value_of("thirds", match["third"]))


def _from(period: Period, _context: Context, _match: re.Match[str]) -> Period:
    return periods.interval(period.start, None)


def _until(period: Period, _context: Context, _match: re.Match[str]) -> Period:
    return periods.interval(None, period.end)


def _before(period: Period, _context: Context, _match: re.Match[str]) -> Period:
    """« avant lundi » excludes it, « avant (la) fin mars » does not."""
    if period.precision is Precision.INTERVAL or period.start is None:
        return periods.interval(None, period.end)
    return periods.interval(None, period.start - timedelta(days=1))


def _after(period: Period, _context: Context, _match: re.Match[str]) -> Period:
    return periods.interval(period.end + timedelta(days=1), None) if period.end else UNKNOWN


def _by(period: Period, context: Context, _match: re.Match[str]) -> Period:
    return periods.interval(context.published, period.end)


def _earlier(period: Period, context: Context, match: re.Match[str]) -> Period:
    """« plus tôt cette semaine »: the part of it before publication, « plus tard » the part after."""
    today = context.published
    if period.precision is Precision.DAY or not (today and period.start and period.end):
        return period
    if match["later"]:
        return periods.interval(max(period.start, today), period.end)
    return periods.interval(period.start, min(period.end, today))


def _modifier(kinds: str, template: str, change: _Change, direction: Direction | None = None) -> Modifier:
    return Modifier(pattern=just_before(template), kinds=frozenset(kinds.split()), change=change, direction=direction)


_ANY = "day period month year"

#: Levels, innermost first, of what belongs to one expression …
PARTS = (
    (_modifier("month period", "(?:(?:au|le) )?mois (?:de |d’)", _same),),
    (
        _modifier(
            "period month year unit",
            "(?:(?:à la|au|en|vers la|vers le|la|le) )?(?P<third>{thirds})(?: (?:de |du |des |d’)?|[-‑])",
            _third,
        ),
        _modifier("period month year unit", "(?:courant|au cours (?:de|du|d’)|dans le courant (?:de|du)) ", _same),
    ),
)
#: … and of what also stands before a range.
BOUNDS = (
    (
        _modifier(_ANY, "depuis ", _from, Direction.BEFORE),
        _modifier(_ANY, "à (?:partir|compter) (?:de |du |d’)", _from),
        _modifier(_ANY, "(?:jusqu’(?:à |au |en )?|jusque )", _until),
        _modifier(_ANY, "avant ", _before),
        _modifier(_ANY, "après ", _after),
        _modifier(_ANY, "d’ici (?:à |au |en )?", _by, Direction.AFTER),
        _modifier(_ANY, "(?:dès|vers|pendant|durant) ", _same),
        _modifier("period month year", "en ", _same),
        _modifier("day", "(?:(?:dans )?la )?nuit (?:de |du |d’)", _same),
    ),
    (_modifier(_ANY, "plus (?:tôt|(?P<later>tard)) ", _earlier),),
)

OPENER = just_before("(?:(?:(?:dans )?la )?nuit )?(?:(?P<between>entre) |(?:de|du|depuis) |d’)")
LINK = re.compile(r"\s{1,3}(?:(?P<and>et)|à|au|jusqu['’]à|jusqu['’]au|jusqu['’]en)\s{1,3}", re.IGNORECASE)
