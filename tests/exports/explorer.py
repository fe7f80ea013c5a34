"""The explorer as its reader has it: open in a real browser, without a network, with mouse and keyboard at hand."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.exports.html import write_html
from kg.model import Reading

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
try:
    from playwright.sync_api import Download, Page
except ImportError:
    CHROMIUM = None
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium and the package playwright")

_DOUBLE_CLICK = 400  # milliseconds: a second click sooner than that is half of a double one
#: Whatever a reader can see of a view, as one value to compare.
_SEEN = """() => JSON.stringify({
    nodes: [...sight.nodes], edges: [...sight.looks], events: sight.events, path: sight.path, panel: panel.hidden ? null : panel.innerText, language,
    list: list.hidden ? null : list.innerText, active: active.innerText, scheme: getComputedStyle(document.body).backgroundColor,
    timeline: document.querySelector('#timeline .period')?.textContent, title: document.querySelector('h1').textContent,
})"""


class Visit:
    """A page that is open, and what it did: errors, messages on the console, requests."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, readings: Iterable[Reading], path: Path, fragment: str = "") -> None:
        write_html(readings, path)
        self.go(path, fragment)

    def go(self, path: Path, fragment: str = "") -> None:
        """Open the page at *path* anew, as a reader does who was sent this address."""
        self.page.goto("about:blank")
        self.page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        self.page.wait_for_selector("#legend li", state="attached")
        self.requests = [address for address in self.requests if address != "about:blank"]

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def seen(self) -> str:
        return str(self.page.evaluate(_SEEN))

    def wait_until_seen(self, expected: str) -> None:
        """Wait until the view is *expected*, as `seen` told it: the browser is a while behind its history."""
        self.page.wait_for_function(f"(expected) => ({_SEEN})() === expected", arg=expected)

    def fragment(self) -> str:
        return str(self.page.evaluate("location.hash.slice(1)"))

    def click(self, expression: str) -> None:
        """Click where *expression*, an `{x, y}` of the picture's plane, stands on the screen."""
        self.page.wait_for_timeout(_DOUBLE_CLICK)
        self.page.mouse.click(*self._spot(expression))
        self.page.wait_for_selector("#panel:not([hidden])")

    def hover(self, expression: str) -> None:
        x, y = self._spot(expression)
        self.page.mouse.move(x - 3, y)
        self.page.mouse.move(x, y)
        self.page.wait_for_selector("#tip:not([hidden])")

    def find(self, name: str) -> None:
        """Search *name* by keyboard and open what is said of the first that fits."""
        self.page.fill("#query", name)
        self.page.press("#query", "Enter")

    def chips(self) -> list[str]:
        """Return what is told of the events of the panel, beside their sentences."""
        return self.page.locator("#panel .chips li").all_inner_texts()

    def download(self, way: str) -> "Download":
        if not self.ask("saving.open"):
            self.page.click("#saving summary")
        with self.page.expect_download() as waiting:
            self.page.click(f"[data-way={way}]")
        return waiting.value

    def _spot(self, expression: str) -> tuple[float, float]:
        spot = self.page.evaluate(f"(() => {{ const p = picture.screen({expression}); return [p.x, p.y]; }})()")
        box = self.page.locator("#graph").bounding_box()
        assert box is not None
        return box["x"] + spot[0], box["y"] + spot[1]


def node(name: str) -> str:
    """Return the expression for the node that bears *name*."""
    return f"DATA.nodes.find((node) => node.name === {json.dumps(name)})"


def edge(relation: str) -> str:
    """Return the expression for the first edge of *relation*."""
    return f"DATA.edges.find((edge) => edge.relation === {json.dumps(relation)})"
