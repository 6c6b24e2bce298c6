"""Overview: where could we build next? The findings that matter most, and as large what we do not know."""

from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from render import first_screen
from render.openers import openers
from views import address, cached, pages, sign_in, state
from views.parts import answer_text, cards, set_aside, unknown


def overview() -> None:
    """The first screen."""
    network = state.network()
    with st.container(key="overview"):
        if address.is_projected():  # one thing after the other, in the largest type
            known, unasked = st.container(), st.container()
        elif first_screen.mostly_unasked(network):
            unasked, known = st.columns([1.35, 2], gap="small")
        else:
            known, unasked = st.columns([2.33, 1], gap="small")
    with known:
        _findings(network)
    with unasked:
        unknown.panel(network, state.audience(network))
    if state.map_key() in cached.SHIPPED and not address.in_room() and sign_in.may("edit"):
        pages.go("Data", "Bring in your own data, or start an empty map", key="own-data")


def _findings(network: Network) -> None:
    mark = answer_text.illustrative_mark(state.audience(network)) if network.system.illustrative else ""
    st.html(f'<h1 class="question">{mark}{escape(network.system.name)}: where could we build next?</h1>')
    waiting: list[Answer] = []
    missing = openers(network)
    with st.container(key="findings"):
        if missing:
            cards.links_card(network, state.audience(network))
        for label, answer in first_screen.findings(lambda name: cached.answer(name, network)):
            if answer.question.name in set_aside.names():
                continue
            if answer.state == "not known" and missing:
                waiting.append(answer)
                continue
            if answer.question.name == "introductions" and answer.state == "finding":
                cards.introductions_card(answer, label, network, state.audience(network))
            else:
                cards.card(answer, label, network, state.audience(network))
        if waiting:
            cards.waiting(waiting, network, state.audience(network))


overview()
