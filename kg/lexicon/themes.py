"""The scheme of themes, `ontology/themes.ttl`: which concept the words of a theme name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon.turtle import SKOS, local_name, read_turtle
from kg.lexicon.words import fold, stem

_STOP_WORDS = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "contre",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "entre",
        "et",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ne",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "un",
        "une",
        "vers",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Themes:
    """Labels of concepts as sets of word stems, the most specific (longest) first."""

    labels: Sequence[tuple[frozenset[str], str]]

    def concept(self, text: str) -> str | None:
        """Return the id of the concept whose label's words all stand in *text*; the longest label wins."""
        words = _stems(text)
        return next((concept for label, concept in self.labels if label <= words), None)


def load_themes(directory: Path) -> Themes:
    """Read `themes.ttl` below the ontology folder *directory*.

    Raises:
        LexiconError: The file is missing or malformed.
    """
    graph = read_turtle(directory / "themes.ttl")
    labels = {
        (_stems(text), local_name(subject))
        for subject in graph.subjects(SKOS + "inScheme")
        for predicate in ("prefLabel", "altLabel", "hiddenLabel")
        for text in graph.texts(subject, SKOS + predicate, "fr")
    }
    return Themes(sorted(labels, key=lambda item: (-len(item[0]), sorted(item[0]), item[1])))


def _stems(text: str) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return frozenset(stem(word) for word in words if word not in _STOP_WORDS)
