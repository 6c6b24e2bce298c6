"""Words for a wait, only where there may be one.

Streamlit starts a thread for each spinner, also where the answer is at hand: a fifth of the time of some pages.
"""

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

__all__ = ["spinner"]

MOST = 5_000  # questions that are remembered
_asked: set[object] = set()


def spinner(words: str, asked: object) -> AbstractContextManager[None]:
    """Says what is being worked out, where nobody has asked this before; what was asked must be hashable."""
    if asked in _asked:
        return nullcontext()
    if len(_asked) >= MOST:
        _asked.clear()
    _asked.add(asked)
    return st.spinner(words)
