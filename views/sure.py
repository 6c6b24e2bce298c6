"""How sure: what nobody was asked, where everything comes from, and how firm each finding is."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import analysis
from analysis import Answer, Theme
from network.model import Network
from render.tables import Shown
from views import address, cached, state
from views.parts import answer_text, answers, tables, themes, unknown

ALL = "All pages"


def sure() -> None:
    """The theme's own questions, then the sure line and the receipt of every finding."""
    network = state.network()
    audience = state.audience(network)
    st.html('<h1 class="question">How sure are we?</h1>')
    themes.sections(Theme.SURE, network, audience)
    _not_told(network)
    with st.container(key="section-all"):
        st.html('<p class="asks">How firm is each finding?</p>')
        found = _answers_of(_page(), network)
        st.html(tables.html_table(_findings(found, audience), "Findings and how firm they are"))
        for answer in found:
            with st.expander(f"How we know: {answer.question.heading}", type="compact"):
                answers.receipt(answer)


def _page() -> str:
    """The page whose findings are shown, or all: a list of all of them is long on a phone."""
    pages = list(dict.fromkeys(question.theme.value for question in analysis.questions().values()))
    chosen = address.chosen("findings", [*pages, ALL]) or pages[0]
    st.segmented_control(
        "Findings of the page", [*pages, ALL], required=True, label_visibility="collapsed",
        **address.tied("findings", chosen),
    )  # fmt: skip
    return chosen


def _not_told(network: Network) -> None:
    """Everything that nobody was asked or has said; who has not been asked is for those who prepare, not for a room."""
    with st.container(key="unknown"):
        st.html('<div class="band"></div><h2 class="question">What no one was asked</h2>')
        st.html(unknown.open_matters(cached.answer("unknowns", network)))
        if not state.audience(network).room:
            silent = [partner.name for partner in network.partners if partner.id not in network.asked_ids]
            st.html(unknown.chips("Partners not asked yet", silent))


def _findings(found: Sequence[Answer], audience: state.Audience) -> Shown:
    rows = [(answer_text.spoken(one, audience), answer_text.sure(one)) for one in found]
    return Shown(pd.DataFrame(rows, columns=["What the map says", "How sure"]), numeric=frozenset(), means={})


def _answers_of(page: str, network: Network) -> list[Answer]:
    """All but those for analysts, which are worked out only where they are opened."""
    open_to_all = [one for one in analysis.questions().values() if not one.analyst_only]
    return [cached.answer(one.name, network) for one in open_to_all if page in (one.theme.value, ALL)]


sure()
