"""Write the lock files anew from `pyproject.toml`: `poe lock`, or `poe lock --upgrade` for newer versions.

One set of versions serves every supported Python and platform, so that the same text gives the same bytes on all of
them. The files hold hashes and no address: they work with any package index.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ["--universal", "--fork-strategy=fewest", "--python-version=3.11", "--generate-hashes", "--quiet"]
FORM = ["--no-header", "--no-annotate"]


def main(extra: list[str]) -> int:
    """Compile both locks, the second within the versions of the first; *extra* goes to `uv pip compile`."""
    write("requirements.lock", "--group=build", *extra)
    write("requirements-dev.lock", "--group=build", "--group=dev", "--constraints=requirements.lock", *extra)
    return 0


def write(lock: str, *arguments: str) -> None:
    """Compile one lock file."""
    command = ["uv", "pip", "compile", *OPTIONS, *FORM, *arguments, "pyproject.toml", "--output-file", lock]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
