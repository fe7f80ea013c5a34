"""What the words of one time expression mean in an article: a function for each kind, named in `time_rules`.

Each takes the match of its rule's pattern, whose named groups are the words that matter, and the context. It returns
`UNKNOWN` where the context lacks the day that the words count from, and `None` where they are no time after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from kg.annotations import periods
from kg.annotations.periods import UNKNOWN, Direction, Period
from kg.annotations.time_words import few, unit_of, value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: The article's date.
        base: The day from which names that recur are looked for: `published`, or within « de novembre à mars » the
            start of what stands on the right.
        direction: On which side of `base`.
        last: The day that was spoken of last.
    """

    published: date | None
    base: date | None
    direction: Direction
    last: date | None


#: A function of this module. May raise ValueError or OverflowError: there is no such day.
Read = Callable[[re.Match[str], Context], Period | None]


def read_day(match: re.Match[str], context: Context) -> Period:
    """« le 21 janvier 2022 », « vendredi 21 janvier », « le 10 novembre dernier »."""
    in_year = partial(_day_in, value_of("months", match["month"]), value_of("ordinals", match["day"]))
    return _yearly(in_year, match["year"], match["shift"], context)


def _day_in(month: int, day: int, year: int) -> Period:
    return periods.day_of(date(year, month, day))


def read_numeric_day(match: re.Match[str], _: Context) -> Period:
    """« 21/01/2022 », « 2022-01-21 »."""
    return _day_in(int(match["month"]), int(match["day"]), int(match["year"]))


def read_day_range(match: re.Match[str], context: Context) -> Period:
    """« du 3 au 5 mars », « les 3 et 4 mars », « du 28 au 3 mars »."""
    in_year = partial(_day_in, value_of("months", match["month"]), value_of("ordinals", match["to"]))
    last = _yearly(in_year, match["year"], None, context)
    if last.end is None:
        return UNKNOWN
    start = last.end if value_of("ordinals", match["day"]) <= last.end.day else periods.shift(last.end, "month", -1)
    return periods.interval(start.replace(day=value_of("ordinals", match["day"])), last.end)


def read_month(match: re.Match[str], context: Context) -> Period:
    """« janvier 2022 », « mars dernier », « mars »."""
    words = match.groupdict()
    return _yearly(
        partial(_month_in, value_of("months", match["month"])), words.get("year"), words.get("shift"), context
    )


def _month_in(month: int, year: int) -> Period:
    return periods.month_of(date(year, month, 1))


def _yearly(in_year: Callable[[int], Period], year: str | None, shift: str | None, context: Context) -> Period:
    if year:
        return in_year(int(year))
    return periods.recurring(context.base, in_year, _direction(shift, context)) if context.base else UNKNOWN


def _direction(shift: str | None, context: Context) -> Direction:
    if shift is None:
        return context.direction
    return Direction.AFTER if value_of("shifts", shift) > 0 else Direction.BEFORE


def read_weekday(match: re.Match[str], context: Context) -> Period:
    """« vendredi », « vendredi prochain » (not today), « lundi de la semaine prochaine »."""
    number = value_of("weekdays", match["weekday"])
    if context.base is None:
        return UNKNOWN
    if match["week"]:
        week = periods.shift(context.base, "week", value_of("shifts", match["week"]))
        return periods.day_of(periods.shift(week, "day", number - week.isoweekday()))
    base = periods.shift(context.base, "day", value_of("shifts", match["shift"])) if match["shift"] else context.base
    return periods.day_of(periods.weekday(base, number, _direction(match["shift"], context)))


def read_following_weekday(match: re.Match[str], context: Context) -> Period:
    """« le lundi suivant », « le lundi précédent »."""
    if context.last is None:
        return UNKNOWN
    step = value_of("anaphoric_shifts", match["shift"])
    direction = Direction.AFTER if step > 0 else Direction.BEFORE
    base = periods.shift(context.last, "day", step)
    return periods.day_of(periods.weekday(base, value_of("weekdays", match["weekday"]), direction))


def read_numbered_weekday(match: re.Match[str], context: Context) -> Period | None:
    """« vendredi 21 »: the nearest day that has both; no time if none is near."""
    if context.base is None:
        return UNKNOWN
    number, weekday = value_of("ordinals", match["day"]), value_of("weekdays", match["weekday"])
    around = (periods.shift(context.base, "day", n) for days in range(46) for n in (-days, days))
    found = (day for day in around if (day.day, day.isoweekday()) == (number, weekday))
    return next(map(periods.day_of, found), None)


def read_deictic(match: re.Match[str], context: Context) -> Period:
    """« hier », « demain matin »."""
    return _days_from(context.published, value_of("deictics", match["word"]))


def read_this_daypart(_: re.Match[str], context: Context) -> Period:
    """« ce matin »."""
    return _days_from(context.published, 0)


def read_anaphor(match: re.Match[str], context: Context) -> Period:
    """« la veille », « dans la soirée »: from the day last spoken of."""
    return _days_from(context.last, value_of("anaphors", match["word"]))


def _days_from(day: date | None, count: int) -> Period:
    return periods.day_of(periods.shift(day, "day", count)) if day else UNKNOWN


def read_unit(match: re.Match[str], context: Context) -> Period:
    """« la semaine prochaine », « ce mois-ci », « l’année »."""
    shift = match.groupdict().get("shift")
    return _moved(unit_of(match["unit"]), value_of("shifts", shift) if shift else 0, context.published, context)


def read_following_unit(match: re.Match[str], context: Context) -> Period:
    """« la semaine suivante », « cette année-là »."""
    shift = match.groupdict().get("shift")
    count = value_of("anaphoric_shifts", shift) if shift else 0
    return _moved(unit_of(match["unit"]), count, context.last, context)


def _moved(unit: str, count: int, day: date | None, context: Context) -> Period:
    if day is None:
        return UNKNOWN
    if unit != "weekend":
        return periods.containing(unit, periods.shift(day, unit, count))
    if not count:
        return periods.weekend(day, context.direction)
    saturday = periods.weekday(periods.shift(day, "day", 1 if count > 0 else -2), 6, _side(count))
    return periods.interval(saturday, periods.shift(saturday, "day", 1))


def _side(count: int) -> Direction:
    return Direction.AFTER if count > 0 else Direction.BEFORE


def read_distance(match: re.Match[str], context: Context) -> Period:
    """« il y a trois jours », « dans deux semaines », « depuis un an », « d’ici à deux mois », « sous 48 heures »."""
    if context.published is None:
        return UNKNOWN
    unit, sign = unit_of(match["unit"]), -1 if match["ago"] or match["since"] else 1
    count = value_of("numbers", match["number"]) if match["number"] else few(unit)
    moved = periods.shift(context.published, unit, sign * count)
    if match["since"]:
        return periods.interval(moved, None)
    if match["within"] or not match["number"]:
        return _between(context.published, moved)
    return periods.containing(unit, moved)


def _between(one: date, other: date) -> Period:
    return periods.interval(min(one, other), max(one, other))


def read_later(match: re.Match[str], context: Context) -> Period:
    """« trois jours plus tard », « deux mois auparavant »: from the day last spoken of."""
    if context.last is None:
        return UNKNOWN
    unit = unit_of(match["unit"])
    count = value_of("numbers", match["number"]) if match["number"] else few(unit)
    moved = periods.shift(context.last, unit, count if match["later"] else -count)
    return periods.containing(unit, moved) if match["number"] else _between(context.last, moved)


def read_span(match: re.Match[str], context: Context) -> Period:
    """« ces derniers jours », « dans les trois prochains mois », « dans les heures à venir »."""
    if context.published is None:
        return UNKNOWN
    unit = unit_of(match["unit"])
    count = value_of("numbers", match["number"]) if match["number"] else few(unit)
    sign = value_of("shifts", match["shift"]) if match["shift"] else 1
    return _between(context.published, periods.shift(context.published, unit, sign * count))


def read_season(match: re.Match[str], context: Context) -> Period:
    """« au printemps 2020 », « l’hiver 2019-2020 », « l’été dernier », « cet automne »."""
    words = match.groupdict()
    in_year = partial(periods.months, first=value_of("seasons", match["season"]), count=3)
    return _yearly(in_year, words.get("until") or words.get("year"), words.get("shift"), context)


def read_division(match: re.Match[str], context: Context) -> Period:
    """« au premier trimestre 2021 », « au second semestre »."""
    length = value_of("divisions", match["division"])
    last = 12 // length
    number = min(value_of("ordinals", match["ordinal"]), last)
    in_year = partial(periods.months, first=length * (number - 1) + 1, count=length)
    return _yearly(in_year, match["year"], None, context)


def read_year(match: re.Match[str], _: Context) -> Period:
    """« l’année 2020 », « 2014 »."""
    return periods.year_of(date(int(match["year"]), 1, 1))


def read_years(match: re.Match[str], _: Context) -> Period:
    """« 1991-1995 »."""
    return periods.interval(date(int(match["year"]), 1, 1), date(int(match["until"]), 12, 31))


def read_decade(match: re.Match[str], _: Context) -> Period:
    """« les années 1980 », « les années 80 »."""
    year = int(match["decade"])
    year += 1900 if year < 100 else 0  # noqa: PLR2004 - two digits
    return periods.interval(date(year, 1, 1), date(year + 9, 12, 31))


def no_time(_match: re.Match[str], _context: Context) -> None:
    """« mai 68 », « le lundi » (every Monday)."""
