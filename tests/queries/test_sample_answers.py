"""What the shipped queries answer on the sample articles, as files that are read in a diff.

Each `answers/NAME.json` has the parameters and the rows, empty cells left out. When the reader of French has learnt
something, write them anew and read what changed before you keep it:

    KG_REWRITE_ANSWERS=1 python -m pytest tests/queries/test_sample_answers.py
    git diff tests/queries/answers
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api import open_graph
from kg.queries import list_queries, load_query
from kg.store import GraphStore, Solutions

FOLDER = Path(__file__).parent / "answers"
REWRITE = bool(os.environ.get("KG_REWRITE_ANSWERS"))
NAMES = [query.name for query in list_queries()]
#: Where not all that a query could answer is asked for.
VALUES = {
    "paths": {"actor": "Chine", "other": "Canberra"},
    "provenance": {"article": "venezuela-dementi"},
}
#: Differ with every change of the lexicon.
CHANGING = {"run", "software", "lexicon", "model"}


@pytest.fixture(scope="module")
def samples(built: Path) -> Iterator[GraphStore]:
    with open_graph(built) as store:
        yield store


def answer(store: GraphStore, name: str) -> str:
    values = VALUES.get(name, {})
    result = store.query(load_query(name).bind(values, store))
    assert isinstance(result, Solutions)
    rows = [dict(zip(result.variables, row, strict=True)) for row in result.texts()]
    kept = [{key: value for key, value in row.items() if value and key not in CHANGING} for row in rows]
    return json.dumps({"parameters": values, "rows": kept}, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_answered_as_they_were(name: str, samples: GraphStore) -> None:
    path = FOLDER / f"{name}.json"
    found = answer(samples, name)
    if REWRITE:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_no_answer_is_left_of_a_query_that_is_gone() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == NAMES
