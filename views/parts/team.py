"""The team: what the core and the extended team do not meet, and whom they could bring in."""

import streamlit as st

from network.model import Network
from views import address, cached, pages
from views.parts import answers, set_aside
from views.state import Audience

__all__ = ["show"]

QUESTIONS = ("team_gaps", "extended_team")


def show(network: Network, audience: Audience) -> None:
    """Both questions, and where the team is written down."""
    for name in QUESTIONS:
        if name not in set_aside.names():
            with answers.section(cached.answer(name, network), network, audience, lead=name == QUESTIONS[0]):
                pass  # the sentence, its picture, its table and its receipt are all there is
    if not address.in_room():
        with st.container(key="section-team-edit"):
            label = "Change who is in the team" if network.teams else "Say who is in the core and the extended team"
            pages.go("Data", label, key="team-edit", part="edit", what="teams")
