"""From templates to HTML: all text is escaped, freed of characters that could deceive the eye, and in the visitor's language.

What the interface says stands in `messages/*.yaml`, what it looks like in `static/style.css`; a template holds neither.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode, urlsplit

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.pages.dates import day_in_words, whole_period
from kg.sources.web_address import is_web_address
from kg.text.deceiving import without_deceiving

LANGUAGES = ("fr", "en")
#: Where the vocabularies stand, whatever the base of the data is.
VOCABULARIES = "https://kg.example/"
#: Concepts that have a page of their own, with the events that they occur in.
_CONCEPTS = {f"{VOCABULARIES}themes#": "/theme/", f"{VOCABULARIES}relations#": "/relation/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who asks for a page, and where.

    Attributes:
        language: Of the interface: `fr` or `en`.
        chosen: Whether the visitor asked for it in the address, so that links have to carry it on.
        root: Path below which the server is mounted, without a slash at its end; mostly empty.
        path: Path of this page, as it stands in the address.
        parameters: What follows the question mark, apart from `lang`.
        base: The base IRI of the data.
    """

    language: str = "fr"
    chosen: bool = False
    root: str = ""
    path: str = "/"
    parameters: tuple[tuple[str, str], ...] = ()
    base: str = "https://kg.example/id/"

    def at(self, path: str, **parameters: str | int) -> str:
        """Return the address of *path* (`/search`) on this server."""
        return f"{self.root}{path}" + self._query(parameters)

    def link(self, iri: str) -> str:
        """Return where *iri* resolves: on this server if it is ours, else the address itself, or nothing if it is none."""
        for namespace, path in _CONCEPTS.items():
            if iri.startswith(namespace):
                return self.at(path + iri.removeprefix(namespace))
        if iri.startswith((self.base, VOCABULARIES)):
            parts = urlsplit(iri)
            return parts.path + self._query({}) + (f"#{parts.fragment}" if parts.fragment else "")
        return iri if is_web_address(iri) else ""

    def namespaces(self) -> Mapping[str, str]:
        """Return where the IRIs of each of our namespaces resolve, without the language of the visitor."""
        local = {namespace: self.root + path for namespace, path in _CONCEPTS.items()}
        return {VOCABULARIES: "/", self.base: urlsplit(self.base).path} | local

    def again(self, **parameters: str | int) -> str:
        """Return the address of this very page with other *parameters* (`page=2`, `lang="en"`)."""
        query = urlencode(dict(self.parameters) | self._language() | parameters)
        return self.path + (f"?{query}" if query else "")

    def _query(self, parameters: Mapping[str, str | int]) -> str:
        query = urlencode({**parameters, **self._language()})
        return f"?{query}" if query else ""

    def _language(self) -> dict[str, str]:
        return {"lang": self.language} if self.chosen else {}


def render(template: str, visit: Visit, **values: object) -> str:
    """Return the page that *template* (`actor.html`) makes of *values*."""
    words = partial(message, language=visit.language)
    numbers = partial(number_in_words, language=visit.language)
    said = partial(translated, language=visit.language)
    known = {
        "visit": visit,
        "t": words,
        "said": said,
        "number": numbers,
        "languages": LANGUAGES,
        **dates(visit.language),
    }
    return _environment().get_template(template).render(values | known)


def message(key: str, *, language: str, count: int | None = None, **values: object) -> str:
    """Return what the interface says under *key*, with *values* in the places that bear their names.

    Args:
        key: A key of `messages/*.yaml`.
        language: `fr` or `en`.
        count: Chooses between `one` and `other`, and stands for `{count}`.
        **values: What fills the other places.
    """
    text = _messages()[key][language]
    if count is not None:
        singular = count < 2 if language == "fr" else count == 1  # noqa: PLR2004 (a rule of French, not a setting)
        text = text["one" if singular else "other"] if isinstance(text, dict) else text
        values["count"] = number_in_words(count, language)
    return str(text.format(**values)) if values else str(text)


def translated(kind: str, english: str, *, language: str) -> str:
    """Return what people call *english*, the name of a `column` or a `parameter` of a query, or the `meaning` of one.

    Whoever adds a query may leave that unsaid: it is then called as in the query.
    """
    texts = _messages().get(f"{kind}_{english}")
    return str(texts[language]) if texts else english.replace("_", " ")


def number_in_words(number: int, language: str) -> str:
    """Return *number* with its thousands apart: `12 345` in French, `12,345` in English."""
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")


def dates(language: str) -> Mapping[str, Callable[..., str]]:
    """Return what turns days into words: `day(day)` and `span(first, last)`."""
    months = _messages()["months"][language]

    def day(when: date) -> str:
        return day_in_words(when, months, language)

    def span(first: date, last: date) -> str:
        if first == last:
            return day(first)
        whole = whole_period(first, last, months)
        return whole or message("span", language=language, first=day(first), last=day(last))

    return {"day": day, "span": span}


@cache
def _messages() -> Mapping[str, Any]:
    found = sorted(path.name for path in (files("kg.pages") / "messages").iterdir())
    loaded = (yaml.safe_load((files("kg.pages") / "messages" / name).read_text("utf-8")) for name in found)
    return {key: texts for part in loaded for key, texts in part.items()}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kg.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )


def _harmless(value: object) -> object:
    return without_deceiving(value) if isinstance(value, str) else value
