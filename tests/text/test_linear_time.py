"""No text takes more than linear time: eight times the length, about eight times the time."""

import time
from contextlib import suppress

import pytest

from kg.errors import TextError
from kg.model import Page
from kg.text import CleaningRules, clean

FRENCH = "Le ministre a déclaré mardi que les pourparlers reprendraient à Genève. "
#: What is repeated: quotes that nest and never close, long lines, openings that no rule ever completes.
UNITS = [
    "« ", "» ", '" ', '"', "„ ", ".", ". ", "... ", "! ", "a.", "aB.Ab", "ab.Cd", "M. ", "».", "\n", " \n", " ", "a", "A", "a\u00ad", "a-\n", "a\nb\n",
    "-\n", "0\n", " ,", "| A", "| A / ", "A A ", "(lire aussi : ", "[Lire aussi ", "Lire aussi ", "(photo : ", "© ", "#", "#a ", "abonnez-vous ", "🇵🇪",
    "Accueil > ", "Accueil Le port de Tema ferme ses …\n", "facebook ", "1 mars ", "Lima (", "Par A ", "More Updates\n", "Soutenez-nous. Votre don compte. ",
]  # fmt: skip


def seconds(text: str, rules: CleaningRules) -> float:
    began = time.process_time()
    with suppress(TextError):
        clean(Page(id="a", name="a", content=text), rules)
    return time.process_time() - began


def is_linear(unit: str, rules: CleaningRules) -> bool:
    short, long = (seconds(FRENCH + unit * (length // len(unit)) + FRENCH, rules) for length in (10_000, 80_000))
    return long < 24 * max(short, 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(rules: CleaningRules, unit: str) -> None:
    # A second try, for the collector of garbage falls into one measurement or the other.
    assert is_linear(unit, rules) or is_linear(unit, rules)
