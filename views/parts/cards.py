"""The answer cards of the Overview: figure, sentence, how sure, and what to do with it."""

from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from render.introduction_cards import lead
from views.parts import moves, said
from views.state import Audience

__all__ = ["card", "introductions_card"]


def card(answer: Answer, label: str, audience: Audience) -> None:
    """One finding, as a row of the Overview."""
    _row(answer, said.sentence(answer, audience) + said.sure_line(answer, label), said.figure(answer))


def introductions_card(answer: Answer, label: str, network: Network, audience: Audience) -> None:
    """The introductions that would open most doors, each with who gains and who introduces."""
    opening = lead(answer, network, room=audience.room, agreed=audience.agreed)
    mark = said.illustrative_mark(audience) if answer.illustrative else ""
    lines = "".join(f"<li><b>{escape(pair)}</b>{escape(gain)}<br>{escape(by)}</li>" for pair, gain, by in opening.lines)
    words = f'<h2 class="sentence card">{mark}{escape(opening.sentence)}</h2><ul class="introductions">{lines}</ul>'
    _row(answer, words + said.sure_line(answer, label), "")


def _row(answer: Answer, words: str, figure: str) -> None:
    with st.container(key=f"card-{answer.question.name}", horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="answer">{figure}<div>{words}</div></div>')
        with st.container(key=f"acts-{answer.question.name}", width="content", horizontal_alignment="center"):
            moves.show_on_map(answer)
            moves.what_could_we_do(answer)
