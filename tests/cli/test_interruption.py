"""A build that is ended from outside: what was stored stays, and the next build ends as if nothing had happened."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kg
from tests.conftest import RunKg, environment

_BATCH = 32  # articles that `kg.pipeline` reads at one time
_CAPITALS = ("Oslo", "Lima", "Rabat", "Hanoï", "Quito", "Dakar", "Riga", "Doha")


def article(number: int) -> str:
    """One line of a feed: a short article like no other."""
    capital = _CAPITALS[number % len(_CAPITALS)]
    text = f"{capital} a mis en garde Minsk. La présidente serbe Mila Petrović a rencontré mardi {number} ministres."
    return json.dumps({"id": f"a{number:03}", "text": text, "published": "2021-03-03"}, ensure_ascii=False) + "\n"


FIRST = [article(number) for number in range(_BATCH - 1)] + ["no JSON\n"]  # its message tells that the batch is stored
PADDING = "\n" * 30_000  # no article, but it fills the buffers between the two processes
REST = [article(number) for number in range(_BATCH, _BATCH + 8)]


@contextmanager
def half_built(out: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give a build that has stored its first batch and waits for more on its standard input."""
    command = [sys.executable, "-m", "kg", "build", "-", "--out", str(out)]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, env=environment(), **pipes) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.writelines([*FIRST, PADDING])
        process.stdin.flush()
        assert "<stdin>:32" in process.stderr.readline()
        yield process


def files(out: Path) -> dict[str, bytes]:
    """All that a build wrote for people and programs: not the store, whose files are the engine's affair."""
    found = (path for path in out.rglob("*") if path.is_file() and "store" not in path.relative_to(out).parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped(tmp_path: Path, run_kg: RunKg, number: signal.Signals) -> None:
    with half_built(tmp_path) as process:
        process.send_signal(number)
        _, messages = process.communicate(timeout=300)
    assert process.returncode == 128 + number
    assert messages == "kg: stopped; what was stored stays stored\n"
    assert files(tmp_path) == {}
    counted = run_kg("stats", "--out", tmp_path, "--format", "csv")
    assert f"articles,{_BATCH - 1}\n" in counted.stdout


@pytest.mark.slow
def test_a_build_that_is_killed_and_built_again_is_a_clean_build(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join([*FIRST, *REST]), encoding="utf-8")
    with half_built(tmp_path / "killed") as process:
        process.kill()
    for name in ("killed", "clean"):
        assert kg.build([feed], tmp_path / name).failed == 1
    assert files(tmp_path / "killed") == files(tmp_path / "clean")
    assert "graph.ttl" in files(tmp_path / "clean")


@pytest.mark.slow
def test_two_builds_into_one_folder_at_one_time(tmp_path: Path, run_kg: RunKg) -> None:
    with half_built(tmp_path) as process:
        second = run_kg("build", "missing.txt", "--out", tmp_path)
        process.kill()
    assert second.returncode == 2
    assert "another process" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_pipe_that_is_closed_early(built: Path) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    command = f"{sys.executable} -m kg query '{query}' --out '{built}' --format csv | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert (done.stdout, done.stderr) == ("s,p,o\n", "")
