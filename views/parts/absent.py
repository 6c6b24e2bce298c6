"""Who is not here: named but not listed, listed with no link, kinds nobody listed, and how to invite them."""

import streamlit as st

from analysis import Answer
from network.model import Network
from render.absent import absent_table, invitation
from views.parts import answers, page_answers, tables
from views.state import Audience

__all__ = ["line", "show"]


def show(network: Network, audience: Audience) -> None:
    """The answer, its table and the suggested wording of an invitation."""
    answer = page_answers.answer("missing", network)
    with answers.section(answer, network, audience):
        if answer.table.empty:
            return
        table = absent_table(answer, room=audience.room, agreed=audience.agreed)
        tables.listed(table, answer.question.heading)
        with st.expander("Suggested wording of an invitation", type="compact"):
            _invitation(answer, network, audience)


def line(network: Network) -> None:
    """How many are not here, in one line."""
    named = int((page_answers.answer("missing", network).table["status"] == "named").sum())
    if named:
        words = "named, not on the map"
        with st.container(key="not-here"):
            st.html(f'<p class="asks">Who is not here?</p><dl class="open"><dt>{named}</dt><dd>{words}</dd></dl>')


def _invitation(answer: Answer, network: Network, audience: Audience) -> None:
    rows = [row for row in answer.table.to_dict("records") if _sayable(row["partner"], audience)]
    if not rows:
        return
    place = st.selectbox("For whom", range(len(rows)), format_func=lambda place: rows[place]["name"], key="invite")
    row = rows[place]
    mentions = int(row["stories"] + row["promises"])
    text = invitation(network, row["name"], row["status"], mentions)
    st.code(text, language=None, wrap_lines=True)


def _sayable(partner: str, audience: Audience) -> bool:
    return not partner or not audience.room or partner in audience.agreed
