"""`python start.py look` sees each kind of fault where one is planted and none where none is, and opens every tab."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from looking import faults, walking
from looking.faults import Fault
from looking.running import AppServer
from looking.shots import Shot, View, views_of
from looking.visiting import PHONE
from looking.walking import Visit, visit, walk
from tests.pace import usually

MAP = "merseyside_2014"
TABS = {
    "Across boundaries": ("Sectors", "Areas", "Ways in", "Needs"),
    "Build next": ("Introductions", "Team", "What if", "Goals", "Promises"),
}
TABBED = usually("Across boundaries", slowly="Build next")  # the second is longer and takes twice as long
LONG = "Neighbourhood policing team"
STYLE = """<style>
    body { font: 16px/1.5 sans-serif }
    .narrow { width: 5em; overflow: hidden; white-space: nowrap }
</style>"""
CLEAN = f"""
    <h1>A page</h1>
    <p style="width: 6em">A drop-in centre for well-being: lines broken at a hyphen or a space.</p>
    <div style="width: 5em; overflow-x: auto; white-space: nowrap">{LONG}</div>
    <div style="height: 4em; overflow-y: auto"><div style="position: sticky; top: 0">Head</div>{"<p>Row</p>" * 9}</div>
    <div style="width: 1px; height: 1px; overflow: hidden; white-space: nowrap">For readers of the screen only</div>
    <div style="display: none; width: 1px">{LONG}</div>
    <div style="position: relative"><p>Below</p><p style="position: absolute; top: 0; visibility: hidden">Gone</p></div>
    <input value="Short">"""
PLANTED = {
    "cut at the right": (
        "cut off",
        f'<p class="narrow it">{LONG}</p>',
    ),
    "ends in dots": ("cut off", f'<p class="narrow it" style="text-overflow: ellipsis">{LONG}</p>'),
    "cut at the bottom": ("cut off", f'<p class=it style="width: 5em; height: 1.5em; overflow: hidden">{LONG}</p>'),
    "cut by what holds it": (
        "cut off",
        f'<div style="width: 5em; overflow: hidden"><p class=it style="width: 20em">{LONG}</p></div>',
    ),
    "a field too small for what is in it": ("cut off", f'<input class=it style="width: 4em" value="{LONG}">'),
    "a word on two lines": ("broken word", '<p class=it style="width: 4em; overflow-wrap: anywhere">Neighbourhood</p>'),
    "a number on two tight lines": (
        "broken word",
        '<p class=it style="width: 2em; overflow-wrap: anywhere; line-height: 1">12,299</p>',
    ),
    "one line over another": (
        "overlap",
        '<div style="position: relative"><p class=it style="margin: 0">Under</p>'
        '<p class=it style="position: absolute; top: 3px; margin: 0">Over</p></div>',
    ),
    "wider than the screen": ("sideways scroll", '<div class=it style="width: 3000px">Wide</div>'),
    "an error on the page": ("failure", "<div data-testid=stException class=it>KeyError</div>"),
}
# What the fault finder asks of a drawn map: three partners in a row with names of 40 by 10 below their shapes.
THREE_ON_A_MAP = """(crowded) => {
    const board = document.querySelector(".board");
    const at = { a: 0, b: 30, c: 300 };
    const net = {
        getPosition: (id) => ({ x: at[id], y: 0 }),
        canvasToDOM: ({ x, y }) => ({ x: x + 100, y: y + 100 }),
        getBoundingBox: (id) => ({ left: at[id] - 20, right: at[id] + 20, top: -10, bottom: 20 }),
    };
    const shapes = Object.keys(at).map((id) => ({ id, title: `Partner ${id}\\nmore`, size: 10, below: 12 }));
    const shifts = new Map(Object.entries(crowded ?? {}));
    const state = { shapes, crowded: Boolean(crowded), shifts };
    window[Symbol.for("partnership-map")] = { maps: new Map([["map", { net, board, state }]]) };
}"""
A_ON_B = (Fault("overlap on the map", "div.board", "Partner a × Partner b"),)


@pytest.fixture(scope="module")
def any_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        yield context.new_page()


@pytest.fixture
def bare_page(any_page: Page) -> Page:
    any_page.goto("about:blank")  # takes what a test before has written into the window
    return any_page


def found_on(page: Page, body: str) -> tuple[Fault, ...]:
    page.set_content(f"<!doctype html><html lang=en><title>A page</title>{STYLE}<body>{body}")
    return faults.find(page)


def test_a_clean_page_has_no_faults(bare_page: Page) -> None:
    assert found_on(bare_page, CLEAN) == ()


@pytest.mark.parametrize(("kind", "planted"), PLANTED.values(), ids=list(PLANTED))
def test_a_planted_fault_is_found_where_it_is(bare_page: Page, kind: str, planted: str) -> None:
    found = found_on(bare_page, CLEAN + planted)
    assert {fault.kind for fault in found} == {kind}
    assert all(fault.element.endswith(".it") for fault in found)


def test_a_broken_word_is_shown_with_its_break(bare_page: Page) -> None:
    (fault,) = found_on(bare_page, PLANTED["a word on two lines"][1])
    assert fault.words.replace("|", "") == "Neighbourhood"
    assert "|" in fault.words


def test_text_in_a_part_of_its_own_is_looked_at(bare_page: Page) -> None:
    bare_page.set_content("<div class=host></div>")
    bare_page.evaluate(
        "planted => document.querySelector('.host').attachShadow({ mode: 'open' }).innerHTML = planted",
        STYLE + PLANTED["cut at the right"][1],
    )
    assert [fault.kind for fault in faults.find(bare_page)] == ["cut off"]


@pytest.mark.parametrize(
    ("crowded", "found"),
    [(None, A_ON_B), ({"a": 0, "b": 0}, A_ON_B), ({"a": 0, "b": -30}, ()), ({"a": 0}, ())],
    ids=["names meet", "also where few have one", "one was moved above its shape", "only one is left"],
)
def test_names_that_cover_one_another_on_a_map_are_found(
    bare_page: Page, crowded: dict[str, int] | None, found: tuple[Fault, ...]
) -> None:
    bare_page.set_content("<div class=board style='width: 600px; height: 200px'></div>")
    bare_page.evaluate(THREE_ON_A_MAP, crowded)
    assert faults.find(bare_page) == found


def test_a_name_that_the_edge_of_a_map_cuts_is_found(bare_page: Page) -> None:
    # The name of c ends 420 pixels from the left. a and b are apart here: one name was moved.
    for wide, found in ((430, []), (410, ["Partner c"]), (379, [])):
        bare_page.set_content(f"<div class=board style='width: {wide}px; height: 200px'></div>")
        bare_page.evaluate(THREE_ON_A_MAP, {"a": 0, "b": -30, "c": 0})
        assert [fault.words for fault in faults.find(bare_page) if fault.kind == "cut off on the map"] == found


@pytest.fixture(scope="module")
def visitor(browser: Browser, app_server: AppServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """One visit for every walk, for a new one would load everything anew."""
    with visit(browser, app_server, tmp_path_factory.mktemp("look"), MAP) as visitor:
        yield visitor


@pytest.fixture
def seen(visitor: Visit) -> dict[Shot, tuple[Fault, ...]]:
    """What the walk of this test has seen, and no other's."""
    visitor.found.clear()
    return visitor.found


def test_a_walk_takes_every_tab_in_every_view(visitor: Visit, seen: dict[Shot, tuple[Fault, ...]]) -> None:
    views = views_of("usual", PHONE[:1])
    walk(visitor, MAP, [TABBED, "How sure"], views)
    tabs = [(tab,) for tab in TABS[TABBED]]
    assert {(shot.page, shot.tabs) for shot in seen} == {("How sure", ()), *((TABBED, tab) for tab in tabs)}
    assert len(seen) == (len(tabs) + 1) * len(views)
    assert [fault for of in seen.values() for fault in of if fault.kind in (*faults.FAILURES, "told")] == []
    for shot in seen:
        with Image.open(visitor.folder / shot.path) as picture:
            assert picture.width == PHONE[0]
            assert picture.height >= PHONE[1]
            assert (picture.convert("L").getpixel((2, PHONE[1] // 2)) < 128) == (shot.view.scheme == "dark")
    assert [shot.view.scheme for shot in seen][:4] == ["light", "dark", "dark", "light"]  # colours change once a place


def test_a_projector_goes_from_page_to_page_by_its_menu(visitor: Visit, seen: dict[Shot, tuple[Fault, ...]]) -> None:
    walk(visitor, MAP, ["How sure"], views_of("projector"))
    assert [(shot.page, str(shot.view)) for shot in seen] == [("How sure", "projector 1920 light")]


def assert_only_gaps_stopped(visitor: Visit, seen: dict[Shot, tuple[Fault, ...]]) -> None:
    walk(visitor, MAP, ["Gaps", "How sure"], [View("usual", 1366, "light")])
    stopped = {shot.page: [fault for fault in of if fault.kind == "stopped"] for shot, of in seen.items()}
    assert stopped == {"Gaps": [Fault("stopped", "", "Timeout 60000ms exceeded.")], "How sure": []}


def test_where_one_page_gets_stuck_the_next_is_looked_at(
    visitor: Visit, seen: dict[Shot, tuple[Fault, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_for = walking._leave_for

    def stuck_at_gaps(page: Page, title: str) -> None:
        if title == "Gaps":
            raise BrowserError("Timeout 60000ms exceeded.\nCall log: much more")
        leave_for(page, title)

    monkeypatch.setattr(walking, "_leave_for", stuck_at_gaps)
    assert_only_gaps_stopped(visitor, seen)


def test_a_start_that_comes_too_late_costs_one_page(
    visitor: Visit, seen: dict[Shot, tuple[Fault, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_start, opened = walking._open, []

    def late_at_first(visitor: Visit, path: str) -> None:
        opened.append(path)
        if len(opened) == 1:
            raise BrowserError("Timeout 60000ms exceeded.")
        open_start(visitor, path)

    monkeypatch.setattr(walking, "_open", late_at_first)
    assert_only_gaps_stopped(visitor, seen)
