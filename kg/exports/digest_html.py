"""`digest.html`: what happened, by day, in one file to send around: no script, no network, in French and in English.

Its content security policy lets the style run that stands in it and nothing else.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from kg.exports.digest import Said, digest
from kg.exports.files import atomic_writer
from kg.exports.vocabulary import category_labels
from kg.model import Reading
from kg.pages.environment import LANGUAGES, Visit, dates, message, render
from kg.pages.highlighting import Mark, cut
from kg.pages.views import Segment

_STYLES = ("style.css", "digest.css")


def write_digest(readings: Iterable[Reading], path: Path) -> None:
    """Write the digest of *readings* to *path* as a page.

    Raises:
        ExportError: The file cannot be written.
    """
    style = "".join((files("kg.pages") / "static" / name).read_text("utf-8") for name in _STYLES)
    page = render(
        "digest.html",
        Visit(),
        digest=digest(readings),
        policy=_policy(style),
        days={language: dates(language)["day"] for language in LANGUAGES},
        labels=_labels,
        segments=_segments,
    )
    with atomic_writer(path) as file:
        file.write(page.lstrip().replace("</head>", f"<style>{style}</style>\n</head>", 1))


def _policy(style: str) -> str:
    digest_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest_}'; base-uri 'none'; form-action 'none'"


def _labels(category: str) -> Mapping[str, str]:
    return {
        language: category_labels(language).get(category) or category or message("digest_other", language=language)
        for language in LANGUAGES
    }


def _segments(said: Said) -> Iterator[Segment]:
    sentence = said.sentence
    parts = (*said.event.agents, *said.event.addressees)
    marks = [Mark(sentence.trigger_start, sentence.trigger_end, "trigger")]
    marks += [Mark(part.start, part.end, "actor") for part in parts]
    return cut(sentence.quote, marks, offset=sentence.start)
