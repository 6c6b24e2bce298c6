"""The browser's history: one entry for each thing that is done, so that Back leads to what was before it.

Streamlit makes an entry with each word that a page writes into the address, and one more as the page changes. A step of
a running order would be two, and an address that opens one would be left only at the third press of Back. Components
come too late to change that: what Streamlit has written by then stands. So its page gets a script (`entries.js`), which
is there before anything is written. This is plain ASGI middleware, which `st.App` takes by design.
"""

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Entries"]

SCRIPT = b"<script>\n" + (Path(__file__).parent / "entries.js").read_bytes() + b"</script>\n"
BEFORE = b"<title>"  # stands in Streamlit's page ahead of all its own scripts
# Of a request for a page: it comes in plain letters, and anew, for the script may be another than last time.
PLAIN = (b"accept-encoding", b"if-none-match", b"if-modified-since")
KEPT_BY = ("etag", "last-modified")


class Entries:
    """Middleware that puts the script into every page of the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let everything through but pages, which get the script: what is taken away has a dot in its name."""
        if scope["type"] == "http" and "." not in scope["path"]:
            plain = [(name, value) for name, value in scope["headers"] if name.lower() not in PLAIN]
            await self.app({**scope, "headers": plain}, receive, _with_script(send))
        else:
            await self.app(scope, receive, send)


def _with_script(send: Send) -> Send:
    """Hold a page back until it is whole: its length is said first."""
    start: Message | None = None
    body = b""

    async def send_with(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start" and _is_page(message):
            start = message
        elif start is None or message["type"] != "http.response.body":
            await send(message)
        else:
            body += message.get("body", b"")
            if not message.get("more_body"):
                whole = body.replace(BEFORE, SCRIPT + BEFORE, 1)
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(whole))
                for name in KEPT_BY:
                    del headers[name]
                await send(start)
                await send({"type": "http.response.body", "body": whole})

    return send_with


def _is_page(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
