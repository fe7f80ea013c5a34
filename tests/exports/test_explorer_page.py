"""What a reader does with the explorer: read what is said, search, filter, brush the timeline, walk from actor to actor."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Polarity, Reading
from tests.exports.crowd import crowd
from tests.exports.explorer import Visit, edge, in_browser, node
from tests.readings import CRISIS, MEETING, MEETING_ELSEWHERE, READINGS, numbered_readings

pytestmark = [in_browser, pytest.mark.slow]

_HAUGEN_MEETS_PETROVIC = "link=Lars%20Haugen,meets,Mila%20Petrovi%C4%87"


def denied(reading: Reading) -> Reading:
    """Return *reading* as an article would tell it that says that nothing of it happened."""
    document = replace(reading.document, id=f"{reading.document.id}-dementi")
    events = (
        replace(event, id=f"{event.id}0", polarity=Polarity.NEGATED, source=None, place=None)
        for event in reading.events
    )
    return Reading(document=document, events=tuple(events))


def shown(visit: Visit, condition: str) -> int:
    """Return how many events in sight meet *condition*, an expression on `event`."""
    return int(visit.ask(f"sight.events.map((index) => DATA.events[index]).filter((event) => {condition}).length"))


def test_it_opens_from_the_file_alone_and_stands_still(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    before = visit.ask("JSON.stringify(DATA.nodes.map((node) => picture.screen(picture.place(node.id))))")
    visit.page.wait_for_timeout(300)
    assert visit.ask("JSON.stringify(DATA.nodes.map((node) => picture.screen(picture.place(node.id))))") == before
    assert visit.requests == [path.as_uri()]
    assert visit.complaints == []


def test_a_click_on_an_actor_shows_its_sentences(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.click(node("Lars Haugen"))
    panel = visit.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Lars Haugen"
    assert MEETING.events[1].evidence[0].quote in panel.locator("blockquote").all_inner_texts()
    assert "rencontré" in panel.locator("mark.trigger").all_inner_texts()
    assert "Mila Petrović" in panel.locator("mark.actor").all_inner_texts()
    assert {"12 mars 2024 («\u00a0mardi\u00a0»)", "Genève", "présenté comme un fait"} <= set(visit.chips())
    assert panel.locator("article a").first.get_attribute("href") == MEETING.document.metadata.url
    assert "Le Courrier du Léman · 13 mars 2024" in panel.locator("article").first.inner_text()


def test_a_click_on_an_arrow_tells_who_says_so_and_that_it_is_denied(visit: Visit, path: Path) -> None:
    visit.open((CRISIS,), path)
    visit.click(f"middleOf({edge('threatens')})")
    assert {"nié : n’a pas ou n’aura pas lieu", "selon Mila Petrović"} <= set(visit.chips())
    visit.page.locator("#panel .chips button", has_text="Mila Petrović").click()
    assert visit.page.locator("#panel h2").inner_text() == "Mila Petrović"


def test_the_newest_events_come_first_and_a_button_brings_the_rest(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=5, articles=60), path)
    visit.find(visit.ask("DATA.nodes.toSorted((one, other) => other.count - one.count)[0].name"))
    cards = visit.page.locator("#panel article")
    first = cards.count()
    visit.page.locator("#panel .evidence .more").click()
    assert cards.count() > first
    days = visit.ask("shownEvents(NODES.get(view.chosen)).map((index) => DATA.events[index].last)")
    assert days == sorted(days, reverse=True)
    assert visit.ask("document.activeElement.closest('article, a') !== null")


def test_what_is_too_old_to_have_its_sentence_says_so(visit: Visit, path: Path) -> None:
    visit.open(numbered_readings(90), path, _HAUGEN_MEETS_PETROVIC)
    while visit.page.locator("#panel .evidence .more").count():
        visit.page.locator("#panel .evidence .more").click()
    assert visit.page.get_by_text("La phrase n’est pas reprise dans cette page : voyez l’article.").count() > 0


def test_of_a_meeting_that_is_told_with_two_places_each_account_leads_to_the_other(visit: Visit, path: Path) -> None:
    visit.open((MEETING, MEETING_ELSEWHERE), path, _HAUGEN_MEETS_PETROVIC)
    assert "récits qui divergent" in visit.page.locator("#panel .about").inner_text()
    accounts = visit.page.locator("#panel details.account")
    assert accounts.locator("summary").all_inner_texts() == [
        "≠ Un autre récit situe cela à : Oslo (Dépêches du Nord)",
        "≠ Un autre récit situe cela à : Genève (Le Courrier du Léman)",
    ]
    accounts.first.locator("summary").press("Enter")
    other = accounts.first.locator("blockquote")
    assert other.is_visible()
    assert other.inner_text() == MEETING_ELSEWHERE.events[0].evidence[0].quote


def test_a_denial_is_seen_on_the_arrow_in_the_panel_and_in_the_list(visit: Visit, path: Path) -> None:
    visit.open((MEETING, denied(MEETING)), path, f"{_HAUGEN_MEETS_PETROVIC}&look=list")
    assert visit.ask("edgeLook(EDGES.get(view.chosen))")["label"] == "≠ rencontre ×2"
    assert "un récit" not in visit.page.locator("#panel .about").inner_text()
    assert "1 récit le nie" in visit.page.locator("#panel .about").inner_text()
    summaries = visit.page.locator("#panel details.account summary").all_inner_texts()
    assert any("le nie" in text for text in summaries)
    assert any("l’affirme" in text for text in summaries)
    assert "récits divergents" in visit.page.locator("#list tr:has([aria-current=true])").inner_text()


def test_the_pointer_on_an_actor_or_an_arrow_shows_what_it_is(visit: Visit, path: Path) -> None:
    visit.open((MEETING,), path)
    visit.hover(node("Serbie"))
    assert visit.page.locator("#tip").inner_text().split()[:2] == ["Serbie", "pays"]
    visit.hover(f"middleOf({edge('meets')})")
    visit.page.locator("#tip", has_text="a rencontré mardi").wait_for()


@pytest.mark.parametrize(("typed", "name"), [("petrovic", "Mila Petrović"), ("ministre des affaires", "Lars Haugen")])
def test_the_search_finds_by_name_or_office_without_accents_by_keyboard(
    typed: str, name: str, visit: Visit, path: Path
) -> None:
    visit.open(READINGS, path)
    visit.find(typed)
    assert visit.page.locator("#panel h2").inner_text() == name
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#panel").is_hidden()


def test_the_search_completes_and_the_arrows_choose(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.fill("#query", "se")
    options = visit.page.get_by_role("option")
    assert options.count() > 1
    assert options.first.inner_text().startswith("Serbie · pays")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    second = options.nth(1)
    assert visit.page.get_attribute("#query", "aria-activedescendant") == second.get_attribute("id")
    name = second.locator("bdi").inner_text()
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("#panel h2").inner_text() == name
    visit.page.fill("#query", "personne de tel")
    assert visit.page.locator(".found").first.inner_text() == "Rien de tel dans ce graphe."


@pytest.mark.parametrize(
    ("label", "gone"),
    [
        ("nié : n’a pas ou n’aura pas lieu", "event.polarity === 'negated'"),
        ("possible ou redouté", "event.modality === 'possible'"),
        ("rencontre", "event.relation === 'meets'"),
        ("Dépêches du Nord", "DATA.articles[event.article].publisher === 'Dépêches du Nord'"),
        ("Mila Petrović", "event.source !== null && DATA.speakers[event.source].name === 'Mila Petrović'"),
        ("dit par le média", "event.source === null"),
    ],
)
def test_a_filter_hides_what_is_not_wanted(label: str, gone: str, visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.click("#filters-toggle")
    box = visit.page.locator("#filters label").filter(has=visit.page.get_by_text(label, exact=True)).locator("input")
    assert shown(visit, gone) > 0
    box.uncheck()
    assert shown(visit, gone) == 0
    assert shown(visit, "true") > 0
    assert label in visit.page.locator("#active").inner_text()
    visit.page.locator("#active button").first.click()
    assert shown(visit, gone) > 0
    assert box.is_checked()


def test_a_category_of_plover_hides_all_its_relations_and_only_shows_them_alone(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.page.click("#filters-toggle")
    category = visit.page.locator(".category").filter(has=visit.page.get_by_text("exhorte", exact=True))
    relations = category.locator(".row").count() - 1
    category.locator("input").first.uncheck()
    assert visit.ask("view.hidden.relations.size") == relations
    category.locator(".row").first.hover()
    category.locator(".only").first.click()
    of_it = "DATA.relations[event.relation].category === DATA.relations.urges.category"
    assert shown(visit, of_it) == shown(visit, "true") > 0


def test_types_of_actors_confidence_and_what_is_unsure_can_be_hidden(visit: Visit, path: Path) -> None:
    unsure = replace(CRISIS, events=(*CRISIS.events[:-1], replace(CRISIS.events[-1], confidence=0.5)))
    visit.open((MEETING, unsure), path)
    visit.page.click("#filters-toggle")
    visit.page.get_by_label("Cacher ce qui est peu sûr").check()
    assert shown(visit, "event.confidence < 0.6") == 0
    assert visit.ask("view.confidence") == 0.6
    slider = visit.page.get_by_label("Confiance d’au moins")
    slider.focus()
    for _ in range(5):
        visit.page.keyboard.press("ArrowRight")
    assert shown(visit, "event.confidence < 0.85") == 0
    visit.page.locator("#filters label", has_text="personne").locator("input").uncheck()
    assert visit.ask("DATA.nodes.some((node) => node.group === 'Person' && nodeShown(node.id))") is False
    visit.page.locator("#filters").get_by_role("button", name="Tout rétablir").click()
    assert visit.ask("sight.nodes.size === DATA.nodes.length")


def test_actors_without_links_can_be_left_out(visit: Visit, path: Path) -> None:
    lonely = replace(CRISIS, events=(CRISIS.events[1], CRISIS.events[3]))  # of Petrović no link is left
    visit.open((lonely,), path)
    visit.page.click("#filters-toggle")
    visit.page.get_by_label("aussi ceux qu’aucun lien ne touche").uncheck()
    names = visit.ask("[...sight.nodes].map((id) => NODES.get(id).name).sort()")
    assert names == ["Kosovo", "Serbie"]


def test_a_mouse_brushes_a_period_on_the_timeline_moves_it_and_lifts_it(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=30, articles=200), path)
    whole = shown(visit, "true")
    box = visit.page.locator(".track").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2

    def drag(start: float, end: float) -> None:
        visit.page.mouse.move(box["x"] + box["width"] * start, middle)
        visit.page.mouse.down()
        visit.page.mouse.move(box["x"] + box["width"] * (start + end) / 2, middle)
        visit.page.mouse.move(box["x"] + box["width"] * end, middle)
        visit.page.mouse.up()

    drag(0.3, 0.5)
    first = visit.ask("[view.from, view.until]")
    assert 0 < shown(visit, "true") < whole
    assert shown(visit, "event.last < view.from || event.first > view.until") == 0
    drag(0.4, 0.6)
    moved = visit.ask("[view.from, view.until]")
    assert all(before < after for before, after in zip(first, moved, strict=True))
    visit.page.get_by_role("button", name="Toutes les dates").click()
    assert shown(visit, "true") == whole


def test_the_keyboard_brushes_the_timeline_too(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=30, articles=200), path)
    handles = visit.page.locator("#timeline").get_by_role("slider")
    handles.first.focus()
    for key in ("PageUp", "ArrowRight"):
        visit.page.keyboard.press(key)
    assert visit.ask("view.from") is not None
    assert handles.first.get_attribute("aria-valuetext") in visit.page.locator("#timeline .period").inner_text()
    visit.page.keyboard.press("Home")
    assert visit.ask("view.from") is None
    handles.last.focus()
    visit.page.keyboard.press("PageDown")
    assert visit.ask("view.until") is not None


def test_a_finger_brushes_the_timeline_too(phone: Visit, path: Path) -> None:
    phone.open(crowd(actors=30, articles=200), path)
    box = phone.page.locator(".track").bounding_box()
    assert box is not None
    phone.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert phone.ask("view.from !== null && view.from <= view.until")


def test_only_the_neighbourhood_of_an_actor(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.find("OTAN")
    near = visit.page.get_by_role("button", name="Seulement son voisinage")
    near.click()
    ends = "DATA.edges.filter((edge) => [edge.from, edge.to].includes(view.chosen)).flatMap((edge) => [edge.from, edge.to])"
    assert visit.ask(f"[...sight.nodes].sort().join() === [...new Set({ends})].sort().join()")
    assert visit.page.locator("#active").inner_text().startswith("Voisinage : OTAN")
    near.click()
    assert visit.ask("sight.nodes.size === DATA.nodes.length")


def test_the_path_between_two_lists_its_steps_with_evidence(visit: Visit, path: Path) -> None:
    visit.open((MEETING, CRISIS), path)
    visit.find("Lars Haugen")
    visit.page.get_by_role("button", name="Chemin vers…").click()
    visit.page.keyboard.type("norv")
    visit.page.keyboard.press("Enter")
    panel = visit.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "De Lars Haugen à Norvège"
    assert panel.locator(".about").inner_text() == "2 pas, par Mila Petrović"
    steps = panel.locator(".path > li")
    assert steps.count() == 2
    assert MEETING.events[0].evidence[1].quote in steps.first.inner_text()
    assert visit.ask("[...lit()].filter(isNode).length") == 3


def test_where_no_path_leads_the_page_says_so(visit: Visit, path: Path) -> None:
    visit.open((MEETING, CRISIS), path, "path=Lars%20Haugen,arm%C3%A9e%20serbe&without-relations=accuses")
    assert "Aucun chemin" in visit.page.locator("#panel").inner_text()


def test_actors_can_be_coloured_by_community(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=40, articles=60), path)
    by_type = visit.ask("nodeColour(DATA.nodes[0]) + document.querySelector('#legend').innerText")
    visit.page.click("#filters-toggle")
    visit.page.get_by_label("selon la communauté").check()
    assert "autour de" in visit.page.locator("#legend").inner_text()
    assert visit.ask("nodeColour(DATA.nodes[0]) + document.querySelector('#legend').innerText") != by_type


def test_it_speaks_english_too(visit: Visit, path: Path) -> None:
    visit.open(READINGS, path)
    visit.find("OTAN")
    visit.page.click("#filters-toggle")
    visit.page.click("#language")
    assert visit.page.locator("h1").inner_text() == "Who does what to whom"
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.page.get_by_label("Hide what is unsure").is_visible()
    assert "organisation" in visit.page.locator("#panel .about").inner_text()
    assert visit.ask("Object.keys(FRENCH).sort().join() === Object.keys(ENGLISH).sort().join()")


def test_one_page_holds_all_relations_of_a_graph_that_sigma_draws(visit: Visit, path: Path) -> None:
    visit.open(crowd(actors=400, articles=500), path)
    visit.page.wait_for_timeout(300)
    name = visit.ask("DATA.nodes.toSorted((one, other) => other.count - one.count)[0].name")
    visit.find(name)
    assert visit.page.locator("#panel h2").inner_text() == name
    assert [complaint for complaint in visit.complaints if "GPU stall" not in complaint] == []
