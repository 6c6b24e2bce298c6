"""The real app in a real Chromium, with nothing let out of this machine.

A test that takes `page` fails when the page asks for anything outside this machine, when a script or the console
reports an error, and when the app's own log shows one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from looking import gate
from looking.running import AppServer, Scheme, logged_errors, new_visitor, open_browser, running_app
from tests.browser import steps
from tests.pace import usually

expect.set_options(timeout=20_000)  # milliseconds at most: a busy machine is no fault


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on the map that ships with it, on a port and with a store of its own for each worker."""
    with running_app(tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium for this folder: while it is open, nothing else may run an event loop."""
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


@dataclass
class Visitor:
    """Somebody at a browser with one page open, and what went wrong on it."""

    context: BrowserContext
    page: Page
    faults: list[str]
    logged: int = 0  # bytes of the app's log that were looked at
    file: Path | None = None  # of the tests that walk through the visit


@pytest.fixture(scope="package")
def visitor(browser: Browser, app_server: AppServer) -> Iterator[Visitor]:
    """One for all tests: a new page would load and compile the scripts of the app anew, twice the work of a visit."""
    with new_visitor(browser, app_server, "light") as context:
        visitor = Visitor(context, context.new_page(), gate.shut(context))
        visitor.page.add_init_script(usually(steps.SELDOM, slowly=""))
        yield visitor
        visitor.page.goto(steps.NOWHERE)
        no_faults(visitor, app_server)


@pytest.fixture
def page(
    request: pytest.FixtureRequest, visitor: Visitor, app_server: AppServer, size: tuple[int, int], scheme: Scheme
) -> Iterator[Page]:
    """A page of the app, watched for faults. The tests of a file share a visit: see `steps.turn_to`."""
    page = visitor.page
    if visitor.file != request.path:
        page.goto(steps.NOWHERE)
        visitor.file = request.path
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    failed = request.session.testsfailed
    yield page
    page.unroute_all()
    for other in visitor.context.pages:
        if other is not page:
            other.close()
    if request.session.testsfailed > failed:  # where one got stuck, the next begins anew
        page.goto(steps.NOWHERE)
    no_faults(visitor, app_server)


def no_faults(visitor: Visitor, app_server: AppServer) -> None:
    """Fail on what went wrong since this was asked last, and was told by now."""
    faults = [*visitor.faults, *logged_errors(app_server, visitor.logged)]
    visitor.faults.clear()
    visitor.logged = app_server.log.stat().st_size
    assert not faults, "\n".join(faults)
