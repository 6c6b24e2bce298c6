"""How a page of the app is opened, left for another and waited for, whoever looks at it."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1366, 768), (375, 812)

STILL = """() => !document.querySelector('[data-stale="true"]') && document.getAnimations().every(
    one => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""


def open_page(page: Page, path: str = "") -> None:
    """Open a page of the app by its path and wait until it has run."""
    page.goto(f"/{path}")
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the page's script has run to its end.

    Just after a click the old run may still count as ended: there, expect what the click brings instead.
    """
    page.locator('[data-testid=stApp][data-test-script-state="notRunning"]').wait_for()


def go_to(page: Page, title: str) -> None:
    """Go to another page by the navigation, within the same visit."""
    bar = page.get_by_test_id("stTopNav")
    bar.get_by_role("link").first.wait_for()  # not yet there just after the screen has grown
    link = bar.get_by_role("link", name=title, exact=True)
    if link.count() == 0:
        bar.get_by_text("More", exact=True).click()
        link = page.get_by_role("menuitem", name=title, exact=True)
    link.click()
    expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))
    wait_ready(page)


def at_every_size(page: Page) -> Iterator[tuple[int, int]]:
    """The same page on a projector, a laptop and a phone; afterwards on a laptop again."""
    for size in (PROJECTOR, PHONE, LAPTOP):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(STILL)
        yield size
