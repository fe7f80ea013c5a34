"""`scripts/run.py`: sets up once, runs any command, and is told apart from the command it runs."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at home in an empty folder, with an environment that is this very interpreter's."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "scripts" / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in (*LOCKS, "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setattr(module, "BIN", Path(sys.executable).parent)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


@pytest.fixture
def installed(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the script asks pip to install."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(run, "pip", lambda *arguments: calls.append(arguments))
    return calls


def test_installs_with_hashes_and_once(run: ModuleType, installed: list[tuple[str, ...]]) -> None:
    run.install("requirements.lock")
    run.install("requirements.lock")
    assert len(installed) == 2
    assert "--require-hashes" in installed[0]


def test_the_development_lock_holds_the_other_one(run: ModuleType, installed: list[tuple[str, ...]]) -> None:
    run.install("requirements-dev.lock")
    installed.clear()
    run.install("requirements.lock")
    assert installed == []


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_installs_again_when_what_it_needs_has_changed(
    run: ModuleType, installed: list[tuple[str, ...]], changed: str
) -> None:
    run.install("requirements.lock")
    (run.ROOT / changed).write_text("changed")
    installed.clear()
    run.install("requirements.lock")
    assert installed


def test_an_old_python_is_told_which_one_to_take(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PYTHON", Path("/nowhere"))
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4))
    with pytest.raises(run.SetupError, match=r"3\.11, 3\.12 or 3\.13, this is 3\.10"):
        run.make_environment()


@pytest.mark.parametrize(("command", "code"), [([], 2), (["--help"], 0)])
def test_says_what_it_is_for(command: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/run.py", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "python3 scripts/run.py kg build" in done.stdout


def test_a_command_that_is_not_there(run: ModuleType) -> None:
    with pytest.raises(run.SetupError, match="no such command"):
        run.run(["no-such-command-at-all"])


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_by_hash_and_name_no_address(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    pins = [number for number, line in enumerate(lines) if "==" in line]
    assert all("--hash=sha256:" in lines[number + 1] for number in pins)
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_the_two_locks_agree() -> None:
    runtime, development = ({line for line in (ROOT / lock).read_text().splitlines() if "==" in line} for lock in LOCKS)
    assert runtime < development
