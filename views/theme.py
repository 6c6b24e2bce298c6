"""How every page looks: one sheet of style, and another on top of it for the projector."""

from pathlib import Path

import streamlit as st

__all__ = ["apply"]

HERE = Path(__file__).parent


def apply(*, projected: bool) -> None:
    """Give the page its style."""
    st.html(HERE / "theme.css")
    if projected:
        st.html(HERE / "projector.css")
