"""`kg build` from outside: what it reads and refuses, what it says, and with which exit code it ends."""

import json
import re
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, NamedTuple

import pytest

from tests.conftest import RunKg

ARTICLE = "Oslo, 3 mars 2021. La Norvège a mis en garde la Serbie. Le ministre norvégien Lars Haugen a rencontré mardi la présidente serbe Mila Petrović."
ENGLISH = (
    "The minister said on Monday that the talks would go on for several weeks, and that nobody should expect much."
)
HOSTILE = (
    """<html><body><article><h1>Titre</h1><script>alert(1)</script><style>p {}</style>
<p>La Norvège a menacé la Serbie de sanctions, a déclaré lundi à Oslo le porte-parole du gouvernement norvégien.</p>
<p onclick="alert(2)">La Serbie a rejeté ces accusations &lt;script&gt;alert(3)&lt;/script&gt; mardi.<img src=x onerror=alert(4)></p>
"""
    + "<div>" * 3000
)

#: What stands in the folder, and of each file: the words with which its failure is told, or nothing if it can be read.
FILES: dict[str, tuple[bytes, str]] = {
    "good.txt": (ARTICLE.encode(), ""),
    "cp1252.txt": (
        "« Jamais », a répondu l’Élysée. ".encode("cp1252") + ARTICLE.replace("ć", "c").encode("cp1252"),
        "",
    ),
    "utf16.txt": (ARTICLE.encode("utf-16"), ""),
    "hostile.html": (HOSTILE.encode(), ""),
    "empty.txt": (b"", "there is no text in it"),
    "binary.txt": (bytes(range(256)) * 40, "binary.txt"),
    "english.txt": (ENGLISH.encode(), "French"),
    "long-line.txt": (b"La phrase ne finit pas " * 2_200_000, "20 MB"),
}
FEED = [
    json.dumps({"id": "line", "text": ARTICLE}, ensure_ascii=False),
    '{"id": "cut", "text": "La Norv',
    json.dumps({"id": "textless", "title": "Oslo"}),
    json.dumps({"id": "line", "text": f"{ARTICLE} Deux fois le même nom."}, ensure_ascii=False),
    json.dumps({"id": "\x1b[31mrouge", "text": ""}),
]


class Build(NamedTuple):
    """A build of a folder in which much is wrong."""

    done: "CompletedProcess[str]"
    report: dict[str, Any]
    out: Path

    def article(self, name: str) -> dict[str, Any]:
        """What the report says of the article whose name ends so."""
        (found,) = (article for article in self.report["articles"] if article["name"].endswith(name))
        return dict(found)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory, run_kg: RunKg) -> Build:
    folder = tmp_path_factory.mktemp("messy")
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "feed.jsonl").write_text("\n".join(FEED), encoding="utf-8")
    out = folder / "out"
    done = run_kg("build", folder, folder / "missing.txt", "--out", out)
    return Build(done, json.loads((out / "report.json").read_text(encoding="utf-8")), out)


@pytest.mark.slow
class TestAMessyFolder:
    def test_the_exit_code_says_that_some_failed(self, messy: Build) -> None:
        assert messy.done.returncode == 1

    @pytest.mark.parametrize("name", [name for name, (_, problem) in FILES.items() if not problem])
    def test_what_can_be_read_is_read(self, messy: Build, name: str) -> None:
        article = messy.article(name)
        assert article["status"] == "read"
        assert sum(article["found"]["events"].values()) > 0

    @pytest.mark.parametrize(("name", "problem"), [(name, problem) for name, (_, problem) in FILES.items() if problem])
    def test_what_cannot_is_told_with_file_problem_and_cure(self, messy: Build, name: str, problem: str) -> None:
        (line,) = (line for line in messy.done.stderr.splitlines() if f"/{name}:" in line)
        assert line.startswith("kg: ")
        assert problem in line
        assert line.endswith(")")
        assert messy.article(name)["status"] == "failed"
        assert messy.article(name)["cure"]

    @pytest.mark.parametrize(
        ("number", "status"), [(1, "read"), (2, "failed"), (3, "failed"), (4, "failed"), (5, "failed")]
    )
    def test_each_line_of_a_feed_fails_alone(self, messy: Build, number: int, status: str) -> None:
        assert messy.article(f"feed.jsonl:{number}")["status"] == status

    def test_the_second_article_of_one_id_is_refused(self, messy: Build) -> None:
        failure = messy.article("feed.jsonl:4")
        assert "feed.jsonl:1" in failure["problem"]

    def test_the_report_is_complete(self, messy: Build) -> None:
        assert len(messy.report["articles"]) == len(FILES) + len(FEED) + 1
        assert messy.report["summary"]["read"] == 5

    def test_nothing_but_messages_is_printed(self, messy: Build) -> None:
        assert messy.done.stdout == ""
        assert "Traceback" not in messy.done.stderr
        assert "\x1b" not in messy.done.stderr

    def test_the_code_of_a_page_is_in_no_file(self, messy: Build) -> None:
        texts = [path.read_text(encoding="utf-8") for path in messy.out.glob("*.*") if path.is_file()]
        assert not [text for text in texts if re.search(r"alert\([124]\)", text)]


@pytest.mark.parametrize("debug", [False, True])
def test_a_folder_without_articles(tmp_path: Path, run_kg: RunKg, debug: bool) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    done = run_kg("build", tmp_path, "--out", tmp_path / "out", *["--debug"] * debug)
    assert done.returncode == 2
    assert "there is no article in this folder" in done.stderr
    assert ("Traceback" in done.stderr) == debug
    assert json.loads((tmp_path / "out" / "report.json").read_text())["summary"]["failed"] == 1


def test_an_output_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path, run_kg: RunKg) -> None:
    (tmp_path / "out").write_text("a file stands here")
    (tmp_path / "article.txt").write_text(ARTICLE)
    done = run_kg("build", tmp_path / "article.txt", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith(f"kg: {tmp_path / 'out'}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["build"], "Missing argument"),
        (["build", "a.txt", "--outt", "x"], "No such option"),
        (["bulid", "a.txt"], "No such command"),
        (["build", "a.txt", "--base", "nothing"], "base IRI"),
        (["build", "a.txt", "--frames", "missing.yaml"], "missing.yaml"),
    ],
)
def test_a_wrong_command_line(tmp_path: Path, run_kg: RunKg, arguments: list[str], problem: str) -> None:
    out = ["--out", str(tmp_path / "out")] if "a.txt" in arguments else []
    done = run_kg(*arguments, *out, COLUMNS="200")
    assert done.returncode == 2
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_standard_input(tmp_path: Path, run_kg: RunKg) -> None:
    done = run_kg("build", "-", "--out", tmp_path, "--no-views", stdin=ARTICLE)
    assert done.returncode == 0
    assert done.stderr.startswith("1 of 1 articles read: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "store"]
