"""Reads the dates that French sites, feeds and agencies write: ISO 8601, RFC 2822 and French ones."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "jan"),
            ("février", "fevrier", "févr", "fevr", "fév", "fev"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août", "aout"),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "decembre", "déc", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WORDS = re.compile(rf"\b(\d{{1,2}})(?:er)?\s({_MONTH})\b\.?(?:\s(\d{{4}})\b)?", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_INTERNATIONAL = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T\s])|\d{8}(?=$|T)")


def parse_date(text: str) -> date:
    """Return the day that *text* names, in the time zone in which it was written.

    Read are `2022-01-21`, `2022-01-21T23:30:00+01:00`, `20220121`, `Fri, 21 Jan 2022 10:00:00 GMT`, `21 janvier 2022`,
    `vendredi 1er avril 2022 à 10h30` and `21/01/2022` (the day first, as in French). A month or a year alone is no day.

    Raises:
        ValueError: *text* is no such date, or no calendar has that day (`2022-02-30`).
    """
    text = text.strip()
    if iso := _ISO.match(text):
        return _iso_date(text, iso[0])
    if found := find_date(text):
        return found
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, IndexError) as exc:
        message = f"{text!r} is no date"
        raise ValueError(message) from exc


def find_date(text: str, *, year: int | None = None) -> date | None:
    """Return the first French date of *text*, else the first like `2022-01-21`; *year* completes one without (`le 21 janvier`).

    Raises:
        ValueError: No calendar has that day (`31 juin 2022`).
    """
    if (words := _WORDS.search(text)) and (words[3] or year):
        return date(int(words[3] or year or 0), _MONTHS[words[2].lower()], int(words[1]))
    if figures := _FIGURES.search(text):
        return date(int(figures[4]), int(figures[3]), int(figures[1]))
    if iso := _INTERNATIONAL.search(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    return None


def _iso_date(text: str, day: str) -> date:
    found = date.fromisoformat(day)
    if rest := text[len(day) :].strip():
        datetime.fromisoformat(f"{day}T{rest.removeprefix('T').replace(' ', '')}")
    return found
