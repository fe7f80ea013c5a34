"""The pages as people have them: in a real browser, on a desk and on a phone, by day and by night, whatever articles hold."""

from collections.abc import Iterator
from typing import Any, TypeGuard

import pytest
from pyoxigraph import NamedNode

from kg.rdf import DEFAULT_BASE, reading_to_quads
from kg.rdf.iris import Iris
from tests.rdf.strategies import RUN
from tests.readings import CRISIS, HOSTILE, INJECTOR, MEETING, MEETING_FACT
from tests.server.browsing import DESKTOP, FAINT, FAULTS, PHONE, Visitor, chromium, in_browser

pytestmark = [in_browser, pytest.mark.slow]

_IRIS = Iris()


def _path(kind: str, name: str) -> str:
    return _IRIS.mint(kind, name).value.removeprefix("https://kg.example")


_PATHS = {
    "start": "/",
    "search": "/search?q=petrovic",
    "nothing found": "/search?q=nessuno",
    "actor": _path("actor", "mila-petrovic"),
    "event": _path("event", CRISIS.events[3].id),
    "fact": _path("fact", MEETING_FACT),
    "article": _path("article", MEETING.document.id),
    "theme": "/theme/security-guarantee",
    "relation": "/relation/meets",
    "position": _path("position", MEETING.positions[0].id),
    "publisher": _path("publisher", str(MEETING.document.metadata.publisher)),
    "hostile article": _path("article", HOSTILE.document.id),
    "hostile actor": _path("actor", INJECTOR.id),
    "missing": _path("actor", "personne"),
    "queries": "/queries",
    "query": "/queries/paths",
    "answer": "/queries/timeline",
    "refused": "/queries/timeline?actor=personne",
}


def _of_each_kind() -> list[str]:
    """Return where one thing of each kind stands that an article's graph describes."""
    quads = reading_to_quads(MEETING, run=RUN)
    paths = sorted(quad.subject.value.removeprefix("https://kg.example") for quad in quads if _is_ours(quad.subject))
    return list({path.split("/")[2]: path for path in paths}.values())


def _is_ours(node: object) -> TypeGuard[NamedNode]:
    return isinstance(node, NamedNode) and node.value.startswith(DEFAULT_BASE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture
def visitor(browser: Any, server: str) -> Iterator[Visitor]:
    page = browser.new_page(viewport=DESKTOP, locale="fr-FR")
    yield Visitor(server, page)
    page.close()


@pytest.mark.parametrize("path", _PATHS.values(), ids=_PATHS)
def test_a_page_asks_nobody_else_runs_nothing_and_keeps_nobody_out(visitor: Visitor, path: str) -> None:
    visitor.go(path)
    assert visitor.outside() == []
    assert visitor.page.locator("script").count() == 0
    assert [told for told in visitor.complaints if "404" not in told and "400" not in told] == []
    assert visitor.evaluate(FAULTS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_by_day_and_by_night(visitor: Visitor, scheme: Any) -> None:
    visitor.page.emulate_media(color_scheme=scheme)
    for path in _PATHS.values():
        visitor.go(path)
        assert visitor.evaluate(FAINT) == [], path


def test_a_phone_needs_no_sideways_scrolling(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)
    for path in [*_PATHS.values(), *_of_each_kind(), "/id/dataset", "/id/graph/ontology", "/mappings"]:
        visitor.go(path)
        assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_a_reader_gets_from_an_actor_to_the_sentence_and_the_article(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.page.get_by_role("searchbox").fill("haugen")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name="Lars Haugen", exact=True).first.click()
    assert visitor.page.locator("h1").inner_text() == "Lars Haugen"
    assert visitor.page.locator(".telling mark.trigger").all_inner_texts().count("exhortée") == 1
    visitor.page.locator("cite a", has_text="Pourparlers à Genève").first.click()
    assert visitor.page.locator(".body mark.trigger").first.inner_text() == "Pourparlers"
    visitor.page.locator(".body a.trigger", has_text="exhortée").click()
    assert visitor.page.locator("h1").inner_text() == "Lars Haugen exhorte Mila Petrović"


def test_the_keyboard_reaches_the_content_first_and_every_link(visitor: Visitor) -> None:
    visitor.go(_PATHS["actor"])
    visitor.page.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.className") == "skip"
    assert visitor.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    assert visitor.evaluate("!!document.activeElement.closest('main')")
    assert visitor.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert visitor.page.locator("a[tabindex]").count() == 0


def test_what_is_denied_is_told_in_words(visitor: Visitor) -> None:
    visitor.go(_PATHS["event"])
    assert "nié" in visitor.page.locator("h1").inner_text()
    assert visitor.page.locator(".thing .chips li").all_inner_texts()[0] == "nié : n’a pas eu lieu"


def test_the_interface_speaks_english_on_demand_and_quotes_french(visitor: Visitor) -> None:
    visitor.go(_PATHS["event"])
    visitor.page.get_by_role("link", name="English").click()
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.page.locator("blockquote").get_attribute("lang") == "fr"
    visitor.page.get_by_role("link", name="Serbia").first.click()
    assert visitor.page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("name", ["hostile article", "hostile actor", "answer"])
def test_hostile_words_are_shown_and_do_nothing(visitor: Visitor, name: str) -> None:
    asked: list[str] = []
    visitor.page.on("dialog", lambda dialog: asked.append(dialog.message))
    visitor.go(_PATHS[name])
    assert asked == []
    assert "<script>alert" in visitor.page.locator("main").inner_text()
    assert visitor.page.locator("main img, a[href^='javascript' i]").count() == 0


def test_the_policy_stops_a_script_that_gets_in(visitor: Visitor) -> None:
    visitor.go(_PATHS["actor"])
    visitor.evaluate(
        "() => { const made = document.createElement('script'); made.textContent = 'window.ran = 1'; document.body.append(made); }"
    )
    assert visitor.evaluate("window.ran") is None
    assert "Content Security Policy" in " ".join(visitor.complaints)


def test_a_shipped_query_is_narrowed_and_answered_down_to_the_article(visitor: Visitor) -> None:
    visitor.go("/queries")
    question = visitor.page.locator(".questions > li", has_text="jour par jour")
    question.locator("summary").click()
    question.get_by_label("Acteur qui participe").first.fill("haugen")
    question.get_by_label("Depuis").fill("2024-03-12")
    question.get_by_role("button", name="Répondre").click()
    table = visitor.page.get_by_role("table", name="Réponse")
    assert table.get_by_role("columnheader").all_inner_texts()[:4] == ["Quand", "Qui", "Fait", "À qui"]
    assert visitor.page.get_by_label("Acteur qui participe").first.input_value() == "haugen"
    table.get_by_role("link", name="Pourparlers à Genève").first.click()
    assert visitor.page.locator(".body mark.trigger").first.inner_text() == "Pourparlers"


def test_an_answer_wider_than_a_phone_is_reached_by_keyboard(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)
    visitor.go("/queries/timeline")
    visitor.page.get_by_role("region", name="Réponse").focus()
    for _ in range(5):
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_function("document.querySelector('.wide').scrollLeft > 0")


def test_what_is_wrong_with_a_value_is_told_beside_the_form(visitor: Visitor) -> None:
    visitor.go("/queries/timeline?actor=personne&lang=en")
    assert "personne: no actor of the graph is called so" in visitor.page.get_by_role("alert").inner_text()
    visitor.page.get_by_label("Actor who takes part").first.fill("serbie")
    visitor.page.get_by_role("button", name="Answer").click()
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.page.get_by_role("row").count() > 1


def test_a_shipped_query_can_be_taken_into_the_editor(visitor: Visitor) -> None:
    visitor.go("/queries/positions")
    visitor.page.locator("summary").click()
    visitor.page.get_by_role("link", name="Voir et modifier le SPARQL").click()
    assert visitor.page.url.endswith("/sparql?example=positions")


def test_a_printed_page_has_the_text_alone(visitor: Visitor) -> None:
    visitor.go(_PATHS["article"])
    visitor.page.emulate_media(media="print")
    assert visitor.page.locator("header.site, footer.site").filter(visible=True).count() == 0
    assert visitor.page.locator(".body").is_visible()
