#!/usr/bin/env python3
"""Run a command in the project's own environment, which the first run sets up.

    python3 scripts/run.py kg build kg/samples --out output
    python3 scripts/run.py poe test

Needs Python 3.11, 3.12 or 3.13 and nothing else. `.venv` gets the packages that `requirements.lock` names, each
checked against its hash; any command but `kg` gets those of `requirements-dev.lock`, a superset, instead. Later runs
install again only when a lock file or `pyproject.toml` has changed. The exit code is the command's own.
"""
# Kept to the syntax of Python 3.6, so that an old interpreter can say that it is too old.

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
OLDEST, TOO_NEW = (3, 11), (3, 14)


class SetupError(Exception):
    """The environment cannot be made; the text says why and what to do."""


def main(command: "list[str]") -> int:
    """Set up what *command*, a list of words, needs and run it; return its exit code."""
    if not command or command[0] in {"-h", "--help"}:
        print(__doc__)
        return 0 if command else 2
    try:
        make_environment()
        install(RUNTIME if command[0] == "kg" else DEVELOPMENT)
        return run(command)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2


def make_environment() -> None:
    """Make `.venv` unless it is there and whole."""
    if PYTHON.exists() and any(BIN.glob("pip*")):
        return
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        again = " ".join(sys.argv)
        raise SetupError(f"kg needs Python 3.11, 3.12 or 3.13, this is {found} (name one, as in `python3.12 {again}`)")
    say("making .venv")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode:
        sys.stderr.write(made.stdout.decode(errors="replace"))
        cure = "on Debian and Ubuntu `apt install python3-venv`; elsewhere a Python that has venv and ensurepip"
        raise SetupError(f"no virtual environment can be made in {VENV} ({cure})")


def install(lock: str) -> None:
    """Install what *lock* names, and the project itself, unless that was done and nothing has changed since."""
    if stamp(lock).exists() and stamp(lock).read_text() == digest(lock):
        return
    say(f"installing the packages of {lock} (only now, and when that file changes)")
    pip("--require-hashes", "--requirement", str(ROOT / lock))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    for name in (RUNTIME, lock):  # the development lock holds the other one whole
        stamp(name).write_text(digest(name))


def pip(*arguments: str) -> None:
    """Run `pip install` in the environment."""
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise SetupError("pip could not install, see above (it needs a package index, this once)")


def stamp(lock: str) -> Path:
    """Return the file that tells which state of *lock* is installed."""
    return VENV / (lock + ".installed")


def digest(lock: str) -> str:
    """Return a hash of all that decides what is installed for *lock*."""
    return hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def run(command: "list[str]") -> int:
    """Run *command* with the environment's programs first on the path; on POSIX, become it."""
    environment = dict(os.environ, VIRTUAL_ENV=str(VENV))
    environment["PATH"] = str(BIN) + os.pathsep + environment.get("PATH", os.defpath)
    program = shutil.which(command[0], path=environment["PATH"])
    if program is None:
        raise SetupError(f"{command[0]}: no such command (`kg --help` and `poe` list what there is)")
    if WINDOWS:
        return subprocess.call([program, *command[1:]], env=environment)
    sys.stderr.flush()
    return os.execve(program, command, environment)  # signals and the exit code need no passing on


def say(text: str) -> None:
    """Tell the user what takes a while."""
    print(f"run.py: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
