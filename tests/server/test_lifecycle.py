"""Starting and ending: what is told, which exit codes, and what is left behind."""

import os
import signal
from pathlib import Path

import httpx
import pytest

from kg.output import STORE
from kg.store import Store
from tests.conftest import RunKg
from tests.server.conftest import serving, wait_until


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_all_its_processes_and_files(copy: Path, number: signal.Signals) -> None:
    with serving(copy) as (base, process):
        assert httpx.get(f"{base}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        workers = children(process.pid)
        assert workers
        process.send_signal(number)
        assert process.wait(30) == 128 + number
        assert process.stderr
        assert process.stderr.read() == "kg: stopped; what was stored stays stored\n"
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []
    assert os.listdir(copy) == [STORE]


def test_workers_of_a_killed_server_end_and_the_next_server_removes_its_files(copy: Path) -> None:
    with serving(copy) as (_, process):
        workers = children(process.pid)
        process.kill()
        process.wait(30)
    wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    (left,) = copy.glob("serving-*")
    with serving(copy):
        assert not left.exists()


def test_a_port_that_is_taken(graph: Path, server: str, run_kg: RunKg) -> None:
    done = run_kg("serve", "--out", graph, "--port", server.rpartition(":")[2])
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Address already in use" in done.stderr
    assert "--port" in done.stderr


def test_no_store(tmp_path: Path, run_kg: RunKg) -> None:
    done = run_kg("serve", "--out", tmp_path)
    assert done.returncode == 2
    assert "there is no store here (build one first: kg build" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_build_in_progress(copy: Path, run_kg: RunKg) -> None:
    with Store.open(copy / STORE):
        done = run_kg("serve", "--out", copy, "--port", "0")
    assert done.returncode == 2
    assert "another process has the store open (wait until it has ended)" in done.stderr
    assert os.listdir(copy) == [STORE]


def test_updates_need_a_token(graph: Path, run_kg: RunKg) -> None:
    done = run_kg("serve", "--out", graph, "--updates", KG_SERVER_TOKEN="")
    assert done.returncode == 2
    assert done.stderr == "kg: KG_SERVER_TOKEN: --updates needs a token (set it to a secret of yours)\n"


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
