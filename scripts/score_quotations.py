"""Score who is read to say what in `tests/quotations`: `poe quotations`, which writes docs/quotations-quality.md.

A quotation is found when its words and those of one that was read overlap by half: words in common over words in either
(Jaccard, of multisets). The direct ones are read by textacy too, with the same model on the same text, where it is installed
(`pip install textacy`); it is no dependency of the project.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.annotations.utterances import Kind, named_as, read_utterances
from kg.lexicon.words import phrase
from kg.model import Metadata, Page
from kg.reader import Reader
from kg.text import clean, load_rules

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "quotations"
PAGE = ROOT / "docs" / "quotations-quality.md"
HALVES = ("held", "tuned")
OVERLAP = 0.5
ARTICLES = {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation as it is compared; *speaker* holds every form in which the speaker may be named, none for nobody."""

    kind: str
    words: Counter[str]
    speaker: tuple[tuple[str, ...], ...]
    shown: str


#: A quotation of the corpus, and the one that was read for it.
Pair = tuple[Quoted, Quoted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of the corpus with its quotations."""

    name: str
    genre: str
    text: str
    quotations: tuple[Quoted, ...]


def main() -> int:
    """Print the figures of one half, or write those of both into the docs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", default="held", choices=HALVES)
    parser.add_argument("--write", action="store_true", help="write the figures of both halves into the docs")
    parser.add_argument("--misses", action="store_true", help="show what is missed and what is read in vain")
    options = parser.parse_args()
    reader = Reader()
    if options.write:
        PAGE.write_text(page({half: score(load(half), reader) for half in HALVES}), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
        return 0
    for measure, value in score(load(options.half), reader, show=options.misses).items():
        print(f"{measure:28}{value:.3f}" if isinstance(value, float) else f"{measure:28}{value}")
    return 0


def load(half: str) -> list[Text]:
    """Return the texts of *half*, in the form that `tests/quotations/README.md` describes."""
    blocks = re.split(r"(?m)^## ", (CORPUS / f"{half}.txt").read_text("utf-8"))[1:]
    return [parse(block) for block in blocks]


def parse(block: str) -> Text:
    r"""Return the text of *block*: a line with its name and genre, its paragraphs, and a line for each quotation.

    >>> parse("a (agency)\nIl part.\n> indirect | - | Il part").quotations[0].kind
    'indirect'
    """
    head, *lines = block.strip().split("\n")
    name, genre = re.fullmatch(r"(\S+) \((.+)\)", head).groups()  # type: ignore[union-attr]  # a head that does not fit is an error
    text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
    return Text(name=name, genre=genre, text=text, quotations=tuple(gold(line) for line in lines if line[:2] == "> "))


def gold(line: str) -> Quoted:
    """Return the quotation of a line of the corpus: `> kind | speaker / other form | words`."""
    kind, speaker, words = line.removeprefix("> ").split(" | ")
    forms = () if speaker == "-" else tuple(filter(None, (form.strip(" -") for form in speaker.split(" / "))))
    nobody = ((),) if "-" in speaker.split(" / ") and forms else ()
    return quoted(kind, words, (*map(name_of, forms), *nobody), shown=speaker)


def quoted(kind: str, words: str, speaker: Sequence[tuple[str, ...]], *, shown: str) -> Quoted:
    """Return a quotation for comparison."""
    return Quoted(
        kind=kind, words=Counter(w for w in phrase(words) if w.isalnum()), speaker=tuple(speaker), shown=shown
    )


def name_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, its first article left out."""
    words = [word for word in phrase(name) if word.isalnum()]
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return tuple(words)


def score(texts: Iterable[Text], reader: Reader, *, show: bool = False) -> dict[str, float | int | str]:
    """Return the figures of *texts*: of all quotations, of each kind, and of the direct ones beside textacy's."""
    texts = list(texts)
    docs = [read(text, reader) for text in texts]
    ours = [ours_of(doc, reader) for doc in docs]
    pairs = [pair for text, found in zip(texts, ours, strict=True) for pair in matched(text.quotations, found)]
    if show:
        tell_misses(texts, ours)
    wanted = [q for text in texts for q in text.quotations]
    figures: dict[str, float | int | str] = {
        **measures(len(pairs), sum(map(len, ours)), len(wanted)),
        "speaker right": share(pairs, is_right_speaker),
        "kind right": share(pairs, lambda pair: pair[0].kind == pair[1].kind),
        "of": len(wanted),
    }
    for kind in Kind:
        of_kind = [pair for pair in pairs if pair[0].kind == kind]
        figures[f"recall of {kind}"] = len(of_kind) / max(1, sum(q.kind == kind for q in wanted))
    return figures | direct_figures(texts, docs, ours)


def read(text: Text, reader: Reader) -> Doc:
    """Return the annotated text, cleaned as articles are."""
    document = clean(Page(id=text.name, name=text.name, content=text.text, metadata=Metadata()), load_rules())
    return reader.nlp(document.text)


def ours_of(doc: Doc, reader: Reader) -> list[Quoted]:
    """Return what `kg` reads; of a speaker the label and the words."""
    found = []
    for utterance in read_utterances(doc, reader.lexicon):
        names = [utterance.name(doc), named_as(doc, utterance.speaker) if utterance.speaker else None]
        forms = [name_of(name) for name in dict.fromkeys(filter(None, names))]
        found.append(quoted(utterance.kind, utterance.text(doc), forms, shown=" / ".join(filter(None, names)) or "-"))
    return found


def matched(wanted: Sequence[Quoted], found: Sequence[Quoted]) -> list[Pair]:
    """Return which of *found* is which of *wanted*, each at most once, the most alike first."""
    likely = sorted(
        (-overlap(one, other), left, right)
        for left, one in enumerate(wanted)
        for right, other in enumerate(found)
        if overlap(one, other) >= OVERLAP
    )
    pairs: list[tuple[int, int]] = []
    for _, left, right in likely:
        if all(left != one and right != other for one, other in pairs):
            pairs.append((left, right))
    return [(wanted[left], found[right]) for left, right in pairs]


def overlap(one: Quoted, other: Quoted) -> float:
    """Return the words in common over the words in either, from 0 to 1."""
    return (one.words & other.words).total() / max(1, (one.words | other.words).total())


def is_right_speaker(pair: Pair) -> bool:
    """Return whether one form of the name stands in one of the other side's, or nobody speaks on both."""
    wanted, found = pair
    if not found.speaker:
        return not wanted.speaker or () in wanted.speaker
    return any(name_in(a, b) or name_in(b, a) for a in wanted.speaker for b in found.speaker if a)


def name_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether the words of *short* stand next to each other in *long*."""
    return any(tuple(long[i : i + len(short)]) == tuple(short) for i in range(len(long) - len(short) + 1))


def measures(right: int, found: int, wanted: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    return {
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "F1": 2 * right / max(1, found + wanted),
    }


def share(pairs: Sequence[Pair], holds: Callable[[Pair], bool]) -> float:
    """Return of how many of *pairs* it *holds*."""
    return sum(map(holds, pairs)) / max(1, len(pairs))


def direct_figures(texts: Sequence[Text], docs: Sequence[Doc], ours: Sequence[Sequence[Quoted]]) -> dict[str, Any]:
    """Return the figures of direct speech: ours, and textacy's or why there are none."""
    mine = [[q for q in found if q.kind == Kind.DIRECT] for found in ours]
    figures: dict[str, Any] = {f"direct, kg: {k}": v for k, v in compare_direct(texts, mine).items()}
    extract = textacy_quotations()
    if extract is None:
        return figures | {"direct, textacy": "not installed"}
    theirs = [theirs_of(doc, extract) for doc in docs]
    return figures | {f"direct, textacy: {k}": v for k, v in compare_direct(texts, theirs).items()}


def compare_direct(texts: Sequence[Text], found: Sequence[Sequence[Quoted]]) -> dict[str, float]:
    """Return the figures of direct speech; words between marks that are part of a mixed quotation count neither way."""
    pairs, total, wanted = [], 0, 0
    for text, read_here in zip(texts, found, strict=True):
        direct = [q for q in text.quotations if q.kind == Kind.DIRECT]
        mixed = [q for q in text.quotations if q.kind == Kind.MIXED]
        counted = [q for q in read_here if not any(q.words <= other.words for other in mixed)]
        pairs += matched(direct, counted)
        total, wanted = total + len(counted), wanted + len(direct)
    return measures(len(pairs), total, wanted) | {"speaker right": share(pairs, is_right_speaker)}


def textacy_quotations() -> Callable[[Doc], Iterable[Any]] | None:
    """Return textacy's function, or None where it is not installed."""
    if find_spec("textacy") is None:
        return None
    found: Callable[[Doc], Iterable[Any]] = import_module("textacy.extract.triples").direct_quotations
    return found


def theirs_of(doc: Doc, extract: Callable[[Doc], Iterable[Any]]) -> list[Quoted]:
    """Return what textacy reads: nothing in a text whose marks it finds unpaired."""
    try:
        triples = list(extract(doc))
    except ValueError as error:
        print(f"textacy: {error}", file=sys.stderr)
        return []
    return [
        quoted(Kind.DIRECT, t.content.text, [name_of(" ".join(w.text for w in t.speaker))], shown=str(t.speaker))
        for t in triples
    ]


def tell_misses(texts: Sequence[Text], ours: Sequence[Sequence[Quoted]]) -> None:
    """Print what is missed, read in vain, or said by another."""
    for text, found in zip(texts, ours, strict=True):
        pairs = matched(text.quotations, found)
        print(f"## {text.name}")
        for q in text.quotations:
            if all(q is not one for one, _ in pairs):
                print("  missed ", q.kind, "|", q.shown, "|", " ".join(q.words.elements()))
        for q in found:
            if all(q is not other for _, other in pairs):
                print("  in vain", q.kind, "|", q.shown, "|", " ".join(q.words.elements()))
        for one, other in pairs:
            if not is_right_speaker((one, other)):
                print("  speaker", one.shown, "≠", other.shown, "|", " ".join(one.words.elements()))


def page(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the text of the page."""
    return f"""# Quality of quotations

Written by `poe quotations`; do not edit. Who is read to say what in the sixty short texts of
[the corpus](../tests/quotations/README.md): direct, indirect and mixed quotations. The texts were written, and their
quotations marked, before the rules; no rule was written from what is missed in the half `held`, though
its totals were looked at. One hand wrote texts and rules all the same, and some kinds of sentences stand in both halves:
expect less of articles that others have written.

A quotation is found when its words and the words read overlap by half (words in common over words in either). The speaker
is counted over the quotations that are found; nobody is right where the text names nobody.

| | held | tuned |
|---|---|---|
{rows(figures, [name for name in figures["held"] if not name.startswith("direct, ")])}

## Direct speech beside textacy

The same texts, the same model of spaCy; `textacy.extract.triples.direct_quotations` gives the words of the speaker as they
stand, so that a pronoun is no right speaker. Words between marks that belong to a mixed quotation count neither way.

| | held | tuned |
|---|---|---|
{rows(figures, [name for name in figures["held"] if name.startswith("direct, ")])}
"""


def rows(figures: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> str:
    """Return a line of a table for each of *names*."""
    return "\n".join(
        f"| {name.removeprefix('direct, ')} | "
        + " | ".join(cell(figures[half].get(name, "")) for half in HALVES)
        + " |"
        for name in names
    )


def cell(value: float | str) -> str:
    """Return a figure as it is shown."""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
