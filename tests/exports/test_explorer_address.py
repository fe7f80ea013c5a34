"""Views that travel: in an address, through the browser's history, as pictures and tables."""

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kg.exports.csv_text import guarded
from tests.exports.crowd import crowd
from tests.exports.explorer import Visit, in_browser
from tests.readings import CRISIS, MEETING, MEETING_ELSEWHERE, READINGS

pytestmark = [in_browser, pytest.mark.slow]

_SVG = "{http://www.w3.org/2000/svg}"
_VIEWS = (
    "actor=OTAN",
    "link=Lars%20Haugen,meets,Mila%20Petrovi%C4%87&look=list",
    "path=Lars%20Haugen,Norv%C3%A8ge&colours=community&lang=en",
    "near=Serbie&without-modality=possible&theme=dark",
    "only-outlets=Le%20Courrier%20du%20L%C3%A9man&confidence=0.7&most=9",
    "without-types=Theme&from=2024-03-01&until=2024-06-30&alone=false",
    "only-speakers=&without-polarity=negated&only-relations=meets",
)
_GARBAGE = (
    "%",
    "%E0%A4%A&&&===",
    "actor=%FF&link=a&path=OTAN",
    "actor=nobody&near=constructor&path=__proto__,toString",
    "__proto__=1&constructor=2&hasOwnProperty=3",
    "confidence=NaN&most=-5&from=2024-13-45&until=yesterday&look=fire&theme=pink&lang=__proto__",
    "confidence=&most=1e999&alone=maybe&without-relations=nothing&only-types=nothing",
    "actor=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E&lang=%3Cscript%3Ewindow.ran%3D1%3C/script%3E",
    "x" * 20_000,
)


@pytest.mark.parametrize("fragment", _VIEWS)
def test_who_is_sent_a_view_sees_the_same(fragment: str, visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    whole = visit.seen()
    visit.go(path, fragment)
    seen, sent = visit.seen(), visit.fragment()
    assert seen != whole
    assert sorted(sent.split("&")) == sorted(fragment.split("&"))
    visit.go(path, sent)
    assert visit.seen() == seen
    assert visit.complaints == []


def test_a_view_made_by_hand_is_in_the_address_and_the_way_back_leads_through_it(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    seen = [visit.seen()]
    visit.find("OTAN")
    seen.append(visit.seen())
    visit.page.get_by_role("button", name="Seulement son voisinage").click()
    seen.append(visit.seen())
    visit.page.get_by_role("button", name="Liste", exact=True).click()
    assert set(visit.fragment().split("&")) == {"actor=OTAN", "near=OTAN", "look=list"}
    for expected in reversed(seen):
        visit.page.go_back()
        visit.wait_until_seen(expected)
    for expected in seen[1:]:
        visit.page.go_forward()
        visit.wait_until_seen(expected)


def test_a_slider_on_its_way_leaves_no_trace_in_the_history(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    before = visit.ask("history.length")
    for confidence in (0.2, 0.4, 0.6):
        visit.ask(f"view.confidence = {confidence}; changed({{ passing: true }})")
    assert visit.ask("history.length") == before
    assert visit.fragment() == "confidence=0.6"


@pytest.mark.parametrize("fragment", _GARBAGE)
def test_an_address_that_makes_no_sense_shows_the_whole(fragment: str, visit: Visit, path: Path) -> None:
    visit.open((MEETING, CRISIS), path)
    whole = visit.seen()
    visit.go(path, fragment)
    assert visit.seen() == whole
    assert visit.ask("window.ran") is None
    assert visit.complaints == []
    assert visit.fragment() == ""


def test_the_first_of_a_month_is_said_as_the_french_say_it(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "from=2024-04-01")
    assert visit.page.locator("#active").inner_text().startswith("depuis le 1er avril 2024")


def test_two_actors_of_one_name_have_addresses_of_their_own(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=300, articles=300), path)
    twins = visit.ask("[...HANDLES].filter(([, handle]) => /~2$/.test(handle)).map(([id]) => id)")
    assert twins
    visit.ask(f"choose('{twins[0]}')")
    chosen = visit.fragment()
    visit.go(path, chosen)
    assert visit.ask("view.chosen") == twins[0]


def test_the_table_holds_the_events_in_sight_and_no_formula(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "without-relations=urges")
    text = Path(visit.download("csv").path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == visit.ask("sight.events.length")
    assert {row["relation"] for row in rows} == {
        "meets",
        "demands",
        "accuses",
        "denies",
        "sanctions",
        "threatens",
        "visits",
    }
    formulas = [cell for row in rows for cell in row.values() if guarded(cell.removeprefix("'")).startswith("'")]
    assert formulas
    assert all(cell.startswith("'") for cell in formulas)
    meeting = next(row for row in rows if row["place"] == "Oslo")
    assert meeting["source"] == "Serbie"
    assert meeting["conflicts"] == "place"
    assert meeting["sentence"] == MEETING_ELSEWHERE.events[0].evidence[0].quote


def test_the_drawing_stands_alone_and_shows_what_is_in_sight(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "without-types=Theme")
    drawing = ET.fromstring(Path(visit.download("svg").path()).read_text("utf-8"))  # noqa: S314 - made by ourselves
    assert {element.tag.removeprefix(_SVG) for element in drawing.iter()} <= {
        "svg", "g", "title", "rect", "text", "path", "circle", "polygon", "line",
    }  # fmt: skip
    names = {name for element in drawing.iter() for name in element.attrib}
    assert not any("href" in name or name.startswith("on") or name in {"style", "class"} for name in names)
    texts = [element.text for element in drawing.iter(f"{_SVG}text")]
    assert {"Qui fait quoi à qui", "OTAN", "Serbie"} <= set(texts)
    assert "garantie de sécurité" not in texts
    assert "NaN" not in "".join(value for element in drawing.iter() for value in element.attrib.values())
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_a_png_of_the_drawing(scheme: str, visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, f"theme={scheme}")
    picture = Path(visit.download("png").path()).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert width == 3200
    assert 500 < height < 10_000
    assert len(picture) > 20_000
    assert visit.complaints == []


def test_the_address_can_be_copied_or_at_least_be_read(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "actor=OTAN")
    visit.page.click("#saving summary")
    visit.ask("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    visit.page.get_by_role("button", name="Copier l’adresse de cette vue").click()
    assert visit.page.get_by_label("Copiez cette adresse :").input_value() == f"{path.as_uri()}#actor=OTAN"


def test_paper_gets_the_drawing_and_what_is_said_without_the_controls(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path, "actor=OTAN&theme=dark")
    visit.ask("dispatchEvent(new Event('beforeprint'))")
    visit.page.emulate_media(media="print")
    assert visit.page.locator("#print svg").is_visible()
    assert visit.page.locator("#panel article").first.is_visible()
    assert visit.page.locator("#filters-toggle, #timeline, #graph").filter(visible=True).count() == 0
    assert visit.page.locator("#print rect").first.get_attribute("fill") == "rgb(251, 250, 247)"
