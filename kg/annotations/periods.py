"""Calendar arithmetic: stretches of whole days, and the stretch that a name without a year means on a given day."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from kg.model import Precision

_WEDNESDAY, _SATURDAY = 3, 6
_THIRDS = 3
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "year": 12}


class Direction(Enum):
    """On which side of a day a name that recurs ("mardi", "mars") is to be looked for."""

    BEFORE = auto()
    AFTER = auto()
    UNSAID = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `start` to `end`, both included; `None` is open, and all three `None` is unknown."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


UNKNOWN = Period()


def day_of(day: date) -> Period:
    """Return the one day."""
    return Period(start=day, end=day, precision=Precision.DAY)


def week_of(day: date) -> Period:
    """Return the week from Monday to Sunday that holds *day*."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Period(start=monday, end=monday + timedelta(days=6), precision=Precision.WEEK)


def month_of(day: date) -> Period:
    """Return the calendar month that holds *day*."""
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return Period(start=day.replace(day=1), end=end, precision=Precision.MONTH)


def year_of(day: date) -> Period:
    """Return the calendar year that holds *day*."""
    return Period(start=date(day.year, 1, 1), end=date(day.year, 12, 31), precision=Precision.YEAR)


def interval(start: date | None, end: date | None) -> Period:
    """Return the days from *start* to *end*.

    Raises:
        ValueError: *end* is before *start*.
    """
    if start and end and end < start:
        raise ValueError(f"{end} is before {start}")
    return Period(start=start, end=end, precision=Precision.INTERVAL)


def months(year: int, first: int, count: int) -> Period:
    """Return *count* months from the *first* of *year*; month 0 is December of the year before."""
    start = shift(date(year, 1, 1), "month", first - 1)
    return interval(start, shift(start, "month", count) - timedelta(days=1))


def third(period: Period, number: int) -> Period:
    """Return the first, second or last third (1 to 3) of *period*: of whole months if it can be, of a month ten days."""
    if period.start is None or period.end is None:
        return UNKNOWN
    count = 12 * (period.end.year - period.start.year) + period.end.month - period.start.month + 1
    if period.start.day == 1 and count % _THIRDS == 0:
        length = count // _THIRDS
        return months(period.start.year, period.start.month + length * (number - 1), length)
    days = 10 if period.precision is Precision.MONTH else ((period.end - period.start).days + 1) // _THIRDS
    first = period.start + timedelta(days=days * (number - 1))
    return interval(first, period.end if number == _THIRDS else first + timedelta(days=days - 1))


def shift(day: date, unit: str, count: int) -> date:
    """Return *day* moved by *count* units; a day that the month lacks becomes its last.

    A unit is `minute`, `hour` (24 make a day, fewer none), `day`, `week`, `weekend`, `month` or `year`.

    Raises:
        OverflowError, ValueError: The day is beyond the calendar.
    """
    if unit in _MONTHS:
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    per_day = {"minute": 24 * 60, "hour": 24}.get(unit, 1)
    days = abs(count) // per_day * _DAYS.get(unit, 1)
    return day + timedelta(days=days if count > 0 else -days)


def containing(unit: str, day: date) -> Period:
    """Return the week, month or year that holds *day*; the day itself for smaller units."""
    around = {"week": week_of, "month": month_of, "year": year_of}
    return around.get(unit, day_of)(day)


def weekday(base: date, number: int, direction: Direction) -> date:
    """Return the weekday (1 is Monday) on or before *base*; on or after it if the direction says so."""
    if direction is Direction.AFTER:
        return base + timedelta(days=(number - base.isoweekday()) % 7)
    return base - timedelta(days=(base.isoweekday() - number) % 7)


def weekend(base: date, direction: Direction) -> Period:
    """Return the Saturday and Sunday nearest to *base*, or the one to come if the direction says so."""
    saturday = base + timedelta(days=_SATURDAY - base.isoweekday())
    if base.isoweekday() <= _WEDNESDAY and direction is not Direction.AFTER:
        saturday -= timedelta(days=7)
    return interval(saturday, saturday + timedelta(days=1))


def recurring(base: date, in_year: Callable[[int], Period], direction: Direction) -> Period:
    """Return the one of a yearly period's occurrences that is nearest to *base*, or the last before or first after it.

    *in_year* gives the occurrence in a year, or raises ValueError where that year has none (29 February).

    Raises:
        ValueError: No year around *base* has one.
    """
    found = [period for year in range(base.year - 4, base.year + 5) for period in _occurrence(in_year, year)]
    if direction is Direction.BEFORE:
        found = [period for period in found if period.start and period.start <= base]
    elif direction is Direction.AFTER:
        found = [period for period in found if period.end and period.end >= base]
    return min(found, key=lambda period: _distance(period, base))


def _occurrence(in_year: Callable[[int], Period], year: int) -> Iterable[Period]:
    try:
        return [in_year(year)]
    except ValueError:
        return []


def _distance(period: Period, day: date) -> int:
    """Return the days from the start and the end of *period* to *day*, together."""
    return abs(sum(bound.toordinal() - day.toordinal() for bound in (period.start, period.end) if bound))
