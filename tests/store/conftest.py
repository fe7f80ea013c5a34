"""A store with four readings, built once; one of its own for a test that writes; and SPARQL servers of others."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.store import Store
from tests.programs import JENA, free_port
from tests.rdf.strategies import RUN
from tests.readings import READINGS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled") / "store") as opened:
        for reading in READINGS:
            opened.replace(reading, run=RUN)
        yield opened


@contextmanager
def serving(*command: str | Path, address: str) -> Iterator[str]:
    """Run a server until the block ends; give its *address* once it answers there."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                assert process.poll() is None, f"{command[0]} has ended"
                try:
                    httpx.get(address)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield address
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """The address of an Oxigraph server."""
    program = shutil.which("oxigraph")
    if not program:
        pytest.skip("no Oxigraph server")
    port = free_port()
    with serving(program, "serve", "--bind", f"127.0.0.1:{port}", address=f"http://127.0.0.1:{port}") as address:
        yield address


@pytest.fixture(scope="session")
def fuseki() -> Iterator[str]:
    """The address of a Fuseki with the data sets of `fuseki.ttl`."""
    if not (JENA.exists() and shutil.which("java")):
        pytest.skip("no Java or no Fuseki: run `poe peers`")
    port, config = free_port(), Path(__file__).with_name("fuseki.ttl")
    quick = ("-Xmx800m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # to start
    command = ("java", *quick, "-jar", JENA, f"--config={config}", f"--port={port}", "--localhost", "--quiet")
    with serving(*command, address=f"http://127.0.0.1:{port}") as address:
        yield address
