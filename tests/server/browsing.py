"""A real browser on the pages of a server: what it asks for, complains about, and shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
try:
    from playwright.sync_api import Page, sync_playwright
except ImportError:
    CHROMIUM = None

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium and the package playwright")
DESKTOP, PHONE = {"width": 1200, "height": 900}, {"width": 360, "height": 740}

#: What a reader who sees little, or nothing, would stumble over, as a list of sentences.
FAULTS = """() => {
  const faults = [];
  const visible = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  if (!document.documentElement.lang || !document.title.trim()) faults.push("no language or no title");
  for (const landmark of ["header", "main", "footer"]) {
    if (document.querySelectorAll(`body > ${landmark}`).length !== 1) faults.push(`not one ${landmark}`);
  }
  for (const field of document.querySelectorAll("main input, main select, main textarea, .find input")) {
    if (field.type !== "hidden" && visible(field) && !field.labels.length && !field.ariaLabel) faults.push(`no label: ${field.outerHTML}`);
  }
  for (const link of document.querySelectorAll("a, button")) {
    if (visible(link) && !link.textContent.trim() && !link.ariaLabel && !link.title) faults.push(`no words: ${link.outerHTML}`);
  }
  for (const image of document.querySelectorAll("img:not([alt])")) faults.push(`no alt: ${image.outerHTML}`);
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  if (new Set(ids).size !== ids.length) faults.push("an id twice");
  const names = [...document.querySelectorAll("nav")].map((nav) => nav.ariaLabel);
  if (names.includes(null) || new Set(names).size !== names.length) faults.push(`names of navigation: ${names}`);
  return faults;
}"""

#: Texts whose contrast with their ground is below what WCAG 2.2 asks for at level AA.
FAINT = """() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const color = getComputedStyle(here).backgroundColor;
      if ((channels(color)[3] ?? 1) > 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!texts.length || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [light, dark] = [luminance(style.color), luminance(ground(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < (large ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)}: ${texts[0].data.trim().slice(0, 40)}`);
  }
  return faint;
}"""


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


class Visitor:
    """Somebody who reads pages: `page` is what they see.

    Attributes:
        complaints: Errors, and messages on the console.
        requests: Addresses that were asked for.
    """

    def __init__(self, server: str, page: "Page") -> None:
        self.server = server
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def go(self, path: str) -> None:
        """Open the page at *path*."""
        self.page.goto(self.server + path)

    def outside(self) -> list[str]:
        """Return what was asked of other servers."""
        return [address for address in self.requests if not address.startswith(self.server + "/")]

    def evaluate(self, script: str) -> Any:
        """Return what *script* gives in the page."""
        return self.page.evaluate(script)
