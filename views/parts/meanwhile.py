"""What somebody else has changed while this page is looked at: it follows by itself, or says so where one types."""

import secrets

import streamlit as st

from network.model import Promise
from views import address, cached, state
from views.behind.looks import Looks

__all__ = ["watch"]

WINDOW = "window"  # remembered in this visit: which it is
DRAWN = "meanwhile drawn"  # remembered for a moment: the page has been drawn just now
CHANGED = "Somebody has changed this map meanwhile."
TYPED_ON = ("Data",)  # pages with fields that somebody may be typing into, and parts of others
TYPED_PARTS = ("promises", "goals")

Mark = tuple[str, tuple[Promise, ...]]  # the content of the map, and the drafts that wait on it


def watch(title: str) -> None:
    """Look every second, or two where many do, whether the map is still the one that this page shows."""
    address.remember(DRAWN, True)
    if not address.recall(WINDOW):
        address.remember(WINDOW, secrets.token_hex(8))
    st.fragment(_watch, run_every=_looked())(title, _mark())


@st.cache_resource(show_spinner=False)
def _looks() -> Looks:
    return Looks()


def _looked() -> float:
    """Note that this window looks now, and tell the seconds until it does again."""
    return _looks().looked(address.recall(WINDOW))


def _watch(title: str, shown: Mark) -> None:
    if address.recall(DRAWN):  # with the page, which has asked the store by itself
        address.forget(DRAWN)
        return
    _looked()
    cached.look_again()
    if _mark() == shown:
        return
    if title not in TYPED_ON and address.chosen("part") not in TYPED_PARTS:
        st.rerun()
    with st.container(key="meanwhile", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="hint" role="status">{CHANGED}</p>')
        if st.button("Show it", key="show meanwhile"):
            st.rerun()


def _mark() -> Mark:
    return state.exact().digest, state.drafts()
