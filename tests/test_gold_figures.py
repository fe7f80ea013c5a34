"""`kg.gold`: how well each entry of the lexicon reads what a careful reader found."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SourceError
from kg.gold import RuleFigures, figures_by_rule, load_gold
from tests.french import read

TEXT = "Le Pérou a exigé des excuses. Le Chili a exigé un geste. Le Brésil a rejeté le plan."


def told(relation: str, agent: str, theme: str) -> dict[str, Any]:
    event = dict.fromkeys(("place", "time", "source"), None) | {"addressee": [], "evidence": TEXT}
    reality = {"polarity": "affirmed", "modality": "actual"}
    return event | reality | {"relation": relation, "agent": [agent], "theme": {"text": theme, "head": theme}}


def write(folder: Path, events: list[dict[str, Any]]) -> Path:
    (folder / "visas.txt").write_text(TEXT, "utf-8")
    path = folder / "visas.json"
    path.write_text(json.dumps({"events": events, "positions": []}), "utf-8")
    return path


def test_an_entry_is_as_precise_as_its_events_are_right(tmp_path: Path) -> None:
    path = write(tmp_path, [told("demands", "Pérou", "excuses"), told("demands", "Bolivie", "mer")])
    gold = load_gold(path)
    reading = read(TEXT)
    figures = figures_by_rule({reading.document.id: gold[tmp_path / "visas.txt"]}, [reading])
    exiger = next(row for row in figures if row.rule == "demands/verb/exiger")
    assert exiger == RuleFigures(rule="demands/verb/exiger", told=2, right=1, wanted=2)
    assert (exiger.precision, exiger.coverage) == (0.5, 0.5)
    rejecting = next(row for row in figures if row.rule.startswith("rejects/"))
    assert (rejecting.right, rejecting.coverage) == (0, 0.0)


def test_a_folder_is_all_its_gold(tmp_path: Path) -> None:
    write(tmp_path, [])
    assert load_gold(tmp_path) == {tmp_path / "visas.txt": []}


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"events": [{}]}', '{"events": 3}'])
def test_what_is_no_gold_is_told_with_its_cure(tmp_path: Path, content: str) -> None:
    path = write(tmp_path, [])
    path.write_text(content, "utf-8")
    with pytest.raises(SourceError) as caught:
        load_gold(path)
    assert (caught.value.where, bool(caught.value.cure)) == (str(path), True)


def test_gold_without_its_text_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, [])
    (tmp_path / "visas.txt").unlink()
    with pytest.raises(SourceError, match="no text"):
        load_gold(path)


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no gold"):
        load_gold(tmp_path)
