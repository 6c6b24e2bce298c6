"""How sure: what nobody was asked, where everything comes from, and how firm each finding is."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import analysis
from analysis import Answer, Theme
from network.model import Network
from render.tables import Shown
from views import cached, state
from views.parts import answer_text, answers, tables, themes, unknown


def sure() -> None:
    """The theme's own questions, then the sure line and the receipt of every finding."""
    network = state.network()
    audience = state.audience(network)
    st.html('<h1 class="question">How sure are we?</h1>')
    themes.sections(Theme.SURE, network, audience)
    _not_told(network)
    with st.container(key="section-all"):
        st.html('<p class="asks">How firm is each finding?</p>')
        every_answer = _every_answer(network)
        st.html(tables.html_table(_every_finding(every_answer, audience), "Every finding and how firm it is"))
        for answer in every_answer:
            with st.expander(f"How we know: {answer.question.heading}", type="compact"):
                answers.receipt(answer)


def _not_told(network: Network) -> None:
    """Everything that nobody was asked or has said; who has not been asked is for those who prepare, not for a room."""
    with st.container(key="unknown"):
        st.html('<div class="band"></div><h2 class="question">What no one was asked</h2>')
        st.html(unknown.open_matters(cached.answer("unknowns", network)))
        if not state.audience(network).room:
            silent = [partner.name for partner in network.partners if partner.id not in network.asked_ids]
            st.html(unknown.chips("Partners not asked yet", silent))


def _every_finding(every_answer: Sequence[Answer], audience: state.Audience) -> Shown:
    rows = [
        (one.question.theme.value, answer_text.spoken(one, audience), answer_text.sure(one)) for one in every_answer
    ]
    frame = pd.DataFrame(
        rows,
        columns=["Page", "What the map says", "How sure"],
    )
    return Shown(frame, numeric=frozenset(), means={})


def _every_answer(network: Network) -> list[Answer]:
    """All but those for analysts, which are worked out only where they are opened."""
    open_to_all = [name for name, question in analysis.questions().items() if not question.analyst_only]
    return [cached.answer(name, network) for name in open_to_all]


sure()
