"""Gaps: where no way to help is recorded, and where the map stops knowing."""

import streamlit as st

from analysis import Theme
from network.model import Network
from render.coverage_grid import CoverageGrid, against
from views import cached, state
from views.parts import answer_text, answers, choices, gap_grid, themes

BEST_OF_ALL = "Each cell tells the best that any door and age reaches."
SITUATION = "One need, of one age, from one home area, coming in through one door; people are not counted."


def gaps() -> None:
    """The grid for the people chosen, then every other question of the theme."""
    network = state.network()
    st.html('<h1 class="only-copied">Gaps: where is there no way to help?</h1>')
    if themes.waiting_for(["coverage"], network):
        themes.sections(Theme.GAPS, network, state.audience(network))
        return
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
    if "situation" in answer.finding:
        st.html(f'<p class="hint explained"><u>A situation</u> {SITUATION[0].lower()}{SITUATION[1:]}</p>')
    grid = _grid(network, whom)
    st.html(gap_grid.html_key(grid, at_an_hour=whom["at"] is not None))
    st.html(gap_grid.html_grid(grid, "Ways to help, by need and by home area"))
    answers.next_steps(answer, network, audience)


def _grid(network: Network, whom: dict[str, str | None]) -> CoverageGrid:
    """What the sentence is about, with the cell it names; what is tried against the map as it is."""
    base = state.base()
    grid = cached.grid(network, **whom)
    return grid if network is base else against(grid, cached.grid(base, **whom))


gaps()
