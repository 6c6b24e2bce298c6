"""A visit that the app pays to itself as it starts: what every first page needs is worked out before people come.

It opens each page of the maps that ship, one after the other, as a browser would. Nobody sees them; answers, layouts
and pictures stay in the caches, which all visits share. With sign-in the pages are shut to it, so it is not paid.
"""

import asyncio
import os
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.session_manager import SessionClient

from views import cached, sign_in
from views.pages import PAGES

__all__ = ["visit"]

WARM = "PARTNERSHIP_WARM"  # environment: "off" where the app is not to visit itself
LONGEST = 60  # seconds that one page is waited for


class _Nobody(SessionClient):
    """A browser without a person: it only notices that a page is done."""

    def __init__(self) -> None:
        self.done = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished" and msg.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.done.set()

    @property
    def client_context(self) -> None:
        return None


async def visit() -> None:
    """Pay the visit, on the loop that serves, unless it is off or people have to sign in."""
    if os.environ.get(WARM) != "off" and not sign_in.is_begun():
        await _visit(get_instance())


async def _visit(runtime: Runtime) -> None:
    """Every page of each map, the one that the app opens with first."""
    client = _Nobody()
    session = runtime.connect_session(client, user_info={})
    try:
        with suppress(TimeoutError):
            for key in cached.SHIPPED:
                if key not in cached.AREAS:
                    for file in PAGES.values():
                        await _seen(runtime, session, client, file.removesuffix(".py"), f"map={key}")
    finally:
        runtime.close_session(session)


async def _seen(runtime: Runtime, session: str, client: _Nobody, page: str, query: str) -> None:
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    client.done.clear()
    runtime.handle_backmsg(session, asked)
    await asyncio.wait_for(client.done.wait(), LONGEST)
