"""The app as several people meet it: a real identity server, real sign-in, two processes on one PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

import start
from looking.running import free_port, started_app
from tests.identity_server import CLIENT, SECRET, IdentityServer
from tests.network.postgresql import Server
from tests.protocol_client import Browser, Seen, Visit
from views import door
from views.pages import PAGES

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{metadata}"
[access]
read = ["partners"]
edit = ["editors"]
facilitate = ["leads"]
"""


@contextmanager
def served(folder: Path, identity: IdentityServer, maps: str, secrets: Path | None = None) -> Iterator[str]:
    """The app with sign-in, with secrets of its own where it is given none: its address."""

    def environ(port: int) -> dict[str, str]:
        if secrets is None:
            address = f"http://{start.HOST}:{port}"
            (folder / "secrets.toml").write_text(
                SECRETS.format(
                    address=address,
                    cookie_secret="c" * 32,
                    client=CLIENT,
                    secret=SECRET,
                    metadata=identity.metadata_url,
                )
            )
        said = {"PARTNERSHIP_MAPS": maps, "STREAMLIT_SECRETS_FILES": str(secrets or folder / "secrets.toml")}
        return {**os.environ, **said}

    log = folder / "log.txt"
    app, port = started_app(log, environ)
    try:
        yield f"http://{start.HOST}:{port}"
        assert "Traceback" not in log.read_text()
    finally:
        start.stop(app)


@pytest.fixture(scope="module")
def identity() -> Iterator[IdentityServer]:
    server = IdentityServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def maps(postgresql: Server) -> str:
    return postgresql.new_url()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def address(folder: Path, identity: IdentityServer, maps: str) -> Iterator[str]:
    with served(folder, identity, maps) as address:
        yield address


def signed_in(address: str, identity: IdentityServer, *groups: str, ago: int = 0) -> Browser:
    """A browser that has been through the identity server."""
    identity.groups, identity.ago = list(groups), ago
    browser = Browser(address)
    with Visit(browser) as visit:
        redirect = visit.see(widgets=(visit.see().button("Sign in"),)).redirect()
    status, _, _ = browser.get(redirect)
    assert status == 200
    return browser


def is_turned_away(seen: Seen) -> bool:
    return "Please sign in" in seen and "Riverside" not in seen and "Youth Justice" not in seen


@pytest.mark.parametrize("page", ["", *(file.removesuffix(".py") for file in PAGES.values())])
def test_no_page_shows_anything_to_who_has_not_signed_in(page: str, address: str) -> None:
    with Visit(Browser(address)) as visit:
        assert is_turned_away(visit.see(page))
        assert is_turned_away(visit.see(page, "map=partners&room=1"))


def test_who_has_signed_in_sees_the_map(address: str, identity: IdentityServer) -> None:
    with Visit(signed_in(address, identity, "partners")) as visit:
        assert "Riverside" in visit.see()


@pytest.mark.parametrize(("groups", "ago"), [((), 0), (("strangers",), 0), (("leads",), 13 * 3600)])
def test_a_stranger_and_a_sign_in_of_yesterday_see_nothing(
    groups: tuple[str, ...], ago: int, address: str, identity: IdentityServer
) -> None:
    browser = signed_in(address, identity, *groups, ago=ago)
    with Visit(browser) as visit:
        assert "Riverside" not in visit.see()
    assert browser.get("/assets/vis-network.min.js")[0] == 401


def test_after_signing_in_one_is_where_one_wanted_to_be(address: str, identity: IdentityServer) -> None:
    identity.groups, identity.ago = ["partners"], 0
    browser = Browser(address)
    browser.get("/gaps?map=partners_after")
    with Visit(browser) as visit:
        redirect = visit.see("gaps", widgets=(visit.see("gaps").button("Sign in"),)).redirect()
    browser.get(redirect)
    assert browser.reached == f"{address}/gaps?map=partners_after"


def test_a_cookie_that_was_changed_is_none(address: str, identity: IdentityServer) -> None:
    browser = signed_in(address, identity, "leads")
    for cookie in browser.jar:
        if cookie.name == "_streamlit_user":
            cookie.value = (cookie.value or "")[:-4] + "AAAA"
    with Visit(browser) as visit:
        assert is_turned_away(visit.see())


def test_a_download_is_for_who_has_signed_in(address: str, identity: IdentityServer) -> None:
    browser = signed_in(address, identity, "partners")
    with Visit(browser) as visit:
        seen = visit.see("data", "part=take-away")
        (path,) = {one.download_button.url for one in seen.elements() if one.download_button.url}
        assert browser.get(path)[0] == 200
        assert Browser(address).get(path)[0] == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/media/0123.csv"), ("GET", "/_stcore/metrics"), ("GET", "/_stcore/agent/openapi.json"),
        ("PUT", "/_stcore/upload_file/a/b"), ("DELETE", "/_stcore/upload_file/a/b"), ("GET", "/assets/x.js"),
        ("GET", "/component/x/y"),
    ],
)  # fmt: skip
def test_no_call_answers_who_has_not_signed_in(method: str, path: str, address: str) -> None:
    status, headers, content = Browser(address).get(path, method)
    assert (status, content) == (401, b"Please sign in first.\n")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/map", "/static/nothing.js", "/_stcore/health", "/_stcore/host-config"])
def test_all_that_is_served_has_the_headers(path: str, address: str) -> None:
    _, headers, _ = Browser(address).get(path)
    assert {name.lower(): value for name, value in door.HEADERS.items()}.items() <= headers.items()


def test_two_processes_serve_one_store(
    address: str, maps: str, folder: Path, tmp_path: Path, identity: IdentityServer
) -> None:
    with served(tmp_path, identity, maps, folder / "secrets.toml") as other:
        browser = signed_in(address, identity, "editors")
        with Visit(browser) as here, Visit(browser, urlsplit(other).port) as there:
            assert "Kept for all" not in there.see("data")
            page = here.see("data")
            (field,) = [one.text_input.id for one in page.elements() if one.text_input.label.startswith("Or start an")]
            typed = WidgetState(id=field, string_value="Kept for all")
            button = here.see("data", widgets=(typed,)).button("Start")
            here.see("data", widgets=(typed, button))
            assert "Kept for all" in there.see("data")


def test_served_with_half_a_sign_in_it_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text('[auth]\nclient_id = "mapper"\n')
    environ = {**os.environ, "STREAMLIT_SECRETS_FILES": str(tmp_path / "secrets.toml")}
    with (tmp_path / "log.txt").open("wb") as output:
        app = start.start_app(Path(sys.executable), ROOT, free_port(), output.fileno(), environ)
    try:
        assert app.wait(timeout=60) == 1
    except subprocess.TimeoutExpired:
        start.stop(app)
        raise
    assert "only half set up" in (tmp_path / "log.txt").read_text()
