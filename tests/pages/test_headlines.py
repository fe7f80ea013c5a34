"""How an event is told in a line: the verb agrees with who acts, or stands apart."""

from html import unescape

import pytest

from kg.pages.environment import Visit, render
from kg.pages.views import Name, Telling

_VERBS = {
    "fr": {"warns": "met en garde", "meets": "rencontre"},
    "en": {"warns": "warns", "meets": "meets"},
}


def title(language: str, verb: str, agents: str, addressees: str = "", *, symmetric: bool = False) -> str:
    """Return the title of the page of an event; names are initials."""
    told = Telling(
        iri="https://kg.example/id/event/e",
        relation=Name(iri=f"https://kg.example/relations#{verb}", label=_VERBS[language][verb]),
        symmetric=symmetric,
        agents=tuple(Name(iri=f"https://kg.example/id/actor/{name}", label=name) for name in agents),
        addressees=tuple(Name(iri=f"https://kg.example/id/actor/{name}", label=name) for name in addressees),
    )
    shown = {"telling": told, "others": [], "disputed": False, "more": [], "kind": "", "iri": told.iri, "forms": []}
    page = render("event.html", Visit(language=language), **shown)
    return unescape(page.partition("<title>")[2].partition("</title>")[0]).rpartition(" – ")[0]


@pytest.mark.parametrize(
    ("language", "agents", "line"),
    [
        ("fr", "A", "A met en garde C"),
        ("fr", "AB", "A, B – met en garde – C"),
        ("en", "A", "A warns C"),
        ("en", "AB", "A, B – warns – C"),
    ],
)
def test_several_who_act_stand_apart_from_a_verb_in_the_singular(language: str, agents: str, line: str) -> None:
    assert title(language, "warns", agents, "C") == line


def test_who_do_something_together_stand_on_both_sides_of_the_verb() -> None:
    assert title("fr", "meets", "ABC", symmetric=True) == "A rencontre B et C"
