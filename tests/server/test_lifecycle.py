"""Starting and ending: what is told, which exit codes, and what is left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.output import STORE
from kg.server.settings import Settings
from tests.server.conftest import running, serving, wait_until


def run(*arguments: str | Path, token: str = "") -> Result:
    return CliRunner().invoke(app, ["serve", "--port", "0", *map(str, arguments)], env={"KG_SERVER_TOKEN": token})


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_all_its_processes_and_files(copy: Path, number: signal.Signals) -> None:
    with serving(copy, "--workers", "1") as (base, process):
        assert httpx.get(f"{base}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        (nursery,) = children(process.pid)
        processes = [nursery, *children(nursery)]
        assert len(processes) > 1
        process.send_signal(number)
        assert process.wait(30) == 128 + number
        assert process.stderr
        assert process.stderr.read() == "kg: stopped; what was stored stays stored\n"
    wait_until(lambda: not any(map(alive, processes)))
    assert [path.name for path in copy.iterdir()] == [STORE]


@pytest.mark.slow
def test_workers_of_a_killed_server_end_and_the_next_server_removes_its_files(copy: Path) -> None:
    with serving(copy, "--workers", "1") as (_, process):
        (nursery,) = children(process.pid)
        processes = [nursery, *children(nursery)]
        assert len(processes) > 1
        process.kill()
        process.wait(30)
    wait_until(lambda: not any(map(alive, processes)))
    (left,) = copy.glob("serving-*")
    with running(Settings(store=copy / STORE, workers=1)):
        assert not left.exists()


def test_a_port_that_is_taken(graph: Path, server: str) -> None:
    done = run("--out", graph, "--port", server.rpartition(":")[2])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "Address already in use (choose another" in done.stderr
    assert "--port" in done.stderr


def test_no_store(tmp_path: Path) -> None:
    done = run("--out", tmp_path)
    assert done.exit_code == 2
    assert "there is no store here (build one first: kg build" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_build_in_progress(copy: Path) -> None:
    with holding(copy / STORE):
        done = run("--out", copy)
    assert done.exit_code == 2
    assert done.stderr == f"kg: {copy / STORE}: another process has the store open (wait until it has ended)\n"
    assert [path.name for path in copy.iterdir()] == [STORE]


def test_updates_need_a_token(graph: Path) -> None:
    done = run("--out", graph, "--updates")
    assert done.exit_code == 2
    assert done.stderr == "kg: KG_SERVER_TOKEN: --updates needs a token (set it to a secret of yours)\n"


@contextmanager
def holding(store: Path) -> Iterator[None]:
    """Have another process open *store* for writing."""
    code = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code, str(store)], text=True, **pipes) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield
        process.kill()


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_lock_that_cannot_be_opened_is_told_apart_from_a_build(copy: Path) -> None:
    lock = copy / STORE / "LOCK"
    lock.unlink()
    lock.mkdir()
    done = run("--out", copy)
    assert done.exit_code == 2
    assert "cannot be written to: Is a directory (give the server's user the right" in done.stderr.replace("\n", " ")


@pytest.mark.slow
def test_killed_processes_are_replaced(copy: Path) -> None:
    with serving(copy, "--workers", "2") as (base, process):
        (nursery,) = children(process.pid)
        for pid in (nursery, *children(nursery)):
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: answers(base))
        assert process.poll() is None


def answers(base: str) -> bool:
    try:
        return httpx.get(f"{base}/sparql", params={"query": "ASK {}"}, timeout=5).status_code == 200
    except httpx.TransportError as error:
        raise AssertionError("the server has gone") from error
