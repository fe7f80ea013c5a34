"""What a careful reader finds in real articles, and how much of it `kg build` finds; skipped where the gold is not at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "gold" / "score.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.gold,
    pytest.mark.skipif(not SCORER.exists(), reason="the gold articles are not part of the project"),
]


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict:
    out = tmp_path_factory.mktemp("gold")
    texts = [str(path) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    subprocess.run([sys.executable, "-m", "kg", "build", *texts, "--out", str(out)], check=True)
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(out / "events.jsonl"), "--json"], check=True, capture_output=True, text=True
    )
    return json.loads(scored.stdout)


@pytest.mark.parametrize(
    ("measure", "figure", "least"),
    [
        ("core", "f1", 0.59),
        ("core", "p", 0.70),
        ("category", "f1", 0.59),
        ("strict", "f1", 0.37),
        ("positions", "f1", 0.95),
        ("slots", "polarity", 0.95),
        ("slots", "modality", 0.92),
        ("slots", "source", 0.88),
    ],
)
def test_no_change_loses_what_was_found(figures: dict, measure: str, figure: str, least: float) -> None:
    """The bounds stand a little below what was reached: raise them with the reader."""
    assert figures[measure][figure] >= least
