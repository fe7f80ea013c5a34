"""The nouns with which a text takes up an actor that it has named, from `ontology/descriptions.fr.yaml`."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from kg.lexicon.wordlists import read_yaml
from kg.lexicon.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """Folded nouns; see `descriptions.fr.yaml`."""

    persons: frozenset[str]
    holders: frozenset[str]
    countries: frozenset[str]
    international: frozenset[str]
    movements: frozenset[str]
    fighters: frozenset[str]
    of_country: frozenset[str]
    others: frozenset[str]
    paired_people: frozenset[str]
    paired_countries: frozenset[str]
    paired_sides: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All nouns that a definite article or a possessive may stand before."""
        one = self.persons | self.holders | self.countries | self.international | self.movements | self.fighters
        return one | self.of_country | self.others


@cache
def load_descriptions(path: Path) -> Descriptions:
    """Read `descriptions.fr.yaml`; the same path gives the same object.

    Raises:
        LexiconError: The file is missing, no YAML, or lacks a key.
    """
    names = {field.name for field in fields(Descriptions)}
    return Descriptions(**{name: frozenset(map(fold, words)) for name, words in read_yaml(path, names).items()})
