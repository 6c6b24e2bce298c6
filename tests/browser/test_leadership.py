"""The ten elements of leadership: each one's screen is where docs/leadership.md says, two clicks away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps

PAGE = Path(__file__).parents[2] / "docs" / "leadership.md"
MOST_CLICKS = 2


def elements() -> list[tuple[str, list[str], str]]:
    """Each element, the clicks that lead to its screen, and words that stand there."""
    rows = re.findall(r"^\| (\d+\. [^|]+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return [(name.strip(), [click.strip() for click in clicks.split("›")], seen.strip()) for name, clicks, seen in rows]


def to_press(page: Page, label: str) -> Locator:
    """What a person would press: something that is called so, or begins so where it goes on with numbers."""
    end = "" if label.endswith(":") else r"\W*$"
    name = re.compile(rf"^\W*{re.escape(label)}{end}")
    controls = [page.get_by_role(role, name=name) for role in ("link", "button", "radio")]
    return controls[0].or_(controls[1]).or_(controls[2]).locator("visible=true").first


def by_first_click() -> dict[str, list[tuple[list[str], str]]]:
    """What is to be seen, and the further clicks, by the click on the Overview that leads there; the shortest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for _, (first, *further), seen in elements():
        found.setdefault(first, []).append((further, seen))
    return {first: sorted(ways) for first, ways in found.items()}


def test_there_are_ten_and_each_is_at_most_two_clicks_away() -> None:
    found = elements()
    assert [int(name.partition(".")[0]) for name, _, _ in found] == list(range(1, 11))
    assert all(1 <= len(clicks) <= MOST_CLICKS for _, clicks, _ in found)


@pytest.mark.parametrize(("first", "ways"), by_first_click().items(), ids=list(by_first_click()))
def test_the_screen_of_each_is_where_the_page_says(page: Page, first: str, ways: list[tuple[list[str], str]]) -> None:
    steps.turn_to(page)
    with steps.a_run(page):
        to_press(page, first).click()
    for further, _ in ways:  # all are there to press at once
        for label in further:
            expect(to_press(page, label)).to_be_visible()
    for further, seen in ways:
        for label in further:
            with steps.a_run(page):
                to_press(page, label).click()
        expect(page.get_by_text(seen).locator("visible=true").first).to_be_visible()
