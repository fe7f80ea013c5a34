"""Score what `kg` reads in `tests/corpus` against what careful readers found there: `poe score`, or `poe score FOLDER` of your own.

The corpus has two halves: `tuned`, which whoever writes rules may look at, and `held`, which nobody tunes on and from
which the figures in the docs come. `tests/corpus/README.md` tells what counts as an event, and when one is right.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

import kg
from kg.gold import from_gold, from_reading, is_right, is_strict, named, pairs, stems
from kg.model import Event, Reading

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
PAGE = ROOT / "docs" / "quality.md"
HALVES = ("held", "tuned")
SLOTS = ("polarity", "modality", "source")
RESAMPLES = 1000
BINS = 5

#: Of how many found and how many wanted how many are right.
Counts = tuple[int, int, int]


def main() -> int:
    """Print the figures of one half, or write those of both into the docs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", default="held", help="held, tuned, or a folder of NAME.txt with NAME.json")
    parser.add_argument("--write", action="store_true", help="write the figures of both halves into docs/quality.md")
    options = parser.parse_args()
    if options.write:
        figures = {half: score(CORPUS / half) for half in HALVES}
        PAGE.write_text(page(figures, curve(CORPUS / "held")), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
        return 0
    folder = CORPUS / options.half if options.half in HALVES else Path(options.half)
    if not gold_of(folder):
        parser.error(f"{folder} has no annotated article: name held, tuned, or a folder of NAME.txt with NAME.json")
    for measure, figure in score(folder).items():
        print(f"{measure:10}", "  ".join(f"{name} {value:.3f}" for name, value in figure.items()))
    return 0


def page(figures: Mapping[str, Mapping[str, Mapping[str, float]]], calibration: str) -> str:
    """Return the text of the page."""
    return f"""# Quality

Written by `poe score --write`; do not edit. What a careful reader finds in the eighty articles of
[the corpus](../tests/corpus/README.md), and how much of it `kg` finds. The figures that count are those of the half that
nobody looks at while writing rules; in brackets the 95 % interval over the articles.

## The half that nobody tunes on

{table(figures["held"])}

## The other half

{table(figures["tuned"])}

An event is right *at core* when the relation is the same, an agent too, and, where there is an addressee or a theme, one
of both; *strict* asks for all participants, the theme, polarity and modality; *category* takes the PLOVER category for
the relation. Polarity, modality and source are counted over the events that are right at core.

## How sure it is

The confidence of an event is the probability that it was read rightly, at core. Its weights were found on the other half
and on articles of the press (`poe calibrate`); what is given less than the `least` of `ontology/confidence.yaml` is not told
at all, but in a text of one sentence. On the half that nobody tunes on, of the events that are given a confidence so many are right:

{calibration}
"""


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return the figures of one half as a table."""
    lines = ["| | F1 | precision | recall | of |", "|---|---|---|---|---|"]
    for measure, row in figures.items():
        if measure in SLOTS:
            lines.append(f"| {measure} | | {row['precision']:.2f} | | {row['wanted']:.0f} |")
        else:
            interval = f"**{row['f1']:.2f}** ({row['low']:.2f} to {row['high']:.2f})"
            lines.append(
                f"| {measure} | {interval} | {row['precision']:.2f} | {row['recall']:.2f} | {row['wanted']:.0f} |"
            )
    return "\n".join(lines)


def curve(folder: Path) -> str:
    """Return how many of the events that are given a confidence are right, as a table, and how far that is off on average."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for event, hit in judged(folder):
        bins[min(int(event.confidence * BINS), BINS - 1)].append((event.confidence, hit))
    lines, off, total = ["| confidence | events | given on average | right |", "|---|---|---|---|"], 0.0, 0
    for number, members in sorted(bins.items()):
        given, right = fmean(value for value, _ in members), fmean(hit for _, hit in members)
        lines.append(
            f"| {number / BINS:.1f} to {(number + 1) / BINS:.1f} | {len(members)} | {given:.2f} | {right:.2f} |"
        )
        off, total = off + abs(given - right) * len(members), total + len(members)
    return "\n".join(lines) + f"\n\nExpected calibration error: {off / max(total, 1):.3f}."


def judged(folder: Path, read: Callable[[list[Path]], Iterable[Reading]] = kg.read) -> Iterator[tuple[Event, bool]]:
    """Yield each event that is *read* of one half of the corpus, and whether it is right at core."""
    gold = gold_of(folder)
    for reading in read([folder / f"{name}.txt" for name in gold]):
        wanted = [from_gold(event) for event in gold[reading.document.id]["events"]]
        found = [from_reading(event) for event in reading.events]
        hits = {id(hit) for _, hit in pairs(wanted, found, partial(is_right, by="relation"))}
        yield from ((event, id(told) in hits) for event, told in zip(reading.events, found, strict=True))


def gold_of(folder: Path) -> dict[str, Any]:
    """Return what careful readers found in each article of one half, by the article's name."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}


def score(folder: Path) -> dict[str, dict[str, float]]:
    """Return the figures of one half of the corpus, by measure; each F1 with its 95 % interval over the articles."""
    gold = gold_of(folder)
    readings = kg.read([folder / f"{name}.txt" for name in gold])
    articles = [compare(gold[reading.document.id], reading) for reading in readings]
    return {measure: summary([article[measure] for article in articles]) for measure in articles[0]}


def compare(gold: Mapping[str, Any], reading: Reading) -> dict[str, Counts]:
    """Return the counts of one article, by measure; of polarity, modality and source over the events that are right."""
    wanted, found = [from_gold(event) for event in gold["events"]], [from_reading(event) for event in reading.events]
    core = pairs(wanted, found, partial(is_right, by="relation"))
    categories = pairs(wanted, found, partial(is_right, by="category"))
    counts = {
        "core": (len(core), len(found), len(wanted)),
        "strict": (sum(is_strict(*pair) for pair in core), len(found), len(wanted)),
        "category": (len(categories), len(found), len(wanted)),
        "positions": positions(gold["positions"], reading),
    }
    for slot in SLOTS[:2]:
        same = sum(getattr(one, slot) == getattr(other, slot) for one, other in core)
        counts[slot] = (same, len(core), len(core))
    same = sum(one.source == other.source or bool(one.source & other.source) for one, other in core)
    return counts | {"source": (same, len(core), len(core))}


def positions(gold: Sequence[Mapping[str, str]], reading: Reading) -> Counts:
    """Return the counts of the positions: person and body are the same, and a word of the role."""
    left = list(reading.positions)
    right = 0
    for item in gold:
        for position in left:
            of = named(position.of.label) | {position.of.id} if position.of else frozenset()
            person = named(position.person.label) | {position.person.id}
            if person & named(item["person"]) and of & named(item["of"]) and stems(item["role"]) & stems(position.role):
                left.remove(position)
                right += 1
                break
    return right, len(reading.positions), len(gold)


def summary(counts: Sequence[Counts]) -> dict[str, float]:
    """Return precision, recall, F1 and its 95 % interval, by drawing the articles anew many times."""
    chance = random.Random(20220121)  # noqa: S311 (no secret rests on it)
    drawn = sorted(f1(chance.choices(counts, k=len(counts))) for _ in range(RESAMPLES))
    right, found, wanted = map(sum, zip(*counts, strict=True))
    return {
        "precision": right / found if found else 0.0,
        "recall": right / wanted if wanted else 0.0,
        "f1": f1(counts),
        "low": drawn[int(0.025 * RESAMPLES)],
        "high": drawn[int(0.975 * RESAMPLES)],
        "wanted": wanted,
    }


def f1(counts: Sequence[Counts]) -> float:
    """Return the harmonic mean of precision and recall over all articles."""
    right, found, wanted = map(sum, zip(*counts, strict=True))
    return 2 * right / (found + wanted) if found + wanted else 0.0


if __name__ == "__main__":
    sys.exit(main())
