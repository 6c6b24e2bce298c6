"""Data: which map, where it comes from, changing it, who changed what, and taking it away."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from views import address, pages, sign_in
from views.parts import agreements, answer_text, history, maps, running_own, take_away
from views.parts.editing import editors
from views.parts.importing import flow, upload

PARTS: Mapping[str, tuple[str, Callable[[], None]]]
FOR: Mapping[str, sign_in.Role] = MappingProxyType(
    {"edit": "edit", "names": "edit", "running": "facilitate", "changes": "edit"}
)
IN_ROOM = "Files, changes and lists of partners stay on the facilitator's own screen while a room looks on."


def data() -> None:
    """One part of the page at a time."""
    st.html('<h1 class="question">Which map are we looking at?</h1>')
    if address.in_room():
        with st.container(key="section-here"):
            maps.choose()
        st.html(answer_text.hint(IN_ROOM))
        return
    parts = [part for part in PARTS if sign_in.may(FOR.get(part, "read"))]
    part = address.chosen("part", parts) or parts[0]
    st.segmented_control(
        "Part of this page", parts, format_func=lambda one: PARTS[one][0], required=True, wrap=True,
        label_visibility="collapsed", **address.tied("part", part),
    )  # fmt: skip
    PARTS[part][1]()


def _open() -> None:
    """The map on screen beside another to bring in; a file on its way in has the page to itself."""
    file = upload.current()
    if file is not None and sign_in.may("edit"):
        flow.flow(file)
    else:
        here, other = st.columns(2, gap="medium")
        with here, st.container(key="section-here"):
            maps.choose()
            pages.go("Overview", "What this map says", key="to overview")
        if not sign_in.may("edit"):
            return
        with other, st.container(key="section-other"):
            flow.uploader()
            maps.start_new()


PARTS = MappingProxyType(
    {
        "open": ("Open", _open),
        "edit": ("Edit", editors.show),
        "names": ("Who may be named", agreements.show),
        "running": ("Running order", running_own.show),
        "changes": ("Changes", history.show),
        "take-away": ("Take away", take_away.show),
    }
)
data()
