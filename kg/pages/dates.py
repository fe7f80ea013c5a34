"""Days and periods, as people write them in French and in English."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date


def day_in_words(day: date, months: Sequence[str], language: str) -> str:
    """Return *day* in words.

    Args:
        day: The day.
        months: Names of the twelve months in *language*.
        language: `fr` or `en`.

    >>> day_in_words(date(2024, 3, 1), ["janvier", "février", "mars"], "fr")
    '1er mars 2024'
    """
    ordinal = "er" if language == "fr" and day.day == 1 else ""
    return f"{day.day}{ordinal} {months[day.month - 1]} {day.year}"


def whole_period(first: date, last: date, months: Sequence[str]) -> str:
    """Return the name of the month or the year that the days from *first* to *last* make up, or nothing.

    >>> whole_period(date(2024, 1, 1), date(2024, 1, 31), ["janvier"])
    'janvier 2024'
    """
    if first.day != 1 or first.year != last.year or last.day != monthrange(last.year, last.month)[1]:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{months[first.month - 1]} {first.year}" if first.month == last.month else ""
