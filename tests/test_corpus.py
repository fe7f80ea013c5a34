"""The corpus is whole: what a reader wrote down of an article stands in it, in the words that the guide allows."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kg.lexicon import load_lexicon
from kg.model import Modality, Polarity

CORPUS = Path(__file__).parent / "corpus"
ARTICLES = sorted(CORPUS.glob("*/*.txt"))
KEYS = {"relation", "agent", "addressee", "theme", "polarity", "modality", "source", "place", "time", "evidence"}


def gold(article: Path) -> dict[str, Any]:
    """What a reader found in *article*."""
    return dict(json.loads(article.with_suffix(".json").read_text("utf-8")))


def words(text: str) -> str:
    """*text* on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_was_found_stands_in_the_article(article: Path) -> None:
    text, found = words(article.read_text("utf-8")), gold(article)
    told = [event["evidence"] for event in found["events"]]
    told += [event["theme"]["text"] for event in found["events"] if event["theme"]]
    told += [quotation["text"] for quotation in found["quotations"]]
    assert [part for part in told if words(part) not in text] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_words_of_the_guide_are_used(article: Path) -> None:
    found = gold(article)
    for event in found["events"]:
        assert set(event) >= KEYS, event
        assert event["relation"] in load_lexicon().relations
        assert event["polarity"] in list(Polarity)
        assert event["modality"] in list(Modality)
    assert {quotation["kind"] for quotation in found["quotations"]} <= {"direct", "indirect", "selon"}
    assert all({"person", "role", "of"} <= set(position) for position in found["positions"])


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_the_half_is_large_and_every_article_has_a_date_and_a_publisher(half: str) -> None:
    with (CORPUS / half / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["file"]: row for row in csv.DictReader(lines)}
    names = {path.name for path in ARTICLES if path.parent.name == half}
    assert len(names) >= 40
    assert set(rows) == names
    assert all(row["published"] and row["publisher"] for row in rows.values())
