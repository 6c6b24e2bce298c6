"""The app and a Chromium of one's own, for the tests in a browser and for `python start.py look`."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, sync_playwright

import start

ROOT = Path(__file__).parents[1]
STORE = "PARTNERSHIP_MAPS"  # said as a user would, see docs/operations.md: the views themselves are slow to import
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
PORTS = (20_000, 32_000)

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class AppServer:
    """A running app: where it answers, and the file it writes its log to."""

    address: str
    log: Path


@contextmanager
def running_app(folder: Path) -> Iterator[AppServer]:
    """The app on a port of its own; its store and its log are kept in `folder`.

    Raises
    ------
    start.RefusedError
        When the app does not start; the message holds its log.
    """
    app, server = _started(folder / "log.txt", {**os.environ, STORE: str(folder / "maps")})
    try:
        yield server
    finally:
        start.stop(app)


def _started(log: Path, environ: dict[str, str], tries: int = 3) -> tuple[subprocess.Popen[bytes], AppServer]:
    """The app on a free port; on another where somebody takes the port between the asking and the start."""
    port = free_port()
    with log.open("wb") as output:
        app = start.start_app(Path(sys.executable), ROOT, port, output.fileno(), environ)
    try:
        start.wait_until_up(app, port)
    except start.RefusedError as reason:
        start.stop(app)
        told = log.read_text(encoding="utf-8", errors="replace")
        if tries > 1 and "not available" in told:
            return _started(log, environ, tries - 1)
        raise start.RefusedError(f"{reason}\n{told}") from None
    return app, AppServer(f"http://{start.HOST}:{port}", log)


def free_port() -> int:
    """A port that nothing listens on now, and that no connection is given before it is opened: those begin above."""
    chance = random.SystemRandom()  # tests begin their random numbers alike, in several processes at once
    return next(port for port in iter(lambda: chance.randrange(*PORTS), None) if start.is_free(port))


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium. While it is open, nothing else in this process may run an event loop.

    Raises
    ------
    start.RefusedError
        When there is no Chromium.
    """
    path = start.find_chromium(os.environ, sys.platform)
    if path is None:
        raise start.RefusedError("no Chromium found: run `python start.py test`, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def new_visitor(browser: Browser, server: AppServer, scheme: Scheme) -> BrowserContext:
    """A visitor who prefers light or dark, and no motion. Nobody watches its pages yet: see `looking.gate`."""
    return browser.new_context(
        base_url=server.address,
        color_scheme=scheme,
        reduced_motion="reduce",
        service_workers="block",
        locale="en-GB",
    )


def logged_errors(server: AppServer, since: int = 0) -> list[str]:
    """What the app's log shows of errors after its first `since` bytes: one fault with the log, or none."""
    log = server.log.read_bytes()[since:].decode(errors="replace")
    return [f"the app's log shows an error:\n{log}"] if "Traceback" in log else []
