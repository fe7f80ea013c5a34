"""Metadata: the feed's before the sidecar's, that before the table's, and that before the page's own."""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Metadata, Page
from kg.sources import find_items
from kg.sources.html_metadata import html_metadata

PAGE = """<html lang="fr-CA"><head><title>Oslo</title>
<meta property="og:title" content="Titre du partage"><meta property="og:site_name" content="Le Courrier">
<meta property="article:published_time" content="2021-03-04T08:00:00Z">
<link rel="canonical" href="https://courrier.example/oslo"></head><body><p>Bonjour</p></body></html>"""


def read(path: Path) -> Page:
    (item,) = find_items([str(path)])
    return item.read()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "2021" / "oslo.html"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_tells_of_itself(page: Path) -> None:
    assert read(page).metadata == Metadata(
        title="Titre du partage",
        url="https://courrier.example/oslo",
        published=date(2021, 3, 4),
        publisher="Le Courrier",
        language="fr",
    )


def test_the_sidecar_is_stronger_than_the_table_and_the_table_than_the_page(page: Path) -> None:
    page.with_suffix(".json").write_text('{"title": "Du fichier", "url": null, "extra": [1]}', encoding="utf-8")
    table = "file;title;publisher;published\noslo.html;De la table;L’Écho;3 mars 2021\nlima.html;x;y;z\n"
    (page.parent / "metadata.csv").write_bytes(table.encode("cp1252"))
    metadata = read(page).metadata
    assert (metadata.title, metadata.publisher, metadata.published) == ("Du fichier", "L’Écho", date(2021, 3, 3))
    assert metadata.url == "https://courrier.example/oslo"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("file,title", "2021/oslo.html,Titre"),
        ("id,title", "2021/oslo,Titre"),
        ('"id"; "title"', '"2021/oslo"; "Titre"'),
        ("id\ttitle", "2021/oslo\tTitre"),
    ],
)
def test_a_table_above_names_articles_with_their_folders(page: Path, header: str, row: str) -> None:
    (page.parent.parent / "metadata.csv").write_text(f"\ufeff{header}\n{row}\n", encoding="utf-8")
    assert read(page.parent.parent).metadata.title == "Titre"


@pytest.mark.parametrize("content", ["{", "[]", '{"published": "demain"}', '{"title": 3}', ""])
def test_a_broken_sidecar_fails_its_article_and_is_named(page: Path, content: str) -> None:
    page.with_suffix(".json").write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read(page)
    assert "oslo.json" in caught.value.where
    assert caught.value.cure


def test_a_broken_table_is_named_with_its_line(page: Path) -> None:
    (page.parent / "metadata.csv").write_text(
        "file,published\nlima.html,demain\noslo.html,32 mars 2021\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match=r"metadata\.csv:3: .*'32 mars 2021'"):
        read(page)


def test_a_table_without_names_is_refused(page: Path) -> None:
    (page.parent / "metadata.csv").write_text("titre,date\nx,y\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no column `file` or `id`"):
        read(page)


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle"},
        [{"@type": "WebPage"}, {"@type": ["Thing", "NewsArticle"]}],
        {"@graph": [{"@type": "Organization", "name": "x"}, {"@type": "Article"}]},
        {"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle"}},
    ],
)
def test_linked_data_is_found_wherever_it_stands(data: object) -> None:
    article = {
        "headline": "Un  titre",
        "datePublished": "2021-03-03",
        "publisher": [{"name": "L’Écho"}],
        "url": "https://e.example/1",
    }

    def filled(node: object) -> object:
        if isinstance(node, list):
            return [filled(item) for item in node]
        if isinstance(node, dict):
            found = {key: value if key == "@type" else filled(value) for key, value in node.items()}
            return found | (article if "Article" in str(node.get("@type")) else {})
        return node

    html = (
        f'<html><head><script type="application/ld+json">{json.dumps(filled(data))}</script></head><body></body></html>'
    )
    assert html_metadata(html) == Metadata(
        title="Un titre", url="https://e.example/1", published=date(2021, 3, 3), publisher="L’Écho"
    )


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        "null",
        '{"@type": "NewsArticle", "headline": {"a": 1}, "datePublished": "bientôt", "url": "javascript:alert(1)"}',
    ],
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    html = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>x</p></body></html>'
    assert html_metadata(html) == Metadata()


def test_one_line_and_no_invisible_characters_in_a_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bonjour à tous", encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps({"title": " Un\u202e titre\x00\n ici "}), encoding="utf-8")
    assert read(path).metadata.title == "Un titre ici"
