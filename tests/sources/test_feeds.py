"""JSON Lines: one article a line, each failing alone."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import MediaType, Metadata
from kg.sources import Item, find_items

GOOD = '{"id": "a", "text": "Le sommet a commencé."}'


def items(folder: Path, content: bytes | str) -> list[Item]:
    path = folder / "feed.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(find_items([str(path)]))


def test_all_fields_are_read(tmp_path: Path) -> None:
    line = (
        '{"id": "lima-1", "title": "Un\\ntraité", "text": "Texte.", "url": "https://x.example/1",'
        ' "published": "2021-03-03T23:30:00+02:00", "publisher": "Le Courrier", "language": "fr-FR", "section": 7}'
    )
    page = items(tmp_path, line)[0].read()
    assert (page.id, page.content, page.media_type) == ("lima-1", "Texte.", MediaType.TEXT)
    assert page.name.endswith("feed.jsonl:1")
    assert page.metadata == Metadata(
        title="Un traité", url="https://x.example/1", published=date(2021, 3, 3), publisher="Le Courrier", language="fr"
    )


def test_missing_and_null_fields_are_unknown(tmp_path: Path) -> None:
    page = items(tmp_path, '\n{"id": null, "text": "Texte.", "title": null, "published": ""}')[0].read()
    assert (page.id, page.metadata) == ("feed/2", Metadata())


def test_a_number_is_an_id(tmp_path: Path) -> None:
    assert items(tmp_path, '{"id": 12, "text": "Texte."}')[0].read().id == "12"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "x"', "broken JSON at column 13"),
        ('["x"]', "no JSON object"),
        ("null", "no JSON object"),
        ('{"title": "x"}', "'text' is missing"),
        ('{"text": ["x"]}', "'text' is list"),
        ('{"text": "  "}', "no text"),
        ('{"text": "x", "title": 5}', "'title' is int"),
        ('{"text": "x", "published": "2021-02-30"}', "no date: '2021-02-30'"),
        ('{"text": "x", "published": 20210203}', "'published' is int"),
        ("[" * 100_000, "too deep"),
        ('{"text": ' + "1" * 10_000 + "}", "too long a number"),
    ],
)
def test_a_broken_line_fails_alone_and_names_its_place(tmp_path: Path, line: str, problem: str) -> None:
    first, broken, last = items(tmp_path, f"{GOOD}\n{line}\n{GOOD}\n")
    assert first.read().content == last.read().content == "Le sommet a commencé."
    with pytest.raises(SourceError) as caught:
        broken.read()
    assert problem in str(caught.value)
    assert "feed.jsonl:2" in caught.value.where
    assert caught.value.cure


def test_a_line_that_is_too_large_does_not_stop_the_next(tmp_path: Path) -> None:
    large = b'{"text": "' + b"a" * 50_000_000 + b'"}\n'
    broken, good = items(tmp_path, large + GOOD.encode())
    assert good.read().id == "a"
    with pytest.raises(SourceError, match=r"feed\.jsonl:1: more than 20 MB"):
        broken.read()


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_a_feed_without_lines_is_refused(tmp_path: Path, content: str) -> None:
    (item,) = items(tmp_path, content)
    with pytest.raises(SourceError, match="no article in it"):
        item.read()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_and_line_break_gives_the_same_articles(tmp_path: Path, encoding: str) -> None:
    lines = [
        '{"text": "Le préfet d’Évreux a été reçu à Lomé\\r\\npar le maire."}',
        "",
        '{"text": "Les élèves fêtent Noël à l’école."}',
    ]
    read = [item.read() for item in items(tmp_path, "\r\n".join(lines).encode(encoding))]
    assert [page.content for page in read] == [
        "Le préfet d’Évreux a été reçu à Lomé\npar le maire.",
        "Les élèves fêtent Noël à l’école.",
    ]
    assert [page.id for page in read] == ["feed/1", "feed/3"]


def test_half_a_character_becomes_a_replacement_character(tmp_path: Path) -> None:
    page = items(tmp_path, '{"id": "\\ud83d", "title": "a\\udc00b", "text": "Bonjour \\ud83d !"}')[0].read()
    assert (page.id, page.content, page.metadata.title) == ("feed/1", "Bonjour \ufffd !", "a b")
