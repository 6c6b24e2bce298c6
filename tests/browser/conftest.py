"""The real app in a real Chromium, with nothing let out of this machine.

A test that takes `page` fails when the page asks for anything outside this machine, when a script or the console
reports an error, and when the app's own log shows one.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from looking import gate
from looking.running import AppServer, Scheme, logged_errors, new_visitor, open_browser, running_app
from tests.browser import steps


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on the map that ships with it, on a port and with a store of its own for each file of tests."""
    with running_app(tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium for one file of tests: while it is open, nothing else may run an event loop."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def size() -> tuple[int, int]:
    """Width and height of the screen; `steps.on_every_screen` takes its place."""
    return steps.LAPTOP


@pytest.fixture
def scheme() -> Scheme:
    """light or dark; `steps.in_light_and_dark` takes its place."""
    return "light"


Watched = Callable[[Scheme], tuple[BrowserContext, list[str]]]


@pytest.fixture(scope="module")
def watched(browser: Browser, app_server: AppServer) -> Iterator[Watched]:
    """A context for light and one for dark, each with its faults. Shared, for a new one would load everything anew."""
    opened: dict[Scheme, tuple[BrowserContext, list[str]]] = {}

    def of(scheme: Scheme) -> tuple[BrowserContext, list[str]]:
        if scheme not in opened:
            context = new_visitor(browser, app_server, scheme)
            opened[scheme] = context, gate.shut(context)
        return opened[scheme]

    yield of
    for context, _ in opened.values():
        context.close()


@pytest.fixture
def page(watched: Watched, app_server: AppServer, size: tuple[int, int], scheme: Scheme) -> Iterator[Page]:
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
    faults += logged_errors(app_server, logged)
    assert not faults, "\n".join(faults)
