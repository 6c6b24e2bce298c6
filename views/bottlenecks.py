"""Bottlenecks: what rests on few, and where it is full."""

import streamlit as st

from analysis import Theme
from views import state
from views.parts import themes


def bottlenecks() -> None:
    """Every question of the theme, the first largest."""
    network = state.network()
    st.html('<h1 class="question">What rests on few of us?</h1>')
    themes.sections(Theme.BOTTLENECKS, network, state.audience(network))


bottlenecks()
