"""Find the weights of `ontology/confidence.yaml` on articles whose events are known: `poe calibrate [FOLDER ...]`.

A logistic regression of « this event is right at core » on the traits of the event, drawn towards the weights that stand there,
which were found on other articles, and of new names towards no effect, since the events are few: what fewer than five events have
keeps its weight. The articles are those of the tuned half of the corpus, and of every FOLDER of annotated articles besides, in its form. Of
some hands more is read rightly than of others: each folder has a weight of its own. For a text whose hand nobody knows the corpus
counts as much as all FOLDERs together, since rules fit the one, and the others lack events that a slower reader would have found.
How well the held half agrees, `poe score --write` tells.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from shutil import copytree
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np
import yaml
from score import CORPUS, ROOT, gold_of, judged

from kg.events.confidence import weighed
from kg.lexicon import load_lexicon
from kg.lexicon.frames import KINDS
from kg.model import Event, Reading
from kg.pipeline import read
from kg.reader import Reader

TARGET = ROOT / "ontology" / "confidence.yaml"
PENALTY = 10.0
STEPS = 20
FEWEST = 5  # events
NOTHING = 0.05  # a weight that is not worth a line
LEAST = 0.3  # fewer than three in ten below it are right: F1 gains nothing by them
HEAD = """\
# How much each trait of an event speaks for its having been read rightly, in log-odds; see `kg.events.confidence`.
# Written by `poe calibrate`, from the half of `tests/corpus` that rules are written on and articles of the press that were annotated
# in the same way, {articles} of them since the weights before; do not edit. An event whose confidence is less than the least is left out, but of
# a text of one sentence.
"""


def main() -> int:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="NAME.txt with NAME.json, as in tests/corpus"
    )
    folders = [CORPUS / "tuned", *parser.parse_args().folders]
    with TemporaryDirectory() as temporary:
        reader = telling_all(Path(temporary))
        told = [(hand, *judgement) for hand, folder in enumerate(folders) for judgement in judged(folder, reader)]
    before = yaml.safe_load(TARGET.read_text("utf-8"))["weights"]
    names = common_names(event for _, event, _ in told)
    rows = np.array([row(event, names, hand, len(folders)) for hand, event, _ in told], dtype=float)
    right = np.array([hit for *_, hit in told], dtype=float)
    always, *rest = fit(
        rows, right, np.array([0.0, *(before.get(name, 0.0) for name in names), *(0.0 for _ in folders)])
    )
    weights, hands = rest[: len(names)], rest[len(names) :]
    found = {name: round(weight, 2) for name, weight in zip(names, weights, strict=True)}
    entries = {entry.id for entry in load_lexicon().frames.entries}
    kept = {
        name: weight
        for name, weight in sorted((before | found).items())
        if abs(weight) >= NOTHING and is_current(name, entries)
    }
    articles = sum(len(gold_of(folder)) for folder in folders[1:])
    data = {"least": LEAST, "weights": {"always": round(always + unknown_hand(*hands), 2), **kept}}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    TARGET.write_text(HEAD.format(articles=articles) + text, encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)} from {len(told)} events, {int(right.sum())} of them right")
    return 0


def telling_all(temporary: Path) -> Callable[[list[Path]], Iterator[Reading]]:
    """Return a reader that leaves no event out, however unlikely; its ontology is put into *temporary*."""
    ontology = copytree(TARGET.parent, temporary / "ontology")
    known = yaml.safe_load(TARGET.read_text("utf-8"))["weights"]
    (ontology / TARGET.name).write_text(yaml.safe_dump({"least": 0.0, "weights": known}), encoding="utf-8")
    reader = Reader(ontology)
    return lambda paths: (
        outcome for outcome in read(list(map(str, paths)), make_reader=lambda: reader) if isinstance(outcome, Reading)
    )


def common_names(events: Iterable[Event]) -> list[str]:
    """Return what enough *events* have for it to have a weight, sorted."""
    counts = Counter(name for event in events for name in weighed(event))
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def is_current(name: str, entries: Container[str]) -> bool:
    """Return whether *name* is a trait, or an entry that the lexicon still has, of its *entries*."""
    return name != "always" and (name in entries or "".join(name.split("/")[1:2]) not in KINDS)


def unknown_hand(corpus: float, *folders: float) -> float:
    """Return the weight of a text that is from neither."""
    return fmean([corpus, fmean(folders)]) if folders else corpus


def row(event: Event, names: list[str], hand: int, hands: int) -> list[bool]:
    """Return which of "always" and *names* *event* has, and from which of the *hands* it comes."""
    has = set(weighed(event))
    return [True, *(name in has for name in names), *(number == hand for number in range(hands))]


def fit(
    rows: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    right: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    before: "np.ndarray[tuple[int], np.dtype[np.float64]]",
) -> list[float]:
    """Return the weights by Newton's method; all but the first are penalised by the square of what they differ from *before*."""
    weights = before.copy()
    ridge = np.diag([0.0] + [PENALTY] * (rows.shape[1] - 1))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - ridge @ (weights - before)
        curve = (rows.T * (likely * (1 - likely))) @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


if __name__ == "__main__":
    sys.exit(main())
