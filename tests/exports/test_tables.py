"""The tables of events and positions, as pandas and pyarrow read them."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.exports import FORMATS
from kg.exports.csv_tables import write_csv
from kg.exports.csv_text import without_guard
from kg.exports.event_table import EVENTS
from kg.exports.parquet import write_parquet
from kg.model import Event, Reading
from tests.conftest import environment
from tests.readings import CRISIS, HOSTILE, MEETING, MEETING_ELSEWHERE, READINGS, numbered_readings

#: The columns of POLECAT, as they stand at the head of its files.
POLECAT = """
Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW
Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country
Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID
Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source
Publication Date|Story People|Story Organizations|Story Locations|Language|Version
""".strip().replace("\n", "|")
_FORMULA = ("=", "+", "-", "@")

hostile = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(list("=+-@;,\"' \t\n\r\\|!A1()"))), min_size=1
)


def told(words: str) -> Reading:
    """Return a reading that has *words* wherever an article's text can go."""
    event = MEETING.events[2]
    document = replace(MEETING.document, metadata=replace(MEETING.document.metadata, title=words, publisher=words))
    agents = tuple(
        replace(event.agents[0], text=words, actor=replace(event.agents[0].actor, label=words)) for _ in range(2)
    )
    evidence = (replace(event.evidence[0], quote=words, trigger=words),)
    return Reading(document=document, events=(replace(event, agents=agents, evidence=evidence),))


def write_both(readings: Iterator[Reading] | tuple[Reading, ...] | list[Reading], folder: Path) -> None:
    readings = list(readings)
    write_csv(readings, folder / "csv")
    write_parquet(readings, folder / "parquet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_both(READINGS, tmp_path)
    return tmp_path


def row(table: "pd.DataFrame", event: Event) -> dict[str, Any]:
    (found,) = table[table["Event ID"] == event.id].to_dict("records")
    return found


def test_the_columns_of_polecat_come_first_in_both_files(folder: Path) -> None:
    for table in (pd.read_csv(folder / "csv/events.csv"), pd.read_parquet(folder / "parquet/events.parquet")):
        assert "|".join(table.columns[:40]) == POLECAT
        assert list(table.columns) == [column.name for column in EVENTS.columns]
        assert table.columns.is_unique


def test_pandas_reads_the_csv_file_with_one_line(folder: Path) -> None:
    table = pd.read_csv(folder / "csv/events.csv", parse_dates=["Event Date", "Publication Date"])
    assert list(table["Event ID"]) == [event.id for reading in READINGS for event in reading.events]
    event = row(table, MEETING.events[2])
    assert (event["Event Type"], event["Quad Code"]) == ("REQUEST", "VERBAL CONFLICT")
    assert (event["Actor Name"], event["Actor Country"], event["Actor Name Raw"]) == ("Serbie", "SRB", "La Serbie")
    assert (event["Recipient Name"], event["Source"]) == ("OTAN", "Le Courrier du Léman")
    assert event["Event Date"] == event["Publication Date"] == pd.Timestamp(2024, 3, 13)
    assert (event["Relation"], event["Polarity"], event["Modality"]) == ("demands", "affirmed", "actual")
    assert event["Sentence"] == "La Serbie exige des garanties de sécurité de l’OTAN."


def test_who_holds_an_office_has_it_as_title_where_the_article_gives_it(folder: Path) -> None:
    table = pd.read_csv(folder / "csv/events.csv")
    assert row(table, MEETING.events[0])["Actor Title"] == "ministre des Affaires étrangères (Norvège)"
    assert pd.isna(row(table, MEETING_ELSEWHERE.events[0])["Actor Title"])


def test_who_meets_whom_are_actor_and_recipient_though_both_are_agents(folder: Path) -> None:
    event = row(pd.read_csv(folder / "csv/events.csv"), MEETING_ELSEWHERE.events[0])
    assert (event["Actor Name"], event["Recipient Name"]) == ("Lars Haugen", "Mila Petrović")
    assert (event["Placename"], event["Country"], event["Claimed By"]) == ("Oslo", "NOR", "Serbie")


def test_what_nobody_dated_has_the_day_of_its_article_and_no_words_for_it(folder: Path) -> None:
    table = pd.read_csv(folder / "csv/events.csv")
    accused, visits = row(table, CRISIS.events[0]), row(table, CRISIS.events[4])
    assert (accused["Event Date"], pd.isna(accused["Date Raw"])) == ("2024-04-02", True)
    assert (visits["Event Date"], visits["Event End Date"], visits["Date Precision"]) == (
        "2025-01-01",
        "2025-12-31",
        "year",
    )


def test_parquet_has_types(folder: Path) -> None:
    schema = pq.read_schema(folder / "parquet/events.parquet")
    assert schema.field("Event Date").type == pa.date32()
    assert schema.field("Actor Name").type == pa.list_(pa.string())
    assert schema.field("Confidence").type == pa.float64()
    event = next(
        row
        for row in pq.read_table(folder / "parquet/events.parquet").to_pylist()
        if row["Event ID"] == MEETING.events[0].id
    )
    assert (event["Event Date"], event["Confidence"]) == (date(2024, 3, 12), 0.95)
    assert (event["Actor Name"], event["Recipient Wikidata ID"]) == (["Lars Haugen"], [None])


def test_both_files_say_the_same(folder: Path) -> None:
    for name in ("events", "positions"):
        rows = pq.read_table(folder / f"parquet/{name}.parquet").to_pylist()
        with (folder / f"csv/{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            cells = list(csv.DictReader(lines))
        assert len(rows) == len(cells) > 0
        kept = [key for key in cells[0] if key.endswith(("ID", "Date", "Relation", "Role", "Seen", "Country"))]
        for typed, plain in zip(rows, cells, strict=True):
            if typed.get("Article ID") != HOSTILE.document.id:
                assert [plain[key] for key in kept] == [_as_text(typed[key]) for key in kept]


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(one or "None" for one in value) if any(value) else ""
    return "" if value is None else str(value)


def test_positions(folder: Path) -> None:
    table = pd.read_csv(folder / "csv/positions.csv")
    assert list(table["Position ID"]) == [held.id for reading in READINGS for held in reading.positions]
    assert (table["Person"][0], table["Role"][0], table["Of Country"][0], table["Seen"][0]) == (
        "Lars Haugen",
        "ministre des Affaires étrangères",
        "NOR",
        "2024-03-13",
    )


def test_the_csv_file_is_what_excel_and_rfc_4180_ask_for(folder: Path) -> None:
    content = (folder / "csv/events.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfEvent ID,Event Date,")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + sum(len(reading.events) for reading in READINGS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(words=hostile)
def test_no_cell_is_a_formula_however_the_rows_are_parted(words: str, tmp_path: Path) -> None:
    write_csv([told(words)], tmp_path)
    lines = (tmp_path / "events.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert len(lines) == 3
    for delimiter in (",", ";"):
        for cell in next(csv.reader([lines[1]], delimiter=delimiter)):
            assert not cell.lstrip(" '").startswith(_FORMULA) or cell.lstrip(" ").startswith("'")
    (event,) = csv.DictReader(lines[:2])
    assert len(event["Actor Name"].split("; ")) == 2
    if words.isprintable() and not {"\\", ";"} & set(words):
        assert without_guard(event["Sentence"]) == words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(words=hostile)
def test_parquet_gives_every_text_back_to_the_letter(words: str, tmp_path: Path) -> None:
    write_parquet([told(words)], tmp_path)
    (event,) = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert event["Sentence"] == event["Headline"] == event["Source"] == words
    assert event["Actor Name"] == [words, words]


def test_half_a_surrogate_pair_stops_no_file(tmp_path: Path) -> None:
    write_both([told("a\ud800b")], tmp_path)
    assert pq.read_table(tmp_path / "parquet/events.parquet")["Sentence"].to_pylist() == ["a?b"]


def test_an_address_that_is_none_of_a_page_stands_in_no_table(tmp_path: Path) -> None:
    document = replace(MEETING.document, metadata=replace(MEETING.document.metadata, url="javascript:alert(1)"))
    write_csv([replace(MEETING, document=document)], tmp_path)
    assert pd.read_csv(tmp_path / "events.csv")["URL"].isna().all()


def test_rows_are_written_in_batches(tmp_path: Path) -> None:
    write_parquet(numbered_readings(3000), tmp_path)
    found = pq.ParquetFile(tmp_path / "events.parquet")
    assert found.metadata.num_rows == 9000
    assert found.num_row_groups == 3


def test_without_pyarrow_the_error_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"needs pyarrow.*pip install 'kg-news\[parquet\]'"):
        write_parquet(READINGS, tmp_path)
    assert not list(tmp_path.iterdir())


def test_pyarrow_is_loaded_by_nothing_but_the_export() -> None:
    code = "import sys, kg.exports; sys.exit('pyarrow' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment()).returncode == 0
    assert not FORMATS["parquet"].built


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
def test_r_reads_the_csv_file_with_one_line(folder: Path) -> None:
    code = """
      events <- read.csv(commandArgs(TRUE), check.names = FALSE, fileEncoding = "UTF-8-BOM")
      stopifnot(names(events)[1] == "Event ID", class(events$Confidence) == "numeric")
      cat(nrow(events), sum(events[["Quad Code"]] == "VERBAL CONFLICT"), events[["Actor Name"]][1])
    """
    shown = subprocess.run(
        ["Rscript", "-e", code, str(folder / "csv/events.csv")], capture_output=True, text=True, check=True
    )
    events = [event for reading in READINGS for event in reading.events]
    assert shown.stdout.split(" ", 2)[0] == str(len(events))
    assert shown.stdout.endswith("Lars Haugen")
