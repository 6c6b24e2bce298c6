"""What a person does in the browser, and what every page must keep to."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from looking.visiting import LAPTOP, PHONE, PROJECTOR, STILL, at_every_size, go_to, open_page, wait_ready

__all__ = [
    "LAPTOP",
    "PHONE",
    "PROJECTOR",
    "READING",
    "at_every_size",
    "go_to",
    "in_light_and_dark",
    "no_axe_faults",
    "no_sideways_scroll",
    "on_every_screen",
    "open_page",
    "screenshot",
    "wait_ready",
]

READING = 60_000  # milliseconds at most: a file is read in a process of its own, which has to start

PICTURES = Path(__file__).parents[2] / "test-pictures"

on_every_screen = pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, PHONE], ids=["projector", "laptop", "phone"])
in_light_and_dark = pytest.mark.parametrize("scheme", ["light", "dark"])


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
