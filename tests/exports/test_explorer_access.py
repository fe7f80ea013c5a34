"""The explorer without a mouse, without eyes for it, in the dark, on a telephone."""

import re
from pathlib import Path

import pytest

from tests.exports.crowd import crowd
from tests.exports.explorer import Visit, in_browser
from tests.readings import MEETING, READINGS

pytestmark = [in_browser, pytest.mark.slow]

_TEXT_ON = (
    ("ink", "ground"), ("ink", "surface"), ("ink", "actor"), ("ink", "mark"), ("faint", "ground"), ("faint", "surface"),
    ("accent", "surface"), ("accent", "ground"), ("negated", "surface"), ("conflict", "surface"),
    *((tone, "ground") for tone in ("cooperation", "conflict", "neutral", "negated")),
)  # fmt: skip
_SHAPE_ON_GROUND = (
    "Person",
    "Country",
    "Organization",
    "ArmedForce",
    "Group",
    "Theme",
    "edge",
    *(f"community-{n}" for n in range(8)),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG of an `rgb(…)` colour."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(visit: Visit, one: str, other: str) -> float:
    lights = sorted(luminance(visit.ask(f"colour('{name}')")) for name in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_shapes_stand_out_from_their_ground_as_wcag_aa_asks(theme: str, visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path, f"theme={theme}")
    assert {pair: contrast(visit, *pair) for pair in _TEXT_ON if contrast(visit, *pair) < 4.5} == {}
    assert {
        name: contrast(visit, name, "ground") for name in _SHAPE_ON_GROUND if contrast(visit, name, "ground") < 3
    } == {}


def test_by_keyboard_alone_from_the_list_to_the_sentences_and_back(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    press = visit.page.keyboard.press
    press("Tab")
    press("Tab")
    assert visit.ask("document.activeElement.textContent") == "Aller à la liste"
    press("Enter")
    assert visit.page.locator("#list").is_visible()
    press("Tab")
    name = visit.ask("document.activeElement.textContent")
    press("Enter")
    assert visit.page.locator("#panel h2").inner_text() == name
    assert visit.ask("document.activeElement === panel.querySelector('h2')")
    press("Escape")
    assert visit.page.locator("#panel").is_hidden()
    assert visit.ask("document.activeElement.textContent") == name


def test_the_list_has_all_actors_and_links_that_the_picture_has(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=120, articles=150), path, "look=list")
    captions = visit.page.locator("#list caption").all_inner_texts()
    counts = visit.ask("[sight.nodes.size, sight.looks.size].map((count) => count.toLocaleString('fr'))")
    assert [caption.rpartition("(")[2] for caption in captions] == [f"{count})" for count in counts]
    while visit.page.locator("#list .more").count():
        visit.page.locator("#list .more").first.press("Enter")
        assert visit.ask("document.activeElement.closest('tbody') !== null")
    assert visit.page.locator("#list tbody tr").count() == visit.ask("sight.nodes.size + sight.looks.size")


def test_a_screen_reader_hears_what_changed(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    status = visit.page.get_by_role("status")
    visit.page.fill("#query", "ser")
    assert "proposition" in status.inner_text(timeout=5000)
    visit.page.fill("#query", "")
    visit.page.click("#filters-toggle")
    visit.page.get_by_label("affirmé", exact=False).first.uncheck()
    assert "événements affichés sur" in status.inner_text()


def test_every_control_has_a_name_and_the_parts_of_the_page_have_roles(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "actor=OTAN")
    visit.page.click("#filters-toggle")
    nameless = """() => [...document.querySelectorAll('button, input, summary, a, [role=slider]')].filter((control) =>
        !control.textContent.trim() && !control.getAttribute('aria-label') && !control.labels?.length).map((control) => control.outerHTML)"""
    assert visit.ask(nameless) == []
    for role in ("banner", "main", "complementary", "search", "form", "contentinfo"):
        assert visit.page.get_by_role(role).count() == 1
    doubled = "[...document.querySelectorAll('[id]')].map((one) => one.id).filter((id, index, all) => all.indexOf(id) !== index)"
    assert visit.ask(doubled) == []


def test_the_system_decides_between_light_and_dark_until_the_reader_does(visit: Visit, path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    visit.open((MEETING,), path)
    light = visit.ask(ground)
    visit.page.emulate_media(color_scheme="dark")
    dark = visit.ask(ground)
    assert luminance(dark) < luminance(light)
    visit.page.wait_for_function("(dark) => colour('ground') === dark", arg=dark)  # the page is told a little later
    visit.page.click("#theme")
    assert visit.ask(ground) == light
    assert visit.fragment() == "theme=light"


def test_on_a_telephone_nothing_is_cut_off_and_fingers_find_their_targets(phone: Visit, path: Path) -> None:
    phone.open(READINGS, path)
    assert phone.ask("document.documentElement.scrollWidth") == 390
    small = """() => [...document.querySelectorAll('header button, header summary, header input, .close')]
        .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 36).length"""
    assert phone.ask(small) == 0
    phone.find("OTAN")
    sheet = phone.page.locator("#panel").bounding_box()
    assert sheet is not None
    assert sheet["width"] == 390
    assert sheet["y"] + sheet["height"] == 844
    assert sheet["y"] > 844 * 0.35
    phone.page.locator("#panel .close").tap()
    phone.page.locator("#filters-toggle").tap()
    filters = phone.page.locator("#filters").bounding_box()
    assert filters is not None
    assert (filters["x"], filters["y"], filters["width"], filters["height"]) == (0, 0, 390, 844)
    assert phone.ask(small) == 0
    assert phone.ask("document.documentElement.scrollWidth") == 390
    phone.page.locator("#filters .close").tap()
    assert phone.page.locator("#filters").is_hidden()
