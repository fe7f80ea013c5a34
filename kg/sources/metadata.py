"""What is known of an article beside its text: read from the fields of a feed or a table, and merged by strength."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kg.errors import SourceError
from kg.model import Metadata
from kg.sources.dates import parse_date

FIELDS = ("title", "url", "published", "publisher", "language")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def parse_metadata(fields: Mapping[str, object], *, where: str) -> Metadata:
    """Return what *fields* say; the other fields are ignored, `null` and empty ones say nothing.

    Raises:
        SourceError: A field is neither text nor `null`, or `published` is no date; *where* names the place.
    """
    values = {name: read_text(fields, name, where=where) for name in FIELDS}
    return Metadata(
        title=values["title"],
        url=values["url"],
        published=_published(values["published"], where=where),
        publisher=values["publisher"],
        language=language_code(values["language"]),
    )


def merge_metadata(*metadata: Metadata) -> Metadata:
    """Return the first that is known of each field: the strongest source stands first."""
    merged = Metadata()
    for weaker in reversed(metadata):
        known = {name: value for name in FIELDS if (value := getattr(weaker, name)) is not None}
        merged = replace(merged, **known)
    return merged


def read_text(fields: Mapping[str, object], name: str, *, where: str) -> str | None:
    """Return the field as one line of printable text, or `None` where it is missing, `null` or empty.

    Raises:
        SourceError: It is neither text nor `null`.
    """
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        problem = f"the field {name!r} is {type(value).__name__}, not text"
        raise SourceError(problem, where=where, cure="write it in quotes, or null if it is not known")
    return one_line(value)


def one_line(text: str | None) -> str | None:
    """Return *text* without line breaks, control characters and spaces around it; `None` if nothing is left."""
    return " ".join(_UNPRINTABLE.sub(" ", text or "").split()) or None


def language_code(tag: str | None) -> str | None:
    """Return the language of a tag such as `fr-FR` or `fr_CA`: `fr`."""
    return re.split(r"[-_]", tag)[0].lower() if tag else None


def _published(text: str | None, *, where: str) -> date | None:
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError as exc:
        problem = f"the field 'published' is no date: {text!r}"
        raise SourceError(problem, where=where, cure="write it as 2022-01-21") from exc
