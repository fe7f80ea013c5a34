"""The notations that answers come in, and which of them a client takes (RFC 9110, section 12.5.1)."""

import re
from dataclasses import dataclass

from kg.server.refusals import Refused

_QUALITY = re.compile(r"0(\.[0-9]*)?|1(\.0*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """A notation of answers.

    Attributes:
        media_type: Its own.
        names: What `format=` may say for it.
        also: Media types that a client may ask for it by.
    """

    media_type: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


#: For SELECT and ASK, the preferred first.
ROWS = (
    Notation(media_type="application/sparql-results+json", names=("json",), also=("application/json",)),
    Notation(media_type="application/sparql-results+xml", names=("xml",), also=("application/xml", "text/xml")),
    Notation(media_type="text/csv", names=("csv",)),
    Notation(media_type="text/tab-separated-values", names=("tsv",)),
)
#: For CONSTRUCT and DESCRIBE, and for whole graphs.
TRIPLES = (
    Notation(media_type="text/turtle", names=("turtle", "ttl"), also=("application/x-turtle", "application/turtle")),
    Notation(media_type="application/n-triples", names=("ntriples", "nt"), also=("text/plain",)),
    Notation(
        media_type="application/rdf+xml",
        names=("rdfxml", "rdf+xml", "rdf", "xml"),
        also=("application/xml", "text/xml"),
    ),
    Notation(media_type="application/ld+json", names=("jsonld", "json-ld", "json"), also=("application/json",)),
    Notation(media_type="application/trig", names=("trig",)),
    Notation(media_type="application/n-quads", names=("nquads", "nq")),
    Notation(media_type="text/n3", names=("n3",), also=("text/rdf+n3",)),
)


def negotiate(accept: str, offers: tuple[Notation, ...]) -> str | None:
    """Return the media type of the offer that *accept*, the value of the header, likes best; `None` if it likes none.

    >>> negotiate("text/csv;q=0.5, application/xml", ROWS)
    'application/sparql-results+xml'
    """
    ranges = _ranges(accept)
    rated = [(_quality(offer, ranges), -place, offer.media_type) for place, offer in enumerate(offers)]
    quality, _, media_type = max(rated)
    return media_type if quality > 0 else None


def prefers_html(accept: str) -> bool:
    """Return whether *accept* is that of a browser: it names HTML, and likes no notation of ours better."""
    ranges = _ranges(accept)
    html = ranges.get("text/html", 0.0)
    return html > 0 and all(html >= quality for kind, quality in ranges.items())


def takes_html(accept: str) -> bool:
    """Return whether *accept* names HTML."""
    return _ranges(accept).get("text/html", 0.0) > 0


def named(name: str, offers: tuple[Notation, ...]) -> str | None:
    """Return the media type that `format=` means by *name*, which may be a media type itself; `None` if it is another's."""
    low = name.lower()
    return next((offer.media_type for offer in offers if low in (*offer.names, offer.media_type, *offer.also)), None)


def check_name(name: str) -> None:
    """Let *name* pass if `format=` may say it.

    Raises:
        Refused: No notation has this name.
    """
    if not (named(name, ROWS) or named(name, TRIPLES)):
        known = ", ".join(dict.fromkeys(offer.names[0] for offer in (*ROWS, *TRIPLES)))
        raise Refused(400, "there is no such format", cure=f"choose one of {known}")


def content_type(media_type: str) -> str:
    """Return the value of `Content-Type`: text is UTF-8, and says so."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _ranges(accept: str) -> dict[str, float]:
    """Return the qualities by media range, all low-case; no header at all means anything."""
    found: dict[str, float] = {}
    for item in (accept or "*/*").split(","):
        kind, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((_number(value[2:]) for value in parameters if value.startswith("q=")), 1.0)
        found[kind] = max(quality, found.get(kind, 0.0))
    return found


def _quality(offer: Notation, ranges: dict[str, float]) -> float:
    """Return the quality of *offer*: as it is named, else that of the narrowest range around it."""
    if offer.media_type in ranges:
        return ranges[offer.media_type]
    if aliases := [ranges[kind] for kind in offer.also if kind in ranges]:
        return max(aliases)
    around = (f"{offer.media_type.partition('/')[0]}/*", "*/*")
    return next((ranges[kind] for kind in around if kind in ranges), 0.0)


def _number(text: str) -> float:
    return float(text) if _QUALITY.fullmatch(text) else 0.0
