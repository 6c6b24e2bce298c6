"""What a person does in the browser, and what every page must keep to."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from looking import visiting
from looking.running import Scheme
from looking.visiting import LAPTOP, OFTEN, PHONE, PROJECTOR, STILL, a_run, at_every_size, go_to, wait_ready
from tests.pace import usually

__all__ = [
    "LAPTOP",
    "OFTEN",
    "PHONE",
    "PROJECTOR",
    "READING",
    "STILL",
    "a_run",
    "at_every_size",
    "at_sizes",
    "choose",
    "go_to",
    "in_both_schemes",
    "in_light_and_dark",
    "in_schemes",
    "no_axe_faults",
    "no_sideways_scroll",
    "on_every_screen",
    "open_page",
    "screenshot",
    "turn_to",
    "wait_ready",
]

READING = 60_000  # milliseconds at most: a file is read in a process of its own, which has to start
SHUT_BY_THEN = 5_000  # milliseconds: a list that was open is shut again, where a run of the page came late

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PICTURES = Path(__file__).parents[2] / "test-pictures"
ASKED_FOR = "PARTNERSHIP_PICTURES"  # where it is set, tests take pictures: each takes a sixth of a second
COLOURS = {**DEFAULT_OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
BUT_COLOURS = {**DEFAULT_OPTIONS, "rules": {"color-contrast": {"enabled": False}}}
# What axe leaves out. Rules that call nothing serious or critical: what they would find is no fault here. And, where
# `few`, whether words can be told from what is behind them is asked of the first of those that are alike with all that
# they are in: in kind, class, colours, size and weight of their letters, and in all else that this depends on.
LEAVES_OUT = """few => {
    const grave = one => ["serious", "critical"].includes(one);
    const asks = rule => [...rule.any, ...rule.all, ...rule.none].map(one => axe._audit.data.checks[one.id ?? one]);
    const mild = axe._audit.rules.filter(rule => ![rule.impact, ...asks(rule).map(one => one?.impact)].some(grave));
    const looked = "data-looked-at", looks = new Map(), met = new Set();
    const look = one => {
        if (!one) return "";
        if (looks.has(one)) return looks.get(one);
        const style = getComputedStyle(one), parent = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host;
        const own = [one.tagName, one.className, one.dataset.testid, one.matches(":disabled, [aria-disabled=true]"),
            style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode,
            style.fontSize, style.fontWeight, style.textShadow, style.position, style.visibility, style.display];
        looks.set(one, `${look(parent)} ${own.join(";")}`);
        return looks.get(one);
    };
    const mark = root => {
        for (const one of root.querySelectorAll("*")) {
            one.toggleAttribute(looked, !few || !met.has(look(one)));
            met.add(look(one));
            if (one.shadowRoot) mark(one.shadowRoot);
        }
    };
    mark(document);
    axe.configure({ rules: [
        ...mild.map(({ id }) => ({ id, enabled: false })),
        { id: "color-contrast", selector: `[${looked}]` },
    ] });
}"""
NOWHERE = "about:blank"
# What the browser's own buttons do: the address changes, and the app is told.
TURN = """path => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""
# Parts of the app that ask each second or two whether somebody else has changed something do so every half minute. On a
# page that waits for a test, and there is always one, they take a tenth of a core.
SELDOM = """{
    const own = window.setInterval;
    window.setInterval = (call, wait, ...more) => own(call, [1000, 2000].includes(wait) ? 30_000 : wait, ...more);
}"""
# Whether the app has taken the colours that its visitor prefers.
WEARS = "scheme => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === scheme"
# Pixels that reach beyond the screen, or beyond the part of the app's frame that scrolls in its place.
TOO_WIDE = """() => Math.max(...[...document.querySelectorAll("html, [data-testid=stMain]")].map(
    one => one.scrollWidth - one.clientWidth))"""

on_every_screen = pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, PHONE], ids=["projector", "laptop", "phone"])
in_light_and_dark = pytest.mark.parametrize("scheme", ["light", "dark"])


def open_page(page: Page, path: str = "") -> None:
    """Open a page of the app as somebody new: everything is loaded, and nothing is known of earlier visits."""
    page.context.clear_cookies()
    visiting.open_page(page, path)


def turn_to(page: Page, path: str = "") -> None:
    """Open a page of the app by its path in the visit that is going on, or as somebody new where there is none.

    Nothing is loaded anew: half the work. What tests before in the same file did in their visit stays done; what the
    address says is as in a new visit, but a map, the room view and the projector stay until it says otherwise.
    """
    if page.url == NOWHERE:
        open_page(page, path)
        return
    with a_run(page):
        page.evaluate(TURN, f"/{path}")


def choose(page: Page, box: str, option: str, *, exact: bool = False) -> None:
    """Choose from a list by its name; opened again where a run of the page that began late has shut it."""
    wanted = page.get_by_role("option", name=option, exact=exact)
    for _ in range(2):
        wait_ready(page)
        page.get_by_role("combobox", name=box).click()
        with suppress(PlaywrightTimeoutError):
            wanted.click(timeout=SHUT_BY_THEN)
            return
        page.keyboard.press("Escape")
    page.get_by_role("combobox", name=box).click()
    wanted.click()


def in_both_schemes(page: Page) -> Iterator[Scheme]:
    """The same page in light and in dark."""
    yield from _in_schemes(page, SCHEMES)


def in_schemes(page: Page, place: int) -> Iterator[Scheme]:
    """One of several pages in light and the next in dark; each in both with `--slow`."""
    yield from _in_schemes(page, usually(SCHEMES[place % 2 :][:1], slowly=SCHEMES))


def _in_schemes(page: Page, schemes: tuple[Scheme, ...]) -> Iterator[Scheme]:
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(WEARS, arg=scheme, polling=OFTEN)
        yield scheme


def at_sizes(page: Page, place: int) -> Iterator[tuple[int, int]]:
    """The first of several pages at every size, the others on a phone and a laptop; each everywhere with `--slow`."""
    if place == 0 or usually(False, slowly=True):
        yield from at_every_size(page)
    else:
        yield from at_every_size(page, (PHONE, LAPTOP))


def no_axe_faults(page: Page, *, colours: bool = True, colours_of: str | None = None) -> None:
    """Fail on every accessibility fault that axe calls serious or critical.

    Parameters
    ----------
    colours
        Whether it is looked at whether words can be told from what is behind them: on a long page most of the work.
    colours_of
        What is looked at for its colours alone: for a page that was looked at as a whole without, or in others.
    """
    options = COLOURS if colours_of else DEFAULT_OPTIONS if colours else BUT_COLOURS
    # what was only fading is no fault the second time
    grave = _grave(page, colours_of, options) and _grave(page, colours_of, options)
    assert not grave, "\n".join(_told(fault) for fault in grave)


def _grave(page: Page, of: str | None, options: dict) -> list[dict]:
    page.wait_for_function(STILL, polling=OFTEN)
    if not page.evaluate("'axe' in window"):  # half a megabyte: once for what is loaded
        page.evaluate(AXE_SCRIPT)
    page.evaluate(LEAVES_OUT, usually(True, slowly=False))
    found = Axe("0").run(page, of, options).response["violations"]
    return [fault for fault in found if fault["impact"] in ("serious", "critical")]


def _told(fault: dict) -> str:
    places = "\n".join(f"    {node['html'][:200]}" for node in fault["nodes"])
    return f"{fault['impact']}: {fault['help']} ({fault['id']})\n{places}"


def no_sideways_scroll(page: Page) -> None:
    """Fail where a person would have to scroll sideways to read the page."""
    too_wide = page.evaluate(TOO_WIDE)
    assert too_wide <= 0, f"the page is {too_wide} pixels wider than the screen"


def screenshot(page: Page, name: str) -> None:
    """Picture of what is on screen, for a person who asked for pictures: `python start.py look` takes most of them."""
    if os.environ.get(ASKED_FOR):
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / (re.sub(r"[^\w-]+", "-", name) + ".png"))
