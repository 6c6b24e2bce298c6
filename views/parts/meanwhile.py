"""What somebody else has changed while this page is looked at: it follows by itself, or says so where one types."""

import streamlit as st

from network.model import Promise
from views import address, cached, state

__all__ = ["watch"]

EVERY_SECONDS = 2
DRAWN = "meanwhile drawn"  # remembered for a moment: the page has been drawn just now
CHANGED = "Somebody has changed this map meanwhile."
TYPED_ON = ("Data",)  # pages with fields that somebody may be typing into, and parts of others
TYPED_PARTS = ("promises", "goals")

Mark = tuple[str, tuple[Promise, ...]]  # the content of the map, and the drafts that wait on it


def watch(title: str) -> None:
    """Look every two seconds whether the map is still the one that this page shows."""
    address.remember(DRAWN, True)
    _watch(title, _mark())


@st.fragment(run_every=EVERY_SECONDS)
def _watch(title: str, shown: Mark) -> None:
    if address.recall(DRAWN):  # with the page, which has asked the store by itself
        address.forget(DRAWN)
        return
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
