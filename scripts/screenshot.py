"""Take a picture of a page in a real browser, as a reader would see it: `python scripts/screenshot.py graph.html graph.png`.

Needs Chromium and the package `playwright`; the page gets no network.
"""

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

#: WebGL without a graphics card.
FLAGS = ("--no-sandbox", "--enable-unsafe-swiftshader")
_PHONE: ViewportSize = {"width": 390, "height": 844}
_DESK: ViewportSize = {"width": 1400, "height": 900}
_SETTLED = 1_500  # milliseconds after which nothing moves any more
_PATIENCE = 300_000  # milliseconds


def main() -> None:
    """Open the page, do what the options say, and save the picture."""
    options = _options()
    with browser(options.browser) as running:
        page = opened(running, options.page, dark=options.dark, phone=options.phone)
        _act(page, options)
        page.screenshot(path=options.picture)


@contextmanager
def browser(path: str | None = None) -> Iterator[Browser]:
    """Start the browser at *path*, or Chromium where it usually is."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path or shutil.which("chromium"), args=list(FLAGS))
        yield running
        running.close()


def opened(running: Browser, path: Path, *, dark: bool = False, phone: bool = False, view: str = "") -> Page:
    """Return the page at *path* as it stands when nothing moves any more; *view* is what stands behind `#`."""
    page = running.new_page(
        viewport=_PHONE if phone else _DESK,
        color_scheme="dark" if dark else "light",
        device_scale_factor=2 if phone else 1,
        has_touch=phone,
        offline=True,
    )
    page.set_default_timeout(_PATIENCE)
    page.goto(path.resolve().as_uri() + (f"#{view}" if view else ""))
    page.wait_for_timeout(_SETTLED)
    return page


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="an HTML file")
    parser.add_argument("picture", type=Path, help="the PNG file to write")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--phone", action="store_true", help="on a screen of the size of a telephone's")
    parser.add_argument("--find", metavar="NAME", help="search this actor and open what is said of it")
    parser.add_argument("--filters", action="store_true", help="with the filters open")
    parser.add_argument("--hover", metavar="X,Y", help="with the pointer there")
    parser.add_argument("--browser", help="path of the browser")
    return parser.parse_args()


def _act(page: Page, options: argparse.Namespace) -> None:
    if options.find:
        page.fill("#query", options.find)
        page.press("#query", "Enter")
    if options.filters:
        page.click("#filters-toggle")
    if options.hover:
        x, y = map(float, options.hover.split(","))
        page.mouse.move(x - 5, y)
        page.mouse.move(x, y)
    page.wait_for_timeout(_SETTLED)


if __name__ == "__main__":
    main()
