"""Whichever engine draws the picture, it stands where it was laid out, looks alike, and answers to pointer and keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.exports import html
from tests.exports.attacks import ATTACKS, attack
from tests.exports.crowd import crowd
from tests.exports.explorer import CHROMIUM, Visit, edge, in_browser, node
from tests.readings import CRISIS, MEETING, READINGS

pytestmark = [in_browser, pytest.mark.slow]

_ENGINES = {"vis": html.Size(1000, 1000), "sigma": html.Size(0, 0)}
_VIEWPORT = {"width": 1200, "height": 800}

#: The colour, as [red, green, blue, alpha], that CANVAS has at a point of the plane just after it was drawn.
_COLOUR_AT = """([layer, point]) => {
    const { x, y } = picture.screen(point);
    if (picture.network) {
        picture.network.redraw();
        const canvas = picture.network.canvas.frame.canvas;
        return [...canvas.getContext("2d").getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data];
    }
    picture.sigma.render();
    const gl = picture.sigma.webGLContexts[layer];
    const pixel = new Uint8Array(4);
    gl.readPixels(x, gl.drawingBufferHeight - y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel];
}"""
_STACKED = """() => {
    const scale = picture.scale();
    const boxes = [...labelsAt(scale, {left: -1e9, right: 1e9, top: -1e9, bottom: 1e9})]
        .filter(([id]) => isNode(id))
        .map(([id, font]) => nodeLabelBox(NODES.get(id), font, radiusOf(NODES.get(id), scale)));
    return [boxes.length, boxes.filter((box) => boxes.some((other) => other !== box && overlap(box, other))).length];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield running
        running.close()


@pytest.fixture
def blind(browser: Any) -> Iterator[Visit]:
    """Yield a visit with a browser that lets pages draw nothing in three dimensions."""
    running = browser.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-3d-apis"])
    page = running.new_page(viewport=_VIEWPORT)
    page.set_default_timeout(60_000)
    yield Visit(page)
    running.close()


@pytest.fixture(params=_ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(html, "MOST_BY_VIS", _ENGINES[request.param])
    return str(request.param)


@pytest.fixture
def sigma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_BY_VIS", _ENGINES["sigma"])


def places(visit: Visit) -> list[list[float]]:
    """Return where the nodes stand on the screen."""
    found: list[list[float]] = visit.ask(
        "DATA.nodes.map((node) => picture.screen(picture.place(node.id))).map(({x, y}) => [x, y])"
    )
    return found


def wait(visit: Visit, condition: str) -> None:
    """Wait until *condition*, an expression, holds."""
    visit.page.wait_for_function(f"() => {condition}")


def test_each_engine_draws_what_it_is_there_for(path: Path) -> None:
    html.write_html(READINGS, path)
    assert "vis.DataSet" in path.read_text("utf-8")
    html.write_html(crowd(actors=500, articles=400), path)
    assert "engine.Sigma" in path.read_text("utf-8")


def test_both_engines_show_nodes_at_the_same_places(visit: Visit, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for size in _ENGINES.values():
        monkeypatch.setattr(html, "MOST_BY_VIS", size)
        visit.open(READINGS, path)
        found.append(places(visit))
    vis, sigma = found
    assert len(vis) == len(sigma) > 5
    for one, other in zip(vis, sigma, strict=True):
        assert one == pytest.approx(other, abs=1)


def test_the_whole_picture_is_in_sight_with_its_labels(visit: Visit, path: Path, engine: str) -> None:
    visit.open(READINGS, path)
    width, height = visit.ask("[picture.container.clientWidth, picture.container.clientHeight]")
    assert all(0 < x < width and 0 < y < height for x, y in places(visit))
    frame = visit.ask("extentOf(DATA.nodes, picture.scale())")
    left, top = visit.ask(f"(({{x, y}}) => [x, y])(picture.screen({{x: {frame['left']}, y: {frame['top']}}}))")
    right, bottom = visit.ask(f"(({{x, y}}) => [x, y])(picture.screen({{x: {frame['right']}, y: {frame['bottom']}}}))")
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_dots_and_lines_are_drawn_in_the_colours_of_the_page(visit: Visit, path: Path, engine: str) -> None:
    visit.open((MEETING, CRISIS), path)
    for name in ("Serbie", "OTAN", "Lars Haugen"):
        wanted = visit.ask(f"nodeColour({node(name)}).match(/\\d+/g).map(Number)")
        assert visit.page.evaluate(_COLOUR_AT, ["nodes", visit.ask(node(name))])[:3] == pytest.approx(wanted, abs=2)
    ground = visit.ask("colour('ground').match(/\\d+/g).map(Number)")
    on_line = visit.page.evaluate(_COLOUR_AT, ["edges", visit.ask(f"pointAt({edge('demands')}, 0.3)")])
    assert on_line[3] > 0
    assert on_line[:3] != ground


def test_what_is_filtered_out_is_not_drawn(visit: Visit, path: Path, engine: str) -> None:
    visit.open((MEETING, CRISIS), path)
    spot = visit.ask(node("Serbie"))
    ground = visit.page.evaluate(_COLOUR_AT, ["nodes", {"x": spot["x"] + 60, "y": spot["y"] - 60}])
    visit.ask("view.hidden.types.add('Country'); changed()")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate(_COLOUR_AT, ["nodes", spot]) == ground


def test_a_click_chooses_a_node_or_an_edge_and_one_beside_nothing(visit: Visit, path: Path, engine: str) -> None:
    visit.open((CRISIS,), path)
    visit.click(node("Serbie"))
    assert visit.ask("NODES.get(view.chosen).name") == "Serbie"
    visit.ask("choose(null)")
    visit.click(f"middleOf({edge('threatens')})")
    assert visit.ask("EDGES.get(view.chosen).relation") == "threatens"
    visit.ask("choose(null); picture.fit()")
    box = visit.page.locator("#graph").bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + 3, box["y"] + 3)
    assert visit.ask("view.chosen") is None


def test_the_pointer_shows_what_it_is_on_and_no_more_when_it_leaves(visit: Visit, path: Path, engine: str) -> None:
    visit.open((MEETING,), path)
    visit.hover(node("Serbie"))
    assert "Serbie" in visit.page.locator("#tip").inner_text()
    box = visit.page.locator("#graph").bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + 3, box["y"] + 3)
    visit.page.locator("#tip").wait_for(state="hidden")


def test_a_node_follows_the_pointer_that_drags_it(visit: Visit, path: Path, engine: str) -> None:
    visit.open((MEETING,), path)
    before = visit.ask(f"picture.screen({node('Serbie')})")
    others = visit.ask(f"picture.screen({node('OTAN')})")
    box = visit.page.locator("#graph").bounding_box()
    assert box is not None
    x, y = box["x"] + before["x"], box["y"] + before["y"]
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    for step in range(1, 6):
        visit.page.mouse.move(x + 10 * step, y + 8 * step)
    visit.page.mouse.up()
    visit.page.wait_for_timeout(200)
    after = visit.ask(f"picture.screen({node('Serbie')})")
    assert (after["x"], after["y"]) == (
        pytest.approx(before["x"] + 50, abs=3),
        pytest.approx(before["y"] + 40, abs=3),
    )
    assert visit.ask(f"picture.screen({node('OTAN')})") == pytest.approx(others, abs=1)


def test_keys_move_and_zoom_the_picture(visit: Visit, path: Path, engine: str) -> None:
    visit.open((MEETING,), path)
    visit.page.locator("#graph").focus()
    scale, before = visit.ask("picture.scale()"), places(visit)[0]
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("ArrowDown")
    assert places(visit)[0] == pytest.approx([before[0] - 60, before[1] - 60], abs=1)
    visit.page.keyboard.press("+")
    assert visit.ask("picture.scale()") == pytest.approx(scale * 1.3, rel=0.01)
    visit.page.keyboard.press("0")
    assert places(visit)[0] == pytest.approx(before, abs=1)


def test_no_label_lies_on_another(visit: Visit, path: Path, engine: str) -> None:
    visit.open(crowd(actors=80, articles=60), path)
    for zoom in (1, 2, 4):
        visit.ask(f"picture.zoom({zoom})")
        shown, stacked = visit.page.evaluate(_STACKED)
        assert shown > 10
        assert stacked == 0


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_text_in_a_picture_by_sigma_never_runs(words: str, visit: Visit, path: Path, sigma: None) -> None:
    visit.open((attack(words), MEETING), path)
    villain = "DATA.nodes.find((node) => node.group === 'Group')"
    visit.hover(villain)
    visit.click(villain)
    assert visit.ask("window.ran") is None
    assert visit.page.locator("#graph :not(canvas)").count() == 0
    assert visit.requests == [path.as_uri()]
    assert [told for told in visit.complaints if "GPU stall" not in told] == []


def test_without_webgl_the_page_says_so_and_the_rest_works(blind: Visit, path: Path, sigma: None) -> None:
    blind.open((MEETING,), path)
    assert "WebGL" in blind.page.locator("#graph").inner_text()
    blind.find("Haugen")
    assert blind.page.locator("#panel h2").inner_text() == "Lars Haugen"
    assert [told for told in blind.complaints if "WebGL" not in told] == []


def test_where_the_processor_draws_the_picture_slides_along_and_is_drawn_anew(
    visit: Visit, path: Path, sigma: None
) -> None:
    visit.open((MEETING,), path)
    transform = "picture.sigma.getCanvases().edges.style.transform"
    still = "translate(0px, 0px) scale(1)"
    wait(visit, f"{transform} === '{still}'")
    assert visit.ask(f"picture.pan(40, 0), {transform}").startswith("translate(-40px, ")
    wait(visit, f"{transform} === '{still}'")
