"""One server for all tests that only read, as a process like that of a user; and servers of their own for the others."""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.output import STORE
from kg.server.app import make_app
from kg.server.connections import Connection
from kg.server.settings import Settings
from kg.store import Store
from tests.conftest import environment
from tests.rdf.strategies import RUN
from tests.readings import READINGS

TOKEN = "a token for tests"  # noqa: S105
_SECONDS = 60


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of all readings. Only read it; `copy` it to write."""
    out = tmp_path_factory.mktemp("graph")
    with Store.open(out / STORE) as store:
        for reading in READINGS:
            store.replace(reading, run=RUN)
    return out


@pytest.fixture
def copy(graph: Path, tmp_path: Path) -> Path:
    """A copy of the graph, to write to."""
    out = tmp_path / "graph"
    shutil.copytree(graph / STORE, out / STORE)
    return out


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """Give the base address, without a slash at its end, of a server in a thread of this process."""
    server = uvicorn.Server(uvicorn.Config(make_app(settings), port=0, http=Connection, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(_SECONDS)


@contextmanager
def serving(out: Path, *options: str) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """Give the base address, without a slash at its end, and the process of a server of *out*."""
    command = [sys.executable, "-m", "kg", "serve", "--out", str(out), "--port", "0", *options]
    variables = environment(KG_SERVER_TOKEN=TOKEN, PYTHONUNBUFFERED="1")
    with subprocess.Popen(command, text=True, stderr=subprocess.PIPE, env=variables, cwd=out) as process:
        assert process.stderr
        told = process.stderr.readline()
        assert "http://" in told, told + process.stderr.read()
        try:
            yield told.split("http://")[1].split("/")[0].join(("http://", "")), process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_SECONDS)


@pytest.fixture(scope="session")
def started(graph: Path) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """A server with short limits, and its process."""
    with serving(graph, "--timeout", "3", "--max-result", "8", "--max-body", "1", "--max-memory", "1024") as found:
        yield found


@pytest.fixture(scope="session")
def server(started: "tuple[str, subprocess.Popen[str]]") -> str:
    """The base address of that server, without a slash at its end."""
    return started[0]


@pytest.fixture(scope="session")
def client(server: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=server, timeout=_SECONDS) as opened:
        yield opened


def wait_until(happened: Callable[[], object]) -> None:
    """Return when *happened* gives something true; fail when it does not."""
    end = time.monotonic() + _SECONDS
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)
