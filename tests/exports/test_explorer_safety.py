"""Whatever the articles hold, the page shows it as text: in the picture, the panel, the list, the filters, what is saved."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.exports.attacks import ATTACKS, attack
from tests.exports.explorer import Visit, in_browser
from tests.readings import MEETING

pytestmark = [in_browser, pytest.mark.slow]

_VILLAIN = "DATA.nodes.find((node) => node.group === 'Group')"


def unharmed(visit: Visit, path: Path) -> bool:
    """Return whether nothing ran, nothing was asked of the network, and nothing became markup."""
    made = visit.page.locator("body :is(img, iframe, object, embed, a[href^='javascript' i], svg svg)").count()
    scripts = visit.page.locator("script").count()
    asked = {address for address in visit.requests if not address.startswith("blob:")}
    return visit.ask("window.ran") is None and (made, scripts) == (0, 3) and asked == {path.as_uri()}


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_text_is_shown_and_never_runs(words: str, visit: Visit, path: Path) -> None:
    visit.open((attack(words), MEETING), path)
    visit.hover(_VILLAIN)
    visit.click(_VILLAIN)
    visit.page.fill("#query", words[:8])
    visit.page.click("#filters-toggle")
    visit.page.get_by_role("button", name="Liste", exact=True).click()
    visit.ask("hide('outlets', VALUES.outlets.map(([value]) => value).slice(0, 1), true)")
    visit.page.wait_for_timeout(100)
    assert unharmed(visit, path)
    assert visit.complaints == []
    assert "\u202e" not in visit.page.locator("body").inner_text()


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_text_in_what_is_saved_is_text(words: str, visit: Visit, path: Path) -> None:
    visit.open((attack(words), MEETING), path)
    name = visit.ask(f"{_VILLAIN}.name")
    drawing = ET.fromstring(Path(visit.download("svg").path()).read_text("utf-8"))  # noqa: S314 - made by ourselves
    assert not [
        element.tag for element in drawing.iter() if element.tag.rpartition("}")[2] in {"script", "img", "image"}
    ]
    assert any((element.text or "").startswith(name) for element in drawing.iter("{http://www.w3.org/2000/svg}title"))
    rows = list(csv.DictReader(io.StringIO(Path(visit.download("csv").path()).read_text("utf-8-sig"), newline="")))
    assert name in {row["agent"].removeprefix("'") for row in rows}
    visit.download("png")
    assert unharmed(visit, path)


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_names_travel_in_addresses_as_names(words: str, visit: Visit, path: Path) -> None:
    visit.open((attack(words), MEETING), path)
    visit.ask(f"choose({_VILLAIN}.id)")
    visit.go(path, visit.fragment())
    assert visit.ask(f"view.chosen === {_VILLAIN}.id")
    assert visit.page.locator("#panel h2").inner_text() == " ".join(visit.ask(f"{_VILLAIN}.name").split())
    assert unharmed(visit, path)


def test_the_policy_stops_a_script_that_gets_in(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.ask(
        "(() => { const made = document.createElement('script'); made.textContent = 'window.ran = 1'; document.body.append(made); })()"
    )
    assert visit.ask("window.ran") is None
    assert "Content Security Policy" in " ".join(visit.complaints)
