"""Which articles a path names, and that a path that is wrong stops no other."""

import io
import os
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import MediaType, Page
from kg.sources import Item, find_items

TEXT = "Le Pérou et la Norvège ont signé un traité de pêche."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder below, and files that are no articles."""
    (tmp_path / "2021" / "03").mkdir(parents=True)
    (tmp_path / "2021" / "03" / "lima.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "accra.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "notes.md").write_text("notes", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def pages(*paths: object) -> list[Page]:
    return [item.read() for item in find_items([str(path) for path in paths])]


def failures(*paths: object) -> list[str]:
    """The messages of the items that fail."""
    errors = [error for item in find_items([str(path) for path in paths]) if (error := failure(item))]
    assert all(error.cure for error in errors)
    return [str(error) for error in errors]


def failure(item: Item) -> SourceError | None:
    try:
        item.read()
    except SourceError as error:
        return error
    return None


def test_a_folder_gives_all_articles_below_it_sorted(corpus: Path) -> None:
    assert [page.id for page in pages(corpus)] == ["accra", "2021/03/lima"]


def test_a_file_is_named_without_its_folder_and_ending(corpus: Path) -> None:
    (page,) = pages(corpus / "2021" / "03" / "lima.txt")
    assert (page.id, page.content) == ("lima", TEXT)
    assert page.name.endswith("2021/03/lima.txt")


def test_html_is_told_by_the_ending_or_by_its_looks(corpus: Path) -> None:
    (corpus / "page.txt").write_text("<!DOCTYPE html><p>Bonjour</p>", encoding="utf-8")
    types = {page.id: page.media_type for page in pages(corpus)}
    assert types == {"2021/03/lima": MediaType.TEXT, "accra": MediaType.HTML, "page": MediaType.HTML}


def test_a_glob_that_the_shell_did_not_expand_is_expanded(corpus: Path) -> None:
    assert [page.id for page in pages(corpus / "**" / "*.txt") if "hidden" not in page.id] == ["2021/03/lima"]
    assert [page.id for page in pages(corpus / "2*")] == ["03/lima"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text(TEXT, encoding="utf-8")
    assert [page.id for page in pages(tmp_path / "[1].txt")] == ["[1]"]


def test_an_article_that_is_named_twice_is_found_once(corpus: Path) -> None:
    assert len(pages(corpus, corpus / "accra.html", corpus / "*.html")) == 2


def test_two_articles_with_one_id_are_told(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT, encoding="utf-8")
    (message,) = failures(tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt")
    assert "its id 'x' is that of" in message


def test_wrong_paths_fail_alone(corpus: Path) -> None:
    (corpus / "empty").mkdir()
    paths = [corpus / "nowhere", corpus / "*.pdf", corpus / "empty", corpus / "notes.md", corpus / "accra.html"]
    messages = failures(*paths)
    for message, part in zip(
        messages, ["no such file", "no article matches", "no article in", "ending '.md'"], strict=True
    ):
        assert part in message
    assert len(list(find_items([str(path) for path in paths]))) == 5


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    (message,) = failures(tmp_path)
    assert "empty.txt: there is no text in it" in message


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_000_000)
    (message,) = failures(tmp_path / "large.txt")
    assert "more than 20 MB" in message


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert all("no regular file" in message for message in failures(tmp_path, tmp_path / "pipe.jsonl"))
    assert len(failures(tmp_path)) == 2


def test_loops_and_dead_ends_of_links_end(corpus: Path) -> None:
    (corpus / "loop").symlink_to(corpus)
    (corpus / "2021" / "again").symlink_to(corpus)
    (corpus / "dead.txt").symlink_to(corpus / "nowhere.txt")
    (corpus / "self.txt").symlink_to(corpus / "self.txt")
    messages = failures(corpus, corpus / "**" / "*.txt")
    assert sorted({message.split(":")[0].rpartition("/")[2] for message in messages}) == ["dead.txt", "self.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(corpus: Path) -> None:
    (corpus / "2021").chmod(0)
    (corpus / "accra.html").chmod(0)
    try:
        messages = failures(corpus)
    finally:
        (corpus / "2021").chmod(0o700)
    assert len(messages) == 2
    assert all("ermission" in message for message in messages)


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (TEXT.encode(), MediaType.TEXT),
        (b"<html><body><p>Bonjour</p></body></html>", MediaType.HTML),
        (TEXT.encode("utf-16"), MediaType.TEXT),
    ],
)
def test_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch, content: bytes, media_type: MediaType) -> None:
    stdin(monkeypatch, content)
    (page,) = pages("-", "-")
    assert (page.id, page.name, page.media_type) == ("stdin", "<stdin>", media_type)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_may_be_a_feed(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    lines = "\n".join(f'{{"text": "Article numéro {number}"}}' for number in range(500))
    stdin(monkeypatch, lines.encode(encoding))
    found = pages("-")
    assert (len(found), found[-1].id, found[-1].name, found[-1].content) == (
        500,
        "stdin/500",
        "<stdin>:500",
        "Article numéro 499",
    )
