"""Rows as table, CSV and JSON: whatever an article holds, the reader's program is not ruled by it."""

import csv
import io
import json
import unicodedata

import pytest

from kg.cli.rows import Format, harmless, print_rows

HOSTILE = "\x1b]0;titre\x07\x1b[2JMoscou\x9b31m\u202e"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "＝1+1", "\t=1"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Paris", "-12.5", "+3", "2022-01-21", "a=b"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("form", list(Format))
def test_no_form_prints_control_characters(form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["acteur"], [[HOSTILE]], form)
    printed = capsys.readouterr().out
    assert "Moscou" in printed
    assert not [c for c in printed.replace("\n", "") if unicodedata.category(c) in {"Cc", "Cf"}]


def test_csv_is_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["qui", "quoi"], [['dit "oui", puis non', None], ["Kiev; Minsk", "=A1"]], Format.CSV)
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["qui", "quoi"], ['dit "oui", puis non', ""], ["Kiev; Minsk", "'=A1"]]


def test_json_keeps_every_character_and_leaves_out_what_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["qui", "quoi"], [[HOSTILE, None]], Format.JSON)
    assert json.loads(capsys.readouterr().out) == [{"qui": HOSTILE}]


def test_a_table_in_a_pipe_is_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    long = "garanties de sécurité " * 40
    print_rows(["thème"], [[long]], Format.TABLE)
    assert long.strip() in capsys.readouterr().out
