"""How a page of the app is opened, left for another and waited for, whoever looks at it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page, expect

PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1366, 768), (375, 812)

STILL = """() => !document.querySelector('[data-stale="true"]') && document.getAnimations().every(
    one => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""


# Notes when the page's script has run from now on: asked for, begun and ended may come as one change.
NEXT_RUN = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const noted = window.nextRun = { ended: false, since: performance.now() };
    const watch = new MutationObserver(() => {
        if (app.dataset.testScriptState !== "notRunning") return;
        noted.ended = true;
        watch.disconnect();
    });
    watch.observe(app, { attributeFilter: ["data-test-script-state"] });
}"""
HAS_RUN = """longest => nextRun.ended || performance.now() - nextRun.since > longest
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning" """
OFTEN = 25  # milliseconds between two looks; to look at each frame would have the browser draw each
UNSEEN = 2_000  # milliseconds after which a run that nobody saw was too quick to be drawn


def open_page(page: Page, path: str = "") -> None:
    """Open a page of the app by its path and wait until it has run."""
    page.goto(f"/{path}")
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the page's script has run to its end.

    Just after a click the old run may still count as ended: there, expect what the click brings instead.
    """
    page.locator('[data-testid=stApp][data-test-script-state="notRunning"]').wait_for()


@contextmanager
def a_run(page: Page) -> Iterator[None]:
    """What is done here makes the page's script run: afterwards a run has begun and has ended."""
    page.evaluate(NEXT_RUN)
    yield
    page.wait_for_function(HAS_RUN, arg=UNSEEN, polling=OFTEN)


def go_to(page: Page, title: str) -> None:
    """Go to another page by the navigation, within the same visit."""
    bar = page.get_by_test_id("stTopNav")
    bar.get_by_role("link").first.wait_for()  # not yet there just after the screen has grown
    link = bar.get_by_role("link", name=title, exact=True)
    if link.count() == 0:
        bar.get_by_text("More", exact=True).click()
        link = page.get_by_role("menuitem", name=title, exact=True)
    with a_run(page):
        link.click()
        expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))


def at_every_size(
    page: Page, sizes: Sequence[tuple[int, int]] = (PROJECTOR, PHONE, LAPTOP)
) -> Iterator[tuple[int, int]]:
    """The same page on a projector, a phone and a laptop, on which it stays."""
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(STILL, polling=OFTEN)
        yield size
