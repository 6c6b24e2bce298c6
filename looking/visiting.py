"""How a page of the app is opened, left for another and waited for, whoever looks at it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page, expect

PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1366, 768), (375, 812)

STILL = """() => !document.querySelector('[data-stale="true"]') && document.getAnimations().every(
    one => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""


# Notes from now on when the app is asked for a run and when one ends that does what was asked for, by what goes to it
# and comes back: on the page, asked for, begun and ended may come as one change, and the end of a part that runs by
# itself looks like that of the page. A message is a list of numbered fields: `BackMsg`, `ForwardMsg` of Streamlit 1.67.
NEXT_RUN = """() => {
    const RERUN = 11, FRAGMENT = 5, BY_ITSELF = 6, FINISHED = 6; // fields
    const SHOWN = 50; // milliseconds until the page has begun to show what it heard
    const WHOLE = [0, 1], A_PART = 3; // how a run has finished; 2 is given up for another
    const fields = bytes => {
        const found = {};
        let at = 0;
        const number = () => {
            for (let value = 0, times = 1; ; times *= 128) {
                value += (bytes[at] & 127) * times;
                if (bytes[at++] < 128) return value;
            }
        };
        while (at < bytes.length) {
            const tag = number(), kind = tag % 8, field = (tag - kind) / 8;
            if (kind === 0) found[field] = number();
            else {
                const length = kind === 2 ? number() : kind === 1 ? 8 : 4;
                found[field] = bytes.subarray(at, at += length);
            }
        }
        return found;
    };
    const noted = window.nextRun = { asked: false, ended: false, since: performance.now() };
    const finishes = [...WHOLE];
    const hear = ({ data, target }) => {
        if (!finishes.includes(fields(new Uint8Array(data))[FINISHED])) return;
        target.removeEventListener("message", hear);
        setTimeout(() => { noted.ended = true; }, SHOWN);
    };
    const own = window.ownSend ??= WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        const run = ArrayBuffer.isView(data) && fields(data)[RERUN], asked = run && fields(run);
        if (asked && !asked[BY_ITSELF]) {
            if (!noted.asked) this.addEventListener("message", hear);
            if (asked[FRAGMENT]?.length) finishes.push(A_PART);
            noted.asked = true;
        }
        return own.call(this, data);
    };
}"""
HAS_RUN = """longest => (nextRun.asked ? nextRun.ended : performance.now() - nextRun.since > longest)
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning" """
OFTEN = 25  # milliseconds between two looks; to look at each frame would have the browser draw each
UNASKED = 2_000  # milliseconds after which no run was asked for


def open_page(page: Page, path: str = "") -> None:
    """Open a page of the app by its path and wait until it has run."""
    page.goto(f"/{path}")
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the page's script has run to its end.

    Just after a click the old run may still count as ended: there, expect what the click brings instead.
    """
    page.locator('[data-testid=stApp][data-test-script-state="notRunning"]').wait_for()


@contextmanager
def a_run(page: Page) -> Iterator[None]:
    """What is done here makes the page's script run: afterwards a run has begun and has ended."""
    wait_ready(page)
    page.evaluate(NEXT_RUN)
    yield
    page.wait_for_function(HAS_RUN, arg=UNASKED, polling=OFTEN)


def go_to(page: Page, title: str) -> None:
    """Go to another page by the navigation, within the same visit."""
    bar = page.get_by_test_id("stTopNav")
    bar.get_by_role("link").first.wait_for()  # not yet there just after the screen has grown
    link = bar.get_by_role("link", name=title, exact=True)
    if link.count() == 0:
        bar.get_by_text("More", exact=True).click()
        link = page.get_by_role("menuitem", name=title, exact=True)
    with a_run(page):
        link.click()
        expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))


def at_every_size(
    page: Page, sizes: Sequence[tuple[int, int]] = (PROJECTOR, PHONE, LAPTOP)
) -> Iterator[tuple[int, int]]:
    """The same page on a projector, a phone and a laptop, on which it stays."""
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(STILL, polling=OFTEN)
        yield size
