"""One visit of one map: every page and tab in turn, and at each the pictures of every view and the faults."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from playwright.sync_api import Error as BrowserError

from looking import faults, gate
from looking.faults import Fault
from looking.running import AppServer, Scheme, logged_errors, new_visitor
from looking.shots import MODES, SIZES, USUAL, Shot, View
from looking.visiting import LAPTOP, STILL, a_run, go_to, open_page, wait_ready

__all__ = ["Visit", "bring_in", "settle", "visit", "walk"]

TABS = ("Part of this page", "What to change", "Lens", "Lines between")  # groups of buttons that are tabs, by label
PATIENCE = 60_000  # milliseconds: questions on a large map take their time
TRAVELLING = View(USUAL, LAPTOP[0], "light")  # while going from page to page
QUALITY = 80  # of the pictures: a JPEG is quicker to write and to read than what loses nothing
COMING_IN = "coming in"  # the Data page with a file that is not a map yet

# The page as long as it is, not in a frame that scrolls: then one picture holds all of it.
UNFOLDED = """html, body, #root, .stApp, [data-testid=stAppViewContainer], [data-testid=stMain] {
    position: relative !important; height: auto !important; overflow: visible !important }"""

OUTSIZED = """() => [document.documentElement, document.body].some(
    one => one.scrollHeight > innerHeight || one.scrollWidth > innerWidth)"""

# While a long page poses, the browser lays it out larger for a moment. The page is not told of it: the navigation would
# be gone until it has measured itself anew.
POSES = """
const Observer = window.ResizeObserver;
window.ResizeObserver = class extends Observer {
    constructor(tell) { super((...told) => window.posing || tell(...told)); }
};
addEventListener("resize", event => window.posing && event.stopImmediatePropagation(), true);
"""

# Done once, for some frames on end, the page's script has ended, every part and the map are there and nothing moves.
SETTLED = """async () => {
    const still = %s;
    const painted = () => new Promise(done => requestAnimationFrame(done));
    const ended = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState === "notRunning";
    const whole = () => !document.querySelector('[data-testid*="keleton"]');
    const parts = () => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")];
    const drawn = () => !parts().some(one => one.shadowRoot?.querySelector(".board:not([data-drawn])"));
    const asked = [ended, whole, still, drawn], begun = performance.now();
    const pause = () => new Promise(done => setTimeout(done, 25)); // to paint while waiting would take the app its time
    for (let frames = 0; frames < 3; await (frames ? painted() : pause())) {
        const missing = asked.find(one => !one());
        frames = missing ? 0 : frames + 1;
        if (performance.now() - begun > %d) throw new Error(`never ready: ${missing}`);
    }
}"""


@dataclass
class Visit:
    """A page of the app that is being looked at, and what has been seen so far."""

    page: Page
    server: AppServer
    folder: Path
    map_name: str
    told: list[str]  # what the browser complained of and is not in `found` yet
    logged: int = 0  # bytes of the app's log that are in `found`
    scheme: Scheme = "light"  # as the page is now
    found: dict[Shot, tuple[Fault, ...]] = field(default_factory=dict)


@contextmanager
def visit(browser: Browser, server: AppServer, folder: Path, map_name: str) -> Iterator[Visit]:
    """A new visitor's page of the app, still empty."""
    context = new_visitor(browser, server, "light")
    told = gate.shut(context)
    context.add_init_script(POSES)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    _look_as(page, TRAVELLING)
    try:
        yield Visit(page, server, folder, map_name, told)
    finally:
        context.close()


def bring_in(visit: Visit, file: Path, views: Sequence[View]) -> str:
    """Make a map of a file through the Data page, with pictures of the way; gives the map's key in the address."""
    page = visit.page
    _open(visit, "data")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("1. What was read").wait_for(timeout=PATIENCE)
    wait_ready(page)
    _take(visit, "Data", (COMING_IN,), views)
    page.get_by_role("button", name="Show this map").click()
    page.wait_for_url(re.compile(r"[?&]map="))
    wait_ready(page)
    return _asked(page.url)["map"]


def walk(visit: Visit, key: str, titles: Sequence[str], views: Sequence[View]) -> None:
    """Every one of the pages, each with its tabs, in the views of one mode. Where one gets stuck, the next goes on."""
    start = "?" + "&".join(filter(None, (f"map={key}", MODES[views[0].mode].address)))
    lost = True  # the page is not where links can be followed: the start is to be opened
    for title in titles:
        try:
            if lost:
                _open(visit, start)
            _leave_for(visit.page, title)
            for tabs in _tabs(visit.page):
                _take(visit, title, tabs, views)
            lost = False
        except (BrowserError, AssertionError) as error:
            _note(visit, Shot(visit.map_name, title, (), views[0]), [Fault("stopped", "", str(error).split("\n")[0])])
            lost = True


def _open(visit: Visit, path: str) -> None:
    open_page(visit.page, path)
    settle(visit.page)
    visit.page.add_style_tag(content=UNFOLDED)


def _leave_for(page: Page, title: str) -> None:
    """Go to another page; a projector has no navigation, there the links stand in its menu."""
    if page.get_by_test_id("stHeader").is_visible():
        go_to(page, title)
        return
    page.get_by_role("button", name="View").click()
    with a_run(page):
        page.get_by_role("link", name=title, exact=True).click()
        expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))
    page.keyboard.press("Escape")


def _tabs(page: Page, opened: tuple[str, ...] = (), groups: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Opens every tab in turn, and the tabs within it; gives what is open. A page without tabs is given once."""
    settle(page)
    label = next((one for one in TABS if one not in groups and _group(page, one).count()), None)
    if label is None:
        yield opened
        return
    for name in _group(page, label).get_by_role("radio").all_inner_texts():
        _choose(page, label, name.strip())
        yield from _tabs(page, (*opened, name.strip()), (*groups, label))


def _group(page: Page, label: str) -> Locator:
    return page.get_by_role("radiogroup", name=label, exact=True)


def _choose(page: Page, label: str, name: str) -> None:
    radio = _group(page, label).get_by_role("radio", name=name, exact=True)
    if radio.is_checked():
        return
    with a_run(page):
        radio.click()


def _take(visit: Visit, title: str, tabs: tuple[str, ...], views: Sequence[View]) -> None:
    """Pictures of what is open in every view, and its faults; dark looks for none, for its text stands as in light.

    What was left in dark begins in dark: to change the colours of a whole page takes the browser its time.
    """
    page = visit.page
    page.mouse.move(0, 0)  # what was clicked last is not pointed at
    if views[-1].scheme == visit.scheme != views[0].scheme:
        views = views[::-1]
    for view in views:
        shot = Shot(visit.map_name, title, tabs, view)
        _look_as(page, view)
        settle(page)
        page.evaluate("window.posing = true")
        whole = view.scheme == "light" and page.evaluate(OUTSIZED)  # more than the screen takes twice as long
        page.screenshot(path=visit.folder / shot.path, full_page=whole, type="jpeg", quality=QUALITY)
        page.evaluate("window.posing = false")
        _note(visit, shot, faults.find(page) if view.scheme == "light" else ())
    visit.scheme = views[-1].scheme
    _look_as(page, replace(TRAVELLING, scheme=visit.scheme))


def _look_as(page: Page, view: View) -> None:
    width, height = SIZES[view.width]
    size: ViewportSize = {"width": width, "height": height}
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.emulate_media(color_scheme=view.scheme, reduced_motion="reduce")


def settle(page: Page) -> None:
    """Wait until everything is there, stands still and is painted."""
    page.evaluate(SETTLED % (STILL, PATIENCE))


def _note(visit: Visit, shot: Shot, seen: Sequence[Fault]) -> None:
    """Put down what was seen, and what browser and app complained of since the last picture."""
    told = [Fault("told", "", words) for words in visit.told]
    visit.told.clear()
    told += [Fault("failure", "the app's log", words) for words in logged_errors(visit.server, visit.logged)]
    visit.logged = visit.server.log.stat().st_size
    visit.found[shot] = (*visit.found.get(shot, ()), *seen, *told)


def _asked(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))
