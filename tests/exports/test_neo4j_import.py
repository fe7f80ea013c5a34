"""A real Neo4j 5 with the samples: by files and over Bolt it gets the same, and it answers what the store answers.

The answers in `docs/neo4j.md` are those of the samples. When the reader of French has learnt something, write them anew, and
look at what has changed:

    KG_REWRITE_ANSWERS=1 python -m pytest tests/exports/test_neo4j_import.py -k documented
    git diff docs/neo4j.md
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.api import open_graph
from kg.exports.csv_text import guarded
from kg.exports.neo4j.loading import Loaded
from kg.model import Reading
from tests.conftest import ROOT
from tests.exports.neo4j_graph import expected, graph, loaded
from tests.neo4j_server import Server, admin, running
from tests.programs import needs_neo4j

pytestmark = [pytest.mark.slow, needs_neo4j]

PAGE = ROOT / "docs" / "neo4j.md"
#: A block of Cypher below a heading with a number, and the table that follows it.
_QUESTION = re.compile(
    r"(?P<question>^### \d+\. [^\n]*\n(?:(?!^#)[^\n]*\n)*?```cypher\n(?P<cypher>.*?)^```\n\n)(?:^\|[^\n]*\n)*\n*",
    re.MULTILINE | re.DOTALL,
)
SAME_QUESTIONS = yaml.safe_load((ROOT / "tests" / "exports" / "neo4j_and_sparql.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def imported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the samples, by the import tool. Leave the samples in it."""
    home, folder = tmp_path_factory.mktemp("imported"), tmp_path_factory.mktemp("exported") / "neo4j"
    shutil.copytree(built / "neo4j", folder)  # the tool writes a report beside what it reads
    admin(home, "database", "import", "full", "neo4j", "@import.args", folder=folder)
    with running(home) as server:
        run_script(server, folder / "schema.cypher")
        yield server


def run_script(server: Server, path: Path) -> None:
    """Do what `cypher-shell` does with a file: one statement after the other."""
    for statement in re.sub("^//.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE).split(";\n"):
        if statement.strip():
            server.ask(statement)


def articles(built: Path) -> tuple[Reading, ...]:
    with open_graph(built) as store:
        return tuple(store.readings())


def test_the_import_tool_brings_what_the_rows_say(imported: Server, built: Path) -> None:
    assert graph(imported) == expected(*articles(built), text=guarded)


def test_articles_that_were_imported_are_not_sent_again(imported: Server, built: Path) -> None:
    readings = articles(built)
    assert loaded(imported, *readings) == Loaded(sent=0, unchanged=len(readings), removed=0)
    assert graph(imported) == expected(*readings, text=guarded)


def test_bolt_brings_the_same(imported: Server, built: Path) -> None:
    readings = articles(built)
    imported.clear()
    assert loaded(imported, *readings) == Loaded(sent=len(readings), unchanged=0, removed=0)
    assert graph(imported) == expected(*readings)


def test_the_script_brings_the_same_and_twice_is_as_once(imported: Server, built: Path) -> None:
    for file in (built / "neo4j").glob("*.csv"):
        shutil.copy(file, imported.home / "import")
    imported.clear()
    for _ in range(2):
        run_script(imported, built / "neo4j" / "load.cypher")
        assert graph(imported) == expected(*articles(built), text=guarded)


@pytest.mark.parametrize("name", SAME_QUESTIONS)
def test_cypher_answers_what_sparql_answers(imported: Server, built: Path, name: str) -> None:
    question = SAME_QUESTIONS[name]
    with open_graph(built) as store:
        answer = store.query(question["sparql"]).texts()
        wanted = sorted({tuple(cell or None for cell in row) for row in answer}, key=repr)
    found = sorted({tuple(row.values()) for row in imported.ask(question["cypher"])}, key=repr)
    assert found == wanted
    assert len(found) > 3


def test_the_documented_questions_have_the_documented_answers(imported: Server) -> None:
    text = PAGE.read_text("utf-8")
    true = _QUESTION.sub(lambda found: f"{found['question']}{table(imported.ask(found['cypher']))}\n", text)
    if os.environ.get("KG_REWRITE_ANSWERS"):
        PAGE.write_text(true, "utf-8")
    assert len(_QUESTION.findall(text)) == 10
    assert "| |" not in true  # every question has an answer
    assert text == true


def table(rows: list[dict[str, Any]]) -> str:
    """Return *rows* as Markdown."""
    head = list(rows[0]) if rows else [" "]
    lines = [head, ["---"] * len(head), *([cell(value) for value in row.values()] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return text.replace("|", "\\|")
