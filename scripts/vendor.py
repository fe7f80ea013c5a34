"""Bring YASGUI, the editor of the query page, into the package again: `python scripts/vendor.py`.

Its archive comes by `npm pack` and has to be the one whose hash stands here. To take another version, change both, run this,
look at the difference, and run the tests of the query page in a browser.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
SHA256 = "6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7"
FILES = ("yasgui.min.js", "yasgui.min.css")
TARGET = Path(__file__).resolve().parent.parent / "kg" / "pages" / "static" / "yasgui"
#: What the licences of the parts call their file.
LICENSES = ("license", "license.txt", "license.md")


def main() -> int:
    """Write the files; return 1 if the archive is another than it was."""
    with tempfile.TemporaryDirectory() as folder:
        archive = pack(Path(folder))
        if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
            print(f"vendor: {archive.name} is not what it was; nothing written", file=sys.stderr)
            return 1
        with tarfile.open(archive) as opened:
            opened.extractall(folder, filter="data")
        build = Path(folder) / "package" / "build"
        TARGET.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (TARGET / name).write_bytes((build / name).read_bytes())
        parts = bundled(json.loads((build / "yasgui.min.js.map").read_text("utf-8")))
        (TARGET / "LICENSES.txt").write_text("\n".join(licenses(Path(folder), parts)), encoding="utf-8")
    return 0


def pack(folder: Path) -> Path:
    """Bring the archive of the package into *folder*."""
    subprocess.run(
        ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    return next(folder.glob("*.tgz"))


def bundled(source_map: dict[str, list[str]]) -> list[str]:
    """Return the packages of others whose code is in the bundle, sorted."""
    found = (re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)/", source) for source in source_map["sources"])
    return sorted({match[1] for match in found if match})


def licenses(folder: Path, parts: list[str]) -> Iterator[str]:
    """Yield the texts of the licences of *parts*, as their packages have them."""
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    subprocess.run(["npm", "install", *options, f"{PACKAGE}@{VERSION}"], check=True)
    yield f"YASGUI {VERSION} (LICENSE.txt) contains code of these packages, under these licences.\n"
    for part in parts:
        package = folder / "node_modules" / part
        told = json.loads((package / "package.json").read_text("utf-8"))
        yield f"{'=' * 72}\n{part} {told['version']}: {told.get('license', 'see below')}\n"
        for path in sorted(package.iterdir()):
            if path.name.lower() in LICENSES:
                yield path.read_text("utf-8").replace("\r\n", "\n").strip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
