"""How sure, filled in by itself: what a page could not say yet is worked out behind it, and one quiet line says so."""

import streamlit as st

from views import cached

__all__ = ["quiet_line"]

EVERY_SECONDS = 2


def quiet_line() -> None:
    """At the foot of a page while findings on it are still being tested; once they are, the page is shown anew."""
    if keys := cached.test_untested():
        _watched(keys)


@st.fragment(run_every=EVERY_SECONDS)
def _watched(keys: tuple[str, ...]) -> None:
    share = cached.share_tested(keys)
    if share is None:
        st.rerun()
    st.html(f'<p class="hint sureness">How sure is being worked out: {round(100 * share)} of 100 re-runs.</p>')
