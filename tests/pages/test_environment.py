"""What all pages have in common: escaping, words in two languages, addresses, days."""

import re
import string
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml

from kg.pages.environment import LANGUAGES, Visit, dates, message, number_in_words, render

_TEMPLATES = {path.name: path.read_text("utf-8") for path in (files("kg.pages") / "templates").iterdir()}
_MESSAGES: dict[str, Any] = {
    key: texts
    for path in (files("kg.pages") / "messages").iterdir()
    for key, texts in yaml.safe_load(path.read_text("utf-8")).items()
}


def places(text: object) -> set[str | None]:
    """Return the names in braces in all forms of a message."""
    forms = text.values() if isinstance(text, dict) else text if isinstance(text, list) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name is not None}


@pytest.mark.parametrize("key", sorted(_MESSAGES))
def test_every_message_says_the_same_in_each_language(key: str) -> None:
    texts = _MESSAGES[key]
    assert sorted(texts) == sorted(LANGUAGES)
    assert places(texts["fr"]) == places(texts["en"])


@pytest.mark.parametrize("name", sorted(_TEMPLATES))
def test_a_template_asks_for_messages_that_there_are_and_trusts_no_text(name: str) -> None:
    asked = set(re.findall(r'\bt\(["\'](\w+)["\'][,)]', _TEMPLATES[name]))
    assert asked <= set(_MESSAGES)
    assert not re.search(r"\|\s*safe\b|autoescape", _TEMPLATES[name])
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", _TEMPLATES[name])


def test_text_is_escaped_and_freed_of_what_deceives_the_eye() -> None:
    page = render("missing.html", Visit(), iri='<script>alert("1")</script>\u202egpj.exe\x07\u2066')
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;gpj.exe" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [(0, "0 événement", "0 events"), (1, "1 événement", "1 event"), (12345, "12\u202f345 événements", "12,345 events")],
)
def test_numbers_and_plurals_follow_the_language(count: int, french: str, english: str) -> None:
    assert message("count_events", language="fr", count=count) == french
    assert message("count_events", language="en", count=count) == english
    assert number_in_words(count, "en") == english.split(" ", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 3, 1), date(2024, 3, 1), "1er mars 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "février 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "du 1er février 2024 au 28 février 2024"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 12, 1), date(2025, 1, 31), "du 1er décembre 2024 au 31 janvier 2025"),
    ],
)
def test_a_period_has_the_name_of_its_month_or_year_where_it_is_one(first: date, last: date, words: str) -> None:
    assert dates("fr")["span"](first, last) == words


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        ("https://data.example/news/id/actor/otan", "/news/id/actor/otan"),
        ("https://kg.example/themes#sanction", "/theme/sanction"),
        ("https://kg.example/relations#meets", "/relation/meets"),
        ("https://kg.example/ontology#Event", "/ontology#Event"),
        ("http://www.wikidata.org/entity/Q20", "http://www.wikidata.org/entity/Q20"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//elsewhere.example/x", ""),
    ],
)
def test_what_is_ours_resolves_here_and_only_the_web_elsewhere(iri: str, address: str) -> None:
    assert Visit(base="https://data.example/news/id/").link(iri) == address


def test_a_language_that_was_chosen_is_carried_on() -> None:
    visit = Visit(language="en", chosen=True, path="/id/actor/otan", parameters=(("show", "claims"), ("page", "2")))
    assert visit.link(f"{visit.base}actor/serbie") == "/id/actor/serbie?lang=en"
    assert visit.again(page=3) == "/id/actor/otan?show=claims&page=3&lang=en"
    assert Visit(language="en").link(f"{visit.base}actor/serbie") == "/id/actor/serbie"
