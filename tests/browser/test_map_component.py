"""The map in a real browser: chosen by mouse and by keyboard, never moving, and only ever text."""

import re
from base64 import b64decode
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from looking import faults
from network import read_yaml, write_yaml
from network.model import Named, Network, Partner, Relation, System
from tests.browser import steps
from tests.pace import usually
from views.pages import PAGES

ROOT = Path(__file__).parents[2]
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eمرحبا right to left", "N" * 300)
MAP = 'const map = window[Symbol.for("partnership-map")].maps.get("map"); const { net, state, board } = map;'
CANVAS_RESIZED = f"""() => {{ {MAP} const canvas = board.querySelector("canvas");
    return canvas.width === Math.round(canvas.clientWidth * devicePixelRatio); }}"""
ELSEWHERE = "data?part=open"  # a page without a map, soon drawn
A_CLICK_AT_MOST = 30_000  # bytes to the browser; the shapes and lines alone are more


def open_map(page: Page, address: str = "") -> None:
    steps.turn_to(page, f"map{address}")
    wait_drawn(page)
    wait_chosen(page, "partner=" in address)


def draw_anew(page: Page) -> None:
    """The map as it is drawn on a screen of this size and these colours, nobody chosen; nothing is loaded anew."""
    steps.turn_to(page, ELSEWHERE)
    open_map(page)


def wait_drawn(page: Page) -> None:
    page.locator(".board[data-drawn]").wait_for()
    page.wait_for_function(CANVAS_RESIZED, polling=steps.OFTEN)


def wait_chosen(page: Page, anybody: bool) -> None:
    """Wait until the map knows what the page says: whether a partner is chosen."""
    page.wait_for_function(
        f"(anybody) => {{ {MAP} return (state.view.selected !== null) === anybody; }}",
        arg=anybody,
        polling=steps.OFTEN,
    )


def ask(page: Page, script: str, value: Any = None) -> Any:
    """Ask the drawn map itself: `net` is vis-network, `state` what the component knows."""
    return page.evaluate(f"(value) => {{ {MAP} {script} }}", value)


def point_of(page: Page, name: str) -> tuple[float, float]:
    """Where a partner's shape is on the screen."""
    x, y = ask(
        page,
        """const node = state.shapes.find((one) => one.title.startsWith(value));
        const at = net.canvasToDOM({ x: node.x * state.stretch.x, y: node.y * state.stretch.y });
        const frame = board.getBoundingClientRect();
        return [frame.left + at.x, frame.top + at.y];""",
        name,
    )
    return x, y


def places(page: Page) -> dict[str, dict[str, float]]:
    return ask(page, "return net.getPositions();")


def boxes(page: Page) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of everything that a partner takes on the canvas, its ring included."""
    return ask(
        page,
        """return state.shapes.map((node) => {
            const box = net.getBoundingBox(node.id);
            const { x, y } = net.getPosition(node.id);
            const ring = node.ring ? node.ring + 1.2 : 0;
            return [Math.min(box.left, x - ring), Math.min(box.top, y - ring),
                Math.max(box.right, x + ring), Math.max(box.bottom + node.below - 12, y + ring)];
        });""",
    )


def test_a_window_of_another_size_shows_the_whole_map_again(page: Page) -> None:
    # vis-network puts its own guess of the scale in place after it has told of the new size.
    open_map(page)
    for _ in steps.at_every_size(page):
        page.wait_for_function(CANVAS_RESIZED, polling=steps.OFTEN)
        beyond = ask(
            page,
            """return state.shapes.filter((node) => {
                const { x, y } = net.canvasToDOM(net.getPosition(node.id));
                return x < 0 || y < 0 || x > board.clientWidth || y > board.clientHeight;
            }).map((node) => node.id);""",
        )
        assert beyond == []


def test_a_click_on_a_shape_chooses_the_partner(page: Page) -> None:
    open_map(page)
    page.mouse.click(*point_of(page, "Probation service"))
    expect(page.locator(".st-key-panel")).to_contain_text("Probation service")
    expect(page).to_have_url(re.compile("partner=probation"))


def test_a_click_on_a_label_does_too(page: Page) -> None:
    open_map(page)
    x, y = point_of(page, "Learning disability service")
    page.mouse.click(x, y + 34)
    expect(page).to_have_url(re.compile("partner=learning_disability"))


def test_a_click_beside_everything_takes_the_choice_back(page: Page) -> None:
    open_map(page, "?partner=probation")
    frame = page.locator(".board").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 4, frame["y"] + 4)
    expect(page).not_to_have_url(re.compile("partner="))


def test_a_partner_is_chosen_on_the_map_by_keyboard(page: Page) -> None:
    open_map(page)
    page.locator(".board").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator(".live").text_content()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".live")).not_to_have_text(first or "")
    spoken = page.locator(".live").text_content() or ""
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_have_text(f"{spoken} Chosen.")
    expect(page.locator(".st-key-panel")).to_contain_text(spoken.split(". ")[0])
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("partner="))


def test_a_choice_made_elsewhere_shows_on_the_map_and_nothing_moves(page: Page) -> None:
    open_map(page)
    before = places(page)
    box = page.get_by_role("combobox", name="Find a partner")
    box.focus()
    page.keyboard.type("Probation")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("partner=probation"))
    wait_chosen(page, True)
    names = ask(page, "return [...state.lit.partners].map((id) => state.byId.get(id).title.split('\\n')[0]);")
    assert {"Probation service", "Liaison and diversion service"} <= set(names)
    assert places(page) == before


def test_a_click_does_not_send_the_map_again(page: Page) -> None:
    open_map(page)
    received: list[int] = []
    browser = page.context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.on(
        "Network.webSocketFrameReceived",
        lambda told: received.append(len(b64decode(told["response"]["payloadData"]))),
    )
    page.mouse.click(*point_of(page, "Probation service"))
    expect(page.locator(".st-key-panel")).to_contain_text("Probation service")
    steps.wait_ready(page)
    browser.detach()
    assert 0 < sum(received) < A_CLICK_AT_MOST


@pytest.mark.parametrize("size", [steps.PROJECTOR, steps.LAPTOP], ids=["projector", "laptop"])
def test_no_two_partners_cover_one_another_and_all_are_in_sight(page: Page, size: tuple[int, int]) -> None:
    draw_anew(page)
    drawn = boxes(page)
    assert len(drawn) == len(read_yaml(ROOT / "data" / "partners.yaml").partners)
    assert not [
        (a, b) for a, b in combinations(drawn, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    left, top, right, bottom = ask(
        page,
        """const from = net.DOMtoCanvas({ x: 0, y: 0 });
        const to = net.DOMtoCanvas({ x: board.clientWidth, y: board.clientHeight });
        return [from.x, from.y, to.x, to.y];""",
    )
    assert all(left <= a and top <= b and c <= right and d <= bottom for a, b, c, d in drawn)


@pytest.mark.parametrize("size", [steps.LAPTOP], ids=["laptop"])
def test_labels_are_at_least_fifteen_pixels_high_on_a_laptop(page: Page, size: tuple[int, int]) -> None:
    open_map(page)
    assert ask(page, "return state.labelSize * net.getScale();") >= 15


@pytest.mark.parametrize("size", [steps.PHONE], ids=["phone"])
def test_a_phone_names_those_that_most_runs_through_then_the_chosen_and_its_neighbours(
    page: Page, size: tuple[int, int]
) -> None:
    draw_anew(page)
    labelled = "return net.body.data.nodes.get().filter((one) => one.label.trim()).map((one) => one.id);"
    largest = "return state.shapes.toSorted((one, other) => other.size - one.size)[0].id;"
    assert ask(page, largest) in ask(page, labelled)
    assert len(ask(page, labelled)) < len(boxes(page))
    expect(page.get_by_text("Some names are left out")).to_be_visible()
    assert not [fault for fault in faults.find(page) if fault.kind.endswith("on the map")]
    ask(page, "map.pressed(state.shapes.find((one) => one.title.startsWith(value)).id);", "Homelessness charity")
    shown = set(ask(page, labelled))
    assert ask(page, "return state.view.selected;") in shown
    assert shown <= set(ask(page, "return [...state.lit.partners];"))
    assert ask(page, "return state.labelSize * net.getScale();") >= 12


@steps.in_light_and_dark
def test_the_map_takes_the_colours_of_the_page(page: Page, scheme: str) -> None:
    draw_anew(page)
    assert ask(page, "return map.theme.name;") == scheme
    steps.screenshot(page, f"map-{scheme}")


def test_zoom_buttons_and_fit_work_without_dragging(page: Page) -> None:
    open_map(page)
    fitted = ask(page, "return net.getScale();")
    page.get_by_role("button", name="Closer").click()
    assert ask(page, "return net.getScale();") > fitted
    page.get_by_role("button", name="Fit to screen").click()
    assert ask(page, "return net.getScale();") == pytest.approx(fitted)


def test_the_picture_of_the_map_can_be_saved(page: Page, tmp_path: Path) -> None:
    open_map(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save picture").click()
    assert taken.value.suggested_filename == "partnership-map.png"
    taken.value.save_as(tmp_path / "map.png")
    from PIL import Image

    with Image.open(tmp_path / "map.png") as picture:
        assert picture.size == (1920, 1080)
        assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 500  # drawn, not blank
        mark = picture.convert("L").crop((1640, 20, 1890, 90))  # where "Illustrative data" stands
        assert mark.getextrema()[0] < 80


@pytest.fixture
def hostile_map(tmp_path: Path) -> Path:
    """A map file whose names, and ids too, try to be more than text."""
    partners = tuple(
        Partner(f"<i>{place}</i>", name, sector="s", stages=("door",) if place == 0 else None, needs=("help",))
        for place, name in enumerate(HOSTILE)
    )
    ids = [one.id for one in partners]
    links = tuple(Relation(one, other) for one, other in pairwise(ids))
    shipped = read_yaml(ROOT / "data" / "partners.yaml").system
    stage, need = shipped.stages[0], shipped.needs[0]
    lists = {
        "sectors": (Named("s", HOSTILE[1]),),
        "stages": (type(stage)("door", HOSTILE[1]),),
        "needs": (type(need)("help", HOSTILE[0]),),
    }
    path = tmp_path / "hostile.yaml"
    write_yaml(Network(System(HOSTILE[0], **lists), partners, links, asked=("<i>0</i>",)), path)
    return path


def test_hostile_names_are_text_on_every_page_and_on_the_map_in_its_tooltips_and_in_the_saved_picture(
    page: Page, hostile_map: Path
) -> None:
    steps.turn_to(page, "data?part=open")
    page.locator("input[type=file]").set_input_files(hostile_map)
    page.get_by_role("button", name="Show this map").click()
    expect(page.locator(".st-key-which-map a")).to_have_text(HOSTILE[0], timeout=steps.READING)
    expect(page.get_by_text("1. What was read")).to_have_count(0, timeout=steps.READING)
    steps.wait_ready(page)
    for title in usually([title for title in PAGES if title != "Map"][::2], slowly=list(PAGES)):
        steps.go_to(page, title)
        page.locator(".sentence").first.wait_for()
        assert page.locator("img[src=x]").count() == 0
        steps.no_sideways_scroll(page)
        steps.screenshot(page, f"hostile-{title}")
    steps.go_to(page, "Map")
    expect(page).to_have_url(re.compile(r"/map\?"))
    wait_drawn(page)
    for name in HOSTILE:
        page.mouse.move(0, 0)
        page.mouse.move(*point_of(page, name))
        expect(page.locator("div.vis-tooltip")).to_contain_text(name[:40])
        page.mouse.click(*point_of(page, name))
        expect(page.locator(".live")).to_contain_text(name[:40])
    with page.expect_download():
        page.get_by_role("button", name="Save picture").click()
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("script", has_text="alert(1)").count() == 0
    steps.no_sideways_scroll(page)
    steps.screenshot(page, "map-hostile")


def test_a_map_that_cannot_be_drawn_says_so_and_where_the_same_is_said(page: Page) -> None:
    page.route("**/assets/vis-network.min.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    steps.open_page(page, "map")
    expect(page.get_by_text("The map could not be drawn.")).to_be_visible()
