"""Bring the programs of others that the tests talk to into `.peers`: `poe peers`.

Java programs by Maven, JavaScript programs by npm, Python packages by uv, in the versions that `tests/peers` names. A test
that needs one that is missing is skipped with a reason. What is not installed (Java and Maven, Node.js and npm, the
headers of ICU, which PyICU is built with) is told, and left out.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ROOT / "tests" / "peers"
PEERS = ROOT / ".peers"
JAVA, NEO4J, NODE, PYTHON = PEERS / "java", PEERS / "neo4j", PEERS / "node", PEERS / "python"


def main() -> int:
    """Bring all; return 1 if a program is missing or a download fails."""
    done = [
        bring(java, "java", "mvn"),
        bring(neo4j, "java", "mvn"),
        bring(node, "node", "npm"),
        bring(python, "uv", "icuinfo"),
    ]
    return 0 if all(done) else 1


def bring(step: Callable[[], bool], *programs: str) -> bool:
    """Run *step* if the programs that it needs are installed; return whether it went well."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        print(f"peers: {', '.join(missing)} not found, left out", file=sys.stderr)
    return not missing and step()


def java() -> bool:
    """Copy the archives that the POM names."""
    return copied(WANTED / "pom.xml", JAVA, "-DexcludeTransitive=true")


def neo4j() -> bool:
    """Copy Neo4j and all archives that it needs, unless they are there."""
    pom, installed = WANTED / "neo4j" / "pom.xml", NEO4J / "pom.xml"
    if installed.exists() and installed.read_bytes() == pom.read_bytes():
        return True
    shutil.rmtree(NEO4J, ignore_errors=True)  # two versions in one folder would be one program
    return copied(pom, NEO4J) and bool(shutil.copy(pom, NEO4J))


def copied(pom: Path, folder: Path, *options: str) -> bool:
    """Copy the archives that *pom* names to *folder*; return whether it went well."""
    command = ["mvn", "--quiet", "--batch-mode", f"-DoutputDirectory={folder}", *options, "--file", str(pom)]
    return subprocess.run([*command, "dependency:copy-dependencies"], check=False).returncode == 0


def node() -> bool:
    """Install the packages that the lock file names, unless they are there."""
    NODE.mkdir(parents=True, exist_ok=True)
    lock, installed = WANTED / "package-lock.json", NODE / "package-lock.json"
    if installed.exists() and installed.read_bytes() == lock.read_bytes() and (NODE / "node_modules").is_dir():
        return True
    shutil.copy(WANTED / "package.json", NODE)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    shutil.copy(lock, installed)
    return subprocess.run(["npm", "ci", *options], cwd=NODE, check=False).returncode == 0


def python() -> bool:
    """Install the packages that the lock file names into an environment of their own, unless they are there."""
    lock, installed = WANTED / "python" / "requirements.txt", PYTHON / "requirements.txt"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return True
    made = ["uv", "venv", "--quiet", "--clear", f"--python={sys.executable}", str(PYTHON)]
    filled = ["uv", "pip", "install", "--quiet", f"--python={PYTHON}", f"--requirement={lock}"]
    quickly = os.environ | {"CFLAGS": "-O0", "CXXFLAGS": "-O0"}  # PyICU comes as source alone
    done = all(subprocess.run(command, check=False, env=quickly).returncode == 0 for command in (made, filled))
    return done and bool(shutil.copy(lock, installed))


if __name__ == "__main__":
    sys.exit(main())
