"""The shipped articles keep what their README promises: twelve of them, complete metadata, clean French typography."""

import csv
import json
import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from trafilatura import bare_extraction

from kg.resources import samples_dir

SAMPLES = samples_dir()
DATELINE_ONLY = "salomon-pacte"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
FEED = [json.loads(line) for line in (SAMPLES / "feed.jsonl").read_text(encoding="utf-8").splitlines()]
HTML = (SAMPLES / "slovenie-palestine.html").read_text(encoding="utf-8")
with (SAMPLES / "metadata.csv").open(encoding="utf-8", newline="") as sidecar:
    METADATA = list(csv.DictReader(sidecar))
ARTICLES = TEXTS | {item["id"]: item["text"] for item in FEED}


def test_there_are_twelve_and_the_readme_tells_of_each() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([^`]+)`", readme, re.MULTILINE)
    assert sorted(told) == sorted([*ARTICLES, "slovenie-palestine"])
    assert len(told) == 12


def test_the_sidecar_describes_every_text_but_the_one_with_a_dateline() -> None:
    assert [row["file"] for row in METADATA] == [f"{name}.txt" for name in TEXTS if name != DATELINE_ONLY]
    assert TEXTS[DATELINE_ONLY].startswith("HONIARA, 22 avril 2022 – ")


@pytest.mark.parametrize("row", [*METADATA, *FEED], ids=lambda row: row["url"])
def test_metadata_are_complete_and_lead_nowhere(row: dict[str, str]) -> None:
    assert 2019 <= date.fromisoformat(row["published"]).year <= 2025
    assert urlsplit(row["url"]).hostname.endswith(".example.org")
    assert row["title"]
    assert row["publisher"]


@pytest.mark.parametrize("row", METADATA, ids=lambda row: row["file"])
def test_a_title_in_the_sidecar_repeats_the_headline(row: dict[str, str]) -> None:
    headline = (SAMPLES / row["file"]).read_text(encoding="utf-8").splitlines()[0]
    assert row["title"] == headline


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_articles_are_short_and_well_set(article: str) -> None:
    assert 150 <= len(article.split()) <= 350
    assert "'" not in article
    assert '"' not in article
    assert article.count("«\u00a0") == article.count("«") == article.count("»") == article.count("\u00a0»")
    assert not re.search(r"[^\S\n] | [;:!?]|[^\S\n]$", article, re.MULTILINE)


def test_the_page_names_its_date_and_outlet_amid_boilerplate() -> None:
    article = bare_extraction(HTML, with_metadata=True)
    assert (article.title, article.date) == ("La Slovénie reconnaît l’État de Palestine", "2024-06-05")
    assert article.sitename == "Le Courrier des Capitales"
    assert "rappelé son ambassadrice" in article.text
    assert "Cyclisme" not in article.text
    assert "Cyclisme" in HTML
