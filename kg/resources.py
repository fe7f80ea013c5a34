"""Where the data files of the project stand: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def ontology_dir() -> Path:
    """Return the folder of the ontology, the lexicon and the authority files."""
    installed = _PACKAGE / "ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"


def samples_dir() -> Path:
    """Return the folder of the sample articles that the project ships."""
    return _PACKAGE / "samples"
