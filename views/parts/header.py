"""What stands at the head of every page: whose map this is, that it is illustrative, and how it is viewed."""

from html import escape

import streamlit as st

from network.model import Network
from network.words import plural
from render.spoken import period_said
from views import address, pages
from views.parts import rule, running
from views.parts.labels import as_text

__all__ = ["show"]

PROJECTOR_KEY = "P"  # starts and leaves the projector, on every page


def show(network: Network) -> None:
    """The name of the system, its period, the tag and the view menu."""
    system, on = network.system, address.is_projected()
    period = f'<span class="period">{escape(period_said(system.period))}</span>' if system.period else ""
    tag = '<span class="tag">Illustrative data</span>' if system.illustrative else ""
    if on:
        st.html(f'<div class="system"><b>{escape(system.name)}</b><div>{period}{tag}</div></div>')
    else:
        with st.container(key="which-map"):
            pages.go("Data", as_text(system.name), key="which", part="open")
            room = '<span class="tag">Room view</span>' if address.in_room() else ""
            st.html(f'<div class="which">{period}{tag}{room}</div>')
    with st.container(key="view-menu", horizontal=True, vertical_alignment="center"):
        st.button(
            "Leave projector" if on else "Projector",
            on_click=address.choose,
            args=("projector", None if on else address.ON),
            type="tertiary",
            shortcut=PROJECTOR_KEY,
            key="leave projector" if on else "start projector",
        )
        with st.popover("View"):
            _view_menu(network)


def _view_menu(network: Network) -> None:
    pages.go("Data", "Choose another map, or bring in your own", key="other map", part="open")
    st.toggle(
        "Projector view",
        help="No frame, larger type. Room view is on.",
        **address.tied_switch("projector", folded=True),
    )
    st.toggle(
        "Room view",
        help="For a screen that others can see: partners are named only where they would be proud, or have agreed.",
        disabled=address.room_is_sure(),
        **address.tied("room", address.in_room(), lambda on: address.ON if on else None, folded=True),
    )
    if not address.in_room():
        who = plural(len(network.agreed), "partner may", "partners may")
        pages.go("Data", f"{who} be named in a room", key="agreed", part="names")
    running.choice(network)
    rule.line()
    rule.working_copy()
    if address.is_projected():
        for title in pages.PAGES:
            pages.go(title, title, key=f"projected-{title}")
