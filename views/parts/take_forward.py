"""Take this forward: from a finding to a drafted promise on the promise board."""

import streamlit as st

from network.model import Promise
from views import address, pages, state

__all__ = ["ATOP", "BROUGHT", "DRAFT", "NEW", "button", "let_wait", "waits"]

DRAFT = "promise draft"  # remembered in this visit until it is saved: which promise it is to be, and what it says
ATOP = "promise atop"  # remembered while a promise that was opened from elsewhere stands above the board
NEW = "new"
BROUGHT = "promises brought"  # remembered until the board has told it: what has been added to it

IN_ROOM = "{waits} on Build next, Promises, outside room view. Nothing is promised until it is saved there."
BOARD = ("Build next", "promises")  # page, and the part of it


def button(promise: Promise, *, key: str) -> None:
    """Draft the promise and open it on the board, where it is a draft until it is saved.

    None is drafted from a working copy: its words are to be shared. In sight of a room nothing opens, for a draft names
    partners: it waits, in every window of this map that no room sees.
    """
    if state.is_working_copy():
        return
    if st.button("Take this forward", type="tertiary", key=f"forward-{key}"):
        if address.in_room():
            let_wait((promise,))
            return
        address.remember(DRAFT, (NEW, promise))
        title, part = BOARD
        pages.jump(title, part=part)


def let_wait(promises: tuple[Promise, ...]) -> None:
    """What is taken forward before a room waits as drafts, each once; the room hears how many, and of no name."""
    if state.keep_drafts(promises):
        st.toast(IN_ROOM.format(waits=waits(len(promises))))


def waits(count: int) -> str:
    """How many drafts wait, as the beginning of a sentence."""
    return "A draft waits" if count == 1 else f"{count:,} drafts wait"
