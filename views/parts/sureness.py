"""How sure, filled in by itself: what a page could not say yet is worked out behind it, and one quiet line says so."""

import time
from collections.abc import Callable

import streamlit as st

from views import cached
from views.parts import answer_text

__all__ = ["quiet_line", "wait"]

EVERY_SECONDS = 2
WAITING_SECONDS = 0.3
NOT_TESTED = "A finding without the word Firm or Tentative has not been tested."


def quiet_line() -> None:
    """At the foot of a page while findings on it are still being tested; once they are, the page is shown anew.

    Where some will not be, that is said instead, once.
    """
    untested = cached.left_untested()
    if keys := cached.test_untested():
        _watched(keys)
    elif untested:
        st.html(answer_text.hint(NOT_TESTED))


@st.fragment(run_every=EVERY_SECONDS)
def _watched(keys: tuple[str, ...]) -> None:
    share = cached.share_tested(keys)
    if share is None:
        st.rerun()
    st.html(f'<p class="hint sureness">How sure is being worked out: {round(100 * share)} of 100 re-runs.</p>')


def wait(tell: Callable[[float], object]) -> None:
    """Until all that was asked on this page so far is tested, or has turned out not to be; `tell` hears the share."""
    keys = cached.test_untested()
    while (share := cached.share_tested(keys)) is not None:
        tell(share)
        time.sleep(WAITING_SECONDS)
