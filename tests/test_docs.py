"""The documentation is true: its commands exist, its links lead somewhere, its examples run."""

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
import typer

from kg.api import open_graph
from kg.cli import app
from kg.exports import FORMATS
from kg.queries import find_query, list_queries
from tests.conftest import ROOT, environment

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMANDS = typer.main.get_command(app)


def blocks(page: Path, language: str) -> Iterator[str]:
    """The blocks of code in one language."""
    return (code for found, code in _BLOCK.findall(page.read_text(encoding="utf-8")) if found == language)


def commands(page: Path) -> Iterator[list[str]]:
    """The words of each shell command; a quotation may run over lines."""
    for block in blocks(page, "console"):
        pending = ""
        for line in block.splitlines():
            pending += line + "\n"
            if pending.count("'") % 2 == 0:
                yield shlex.split(pending.removeprefix("$ "), comments=True)
                pending = ""


def kg_commands(page: Path) -> Iterator[list[str]]:
    """The words after `kg`, up to a redirection; not the lines that show how a command is written in general."""
    for words in commands(page):
        command = words[2:] if words[:2] == ["python3", "scripts/run.py"] else words
        if command[:1] == ["kg"] and not {"COMMAND", "[OPTIONS]", "PATH…", "NAME"} & set(command):
            yield list(takewhile(lambda word: word not in {"<", ">", "|"}, command[1:]))


KG_COMMANDS = [(page.name, words) for page in PAGES for words in kg_commands(page)]
QUERIES = [words[1] for _, words in KG_COMMANDS if words[:1] == ["query"] and not words[1].endswith(".rq")]


@pytest.mark.parametrize(("page", "words"), KG_COMMANDS, ids=str)
def test_a_command_and_its_options_exist(page: str, words: list[str]) -> None:
    assert words[0] in {*COMMANDS.commands, "--help", "--version"}, page
    if words[0] in COMMANDS.commands and "--help" not in words:
        COMMANDS.commands[words[0]].make_context(words[0], words[1:])


def test_the_commands_are_many_enough_to_be_a_test() -> None:
    assert {words[0] for _, words in KG_COMMANDS} >= set(COMMANDS.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_project_resolve(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"`((?:ontology|kg|docs|scripts|tests)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.mark.parametrize("start", ["kg build", "poe test"])
def test_the_two_commands_of_the_readme_are_what_ci_runs(start: str) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith(f"python3 scripts/run.py {start}")]) == 1
    assert f'command_of_readme "{start}"' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
def test_a_query_of_the_docs_has_answers(query: str, built: Path) -> None:
    with open_graph(built) as store:
        assert next(iter(store.query(find_query(query))), None)


def test_each_shipped_query_is_in_the_cookbook() -> None:
    text = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert not [query.name for query in list_queries() if f"`{query.name}`" not in text]


def test_each_format_is_in_the_docs() -> None:
    text = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    assert not [entry for entry in FORMATS.values() if f"`{entry.name}`" not in text or entry.filename not in text]


def test_each_task_is_in_the_contributing_guide() -> None:
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not [task for task in tasks if f"`poe {task}`" not in text]


def test_the_page_of_commands_is_up_to_date() -> None:
    """`poe docs` writes it."""
    command = [sys.executable, "-m", "typer", "kg.cli", "utils", "docs", "--name", "kg", "--title", "Commands"]
    written = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True).stdout
    assert written.strip() == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8").strip()


@pytest.mark.slow
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for code in blocks(ROOT / "README.md", "python"):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert "warns ['Norvège']" in capsys.readouterr().out
