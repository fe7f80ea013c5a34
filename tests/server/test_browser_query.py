"""The query page in a real browser: YASGUI asks this server, and this server alone."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from kg.queries import list_queries
from tests.server.browsing import DESKTOP, FAULTS, PHONE, Visitor, chromium, in_browser

pytestmark = [in_browser, pytest.mark.slow]

_ROWS = ".yasr table tbody tr"
_COUNTRIES = "PREFIX kg: <https://kg.example/ontology#> SELECT ?s { ?s kg:known true } ORDER BY ?s LIMIT 3"
_RUN = ".yasqe_queryButton"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture
def visitor(browser: Any, server: str) -> Iterator[Visitor]:
    page = browser.new_page(viewport=DESKTOP, locale="fr-FR")
    yield Visitor(server, page)
    page.close()


def test_a_question_is_asked_and_answered_without_anybody_else(visitor: Visitor) -> None:
    visitor.go("/sparql")
    visitor.page.click(_RUN)
    visitor.page.wait_for_selector(_ROWS)
    assert visitor.page.locator(_ROWS, has_text="Lars Haugen").count() >= 1
    assert visitor.outside() == []
    assert visitor.complaints == []


def test_nothing_is_kept_in_the_browser(visitor: Visitor) -> None:
    visitor.go("/sparql")
    visitor.page.click(_RUN)
    visitor.page.wait_for_selector(_ROWS)
    assert visitor.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    assert visitor.page.context.cookies() == []


def test_words_are_completed_from_the_ontology(visitor: Visitor) -> None:
    visitor.go("/sparql")
    visitor.page.wait_for_selector(_RUN)
    visitor.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.setValue('PREFIX kg: <https://kg.example/ontology#> SELECT * { ?s kg:addr')"
    )
    visitor.page.locator(".CodeMirror").click()
    visitor.page.keyboard.press("Control+End")
    visitor.page.keyboard.press("Control+Space")
    hints = visitor.page.locator(".CodeMirror-hints li")
    hints.first.wait_for()
    assert any("addressee" in words for words in hints.all_inner_texts())
    assert visitor.outside() == []


def test_a_shared_link_brings_a_question_but_no_other_server(visitor: Visitor) -> None:
    visitor.go(f"/sparql#query={quote(_COUNTRIES)}&endpoint={quote('https://elsewhere.example/sparql', safe='')}")
    visitor.page.wait_for_selector(_ROWS)
    assert visitor.page.locator(_ROWS).count() == 3
    assert visitor.outside() == []


def test_an_iri_of_ours_leads_to_its_page_here_and_can_be_copied(visitor: Visitor) -> None:
    visitor.go(f"/sparql#query={quote(_COUNTRIES)}")
    link = visitor.page.locator(f"{_ROWS} a.iri").first
    iri = str(link.get_attribute("href"))
    assert iri.startswith("https://kg.example/id/actor/")
    with visitor.page.context.expect_page() as opened:
        link.click()
    assert opened.value.url == iri.replace("https://kg.example", visitor.server)


@pytest.mark.parametrize("name", ["who-met-whom", "positions"])
def test_a_shipped_question_can_be_chosen_and_asked(visitor: Visitor, name: str) -> None:
    visitor.go("/sparql")
    visitor.page.click(".examples summary")
    assert visitor.page.locator(".examples a").count() == len(list_queries())
    visitor.page.click(f".examples a[href='/sparql?example={name}']")
    visitor.page.click(_RUN)
    visitor.page.wait_for_selector(_ROWS)


def test_a_mistake_is_told(visitor: Visitor) -> None:
    visitor.go(f"/sparql#query={quote('SELECT nonsense')}")
    visitor.page.locator(".yasr", has_text="malformed").first.wait_for()


def test_it_fits_a_phone_and_has_names_for_its_parts(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)
    visitor.go("/sparql")
    visitor.page.click(_RUN)
    visitor.page.wait_for_selector(_ROWS)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert visitor.evaluate(FAULTS) == []


def test_the_keyboard_gets_out_of_the_editor_as_the_page_says(visitor: Visitor) -> None:
    visitor.go("/sparql")
    visitor.page.wait_for_selector(_RUN)
    assert "Échap, puis Tab" in visitor.page.locator("#leaving").inner_text()
    visitor.page.locator(".CodeMirror").click()
    visitor.page.keyboard.press("Tab")
    assert visitor.evaluate("!!document.activeElement.closest('.CodeMirror')")
    visitor.page.keyboard.press("Escape")
    visitor.page.keyboard.press("Tab")
    reached = visitor.evaluate("document.activeElement.outerHTML")
    assert not reached.startswith(("<textarea", "<body")), reached


def test_on_a_phone_the_buttons_of_the_editor_leave_the_text_free(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)
    visitor.go("/sparql")
    visitor.page.wait_for_selector(_RUN)
    buttons, line = ".yasqe_buttons", ".CodeMirror-code > div"
    edges = "([above, below]) => [above, below].map((each) => document.querySelector(each).getBoundingClientRect())"
    above, below = visitor.page.evaluate(
        f"(pair) => ({edges})(pair).map((box) => [box.top, box.bottom])", [buttons, line]
    )
    assert above[1] <= below[0] + 1


def test_without_scripts_there_is_a_plain_form(browser: Any, server: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="fr-FR").new_page()
    page.goto(f"{server}/sparql?example=positions")
    assert "SELECT" in page.get_by_label("Question en SPARQL").input_value()
    with page.expect_download() as download:
        page.get_by_role("button", name="Interroger").click()
    assert download.value.url.startswith(f"{server}/sparql?query=")


def test_the_policy_lets_only_this_server_in(server: str) -> None:
    policy = httpx.get(f"{server}/sparql", headers={"Accept": "text/html"}).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
