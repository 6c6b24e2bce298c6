"""Who is let through to the app at all, before any page: how far it may be reached, sign-in, and safe answers.

Without sign-in the app serves this computer alone. Streamlit cannot be told so: it listens wherever it is told to. So
this is asked twice: `refusal` before the app starts, and `Door` with every request. For the app can also be started by
another server (`uvicorn app:app --host …`), or stand behind a proxy that nobody told about sign-in.

Streamlit has no setting for headers either. The door is plain ASGI middleware, which `st.App` takes by design: nothing
of Streamlit is replaced, and whatever it serves passes through here.
"""

import socket
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, unquote, urlsplit

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected
from streamlit.proto.BackMsg_pb2 import BackMsg

from views import sign_in

__all__ = ["HEADERS", "Door", "is_this_computer", "refusal"]

OWN = "127.0.0.1"
OPEN = {"_stcore/health", "_stcore/host-config", "_stcore/stream"}  # what the page to sign in needs, none with data
WANTED = "mapper_wanted"  # cookie: the page that was asked for last; Streamlit leads everybody to the first page
LONGEST = 2000  # characters of an address that is remembered
BACK_FROM_SIGN_IN = "/oauth2callback"
CLOSED = {"_stcore", "app", "assets", "component", "media"}  # beginnings of what may hold data: downloads, uploads
HEADERS = {
    # Streamlit sets styles and one line of script in its page; components' scripts come as blobs.
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "Referrer-Policy": "no-referrer",  # the address names the map
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
BEYOND = """\
The mapper does not start: it was to answer other computers ({address}), where nobody would have to sign in.

For this computer alone: python start.py, or leave server.address at {own}.
For several people: set up sign-in first. docs/deploy.md says how."""
UNFINISHED = """\
The mapper does not start: sign-in is only half set up. docs/deploy.md says how.
{faults}"""
NOBODY_ELSE = "The mapper answers this computer only, until sign-in is set up. docs/deploy.md says how.\n"
SIGN_IN_FIRST = "Please sign in first.\n"


def is_this_computer(address: str | None) -> bool:
    """Whether an address to listen on, in whatever spelling, is reached from this computer alone.

    Nothing, an empty text and what cannot be looked up count as reached from everywhere.
    """
    try:
        found = socket.getaddrinfo(address, None, type=socket.SOCK_STREAM) if address and address.strip() else []
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(_is_own(str(place[0])) for *_, place in found)


def _is_own(number: str) -> bool:
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inner or address).is_loopback


def refusal(address: str | None) -> str:
    """Why the app may not start on this address, in words; empty where it may."""
    if sign_in.is_begun():
        faults = sign_in.faults()
        return UNFINISHED.format(faults="\n".join(f"- {fault}" for fault in faults)) if faults else ""
    if is_this_computer(address):
        return ""
    return BEYOND.format(address=(address or "").strip() or "at every address it has", own=OWN)


class Door:
    """Middleware around everything that is served."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through who may come, with safe headers on whatever goes out."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        status, words = _turned_away(scope)
        if scope["type"] == "websocket":
            if status:
                await send({"type": "websocket.close", "code": 1008, "reason": words.strip()})
            else:
                with suppress(WebSocketDisconnected):  # who leaves while the app answers is no fault of the app
                    await self.app(scope, _without_clearing(receive), send)
            return
        answer = PlainTextResponse(words, status) if status else self.app
        await answer(scope, receive, _with_headers(send if status else _with_the_way_back(scope, send)))


def _turned_away(scope: Scope) -> tuple[int, str]:
    """The status and the words for whom the door stays shut; 0 for whoever may come in."""
    asked = HTTPConnection(scope)
    if not sign_in.is_begun():
        return (0, "") if _from_here(asked) else (403, NOBODY_ELSE)
    if (
        _is_closed(scope["path"].removeprefix(scope.get("root_path", "")))
        and sign_in.role_of_cookies(asked.cookies) is None
    ):
        return 401, SIGN_IN_FIRST
    return 0, ""


def _from_here(asked: HTTPConnection) -> bool:
    """Whether it came in on this computer, and was meant for it: a proxy and a foreign page name another host."""
    reached, _ = asked.scope.get("server") or ("", None)
    try:
        meant = urlsplit(f"//{asked.headers.get('host', '')}").hostname or ""
    except ValueError:
        return False
    return _is_own(reached) and (meant.rstrip(".") == "localhost" or _is_own(meant))


def _is_closed(path: str) -> bool:
    """Whether a path leads to what may hold data; under an unknown mount rather too much is closed than too little."""
    base = st.get_option("server.baseUrlPath").strip("/")
    inner = path.strip("/").removeprefix(base).strip("/")
    if inner.startswith("static/"):  # scripts and fonts of Streamlit, some in a folder called media
        return False
    parts = inner.split("/")
    start = next((place for place, part in enumerate(parts) if part in CLOSED), None)
    return start is not None and "/".join(parts[start:]) not in OPEN


def _without_clearing(receive: Receive) -> Receive:
    """What a window sends, but for the order to forget what is kept for everybody: Streamlit takes it from anybody."""

    async def receive_others() -> Message:
        while _is_clearing((message := await receive()).get("bytes")):
            pass
        return message

    return receive_others


def _is_clearing(sent: bytes | None) -> bool:
    told = BackMsg()
    with suppress(DecodeError):
        told.ParseFromString(sent or b"")
    return told.WhichOneof("type") == "clear_cache"


def _with_the_way_back(scope: Scope, send: Send) -> Send:
    """Remember which page is asked for, and lead there who comes back from signing in. No sign-in needs neither."""
    if not sign_in.is_begun():
        return send
    asked = HTTPConnection(scope)

    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if scope["path"].endswith(BACK_FROM_SIGN_IN):
                if headers.get("location") and (place := _own_place(unquote(asked.cookies.get(WANTED, "")))):
                    headers["location"] = place
            elif headers.get("content-type", "").startswith("text/html") and (place := _own_place(_place(scope))):
                headers.append("set-cookie", f"{WANTED}={quote(place, safe='')}; Path=/; HttpOnly; SameSite=Lax")
            if sign_in.is_by_tls():
                _keep_cookies_to_tls(message)
        await send(message)

    return send_with


def _keep_cookies_to_tls(message: Message) -> None:
    """Mark cookies so that browsers never send them in the clear. Behind a proxy Streamlit cannot know that it may."""
    open_to_all = (b"set-cookie", False)
    message["headers"] = [
        (name, value + b"; Secure" if (name.lower(), b"; secure" in value.lower()) == open_to_all else value)
        for name, value in message["headers"]
    ]


def _place(scope: Scope) -> str:
    """The path and the query of a request, as they came."""
    path, query = scope.get("raw_path") or quote(scope["path"]).encode(), scope.get("query_string", b"")
    return (path + b"?" + query if query else path).decode("ascii", "replace")


def _own_place(place: str) -> str:
    """A place of this app, and of no other: two strokes at its start would name another computer. Else empty."""
    own = place[:1] == "/" and place[1:2] not in ("/", "\\") and place.isascii() and place.isprintable()
    return place if own and len(place) <= LONGEST else ""


def _with_headers(send: Send) -> Send:
    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return send_with
