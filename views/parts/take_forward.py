"""Take this forward: from a finding to a drafted promise on the promise board."""

import streamlit as st

from network.model import Promise
from views import address, pages, state

__all__ = ["button"]

IN_ROOM = "A draft waits on the facilitator’s own screen: Build next, Promises."
BOARD = ("Build next", "promises")  # page, and the part of it


def button(promise: Promise, *, key: str) -> None:
    """Draft the promise and open it on the board. None is drafted from a working copy: its words are to be shared.

    In sight of a room nothing opens: the draft, which names partners, waits on the facilitator's own screen.
    """
    if state.is_working_copy():
        return
    if st.button("Take this forward", type="tertiary", key=f"forward-{key}"):
        state.keep_promise(None, promise)
        if address.in_room():
            st.toast(IN_ROOM)
            return
        title, part = BOARD
        pages.jump(title, part=part, promise=str(len(state.base().promises) - 1))
