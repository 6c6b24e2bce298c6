"""What no page may do: ask for anything outside this machine, or fail without saying so."""

import ipaddress
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

# A deep link such as /gaps makes Streamlit look for its server below /gaps first, and then where it is.
HARMLESS_MISSES = ("/_stcore/health", "/_stcore/host-config")
# Streamlit looks whether a file to download is there, and by then the next run of the page may have made it anew.
FILES = "/media/"
FILE_MADE_ANEW = "Client Error: Download Button source error - 404"


def stays_here(url: str) -> bool:
    """Whether a request to `url` cannot leave this machine."""
    parts = urlsplit(url)
    if parts.scheme in ("data", "blob", "about"):
        return True
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def shut(context: BrowserContext) -> list[str]:
    """Watch every page of the context; every fault is added to the list, as it happens.

    The flags of the browser let nothing out; to stop each request here as well would cost a second for every page.
    """
    faults: list[str] = []
    context.on("request", lambda request: faults.extend(_request_fault(request)))
    context.on("console", lambda message: faults.extend(_console_fault(message)))
    context.on("weberror", lambda error: faults.append(f"script error: {error.error}"))
    context.on("page", lambda page: _watch_sockets(page, faults))
    context.on("dialog", lambda dialog: faults.extend(_dialog_fault(dialog)))
    return faults


def _request_fault(request: Request) -> list[str]:
    return [] if stays_here(request.url) else [f"request outside this machine: {request.url}"]


def _dialog_fault(dialog: Dialog) -> list[str]:
    """The app opens no dialogs of the browser: one that opens is text that ran as a script."""
    dialog.dismiss()
    return [f"a dialog opened: {dialog.message}"]


def _watch_sockets(page: Page, faults: list[str]) -> None:
    def look(url: str) -> None:
        if not stays_here(url):
            faults.append(f"socket outside this machine: {url}")

    page.on("websocket", lambda socket: look(socket.url))


def _console_fault(message: ConsoleMessage) -> list[str]:
    address = message.location["url"]
    if message.type != "error" or _told_already(message.text, address):
        return []
    return [f"console error: {message.text} ({address})"]


def _told_already(text: str, address: str) -> bool:
    """Whether the error is a harmless miss, or a request that is told of already."""
    if not text.startswith("Failed to load resource"):
        return text == FILE_MADE_ANEW
    harmless = address.endswith(HARMLESS_MISSES) or urlsplit(address).path.startswith(FILES)
    return not stays_here(address) or ("404" in text and harmless)
