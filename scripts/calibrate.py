"""Find the weights of `ontology/confidence.yaml` on the tuned half of the corpus: `poe calibrate`.

A logistic regression of « this event is right at core » on the traits of the event, drawn towards no effect, since the events
are few. How well the other half agrees, `poe score --write` tells.
"""

import sys

import numpy as np
from score import CORPUS, ROOT, judged

from kg.events.confidence import TRAITS, traits
from kg.model import Event

TARGET = ROOT / "ontology" / "confidence.yaml"
PENALTY = 2.0
STEPS = 50
HEAD = """\
# How much each trait of an event speaks for its having been read rightly, in log-odds; see `kg.events.confidence`.
# Written by `poe calibrate`, from the half of `tests/corpus` that rules are written on; do not edit.
weights:
"""


def main() -> int:
    """Write the weights."""
    rows, right = zip(*((row(event), right) for event, right in judged(CORPUS / "tuned")), strict=True)
    weights = fit(np.array(rows, dtype=float), np.array(right, dtype=float))
    lines = (f"  {name}: {weight:.2f}\n" for name, weight in zip(("always", *TRAITS), weights, strict=True))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)} from {len(rows)} events, {sum(right)} of them right")
    return 0


def row(event: Event) -> list[bool]:
    """Return which of "always" and `TRAITS` *event* has."""
    has = set(traits(event))
    return [True, *(name in has for name in TRAITS)]


def fit(
    rows: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", right: "np.ndarray[tuple[int], np.dtype[np.float64]]"
) -> list[float]:
    """Return the weights by Newton's method; all but the first are penalised by their square."""
    weights = np.zeros(rows.shape[1])
    ridge = np.diag([0.0] + [PENALTY] * (rows.shape[1] - 1))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - ridge @ weights
        curve = (rows.T * (likely * (1 - likely))) @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


if __name__ == "__main__":
    sys.exit(main())
