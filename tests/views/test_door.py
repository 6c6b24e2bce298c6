"""How far the app may be reached without sign-in, and what goes out with every answer."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnected
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import secrets

from looking.running import free_port
from tests.pace import usually
from tests.views.test_sign_in import COMPLETE
from views import door, sign_in

ROOT = Path(__file__).parents[2]
BEYOND = [
    "0.0.0.0",
    "",
    " ",
    None,
    "::",
    "0",
    "0x0",
    "::ffff:0.0.0.0",
    "192.0.2.7",
    "2001:db8::1",
    "no.such.host.invalid",
]
WINDOW = {"type": "websocket", "path": "/", "headers": [(b"host", b"localhost")], "server": ("127.0.0.1", 8501)}
OWN = ["127.0.0.1", "127.0.0.2", "127.1", "localhost", "LOCALHOST", "::1", "::ffff:127.0.0.1"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The secrets of the app; empty is no sign-in."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(secrets.secrets_singleton, "_secrets", held)
    return held


@pytest.mark.parametrize("address", BEYOND)
def test_beyond_this_computer_it_does_not_start_without_sign_in(address: str | None, told: dict[str, Any]) -> None:
    assert "set up sign-in first" in door.refusal(address)


@pytest.mark.parametrize("address", OWN)
def test_for_this_computer_alone_it_starts_without_sign_in(address: str, told: dict[str, Any]) -> None:
    assert door.refusal(address) == ""


def test_a_name_of_several_addresses_is_this_computer_only_if_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0)) for number in ("127.0.0.1", "192.0.2.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert not door.is_this_computer("both.example.org")


@pytest.mark.parametrize("address", ["0.0.0.0", "127.0.0.1"])
def test_with_sign_in_it_starts_wherever_it_is_told_to(address: str, told: dict[str, Any]) -> None:
    told |= COMPLETE
    assert door.refusal(address) == ""


@pytest.mark.parametrize(
    ("section", "changes", "said"),
    [
        ("auth", {"client_id": ""}, "[auth] has no client_id."),
        ("auth", {"redirect_uri": "", "cookie_secret": ""}, "[auth] has no redirect_uri, cookie_secret."),
        ("auth", {"cookie_secret": "x" * 31}, "cookie_secret is too short"),
        ("auth", {"server_metadata_url": "http://login.example.org/"}, "server_metadata_url must begin with https"),
        ("access", {"read": [], "edit": [""], "facilitate": None}, "[access] names no group"),
    ],
)
@pytest.mark.parametrize("address", ["0.0.0.0", "127.0.0.1"])
def test_half_a_sign_in_is_none_anywhere(
    section: str, changes: Mapping[str, Any], said: str, address: str, told: dict[str, Any]
) -> None:
    told |= COMPLETE | {section: COMPLETE[section] | changes}
    assert said in door.refusal(address)


@pytest.mark.parametrize(
    "option", [("server.trustedUserHeaders", {"X-User": "groups"}), ("server.enableXsrfProtection", False)]
)
def test_settings_that_would_let_people_past_sign_in_are_refused(
    option: tuple[str, object], told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told |= COMPLETE
    usual = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: option[1] if name == option[0] else usual(name))
    assert option[0] in door.refusal("127.0.0.1")


def test_secrets_that_cannot_be_read_are_not_taken_for_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text("[auth\n")
    monkeypatch.setattr(st, "secrets", secrets.Secrets())
    monkeypatch.setattr(secrets.config, "get_option", lambda _: [str(tmp_path / "secrets.toml")])
    assert "cannot be read" in door.refusal("127.0.0.1")


def _start(folder: Path, *flags: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """What the app says when it is started in a folder with settings of its own."""
    shutil.copy(ROOT / "app.py", folder)  # Streamlit reads the settings that stand beside it
    (folder / "views").symlink_to(ROOT / "views")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={free_port()}", *flags]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PARTNERSHIP_MAPS": str(folder / "maps"), **(env or {})}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=60)


OPEN = (
    pytest.param(("--server.address=0.0.0.0",), {}, "127.0.0.1", id="command line"),
    pytest.param(("--server.address=",), {}, "127.0.0.1", id="nothing"),
    pytest.param((), {"STREAMLIT_SERVER_ADDRESS": "::"}, "127.0.0.1", id="environment"),
    pytest.param((), {}, "0.0.0.0", id="file"),
)


@pytest.mark.long
@pytest.mark.parametrize(
    ("flags", "env", "in_file"),
    usually([OPEN[-1]], slowly=OPEN),
)
def test_the_app_itself_ends_with_plain_words(
    flags: tuple[str, ...], env: dict[str, str], in_file: str, tmp_path: Path
) -> None:
    shipped = (ROOT / ".streamlit" / "config.toml").read_text()
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(shipped.replace('"127.0.0.1"', f'"{in_file}"'))
    ended = _start(tmp_path, *flags, env=env)
    assert ended.returncode == 1
    assert ended.stderr.startswith("The mapper does not start")
    assert "Traceback" not in ended.stderr + ended.stdout


def _ask(
    path: str = "/", host: str = "127.0.0.1:8501", reached: str = "127.0.0.1", kind: str = "http"
) -> dict[str, Any]:
    """The first thing that the door answers to a request; what is behind it says that one is in."""
    scope = {
        "type": kind, "method": "GET", "path": path, "query_string": b"", "scheme": "http",
        "headers": [(b"host", host.encode())], "server": (reached, 8501),
    }  # fmt: skip
    said: list[Any] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await (
            send({"type": "websocket.accept"}) if kind == "websocket" else PlainTextResponse("in")(scope, receive, send)
        )

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    asyncio.run(door.Door(behind)(scope, receive, send))
    return said[0]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "localhost.", "[::1]:8501", "LocalHost"])
def test_without_sign_in_this_computer_is_answered(host: str, told: dict[str, Any]) -> None:
    assert _ask(host=host)["status"] == 200
    assert _ask(host=host, kind="websocket")["type"] == "websocket.accept"


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("mapper.example.org", "127.0.0.1"),  # a proxy, or a foreign page whose name leads here
        ("127.0.0.1.example.org", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("[::1", "127.0.0.1"),
        ("localhost", "192.0.2.7"),  # another server started the app
        ("192.0.2.7:8501", "192.0.2.7"),
        ("localhost", "/run/mapper.sock"),
    ],
)
def test_without_sign_in_nobody_else_is_answered(host: str, reached: str, told: dict[str, Any]) -> None:
    assert _ask(host=host, reached=reached)["status"] == 403
    assert _ask(host=host, reached=reached, kind="websocket")["type"] == "websocket.close"


@pytest.mark.parametrize(
    "path",
    ["/media/0123.csv", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/agent/openapi.json", "/component/x/y",
     "/assets/vis.js", "/under/media/0123.csv", "/media/_stcore/health", "/_stcore/health/more"],
)  # fmt: skip
def test_what_may_hold_data_is_closed_until_one_has_signed_in(path: str, told: dict[str, Any]) -> None:
    told |= COMPLETE
    assert _ask(path, host="mapper.example.org")["status"] == 401


@pytest.mark.parametrize(
    "path", ["/", "/map", "/static/media/x.woff2", "/_stcore/health", "/oauth2callback", "/auth/login"]
)
def test_the_way_to_sign_in_is_open(path: str, told: dict[str, Any]) -> None:
    told |= COMPLETE
    assert _ask(path, host="mapper.example.org")["status"] == 200


@pytest.mark.parametrize(("path", "status"), [("/static/media/a.csv", 401), ("/static/static/media/x.woff2", 200)])
def test_a_base_in_the_address_opens_nothing(
    path: str, status: int, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told |= COMPLETE
    usual = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "static" if name == "server.baseUrlPath" else usual(name))
    assert _ask(path, host="mapper.example.org")["status"] == status


@pytest.mark.parametrize("path", ["/", "/media/0123.csv"])
def test_every_answer_has_the_headers(path: str, told: dict[str, Any]) -> None:
    told |= COMPLETE
    headers = {name.decode(): value.decode() for name, value in _ask(path)["headers"]}
    assert {name.lower(): value for name, value in door.HEADERS.items()}.items() <= headers.items()


def _led(wanted: str, path: str = "/oauth2callback") -> str:
    """Where the browser is led that comes back from signing in with this cookie."""
    return _answered(path, b"", wanted, {"location": "/"})["location"]


def _answered(path: str, query: bytes, wanted: str, headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of an answer behind the door."""
    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": query, "scheme": "http",
        "headers": [(b"host", b"mapper.example.org"), (b"cookie", f"{door.WANTED}={wanted}".encode())],
        "server": ("127.0.0.1", 8501),
    }  # fmt: skip
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    asyncio.run(door.Door(PlainTextResponse("", headers=dict(headers)))(scope, receive, send))
    return {name.decode(): value.decode() for name, value in said[0]["headers"]}


def test_after_signing_in_one_is_led_to_the_page_that_was_asked_for(told: dict[str, Any]) -> None:
    told |= COMPLETE
    cookie = _answered("/gaps", b"map=partners&room=1", "", {"content-type": "text/html"})["set-cookie"]
    wanted = cookie.partition(";")[0].partition("=")[2]
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax; Secure")
    assert _led(wanted) == "/gaps?map=partners&room=1"
    assert _led(wanted, "/gaps") == "/"  # nothing else is led elsewhere


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "https%3A%2F%2Fevil.example",
        "%2Fa%0D%0AX: 1",
        f"%2F{'a' * 2000}",
    ],
)
def test_a_cookie_leads_to_no_other_computer(wanted: str, told: dict[str, Any]) -> None:
    told |= COMPLETE
    assert _led(wanted) == "/"


def test_scripts_and_pictures_are_no_page_to_come_back_to(told: dict[str, Any]) -> None:
    told |= COMPLETE
    assert "set-cookie" not in _answered("/static/a.js", b"", "", {"content-type": "text/javascript"})


@pytest.mark.parametrize(("address", "kept"), [("https://mapper.example.org", True), ("http://localhost", False)])
def test_cookies_are_for_tls_alone_where_there_is_tls(address: str, kept: bool, told: dict[str, Any]) -> None:
    told |= COMPLETE | {"auth": COMPLETE["auth"] | {"redirect_uri": f"{address}/oauth2callback"}}
    for sent in ("a=securely; Path=/", "a=1"):
        cookie = _answered("/static/x.js", b"", "", {"set-cookie": sent})["set-cookie"]
        assert cookie.endswith("; Secure") == kept


def test_without_sign_in_no_page_is_remembered(told: dict[str, Any]) -> None:
    assert "set-cookie" not in _answered("/gaps", b"", "", {"content-type": "text/html"})


def test_an_order_to_forget_what_is_kept_for_all_goes_nowhere() -> None:
    clear, other = BackMsg(clear_cache=True), BackMsg(stop_script=True)
    frames = [{"type": "websocket.receive", "bytes": one.SerializeToString()} for one in (clear, clear, other)]
    frames += [{"type": "websocket.receive", "bytes": b"\xff"}, {"type": "websocket.disconnect"}]
    arrived = asyncio.run(_received(frames))
    assert arrived == frames[2:]


def test_who_leaves_while_being_answered_is_no_error() -> None:
    async def behind(scope: Any, receive: Any, send: Any) -> None:
        visitor = WebSocket(scope, receive, send)
        await visitor.close()
        await visitor.close()

    with pytest.raises(WebSocketDisconnected):
        asyncio.run(behind(WINDOW, _nothing, _nothing))
    asyncio.run(door.Door(behind)(WINDOW, _nothing, _nothing))


async def _nothing(*_: Any) -> Any:
    return {"type": "websocket.connect"}


async def _received(frames: list[dict[str, Any]]) -> list[Any]:
    """What a window's frames are behind the door."""
    waiting = iter(frames)
    arrived: list[Any] = []

    async def receive() -> Any:
        return next(waiting)

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        while not arrived or arrived[-1]["type"] != "websocket.disconnect":
            arrived.append(await receive())

    await door.Door(behind)(WINDOW, receive, _nothing)
    return arrived


def test_without_a_file_of_secrets_nothing_is_parsed_and_one_that_appears_counts_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "secrets.toml"
    parsed: list[int] = []
    monkeypatch.setattr(st, "secrets", secrets.Secrets())
    asked = secrets.config.get_option
    files = lambda name: [str(file)] if name == "secrets.files" else asked(name)  # noqa: E731
    monkeypatch.setattr(secrets.config, "get_option", files)
    parse = secrets.Secrets._parse
    monkeypatch.setattr(secrets.Secrets, "_parse", lambda self: (parsed.append(1), parse(self))[1])
    assert not sign_in.is_begun()
    assert parsed == []
    file.write_text("[auth\n")
    assert sign_in.is_begun()
    file.write_text("[auth]\n")
    assert sign_in.is_begun()
