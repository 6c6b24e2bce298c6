"""The Data page in a real browser: a messy sheet comes in, is put right, edited, and nothing is lost."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser import steps

# As while a form is drawn: Streamlit holds a list of buttons for it that is empty.
NO_BUTTON_NOTED = """() => {
    const own = Map.prototype.set;
    Map.prototype.set = function (key, value) {
        return own.call(this, key, key === "line" && Array.isArray(value) ? [] : value);
    };
    window.noteAgain = () => { Map.prototype.set = own; };
}"""

MESSY = b"""Referrals between partners
April to June 2026

Referring agency,Receiving agency,No. of referrals
Northfield Police,Women's Centre,12
Northfield Police,Womens Centre,<5
Magistrates Court,Women's Centre,7
Magistrates Court,Housing Advice Centre,n/a
Total,,19
"""


def bring_in(page: Page, name: str = "messy.csv", content: bytes = MESSY) -> None:
    steps.open_page(page, "data")
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    expect(page.get_by_text("1. What was read")).to_be_visible(timeout=steps.READING)
    steps.wait_ready(page)


def on_its_way_in(page: Page) -> None:
    """The messy sheet as it was brought in; the tests before leave it so."""
    left = page.get_by_text("5 partners and 4 links were read")
    if page.url == steps.NOWHERE or not left.count():
        bring_in(page)
    expect(left.first).to_be_visible()


def as_a_map_of_its_own(page: Page, name: str) -> None:
    on_its_way_in(page)
    page.get_by_role("textbox", name="What the map is called").fill(name)
    with steps.a_run(page):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Show this map").click()
    expect(page.get_by_text("1. What was read")).to_have_count(0, timeout=steps.READING)
    expect(page).to_have_url(re.compile(r"map="))
    steps.wait_ready(page)


def part(page: Page, name: str) -> None:
    wanted = page.get_by_role("radio", name=name, exact=True)
    if not wanted.is_checked():
        with steps.a_run(page):
            wanted.click()
    expect(wanted).to_be_checked()


def rename_a_partner(page: Page, partner: str, name: str) -> None:
    """Through the form, as an analyst would."""
    part(page, "Edit")
    steps.choose(page, "Partner", partner, exact=True)
    field = page.get_by_role("textbox", name="Name", exact=True)
    expect(field).to_have_value(partner)
    field.fill(name)
    field.press("Enter")
    page.get_by_role("button", name="Keep", exact=False).first.click()
    expect(page.get_by_role("combobox", name="Partner", exact=True)).to_have_value(name)  # the list is of what is kept
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    steps.wait_ready(page)


def test_a_messy_sheet_is_put_right_and_becomes_a_map(page: Page) -> None:
    bring_in(page)
    expect(page.get_by_text("5 partners and 4 links were read from messy.csv.")).to_be_visible()
    expect(page.get_by_text('"Total" adds up other rows. It was left out.')).to_be_visible()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text(re.compile("^4 partners and 3 links from 4 statements were read"))).to_be_visible(
        timeout=steps.READING
    )
    expect(page.get_by_text(re.compile("is also in row 5. The two are kept side by side."))).to_be_visible()
    steps.wait_ready(page)
    page.get_by_text("1 proposal accepted").click()
    page.wait_for_function(steps.STILL, polling=steps.OFTEN)  # what opens moves the button down
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text(re.compile("^5 partners and 4 links were read"))).to_be_visible(timeout=steps.READING)


def test_a_file_on_its_way_in_can_be_settled_with_a_screen_reader(page: Page) -> None:
    on_its_way_in(page)
    page.locator("[class*=st-key-section-preview] iframe, .st-key-section-preview canvas").first.wait_for()
    for scheme in steps.in_both_schemes(page):
        steps.no_axe_faults(page, colours_of="body" if scheme == "dark" else None)


def test_an_edit_is_undone_redone_and_there_after_a_reload(page: Page) -> None:
    as_a_map_of_its_own(page, "Journey of an analyst")
    rename_a_partner(page, "Magistrates Court", "Court in the town")
    part(page, "Changes")
    changes = page.get_by_role("table", name="Changes, the newest first").last
    expect(changes).to_contain_text("Changed Court in the town: name.")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(changes).to_contain_text("Undid number 1")
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(changes).to_contain_text("Redid number 1")
    page.reload()
    steps.wait_ready(page)
    expect(changes).to_contain_text("Redid number 1")


def test_no_part_is_wider_than_its_screen(page: Page) -> None:
    steps.turn_to(page, "data?map=partners")
    for place, name in enumerate(("Open", "Edit", "Changes", "Take away")):
        part(page, name)
        page.locator("[class*=st-key-section]").first.wait_for()
        for width, _ in steps.at_sizes(page, place):
            steps.no_sideways_scroll(page)
            steps.screenshot(page, f"Data-{name}-{width}")


def test_files_to_take_away_are_made_when_they_are_asked_for(page: Page) -> None:
    steps.turn_to(page, "data?part=take-away&map=partners")
    with page.expect_download() as taken:
        page.get_by_role("button", name=re.compile("^Download|^Save")).first.click()
    assert Path(taken.value.path()).stat().st_size > 1000


def _first_line(page: Page, name: str) -> Locator:
    """A new map, with the cursor in its first line."""
    steps.turn_to(page, "data?part=open")
    page.get_by_role("textbox", name="Or start an empty map").fill(name)
    page.get_by_role("button", name="Start", exact=True).click()  # with the cursor still in the field
    line = page.get_by_role("textbox", name="One line is one link")
    expect(line).to_be_focused()
    steps.wait_ready(page)
    return line


def test_enter_is_heard_while_the_form_is_drawn_and_streamlit_knows_of_no_button_yet(page: Page) -> None:
    steps.turn_to(page, "data?part=take-away")  # where there is no such form
    page.evaluate(NO_BUTTON_NOTED)
    line = _first_line(page, "Typed early")
    page.keyboard.type("L&D refers to Mind")
    page.keyboard.press("Enter")
    expect(line).to_have_value("")
    expect(page.locator("ul.typed li")).to_have_count(1)
    page.evaluate("() => noteAgain()")


def test_parts_that_run_by_themselves_take_no_choice_back_of_which_the_window_has_not_heard(page: Page) -> None:
    """Every second a page asks whether somebody has changed the map, with the address and controls that it has then."""
    window = page.context.new_page()
    sockets: list[WebSocketRoute] = []
    asked: list[str | bytes] = []
    late: list[str | bytes] | None = None

    def between(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        server = socket.connect_to_server()
        server.on_message(lambda told: socket.send(told) if late is None else late.append(told))
        socket.on_message(lambda message: (asked.append(message), server.send(message)))

    window.route_web_socket(re.compile("_stcore/stream"), between)
    steps.open_page(window, "data?part=open")
    window.get_by_role("textbox", name="Or start an empty map").fill("Chosen late")
    late, before = [], len(asked)
    window.get_by_role("button", name="Start", exact=True).click()
    while len(asked) < before + 3:
        window.wait_for_timeout(steps.OFTEN)
    for told in late:
        sockets[-1].send(told)
    late = None
    expect(window).to_have_url(re.compile("part=edit.*map=chosen-late.*what=line"))
    line = window.get_by_role("textbox", name="One line is one link")
    line.fill("Police refers to Mind")
    line.press("Enter")
    expect(window.locator("ul.typed li")).to_have_count(1)


def test_a_map_is_typed_line_by_line_without_leaving_the_keyboard(page: Page) -> None:
    line = _first_line(page, "Typed")
    lines = (
        "Police (Criminal justice) refers to L&D (NHS) for mental health",
        "L&D refers to Mind for mental health",
        "L&D refers to Shelter for housing",
        "Mind refers to Shelter",
        "Court refers to L&D",
        "Court works with Mind",
    )
    for kept, text in enumerate(lines):
        if kept < 2:
            page.keyboard.type(text)  # while the one before is perhaps still being kept
        else:  # each key would have the field drawn anew
            page.keyboard.insert_text(text)
        expect(page.locator("ul.typed li")).to_have_count(kept)
        page.keyboard.press("Enter")
        expect(line).to_have_value("")
        expect(line).to_be_focused()
    expect(page.locator("ul.typed li").first).to_contain_text(lines[-1])
    steps.screenshot(page, "Data-Edit-line-by-line")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_text("5 partners, 6 links")).to_be_visible()


def test_two_maps_chosen_together_come_in_one_after_the_other(page: Page) -> None:
    steps.turn_to(page, "data")
    maps = [
        {
            "name": f"{name}.yaml",
            "mimeType": "text/yaml",
            "buffer": f"system: {{name: {name}}}\npartners: []\n".encode(),
        }
        for name in ("first", "second")
    ]
    page.locator("input[type=file]").set_input_files(maps)
    expect(page.get_by_text("Another map was chosen with it: second.yaml. It comes next.")).to_be_visible(
        timeout=steps.READING
    )
    expect(page.get_by_role("textbox", name="What the map is called")).to_have_value("first", timeout=steps.READING)
    steps.wait_ready(page)
    page.get_by_role("button", name="Show this map").click()
    expect(page).to_have_url(re.compile(r"map=first"))
    steps.wait_ready(page)
    steps.go_to(page, "Data")
    expect(page.get_by_role("textbox", name="What the map is called")).to_have_value("second", timeout=steps.READING)
    expect(page.get_by_text("It comes next.")).to_have_count(0)
