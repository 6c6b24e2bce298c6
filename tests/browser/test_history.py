"""The browser's Back: one entry for each thing that is done, and the page that was before it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import Visitor

STRIP = "p.running"
ENTRIES = "history.length"


@pytest.fixture(scope="module", autouse=True)
def a_tab_of_its_own(visitor: Visitor) -> None:
    """A browser keeps fifty entries: where these are full, no test sees that there is one more."""
    visitor.page.close()
    visitor.page, visitor.file = visitor.context.new_page(), None


@pytest.fixture
def running(page: Page) -> Page:
    """A running order at its second step, on the facilitator's own screen."""
    steps.open_page(page, "?map=partners&run=partnership&notes=1")
    expect(page.locator(STRIP)).to_contain_text("1 of 7")
    _press(page, "ArrowRight", "2 of 7")
    return page


def _press(page: Page, key: str, shown: str) -> None:
    """Press a key of the strip, whose buttons hear it: they are drawn a moment after the words between them."""
    expect(page.get_by_role("button", name=re.compile("^Next"))).to_be_visible()
    page.keyboard.press(key)
    expect(page.locator(STRIP)).to_contain_text(shown)
    steps.wait_ready(page)


def test_a_step_is_one_entry_and_back_leads_to_the_step_before(running: Page) -> None:
    before = running.evaluate(ENTRIES)
    _press(running, "ArrowRight", "3 of 7")
    expect(running).to_have_url(re.compile(r"/gaps\?.*at=2"))
    assert running.evaluate(ENTRIES) == before + 1
    running.go_back()
    expect(running.locator(STRIP)).to_contain_text("2 of 7")
    expect(running).to_have_url(re.compile(r"/route\?.*at=1"))
    expect(running).to_have_title(re.compile("^A person's route"))
    running.go_forward()
    expect(running.locator(STRIP)).to_contain_text("3 of 7")
    expect(running).to_have_title(re.compile("^Gaps"))


@pytest.mark.parametrize("address", ["?run=partnership", "?run=strategy&projector=1", "build?run=cafe&at=3"])
def test_an_address_that_opens_a_running_order_is_left_at_the_first_press_of_back(page: Page, address: str) -> None:
    window = page.context.new_page()
    steps.open_page(window, address)
    expect(window.locator(STRIP)).to_be_visible()
    expect(window).to_have_url(re.compile("wall="))
    steps.wait_ready(window)
    window.go_back()
    expect(window).to_have_url(steps.NOWHERE)


def test_a_page_is_one_entry_whatever_is_taken_along(page: Page) -> None:
    steps.open_page(page, "?map=merseyside_2014&room=1")
    before = page.evaluate(ENTRIES)
    for title in ("Gaps", "Bottlenecks"):
        steps.go_to(page, title)
        expect(page).to_have_url(re.compile("map=merseyside_2014.*room=1"))
    assert page.evaluate(ENTRIES) == before + 2
    page.go_back()
    expect(page).to_have_title(re.compile("^Gaps"))
    page.go_back()
    expect(page).to_have_title(re.compile("^Overview"))
