"""A visit without a browser: what a page of the app sends, spoken as Streamlit's own front end speaks."""

from contextlib import ExitStack
from email.message import Message
from http.cookiejar import CookieJar
from typing import Self
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Subprotocol

PATIENCE = 60  # seconds that one page may take


class Browser:
    """What a browser keeps for an address: its cookies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.reached = ""  # where the last request ended
        self._opener: OpenerDirector = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.jar))

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Status, headers (their names in small letters) and content of an answer; redirects are followed."""
        try:
            with self._opener.open(Request(self.address + path, method=method), timeout=PATIENCE) as answer:
                self.reached = answer.url
                return answer.status, _lower(answer.headers), answer.read()
        except HTTPError as error:
            with error:
                return error.code, _lower(error.headers), error.read()

    def cookies(self) -> dict[str, str]:
        """What goes along with every request."""
        return {cookie.name: cookie.value or "" for cookie in self.jar}


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


class Visit:
    """One window of a browser on the app."""

    def __init__(self, browser: Browser, port: int | None = None) -> None:
        """Connect; `port` names another process that serves the same address, as a proxy would choose it."""
        browser.get("/_stcore/health")  # brings the token that the front end has to show
        cookies, own = browser.cookies(), urlsplit(browser.address)
        self._ending = ExitStack()
        self._socket = self._ending.enter_context(
            connect(
                browser.address.replace("http", "ws", 1) + "/_stcore/stream",
                origin=browser.address,  # type: ignore[arg-type]
                subprotocols=[Subprotocol("streamlit"), Subprotocol(cookies["_streamlit_xsrf"])],
                additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
                max_size=None,
                proxy=None,
                address=(own.hostname, port or own.port),
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def see(self, page: str = "", query: str = "", widgets: tuple[WidgetState, ...] = ()) -> "Seen":
        """Everything that the app sends for a page, until it is done."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        asked.rerun_script.widget_states.widgets.extend(widgets)
        self._socket.send(asked.SerializeToString())
        return Seen(self._until_done())

    def _until_done(self) -> list[ForwardMsg]:
        sent: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(self._socket.recv(timeout=PATIENCE))  # type: ignore[arg-type]
            sent.append(message)
            if message.WhichOneof("type") == "auth_redirect":
                return sent
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and message.WhichOneof("type") == (
                "script_finished"
            ):
                return sent


class Seen:
    """What was sent for a page."""

    def __init__(self, sent: list[ForwardMsg]) -> None:
        self.sent = sent
        self.content = b"".join(message.SerializeToString() for message in sent)

    def __contains__(self, text: str) -> bool:
        return text.encode() in self.content

    def elements(self) -> list[Element]:
        """Whatever was put on the page."""
        return [message.delta.new_element for message in self.sent if message.WhichOneof("type") == "delta"]

    def button(self, label: str) -> WidgetState:
        """A click on a button."""
        (found,) = [one.button.id for one in self.elements() if one.button.label == label]
        return WidgetState(id=found, trigger_value=True)

    def redirect(self) -> str:
        """Where the app sends the browser to sign in or out."""
        return self.sent[-1].auth_redirect.url
