"""At the head of a page: the map that was worked on last, why the last change was not kept, what cannot be read."""

from datetime import datetime

import streamlit as st

from views import address, cached, state, typed
from views.parts import looked_through
from views.parts.labels import as_text

__all__ = ["moment", "show"]

FIRST_PAGE = "Overview"
IN_ROOM = "The last change was not kept. Outside room view it says why."


def show(title: str) -> None:
    """Nothing, on most pages. The map that was worked on last is offered on the first, and never to a room.

    Nor in a running order: there one slip would change the map in the middle of a workshop.
    """
    if refused := state.refusal():
        st.error(IN_ROOM if address.in_room() else as_text(refused))
    if (asked := typed.words_asked_about()) and not address.in_room():
        looked_through.ask(asked, "page")
    if (trouble := state.trouble()) and not address.in_room():
        st.error(as_text(trouble))
    busy = address.in_room() or address.chosen("run") is not None
    if title == FIRST_PAGE and not busy and (last := state.last_map()):
        _last_map(*last)


def _last_map(key: str, at: str) -> None:
    held = cached.kept(key)
    if held is None:
        return
    name = as_text(held.folded().network.system.name)
    with st.container(key="last-map", horizontal=True, vertical_alignment="center"):
        st.button(f"Go on with {name}", type="primary", on_click=state.show_map, args=(key,), key="open last")
        st.html(f'<p class="hint">You worked on it last, on {moment(at)}.</p>')
        st.button("Not now", type="tertiary", on_click=state.show_map, args=(None,), key="not now")


def moment(at: str) -> str:
    """A moment of the store as people on this machine say it, such as `3 June 2026 at 14:05`."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):  # of a damaged entry
        return "a day that is not known"
    return f"{local.day} {local:%B %Y at %H:%M}"
