"""The answer card of the Overview: figure, sentence, how sure, and what to do with it."""

import streamlit as st

from analysis import Answer
from views.parts import moves, said
from views.state import Audience

__all__ = ["card"]


def card(answer: Answer, label: str, audience: Audience) -> None:
    """One finding, as a row of the Overview."""
    with st.container(key=f"card-{answer.question.name}", horizontal=True, vertical_alignment="center"):
        words = said.sentence(answer, audience) + said.sure_line(answer, label)
        st.html(f'<div class="answer">{said.figure(answer)}<div>{words}</div></div>')
        with st.container(key=f"acts-{answer.question.name}", width="content", horizontal_alignment="center"):
            moves.show_on_map(answer)
            moves.what_could_we_do(answer)
