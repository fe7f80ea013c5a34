"""The weights of `ontology/confidence.yaml`: how much each trait of an event speaks for its being right."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.wordlists import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """What the confidence of an event is reckoned with.

    Attributes:
        weights: Log-odds by the name of a trait, an entry or a relation, and "always", which every event has.
        least: The confidence, 0 to 1, that an event must have to be told.
    """

    weights: Mapping[str, float]
    least: float


def load_confidence(path: Path) -> Confidence:
    """Read `confidence.yaml`.

    Raises:
        LexiconError: The file is missing, no YAML, or one of its numbers is none.
    """
    data = read_yaml(path, {"least", "weights"})
    least, weights = data["least"], data["weights"]
    if not isinstance(weights, dict) or not all(
        isinstance(number, int | float) for number in (least, *weights.values())
    ):
        raise LexiconError("what should be a number is none", where=str(path), cure="write it anew by `poe calibrate`")
    return Confidence(weights={name: float(weight) for name, weight in weights.items()}, least=float(least))
