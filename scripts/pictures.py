"""Take pictures of the explorer, to look at with a critical eye: `poe pictures [FOLDER]`.

Of imagined news with 20, 500 and 5,000 actors: the whole and one actor, in light and in dark colours and on a telephone.
"""

import argparse
import sys
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

from imagined import readings
from screenshot import browser, opened

from kg.exports.html import write_html

#: Actors, and the relations between them.
SIZES = {20: 34, 500: 1_500, 5_000: 20_000}
LOOKS: dict[str, "Look"] = {"light": {}, "dark": {"dark": True}, "phone": {"phone": True}}
BUSIEST = "DATA.nodes.toSorted((one, other) => other.count - one.count)[1].name"


class Look(TypedDict, total=False):
    """How a page is looked at."""

    dark: bool
    phone: bool


def main() -> int:
    """Write the pages and the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("output/pictures"), help="where they go")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as running:
        for actors, relations in SIZES.items():
            path = folder / f"{actors}.html"
            write_html(readings(actors=actors, edges=relations), path)
            for look, options in LOOKS.items():
                page = opened(running, path, **options)
                page.screenshot(path=folder / f"{actors}-{look}.png")
                view = f"actor={quote(page.evaluate(BUSIEST))}"
                page.close()
                page = opened(running, path, view=view, **options)
                page.screenshot(path=folder / f"{actors}-{look}-actor.png")
                page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
