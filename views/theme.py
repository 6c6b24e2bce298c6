"""How every page looks: sheets of style, and one on top of them for the projector."""

from pathlib import Path

import streamlit as st

__all__ = ["apply"]

HERE = Path(__file__).parent


def apply(*, projected: bool) -> None:
    """Give the page its style."""
    for sheet in ("theme.css", "build.css", "route.css", "data.css"):
        st.html(HERE / sheet)
    if scheme := st.context.theme.type:  # chosen in the menu, it may be another than the system's
        st.html(f"<style>:root {{ color-scheme: {scheme}; }}</style>")
    if projected:
        st.html(HERE / "projector.css")
