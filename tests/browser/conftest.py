"""The real app in a real Chromium, with nothing let out of this machine.

A test that takes `page` fails when the page asks for anything outside this machine, when a script or the console
reports an error, and when the app's own log shows one.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import start
from tests.browser import gate, steps
from views import cached

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {start.HOST}, EXCLUDE localhost",
    f"--proxy-server=http://{start.HOST}:9",  # where nobody answers; this machine itself is asked without it
]


@dataclass(frozen=True)
class AppServer:
    """A running app: where it answers, and the file it writes its log to."""

    address: str
    log: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on the map that ships with it, on a port and with a store of its own for each file of tests."""
    folder = tmp_path_factory.mktemp("app")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(cached.STORE, str(folder / "maps"))
        app, server = _started(folder / "log.txt")
    yield server
    start.stop(app)


def _started(log: Path, tries: int = 3) -> tuple[subprocess.Popen[bytes], AppServer]:
    """The app on a free port; on another where somebody takes the port between the asking and the start."""
    port = _free_port()
    with log.open("wb") as output:
        app = start.start_app(Path(sys.executable), ROOT, port, output.fileno())
    try:
        start.wait_until_up(app, port)
    except start.RefusedError as reason:
        start.stop(app)
        if tries > 1 and "not available" in log.read_text(errors="replace"):
            return _started(log, tries - 1)
        pytest.fail(f"{reason}\n{log.read_text(errors='replace')}")
    return app, AppServer(f"http://{start.HOST}:{port}", log)


def _free_port() -> int:
    with socket.socket() as opener:
        opener.bind((start.HOST, 0))
        return int(opener.getsockname()[1])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium for one file of tests: while it is open, nothing else may run an event loop."""
    path = start.find_chromium(os.environ, sys.platform)
    if path is None:
        pytest.fail("no Chromium found: run `python start.py test`, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def size() -> tuple[int, int]:
    """Width and height of the screen; `steps.on_every_screen` takes its place."""
    return steps.LAPTOP


@pytest.fixture
def scheme() -> str:
    """light or dark; `steps.in_light_and_dark` takes its place."""
    return "light"


Watched = Callable[[str], tuple[BrowserContext, list[str]]]


@pytest.fixture(scope="module")
def watched(browser: Browser, app_server: AppServer) -> Iterator[Watched]:
    """A context for light and one for dark, each with its faults. Shared, for a new one would load everything anew."""
    opened: dict[str, tuple[BrowserContext, list[str]]] = {}

    def of(scheme: str) -> tuple[BrowserContext, list[str]]:
        if scheme not in opened:
            context = browser.new_context(
                base_url=app_server.address,
                color_scheme=scheme,
                reduced_motion="reduce",
                service_workers="block",
                locale="en-GB",
            )
            opened[scheme] = context, gate.shut(context)
        return opened[scheme]

    yield of
    for context, _ in opened.values():
        context.close()


@pytest.fixture
def page(watched: Watched, app_server: AppServer, size: tuple[int, int], scheme: str) -> Iterator[Page]:
    """A new visitor's page of the app, watched for faults."""
    logged = app_server.log.stat().st_size
    context, faults = watched(scheme)
    faults.clear()
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    yield page
    for one in context.pages:
        one.close()
    context.clear_cookies()
    new_log = app_server.log.read_bytes()[logged:].decode(errors="replace")
    if "Traceback" in new_log:
        faults.append(f"the app's log shows an error:\n{new_log}")
    assert not faults, "\n".join(faults)
