"""The app and a Chromium of one's own, for the tests in a browser and for `python start.py look`."""

import atexit
import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
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
PORTS = range(20_000, 32_000, 2)  # even ones; of each its odd neighbour says that it is spoken for

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
    app, port = started_app(folder / "log.txt", lambda port: {**os.environ, STORE: str(folder / "maps")})
    try:
        yield AppServer(f"http://{start.HOST}:{port}", folder / "log.txt")
    finally:
        start.stop(app)


def started_app(
    log: Path, environ: Callable[[int], dict[str, str]], tries: int = 3
) -> tuple[subprocess.Popen[bytes], int]:
    """The app, up on a free port, and that port; on another where somebody takes the port before the app does.

    Parameters
    ----------
    log
        What the app says is added to it.
    environ
        The environment of the app on a port.

    Raises
    ------
    start.RefusedError
        When the app does not start; the message holds what it said.
    """
    port = free_port()
    with log.open("ab") as output:
        begin = output.tell()
        app = start.start_app(Path(sys.executable), ROOT, port, output.fileno(), environ(port))
    try:
        start.wait_until_up(app, port)
    except start.RefusedError as reason:
        start.stop(app)
        told = log.read_bytes()[begin:].decode(errors="replace")
        if tries > 1 and "not available" in told:
            return started_app(log, environ, tries - 1)
        raise start.RefusedError(f"{reason}\n{told}") from None
    return app, port


def free_port() -> int:
    """A port that nothing listens on now, and that nobody else is given by this function while this process runs.

    Ports that the system gives to connections before they are opened begin above.
    """
    chance = random.SystemRandom()  # tests begin their random numbers alike, in several processes at once
    return next(port for port in iter(lambda: chance.choice(PORTS), None) if start.is_free(port) and _is_ours(port))


def _is_ours(port: int) -> bool:
    """Whether nobody else speaks for the port; we do then until this process ends, by listening beside it."""
    try:
        beside = socket.create_server((start.HOST, port + 1))
    except OSError:
        return False
    atexit.register(beside.close)
    return True


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
