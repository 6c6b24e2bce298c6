"""What if: choose a change, see who gains and what it takes elsewhere, keep options side by side."""

import streamlit as st

from network.model import Network
from render.change_summary import change_summary
from render.edit_words import EXERCISE
from views import state
from views.parts import answers, changes, options, page_answers, tables
from views.state import Audience

__all__ = ["show"]
TRY = "Try a change; the map itself stays as it is."
IN_ROOM = "Try an introduction; the map itself stays as it is. Changes that name a partner are tried outside room view."


def show(network: Network, audience: Audience) -> None:
    """The form, the answer and the options."""
    with st.container(key="section-change"):
        st.html(f'<p class="exercise"><b>{EXERCISE}.</b> {IN_ROOM if audience.room else TRY}</p>')
        if not audience.room:
            changes.show(network)
    base = state.base()
    if network is not base:
        answer = page_answers.answer("what_if", network)
        with answers.section(answer, base, audience):
            summary = change_summary(answer, base)
            if not summary.frame.empty:
                st.html(tables.html_table(summary, answer.question.heading))
    options.show(audience)
