"""What many tests start from: the command line as a process, and one graph of the samples, built once and only read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import kg
from kg.resources import samples_dir

ROOT = Path(__file__).parent.parent
settings.register_profile("here", deadline=None)  # how busy the machine is says nothing about the code
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)  # a change is judged by what it changes
settings.load_profile("ci" if os.environ.get("CI") else "here")
RunKg = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**changes: str) -> dict[str, str]:
    """The environment for a `kg` process: this checkout, no colours forced on or off by who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | changes


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the graph of the samples as slow: building it loads the language model."""
    for item in items:
        if "built" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def run_kg() -> RunKg:
    """Run `kg` as users do and return what it printed and its exit code."""

    def run(*arguments: str | Path, stdin: str = "", **changes: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, check=False, env=environment(**changes), timeout=300
        )

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of the samples, with all files. Only read it."""
    out = tmp_path_factory.mktemp("built")
    kg.build([samples_dir()], out)
    return out
