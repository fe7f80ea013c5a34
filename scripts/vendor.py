"""Bring the JavaScript of others into the package again: `python scripts/vendor.py`.

YASGUI, the editor of the query page, comes by `npm pack`, as its authors built it. Sigma and graphology, which draw big
graphs in `graph.html`, come by `npm ci` in the versions that `scripts/sigma/package-lock.json` names by their hashes, and
esbuild bundles what is used of them. What comes out has to have the hash that stands here. To take another version, change
both, run this, look at the difference, and run the tests of the pages in a browser.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: What the licences of the parts call their file.
LICENSES = ("license", "license.txt", "license.md")

YASGUI, YASGUI_VERSION = "@zazuko/yasgui", "4.6.2"
YASGUI_SHA256 = "6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7"
YASGUI_FILES = ("yasgui.min.js", "yasgui.min.css")
YASGUI_TARGET = ROOT / "kg" / "pages" / "static" / "yasgui"

SIGMA = ROOT / "scripts" / "sigma"
SIGMA_SHA256 = "ec88b52071609bcdf28ce38b1ae45b971d6b7e26faa5a30c30a3c87c2d9614eb"
SIGMA_TARGET = ROOT / "kg" / "exports" / "page" / "sigma"

_QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")


def main() -> int:
    """Write the files; return 1 if one is another than it was."""
    with tempfile.TemporaryDirectory() as yasgui_folder, tempfile.TemporaryDirectory() as sigma_folder:
        done = [yasgui(Path(yasgui_folder)), sigma(Path(sigma_folder))]
    return 0 if all(done) else 1


def yasgui(folder: Path) -> bool:
    """Write YASGUI with its licences; return whether it is what it was."""
    archive = pack(folder)
    if not is_known(archive, YASGUI_SHA256):
        return False
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    build = folder / "package" / "build"
    YASGUI_TARGET.mkdir(parents=True, exist_ok=True)
    for name in YASGUI_FILES:
        (YASGUI_TARGET / name).write_bytes((build / name).read_bytes())
    sources = json.loads((build / "yasgui.min.js.map").read_text("utf-8"))["sources"]
    run("npm", "install", *_QUIET, "--prefix", str(folder), f"{YASGUI}@{YASGUI_VERSION}", folder=folder)
    told = f"YASGUI {YASGUI_VERSION} (LICENSE.txt) contains code of these packages, under these licences.\n"
    write_licenses(YASGUI_TARGET, told, folder, sources)
    return True


def sigma(folder: Path) -> bool:
    """Write the bundle of sigma and graphology with its licences; return whether it is what it was."""
    for path in SIGMA.iterdir():
        shutil.copy(path, folder)
    run("npm", "ci", *_QUIET, folder=folder)
    bundle = folder / "sigma.min.js"
    options = ["--bundle", "--minify", "--format=iife", "--global-name=engine", "--target=es2022"]
    options += ["--legal-comments=none", "--metafile=meta.json", f"--outfile={bundle}", "--log-level=warning"]
    run(str(folder / "node_modules" / ".bin" / "esbuild"), "engine.js", *options, folder=folder)
    if not is_known(bundle, SIGMA_SHA256):
        return False
    SIGMA_TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copy(bundle, SIGMA_TARGET)
    sources = json.loads((folder / "meta.json").read_text("utf-8"))["inputs"]
    told = "sigma.min.js is made of these packages, under these licences.\n"
    write_licenses(SIGMA_TARGET, told, folder, sources)
    return True


def pack(folder: Path) -> Path:
    """Bring the archive of YASGUI into *folder*."""
    run("npm", "pack", "--silent", f"{YASGUI}@{YASGUI_VERSION}", folder=folder)
    return next(folder.glob("*.tgz"))


def is_known(path: Path, sha256: str) -> bool:
    """Return whether the file has that hash, and say so if it has not."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        print(f"vendor: {path.name} is not what it was, but {found}; nothing written", file=sys.stderr)
    return found == sha256


def write_licenses(target: Path, told: str, folder: Path, sources: list[str]) -> None:
    """Write which packages *sources* come from, and their licences, beside what is made of them."""
    found = (re.search(r"(?:.*/|^)node_modules/((?:@[^/]+/)?[^/]+)/", source) for source in sources)
    parts = sorted({match[1] for match in found if match})
    (target / "LICENSES.txt").write_text("\n".join([told, *licenses(folder, parts)]), encoding="utf-8")


def licenses(folder: Path, parts: list[str]) -> Iterator[str]:
    """Yield the texts of the licences of *parts*, as their packages have them."""
    for part in parts:
        package = folder / "node_modules" / part
        told = json.loads((package / "package.json").read_text("utf-8"))
        yield f"{'=' * 72}\n{part} {told['version']}: {told.get('license', 'see below')}\n"
        for path in sorted(package.iterdir()):
            if path.name.lower() in LICENSES:
                yield path.read_text("utf-8").replace("\r\n", "\n").strip() + "\n"


def run(*command: str, folder: Path) -> None:
    """Run *command* in *folder*; what it prints goes nowhere."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
