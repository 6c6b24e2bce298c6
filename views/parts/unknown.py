"""What we do not know, drawn with the same care as what we do."""

from collections.abc import Sequence
from html import escape

import streamlit as st

import analysis
from analysis import Answer
from network.model import Network
from render.open_matters import open_matters as matters
from views import cached, pages
from views.parts import absent, answer_text, comments, goals, moves
from views.state import Audience

__all__ = ["chips", "open_matters", "panel"]

MOST_BESIDE_FINDINGS = 4


def panel(network: Network, audience: Audience) -> None:
    """The panel beside the findings: what nobody has told us, and the question that would settle most."""
    with st.container(key="unknown"):
        st.html('<div class="band"></div><h2 class="question">What we do not know</h2>')
        if "unknowns" in analysis.questions():
            answer = cached.answer("unknowns", network)
            st.html(open_matters(answer, most=MOST_BESIDE_FINDINGS))
            said = answer_text.sentence(answer, audience, level=3) + comments.told(answer, network, audience)
            st.html(f'<div class="bar"><p>Whom to ask next</p>{said}</div>')
            with st.container(key="row-unknown", horizontal=True, vertical_alignment="center"):
                pages.go("How sure", "What is not known", look="button", key="unknown")
                moves.what_could_we_do(answer)
        goals.line(network, audience)
        absent.line(network)
        with st.container(key="row-walk", horizontal=True, vertical_alignment="center"):
            pages.go("A person's route", "Walk it as a person", look="button", key="walk")
            pages.go("Build next", "Invite them", key="invite")


def open_matters(unknowns: Answer, most: int | None = None) -> str:
    """How much of each kind of thing nobody has told us: partners first, then the `most` frequent."""
    lines = "".join(f"<dt>{number:,}</dt><dd>{escape(what)}</dd>" for number, what in matters(unknowns, most))
    return f'<dl class="open">{lines}</dl>'


def chips(label: str, names: Sequence[str]) -> str:
    """Names that something is not known of, hatched."""
    if not names:
        return f'<p class="hint">{escape(label)}: none.</p>'
    items = "".join(f'<li class="not-known"><span>{escape(name)}</span></li>' for name in names)
    return f'<p class="asks">{escape(label)}</p><ul class="chips">{items}</ul>'
