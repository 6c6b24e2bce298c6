"""The answer cards of the Overview: figure, sentence, how sure, and what to do with it."""

from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from render.introduction_cards import lead
from views.parts import answer_text, moves
from views.state import Audience

__all__ = ["card", "introductions_card"]


def card(answer: Answer, label: str, audience: Audience) -> None:
    """One finding, as a row of the Overview."""
    _row(
        answer,
        answer_text.sentence(answer, audience) + answer_text.sure_line(answer, label),
        answer_text.figure(answer),
    )


def introductions_card(answer: Answer, label: str, network: Network, audience: Audience) -> None:
    """The introductions that would open most doors, each with who gains and who introduces."""
    opening = lead(answer, network, room=audience.room, agreed=audience.agreed)
    mark = answer_text.illustrative_mark(audience, first=False) if answer.illustrative else ""
    lines = "".join(f"<li><b>{escape(pair)}</b>{escape(gain)}<br>{escape(by)}</li>" for pair, gain, by in opening.lines)
    words = f'<h2 class="sentence card">{mark}{escape(opening.sentence)}</h2><ul class="introductions">{lines}</ul>'
    _row(answer, words + answer_text.sure_line(answer, label), "")


def _row(answer: Answer, words: str, figure: str) -> None:
    with st.container(key=f"card-{answer.question.name}", horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="answer">{figure}<div>{words}</div></div>')
        with st.container(key=f"acts-{answer.question.name}", width="content", horizontal_alignment="center"):
            moves.show_on_map(answer)
            moves.what_could_we_do(answer)
