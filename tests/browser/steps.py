"""What a person does in the browser, and what every page must keep to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1366, 768), (375, 812)
PICTURES = Path(__file__).parents[2] / "test-pictures"

STILL = """() => !document.querySelector('[data-stale="true"]') && document.getAnimations().every(
    one => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""

on_every_screen = pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, PHONE], ids=["projector", "laptop", "phone"])
in_light_and_dark = pytest.mark.parametrize("scheme", ["light", "dark"])


def open_page(page: Page, path: str = "") -> None:
    """Open a page of the app by its path and wait until it has run."""
    page.goto(f"/{path}")
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the page's script has run to its end.

    Just after a click the old run may still count as ended: there, expect what the click brings instead.
    """
    page.locator('[data-testid=stApp][data-test-script-state="notRunning"]').wait_for()


def no_axe_faults(page: Page) -> None:
    """Fail on every accessibility fault that axe calls serious or critical."""
    grave = _grave(page) and _grave(page)  # what was only fading in or out is no fault the second time
    assert not grave, "\n".join(_told(fault) for fault in grave)


def _grave(page: Page) -> list[dict]:
    page.wait_for_function(STILL)
    found = Axe().run(page).response["violations"]
    return [fault for fault in found if fault["impact"] in ("serious", "critical")]


def _told(fault: dict) -> str:
    places = "\n".join(f"    {node['html'][:200]}" for node in fault["nodes"])
    return f"{fault['impact']}: {fault['help']} ({fault['id']})\n{places}"


def at_every_size(page: Page) -> Iterator[tuple[int, int]]:
    """The same page on a projector, a laptop and a phone; afterwards on a laptop again."""
    for size in (PROJECTOR, PHONE, LAPTOP):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(STILL)
        yield size


def no_sideways_scroll(page: Page) -> None:
    """Fail where a person would have to scroll sideways to read the page."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"the page is {too_wide} pixels wider than the screen"


def screenshot(page: Page, name: str) -> Path:
    """Picture of what is on screen, kept for a person to look at."""
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / (re.sub(r"[^\w-]+", "-", name) + ".png")
    page.screenshot(path=path)
    return path
