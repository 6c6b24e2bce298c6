"""The map on screen: which one it is, how much it holds, how small counts are hidden, what is worth a look."""

from collections import Counter

import streamlit as st

from network.model import Network, System
from network.second_look import check
from network.words import plural
from views import address, cached, sign_in, state
from views.parts import history, notices, one_line, rule
from views.parts.importing import reading_report
from views.parts.labels import as_text

__all__ = ["choose", "named", "read", "start_new"]

NOT_KEPT = "not kept"
CALLED = "new map"  # key of what a new map is called


def choose() -> None:
    """The control, and what the map holds."""
    names = named()
    key = state.map_key() or NOT_KEPT
    if key == NOT_KEPT:
        names[NOT_KEPT] = f"{state.exact().system.name}, for this visit only"
    st.selectbox("Map on screen", list(names), format_func=names.__getitem__,
                 **address.tied("map", key, lambda choice: None if choice == NOT_KEPT else choice))  # fmt: skip
    for other in (other for other, _ in cached.kept_maps() if other != key):
        if why := cached.trouble(other):
            st.warning(as_text(why))
    history.left_out(state.kept())
    network = state.base()
    reading_report.counts(network)
    rule.line()
    if not address.in_room() and sign_in.may("facilitate"):
        rule.change()
    found = () if address.in_room() else check(network)
    if found:
        with st.expander(f"{plural(len(found), 'thing')} worth a look", type="compact"):
            reading_report.problems(found)


def start_new() -> None:
    """An empty map to fill in here."""
    with one_line.form("start"):
        st.text_input("Or start an empty map", max_chars=120, placeholder="What it is called", key=CALLED)
        st.form_submit_button("Start", on_click=_start, key="start map")


def _start() -> None:
    name = st.session_state[CALLED].strip()
    if not name:
        st.toast("Write first what the map is called.")
        return
    state.open_map(Network(System(name)))
    address.choose("part", "edit")
    address.choose("what", "line")


def named() -> dict[str, str]:
    """Every map that can be shown: those that ship, then those in the store, the newest first.

    No two are called alike: a list of names tells Streamlit which was chosen by its name.
    """
    names = dict(cached.SHIPPED)
    for key, at in cached.kept_maps():
        held = cached.kept(key)
        if held is not None and key not in names:
            names[key] = f"{held.folded().network.system.name} ({notices.moment(at)})"
        elif key in names:
            names[key] = f"{names[key]}, changed {notices.moment(at)}"
    alike = Counter(names.values())
    for key, name in names.items():
        if alike[name] > 1:
            names[key], alike[name] = f"{name}, {alike[name]}", alike[name] - 1
    return names


def read(key: str) -> Network:
    """A map that can be shown, its small counts hidden as on this screen."""
    held = cached.kept(key)
    return cached.hidden(cached.shipped(key) if held is None else held.folded().network, state.rule())
