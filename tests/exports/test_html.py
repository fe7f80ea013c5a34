"""The page as a reader has it: in a real browser, without a network, whatever the articles hold."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.exports.html import MOST_NODES, write_html
from kg.exports.page_data import MOST_EVENTS
from kg.model import Reading
from tests.exports.crowd import crowd
from tests.readings import CRISIS, HOSTILE, INJECTOR, MEETING, READINGS, numbered_readings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
try:
    from playwright.sync_api import Page, sync_playwright
except ImportError:
    CHROMIUM = None
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium and the package playwright")

_ATTACKS = (
    "<img src=x onerror=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "</title></style><svg onload=window.ran=1>",
    "\u202egnp.exe\u202c <!--<script>",
    "${window.ran=1}`\\u003cscript\\u003e",
)


def attack(words: str) -> Reading:
    """Return a reading that has *words* wherever an article's text can go."""
    event = HOSTILE.events[0]
    told = event.evidence[0]
    trigger_start = told.start + len(words)
    metadata = replace(HOSTILE.document.metadata, title=words, publisher=words, url=f"javascript:{words}")
    evidence = replace(
        told,
        quote=f"{words} menacé {words}",
        end=told.start + 2 * len(words) + 8,
        trigger_start=trigger_start + 1,
        trigger_end=trigger_start + 7,
    )
    villain = replace(event.agents[0], actor=replace(INJECTOR, label=words), text=words)
    return Reading(
        document=replace(HOSTILE.document, metadata=metadata),
        events=(replace(event, agents=(villain,), mode=words, source=villain, evidence=(evidence,)),),
    )


def page_data(path: Path) -> dict[str, Any]:
    """Return the data that the page carries."""
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.html"


def test_the_page_is_the_same_in_every_process(path: Path) -> None:
    code = "import sys, pathlib; from kg.exports.html import write_html; from tests.readings import READINGS;"
    code += "write_html(READINGS, pathlib.Path(sys.argv[1]))"
    pages = set()
    for seed in ("0", "1"):
        subprocess.run([sys.executable, "-c", code, str(path)], env={"PYTHONHASHSEED": seed}, check=True)
        pages.add(path.read_bytes())
    assert len(pages) == 1


def test_of_a_big_graph_the_busiest_are_shown_and_the_page_says_so(path: Path) -> None:
    write_html(crowd(actors=MOST_NODES * 2, articles=600), path)
    data = page_data(path)
    assert len(data["nodes"]) == MOST_NODES
    assert data["totals"]["nodes"] > MOST_NODES
    shown = {node["id"] for node in data["nodes"]}
    assert all({edge["from"], edge["to"]} <= shown for edge in data["edges"])


def test_the_newest_events_stand_behind_an_edge_and_the_rest_are_counted(path: Path) -> None:
    write_html(numbered_readings(3 * MOST_EVENTS + 3), path)
    data = page_data(path)
    edge = max(data["edges"], key=lambda edge: edge["count"])
    assert edge["count"] > MOST_EVENTS == len(edge["events"])
    days = [data["events"][number]["last"] for number in edge["events"]]
    assert days == sorted(days, reverse=True)


def test_a_sentence_is_cut_at_its_trigger_and_actors_and_loses_nothing(path: Path) -> None:
    write_html([MEETING], path)
    urging = next(event for event in page_data(path)["events"] if event["relation"] == "urges")
    segments = [segment for segment in urging["sentences"][0] if segment[1]]
    assert "".join(text for _, text in segments) == MEETING.events[1].evidence[0].quote
    assert [segment for segment in segments if segment[0]] == [
        ["actor", "Il"],
        ["actor", "l’"],
        ["trigger", "exhortée"],
    ]


@pytest.mark.parametrize("words", _ATTACKS)
def test_no_text_of_an_article_is_markup(words: str, path: Path) -> None:
    write_html([attack(words)], path)
    page, plain = path.read_text("utf-8"), path.with_name("plain.html")
    write_html([MEETING], plain)
    for mark in ("<script", "</script", "<img", "<svg", "<!--", "<title", "javascript:"):
        assert page.count(mark) == plain.read_text("utf-8").count(mark)


class Visit:
    """A page that is open, and what it did: errors, messages on the console, requests."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, readings: Iterator[Reading] | tuple[Reading, ...], path: Path) -> None:
        write_html(readings, path)
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("#legend li", state="attached")

    def click(self, expression: str) -> None:
        """Click where *expression*, an `{x, y}` of the picture's plane, stands on the screen."""
        self.page.mouse.click(*self._spot(expression))
        self.page.wait_for_selector("#panel:not([hidden])")

    def hover(self, expression: str) -> None:
        x, y = self._spot(expression)
        self.page.mouse.move(x - 3, y)
        self.page.mouse.move(x, y)
        self.page.wait_for_selector("#tip:not([hidden])")

    def _spot(self, expression: str) -> tuple[float, float]:
        spot = self.page.evaluate(f"(() => {{ const p = picture.canvasToDOM({expression}); return [p.x, p.y]; }})()")
        box = self.page.locator("#graph").bounding_box()
        assert box is not None
        return box["x"] + spot[0], box["y"] + spot[1]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_default_timeout(30_000)
    yield Visit(page)
    page.close()


def node(name: str) -> str:
    return f"DATA.nodes.find((node) => node.name === {json.dumps(name)})"


@in_browser
@pytest.mark.slow
def test_it_opens_from_the_file_alone_and_stands_still(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    before = visit.page.evaluate("JSON.stringify(picture.getPositions())")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("JSON.stringify(picture.getPositions())") == before
    assert visit.requests == [path.as_uri()]
    assert visit.complaints == []


@in_browser
@pytest.mark.slow
def test_a_click_on_an_actor_shows_its_sentences(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.click(node("Lars Haugen"))
    panel = visit.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Lars Haugen"
    assert MEETING.events[1].evidence[0].quote in panel.locator("blockquote").all_inner_texts()
    assert "rencontré" in panel.locator("mark.trigger").all_inner_texts()
    assert "12 mars 2024 («\u00a0mardi\u00a0»)" in panel.locator(".chips li").all_inner_texts()
    assert panel.locator("article a").first.get_attribute("href") == MEETING.document.metadata.url


@in_browser
@pytest.mark.slow
def test_a_click_on_an_arrow_tells_who_says_so_and_how_sure_it_is(visit: Visit, path: Path) -> None:
    visit.open((CRISIS,), path)
    visit.click("middleOf(DATA.edges.find((edge) => edge.relation === 'threatens'))")
    chips = visit.page.locator("#panel .chips li").all_inner_texts()
    assert "nié : n’a pas ou n’aura pas lieu" in chips
    assert "selon Mila Petrović" in chips


@in_browser
@pytest.mark.slow
def test_the_pointer_on_an_actor_or_an_arrow_shows_what_it_is(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.hover(node("Serbie"))
    assert visit.page.locator("#tip").inner_text().split()[:2] == ["Serbie", "pays"]
    visit.hover("middleOf(DATA.edges.find((edge) => edge.relation === 'meets'))")
    visit.page.locator("#tip", has_text="a rencontré mardi").wait_for()


@in_browser
@pytest.mark.slow
def test_the_search_finds_an_actor_without_its_accents_by_keyboard(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.fill("#query", "petrovic")
    visit.page.press("#query", "Enter")
    assert visit.page.locator("#panel h2").inner_text() == "Mila Petrović"
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#panel").is_hidden()


@in_browser
@pytest.mark.slow
def test_filters_hide_what_is_not_wanted(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.click("#filters-toggle")
    for label, gone in (("faits niés", "edge.negated"), ("possible ou redouté", "edge.modality === 'possible'")):
        shown = f"DATA.edges.filter((edge) => {gone} && !pictureEdges.get(edge.id).hidden).length"
        assert visit.page.evaluate(shown) > 0
        visit.page.get_by_label(label, exact=True).uncheck()
        assert visit.page.evaluate(shown) == 0


@in_browser
@pytest.mark.slow
def test_it_speaks_english_too(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.click("#language")
    assert visit.page.locator("h1").inner_text() == "Who does what to whom"
    assert visit.page.locator("html").get_attribute("lang") == "en"


@in_browser
@pytest.mark.slow
@pytest.mark.parametrize("words", _ATTACKS)
def test_hostile_text_is_shown_and_never_runs(words: str, visit: Visit, path: Path) -> None:
    visit.open((attack(words), MEETING), path)
    visit.hover("DATA.nodes.find((node) => node.group === 'Group')")
    visit.click("DATA.nodes.find((node) => node.group === 'Group')")
    visit.page.fill("#query", words[:8])
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.locator("#panel a[href^='javascript' i], #panel img, #panel script").count() == 0
    assert visit.requests == [path.as_uri()]
    assert visit.complaints == []
    assert "\u202e" not in visit.page.locator("body").inner_text()


@in_browser
@pytest.mark.slow
def test_the_policy_stops_a_script_that_gets_in(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.page.evaluate(
        "() => { const made = document.createElement('script'); made.textContent = 'window.ran = 1'; document.body.append(made); }"
    )
    assert visit.page.evaluate("window.ran") is None
    assert "Content Security Policy" in " ".join(visit.complaints)
