"""The guards of the browser tests catch what they are there to catch."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from looking import gate
from tests.browser import steps

PALE = '<p style="color:#bbb;background:#fff">Pale</p>'
SMALL_PAGE = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{}</main>"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def any_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def bare_page(any_page: Page) -> Page:
    """A page that nobody watches."""
    any_page.goto("about:blank")
    return any_page


@pytest.mark.parametrize(
    ("url", "stays"),
    [
        ("http://127.0.0.1:8501/map", True),
        ("ws://localhost:8501/_stcore/stream", True),
        ("http://[::1]/", True),
        ("data:image/png;base64,AA==", True),
        ("blob:http://127.0.0.1:8501/1", True),
        ("https://example.org/lib.js", False),
        ("http://10.0.0.7/", False),
        ("http://127.0.0.1.example.org/", False),
        ("ftp://example.org/", False),
    ],
)
def test_only_this_machine_counts_as_here(url: str, stays: bool) -> None:
    assert gate.stays_here(url) is stays


def test_a_request_outside_is_stopped_and_told(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    page.set_content('<img src="https://example.invalid/x.png">', wait_until="load")
    assert faults == ["request outside this machine: https://example.invalid/x.png"]


def test_a_socket_outside_is_told(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    with page.expect_event("websocket"):
        page.evaluate("void new WebSocket('ws://example.invalid/')")
    assert "socket outside this machine: ws://example.invalid/" in faults


def test_an_error_in_a_script_is_told(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    with context.expect_event("weberror"):
        page.evaluate("void setTimeout(() => { throw new Error('planted') })")
    assert any("planted" in fault for fault in faults)


def test_an_error_on_the_console_is_told(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    with context.expect_event("console"):
        page.evaluate("console.error('planted')")
    assert len(faults) == 1
    assert "planted" in faults[0]


def test_a_file_that_the_page_has_made_anew_is_no_fault_and_all_else_is() -> None:
    files, script = "http://127.0.0.1:1/media/20aa.csv", "http://127.0.0.1:1/static/js/index.js"
    miss, looked = "Failed to load resource: {}", "Client Error: Download Button source error - {}"
    told = {
        (text, status): bool(
            gate._console_fault(SimpleNamespace(type="error", text=text.format(status), location={"url": url}))
        )
        for text, url in ((miss, files), (looked, script))
        for status in (404, 500)
    }
    assert told == {(miss, 404): False, (miss, 500): True, (looked, 404): False, (looked, 500): True}
    assert gate._console_fault(SimpleNamespace(type="error", text=miss.format(404), location={"url": script}))


def test_a_dialog_is_told_and_does_not_stop_the_page(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    page.evaluate("alert('planted')")
    assert faults == ["a dialog opened: planted"]


def test_a_clean_page_has_no_faults(context: BrowserContext) -> None:
    faults = gate.shut(context)
    page = context.new_page()
    page.set_content(SMALL_PAGE.format("<p>Fine.</p>"))
    steps.no_axe_faults(page)
    steps.no_sideways_scroll(page)
    assert faults == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ("<button></button>", "button-name"),
        (PALE, "color-contrast"),
        (f"<p>Fine.</p><p style='color:#111'>Fine.</p><section>{PALE}</section>", "color-contrast"),
        (
            "<style>.on {background: #fff} .on.it {background: #888}</style>"
            "<div class=on><p>Fine.</p></div><div class='on it'><p style='color: #999'>On grey</p></div>",
            "color-contrast",
        ),
        (f"<div><template shadowrootmode=open>{PALE}</template></div>", "color-contrast"),
    ],
    ids=["picture", "button", "pale", "pale after others", "on another colour", "pale in a part of its own"],
)
def test_a_planted_accessibility_fault_is_found(bare_page: Page, fault: str, rule: str) -> None:
    bare_page.set_content(SMALL_PAGE.format(fault))
    with pytest.raises(AssertionError, match=rule):
        steps.no_axe_faults(bare_page)


@pytest.mark.parametrize("frame", ["", "data-testid=stMain style='overflow: auto'"], ids=["page", "frame of the app"])
def test_a_page_wider_than_the_screen_is_found(bare_page: Page, frame: str) -> None:
    bare_page.set_content(f'<div {frame}><div style="width:3000px">wide</div></div>')
    with pytest.raises(AssertionError, match="wider than the screen"):
        steps.no_sideways_scroll(bare_page)
