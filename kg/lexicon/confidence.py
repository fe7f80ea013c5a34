"""The weights of `ontology/confidence.yaml`: how much each trait of an event speaks for its being right."""

from collections.abc import Mapping
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.wordlists import read_yaml


def load_weights(path: Path) -> Mapping[str, float]:
    """Read `confidence.yaml`: log-odds by the name of a trait, and "always".

    Raises:
        LexiconError: The file is missing, no YAML, or a weight is no number.
    """
    weights = read_yaml(path, {"weights"})["weights"]
    if not isinstance(weights, dict) or not all(isinstance(weight, int | float) for weight in weights.values()):
        raise LexiconError("the weights are no numbers", where=str(path), cure="write them anew by `poe calibrate`")
    return {name: float(weight) for name, weight in weights.items()}
