"""Across boundaries: which lines are crossed, and who crosses them."""

from typing import Any

import streamlit as st

import analysis
from analysis import Theme
from network.errors import NetworkError
from network.model import Network
from render.boundary_matrix import boundary_matrix
from views import address, cached, pages, state
from views.parts import answers, boundary, cards, themes

LINES = {"sector": "Sectors", "area": "Areas", "stage": "Ways in", "need": "Needs"}


def boundaries() -> None:
    """The line to look at, links across it against chance, then every other question of the theme."""
    network = state.network()
    st.html('<h1 class="question">Which lines do we cross?</h1>')
    by = address.chosen("by", LINES) or "sector"
    st.segmented_control(
        "Lines between", list(LINES), format_func=LINES.__getitem__, required=True, **address.tied("by", by)
    )
    shown = themes.names(Theme.BOUNDARIES, state.audience(network))
    waiting = themes.waiting_for([name for name in shown if name != "crossing"], network)
    if waiting:
        cards.waiting(waiting, network, state.audience(network))
    for name in shown:
        if name in {answer.question.name for answer in waiting}:
            continue
        try:
            _section(name, network, by)
        except NetworkError as error:
            st.info(str(error))
    pages.go("Over time", "What do they have in another area?", look="button", key="elsewhere", part="area")


def _section(name: str, network: Network, by: str) -> None:
    audience = state.audience(network)
    if name != "crossing":
        options: dict[str, Any] = {"by": by} if "by" in analysis.options_of(name) else {}
        themes.section(name, network, audience, **options)
        return
    answer = cached.answer(name, network, by=by)
    with answers.section(answer, network, audience, lead=True):
        if not answer.table.empty:
            st.html(boundary.html_matrix(boundary_matrix(answer, network), f"Links between {LINES[by].lower()}"))


boundaries()
