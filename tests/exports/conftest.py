"""A browser for the tests of the explorer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.exports.explorer import CHROMIUM, Visit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_default_timeout(60_000)
    yield Visit(page)
    page.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.set_default_timeout(60_000)
    yield Visit(page)
    page.close()
