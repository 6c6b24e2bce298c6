"""Findings set aside for later. They stand in the address, so they stay aside when the page is loaded again."""

from html import escape

import streamlit as st

import analysis
from analysis import Answer
from network.words import plural
from views import address

__all__ = ["button", "line", "names"]

NAME = "aside"  # in the address


def names() -> tuple[str, ...]:
    """The questions whose findings are set aside."""
    asked = (address.chosen(NAME) or "").split(",")
    return tuple(name for name in analysis.questions() if name in asked)


def button(answer: Answer) -> None:
    """Set this finding aside."""
    both = ",".join((*names(), answer.question.name))
    st.button(
        "Set this finding aside",
        on_click=address.choose,
        args=(NAME, both),
        type="tertiary",
        key=f"aside-{answer.question.name}",
        help="It stays aside on every page, and when the page is loaded again.",
    )


def line() -> None:
    """How many are set aside, and the way to bring them back; nothing while none is."""
    if aside := names():
        said = f"{plural(len(aside), 'finding')} set aside for later."
        with st.container(key="set-aside", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="hint">{escape(said)}</p>')
            st.button("Bring back", on_click=address.choose, args=(NAME, None), type="tertiary", key="bring back")
