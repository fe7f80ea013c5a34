"""Reads Universal Dependencies treebanks of French as the sentences that `train.py` trains on, in the labels of the model."""

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

#: Labels of newer treebanks, and those that the model has for them.
_LABELS = {
    "expl:pv": "expl:comp", "expl": "expl:comp", "obj:lvc": "obj", "obj:agent": "obj", "iobj:agent": "iobj",
    "nsubj:caus": "nsubj", "nsubj:outer": "nsubj", "csubj:pass": "csubj", "parataxis:insert": "parataxis",
    "advcl:cleft": "advcl", "obl": "obl:mod", "aux": "aux:tense", "dep:comp": "dep", "goeswith": "fixed", "flat": "flat:name",
}  # fmt: skip
_COLUMNS = 10
_REFLEXIVES = frozenset({"se", "s'", "s’"})
_TYPOGRAPHIC, _GUILLEMETS, _CURLY = 0.5, 0.4, 0.55  # shares of sentences with ’, with « », with those or “ ”


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token of a sentence; *head* is its head's index in the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    relation: str
    space: bool = True


Sentence = list[Word]


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, gzipped or not; what is written as one word (« du ») is one token."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for block in text.split("\n\n"):
        rows = [fields for line in block.splitlines() if len(fields := line.split("\t")) == _COLUMNS]
        if rows:
            yield _merged(rows)


def _merged(rows: list[list[str]]) -> Sentence:
    """Return the words of a sentence, each multiword token as one word that hangs where its head hangs."""
    words = [row for row in rows if row[0].isdigit()]
    spans = {row[0].split("-")[0]: row for row in rows if "-" in row[0]}
    tokens: list[tuple[list[list[str]], list[str]]] = []
    position: dict[str, int] = {}
    index = 0
    while index < len(words):
        written = spans.get(words[index][0], words[index])
        size = int(written[0].split("-")[1]) - int(words[index][0]) + 1 if "-" in written[0] else 1
        parts = words[index : index + size]
        position |= {part[0]: len(tokens) for part in parts}
        tokens.append((parts, written))
        index += size
    return [_word(parts, written, position) for parts, written in tokens]


def _word(parts: list[list[str]], written: list[str], position: Mapping[str, int]) -> Word:
    numbers = {part[0] for part in parts}
    is_fused = len(parts) > 1 and (parts[0][3], parts[1][3]) == ("ADP", "DET")
    top = parts[0] if is_fused else next(part for part in parts if part[6] not in numbers)
    feats = dict(pair.split("=") for part in parts for pair in part[5].split("|") if "=" in pair)
    return Word(
        form=written[1],
        lemma=top[2],
        pos=top[3],
        feats="|".join(f"{name}={value}" for name, value in sorted(feats.items())),
        head=position.get(top[6], position[top[0]]),
        relation="ROOT" if top[6] == "0" else top[7],
        space="SpaceAfter=No" not in written[9],
    )


def arguments(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """Return by verb and preposition which of `obl:arg` and `obl:mod` *sentences* mostly have."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for index, word in enumerate(sentence):
            if word.relation in {"obl:arg", "obl:mod"}:
                counts[sentence[word.head].lemma, _preposition(sentence, index)][word.relation] += 1
    return {key: found.most_common(1)[0][0] for key, found in counts.items()}


def _preposition(sentence: Sentence, index: int) -> str:
    return next((word.lemma for word in sentence if word.head == index and word.relation == "case"), "")


def with_subtypes(sentence: Sentence, known: Mapping[tuple[str, str], str]) -> Sentence:
    """Return a sentence of a treebank that has only `obl` with the subtypes that *known* tells, and « se » as expletive."""
    return [_with_subtype(sentence, index, known) for index in range(len(sentence))]


def _with_subtype(sentence: Sentence, index: int, known: Mapping[tuple[str, str], str]) -> Word:
    word = sentence[index]
    if word.pos == "PRON" and word.form.lower() in _REFLEXIVES and word.relation in {"obj", "iobj"}:
        return replace(word, relation="expl:comp")
    if word.relation != "obl":
        return word
    case = _preposition(sentence, index)
    is_passive = any(other.head == word.head and other.relation == "aux:pass" for other in sentence)
    agent = case == "par" and (is_passive or "Voice=Pass" in sentence[word.head].feats)
    return replace(word, relation="obl:agent" if agent else known.get((sentence[word.head].lemma, case), "obl:mod"))


def label(relation: str, known: frozenset[str]) -> str:
    """Return the model's label for a relation, « dep » where it has none."""
    named = _LABELS.get(relation, relation)
    return named if named in known or named == "ROOT" else "dep"


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence in other typography, as newspapers set it: ’ for ', « » or “ ” for "."""
    words = list(sentence)
    if rng.random() < _TYPOGRAPHIC:
        words = [replace(word, form=word.form.replace("'", "’")) for word in words]
    share = rng.random()
    if share >= _CURLY:
        return words
    marks = ("«", "»") if share < _GUILLEMETS else ("“", "”")
    quotes = [index for index, word in enumerate(words) if word.form == '"']
    for number, index in enumerate(quotes):
        words[index] = replace(words[index], form=marks[number % 2], space=words[index].space or number % 2 == 0)
        if marks[0] == "«" and number % 2 and index:
            words[index - 1] = replace(words[index - 1], space=True)
    return words
