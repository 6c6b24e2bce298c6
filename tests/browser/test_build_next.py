"""Build next in a real browser: introductions, the what-if tray that follows, options and promises."""

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from looking.visiting import a_run
from tests.browser import steps
from tests.pace import usually

INTRODUCTIONS = "Introductions"  # the part that the page opens with: it is looked at with the tray
PARTS = {"change": "What if", "promises": "Promises"}  # section and label of the others
EXERCISE = "An exercise, not a plan."
MAP = "map=partners"
SCHEME = "element => getComputedStyle(element).colorScheme"
OTHER_MAP = "map=partners_after"  # what these tests keep is kept on this map
PAGES = ("Overview", "Map", "Gaps", "Bottlenecks", "Across boundaries", "A person's route", "Build next")


def tray(page: Page) -> None:
    """Try the introduction that opens most, which is promised already, and only it, where the test before has not."""
    steps.turn_to(page, f"build?{MAP}")
    if page.locator(".st-key-tray").count() == 0:
        page.locator(".st-key-try-police-peer").get_by_role("button").click()
    expect(page.locator(".st-key-tray")).to_contain_text("Shown with this change:")
    steps.wait_ready(page)


def without_tray(page: Page, address: str) -> None:
    """A page with nothing tried on its map."""
    steps.turn_to(page, address)
    out = page.locator(".st-key-tray").get_by_role("button", name="Take all out")
    if out.count():
        with suppress(PlaywrightTimeoutError):  # it may be the page before's, and go with it
            out.click(timeout=steps.SHUT_BY_THEN)
    expect(page.locator(".st-key-tray")).to_have_count(0)
    steps.wait_ready(page)


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stTopNav").get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_title(re.compile(re.escape(title)))
    steps.wait_ready(page)


def test_gaps_shows_its_figure_before_and_after(page: Page) -> None:
    tray(page)
    go_to(page, "Gaps")
    expect(page.locator(".before-after")).to_contain_text("66 in 100 people")
    expect(page.locator(".before-after b").first).to_have_text("80 in 100 people")


def test_a_change_is_switched_off_and_on_by_keyboard(page: Page) -> None:
    tray(page)
    chip = page.locator(".st-key-tray").get_by_role("button", name="New link: Police")
    chip.focus()
    page.keyboard.press("Space")
    expect(page.locator(".exercise").first).to_contain_text("All changes are switched off")
    steps.wait_ready(page)  # the button may be drawn anew until then
    chip.focus()
    page.keyboard.press("Space")
    expect(page.locator(".exercise").first).to_contain_text("Shown with this change:")


def test_undo_and_redo_turn_the_last_change(page: Page) -> None:
    tray(page)
    page.get_by_role("button", name="Try it").first.click()
    expect(page.locator(".exercise").first).to_contain_text("these 2 changes")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".exercise").first).to_contain_text("this change")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".exercise").first).to_contain_text("these 2 changes")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".exercise").first).to_contain_text("this change")


def test_the_tray_follows_across_pages_until_it_is_empty(page: Page) -> None:
    tray(page)
    for title in usually(PAGES[::3], slowly=PAGES):
        go_to(page, title)
        expect(page.locator(".st-key-tray .exercise")).to_contain_text(EXERCISE)
    page.get_by_role("button", name="Take all out").click()
    expect(page.locator(".st-key-tray")).to_have_count(0)


def test_a_partner_that_steps_back_stays_on_the_map(page: Page) -> None:
    without_tray(page, f"map?partner=ld&{MAP}")
    page.get_by_role("button", name="What if it stepped back?").click()
    expect(page.locator(".st-key-tray")).to_contain_text("closes for about 23 in 100 people")
    expect(page.get_by_text("Steps back", exact=True)).to_be_visible()
    steps.screenshot(page, "Map-stepped-back")


def test_every_part_and_the_tray_fit_and_can_be_read_out(page: Page) -> None:
    without_tray(page, f"build?{MAP}")
    for place, (part, label) in enumerate(PARTS.items()):
        page.get_by_role("radio", name=label, exact=True).click()
        page.locator(f".st-key-section-{part}").first.wait_for()
        fits_and_reads(page, f"Build-{part}", place)
    page.get_by_role("radio", name=INTRODUCTIONS, exact=True).click()
    page.get_by_role("button", name="Try it").first.click()
    expect(page.locator(".st-key-tray")).to_contain_text("opens for about 12 in 100 people")
    fits_and_reads(page, "Tray", len(PARTS))


def fits_and_reads(page: Page, name: str, place: int) -> None:
    steps.wait_ready(page)
    for width, _ in steps.at_sizes(page, place):
        steps.no_sideways_scroll(page)
        steps.screenshot(page, f"{name}-{width}")
    for _ in steps.in_schemes(page, place):
        steps.no_axe_faults(page)


def test_options_are_saved_and_compared(page: Page) -> None:
    without_tray(page, f"build?{OTHER_MAP}")
    with a_run(page):  # until then all else moves down, and a click may meet nothing
        page.get_by_role("button", name="Try it").first.click()
    expect(page.locator(".st-key-tray")).to_be_visible()
    with a_run(page):  # else what is typed may be lost to a form that is drawn again
        page.get_by_role("radio", name="What if").click()
    table = page.locator("table", has_text="Situations that gain a way to help")
    expect(table).to_contain_text("In the tray")
    page.get_by_role("textbox", name="Save what is in the tray").fill("A first meeting")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(table).to_contain_text("A first meeting")
    steps.wait_ready(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download this comparison").click()
    assert taken.value.suggested_filename.endswith("an_exercise_not_a_plan.csv")
    assert "An exercise, not a plan" in Path(taken.value.path()).read_text(encoding="utf-8")


def test_a_finding_is_taken_forward_dated_and_put_into_a_calendar(page: Page) -> None:
    without_tray(page, f"?{OTHER_MAP}")
    card = page.locator(".st-key-card-sole_routes")
    card.get_by_role("button", name="What could we do").click()
    page.get_by_role("button", name="Take this forward").click()
    expect(page).to_have_url(re.compile("part=promises"))
    expect(page.get_by_role("textbox", name="What the map will show when it has worked")).to_have_value(
        re.compile("is the only way through for fewer than")
    )
    steps.wait_ready(page)  # what is typed may go to a field that is drawn anew
    when = page.get_by_role("group", name="By when")
    when.get_by_role("spinbutton").first.click()
    page.keyboard.type("30092027")
    page.get_by_role("button", name="Save this promise").click()
    promises = page.get_by_role("table", name="Promises").last  # for a moment that as it was stands beside it
    expect(promises).to_contain_text("30 September 2027")
    steps.wait_ready(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download a calendar").click()
    text = Path(taken.value.path()).read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20270930\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_what_is_taken_forward_is_in_sight_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": steps.PHONE[0], "height": steps.PHONE[1]})
    without_tray(page, f"build?{OTHER_MAP}")
    page.get_by_role("button", name="Take this forward").nth(1).click()
    expect(page.get_by_text("A draft: nothing is promised until you save it.")).to_be_in_viewport()
    steps.wait_ready(page)
    page.get_by_role("button", name="Drop the draft").click()
    steps.wait_ready(page)
    page.set_viewport_size({"width": steps.LAPTOP[0], "height": steps.LAPTOP[1]})


def test_from_a_line_that_is_crossed_too_seldom_to_introductions_across_it(page: Page) -> None:
    without_tray(page, f"boundaries?{OTHER_MAP}")
    page.get_by_role("button", name="What could we do").first.click()
    schemes = [page.locator(one).first.evaluate(SCHEME) for one in (".stApp", "[data-testid=stPopoverBody]")]
    assert schemes[0] == schemes[1]  # colours of what opens are those of the page, in the dark too
    page.get_by_role("link", name="Go to Build next").first.click()
    expect(page).to_have_url(re.compile("between=local_authority(%2C|,)voluntary"))
    chip = page.get_by_role("button", name="Only between Local authority and Voluntary")
    expect(chip).to_be_visible()
    steps.wait_ready(page)
    steps.screenshot(page, "introductions-across-a-line")
    chip.click()
    expect(chip).to_have_count(0)
    expect(page).not_to_have_url(re.compile("between="))
