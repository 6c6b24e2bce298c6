"""A person's route in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps

SATURDAY = (
    "No recorded way to help with ADHD or autism is open at 23:00 on Saturday; "
    "the one that opens first takes about 65 days."
)


def test_the_young_person_in_custody_on_saturday_night_is_answered_in_one_click(page: Page) -> None:
    steps.turn_to(page)
    page.get_by_role("link", name="Walk it as a person").click()
    expect(page.locator("h2.lead")).to_contain_text(SATURDAY)
    expect(page.locator(".walk")).to_contain_text("Opens at 07:00 on Sunday.")
    expect(
        page.get_by_text("An imagined person, for planning. Not for advising a real person.", exact=True)
    ).to_be_visible()


def test_custody_and_voluntary_attendance_are_compared(page: Page) -> None:
    steps.turn_to(page, "route")
    steps.choose(page, "Compare with", "The same person, through voluntary attendance")
    expect(page.locator(".walk")).to_have_count(2)
    expect(page.locator("h2.lead")).to_contain_text("Through voluntary attendance: no route")
    expect(page).to_have_url(re.compile("with=stage"))


def test_a_described_person_can_be_shared_by_address(page: Page) -> None:
    steps.open_page(page, "route?person=need%3Ddebt%26age%3D40%26stage%3Dcommunity")
    expect(page.locator("h2.card").first).to_have_text(re.compile(r"A 40-year-old who needs help with debt and money"))


def test_the_route_is_walked_on_the_map(page: Page) -> None:
    steps.turn_to(page, "route?person=older_debt")
    page.get_by_role("link", name="Show on the map").click()
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Step 2 of 2")
    expect(page.get_by_text("This person's way")).to_be_visible()
    panel.get_by_role("button", name="Back").click()
    expect(panel).to_contain_text("Step 1 of 2")


def test_nothing_moves_for_somebody_who_asked_for_less_motion(page: Page) -> None:
    steps.turn_to(page, "route")
    disc = page.locator(".walk li i").first
    assert disc.evaluate("disc => getComputedStyle(disc).animationName") == "none"


def test_for_everybody_else_the_steps_light_up_one_after_the_other(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    steps.turn_to(page, "route")
    page.locator(".walk li").nth(2).wait_for()
    delays = page.locator(".walk li > i").evaluate_all(
        "discs => discs.map(disc => parseFloat(getComputedStyle(disc).animationDelay))"
    )
    assert len(delays) >= 3
    assert delays == sorted(set(delays))


@pytest.mark.parametrize("about", ["with=stage%20voluntary", "person=veteran_court"])
def test_cards_side_by_side_and_several_needs_fit_and_can_be_read_out(page: Page, about: str) -> None:
    steps.turn_to(page, f"route?{about}")
    page.locator(".walk").nth(1).wait_for()
    for width, _ in steps.at_every_size(page):
        steps.no_sideways_scroll(page)
        steps.screenshot(page, f"Route-{about[:4]}-{width}")
    for scheme in steps.in_both_schemes(page):
        steps.no_axe_faults(page, colours_of="body" if scheme == "dark" else None)


def test_a_form_that_is_shut_never_overwrites_the_person_chosen(page: Page) -> None:
    steps.turn_to(page, "route")
    page.get_by_role("button", name="Change").click()
    page.get_by_text("Counted among").wait_for()
    page.keyboard.press("Escape")
    steps.choose(page, "This person", "52, a veteran")
    page.wait_for_url("**/route?person=veteran_court")
    steps.choose(page, "Compare with", "The same person, through voluntary attendance")
    page.wait_for_url("**with=stage*")
    assert "person=veteran_court" in page.url


def test_a_projector_that_was_left_by_its_key_stays_left(page: Page) -> None:
    steps.turn_to(page, "gaps")
    page.get_by_role("button", name="View").click()
    page.get_by_text("Projector view").click()
    page.wait_for_url("**projector=1")
    steps.wait_ready(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Leave projector").click()
    page.get_by_role("button", name="Projector", exact=True).wait_for()
    steps.go_to(page, "Bottlenecks")
    assert "projector" not in page.url
