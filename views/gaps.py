"""Gaps: where no way to help is recorded, and where the map stops knowing."""

import streamlit as st

from analysis import Theme
from network.model import Network
from render.coverage_grid import counted, coverage_grid
from views import cached, state
from views.parts import answer_text, answers, choices, gap_grid, themes

BEST_OF_ALL = "Any door and any age: each cell tells the best that at least one of them reaches."


def gaps() -> None:
    """The grid for the people chosen, then every other question of the theme."""
    network = state.network()
    st.html('<h1 class="only-copied">Gaps: where is there no way to help?</h1>')
    with st.container(key="tight"):
        _coverage(network)
    themes.sections(Theme.GAPS, network, state.audience(network), but=("coverage",))


def _coverage(network: Network) -> None:
    audience = state.audience(network)
    whom = choices.situation(network)
    answer = cached.answer("coverage", network, **whom)
    note = BEST_OF_ALL if whom["stage"] is None or whom["age"] is None else ""
    st.html(answer_text.sentence(answer, audience, look="lead") + answer_text.sure_line(answer, note=note))
    if answer.table.empty:
        return
    st.html(gap_grid.html_key(at_an_hour=whom["at"] is not None))
    st.html(gap_grid.html_grid(coverage_grid(counted(answer.table), network), "Ways to help, by need and by home area"))
    answers.next_steps(answer, network, audience)


gaps()
