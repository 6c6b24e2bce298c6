"""The app is killed the moment that a change stands on screen: after a new start the change is there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import start
from looking.running import STORE, started_app
from tests.browser import steps
from tests.browser.test_data_page import part, rename_a_partner


@contextmanager
def app_until_killed(folder: Path) -> Iterator[str]:
    """The app on a store in a folder; its address. It ends without a chance to tidy up."""
    app, port = started_app(folder / "log.txt", lambda port: {**os.environ, STORE: str(folder / "maps")})
    try:
        yield f"http://{start.HOST}:{port}"
    finally:
        app.kill()
        app.wait()


@contextmanager
def visit(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="en-GB")
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.slow
def test_a_change_that_stands_on_screen_outlives_kill_9(browser: Browser, tmp_path: Path) -> None:
    names = ["Counselling charity", *(f"Counselling charity {number}" for number in range(1, 4))]
    for before, after in pairwise(names):
        with app_until_killed(tmp_path) as address, visit(browser, address) as page:
            steps.open_page(page, "data?map=partners")
            rename_a_partner(page, before, after)
    with app_until_killed(tmp_path) as address, visit(browser, address) as page:
        steps.open_page(page, "data?map=partners")
        part(page, "Changes")
        changes = page.get_by_role("table", name="Changes, the newest first").last
        for name in names[1:]:
            expect(changes).to_contain_text(f"Changed {name}: name.")
