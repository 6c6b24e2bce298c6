"""Build next: introductions, who is not here, the team, what if, goals, and promises that follow."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from analysis import Theme
from network.model import Network
from views import address, state
from views.parts import absent, goals, introductions, promises, team, themes, what_if
from views.state import Audience


def _introductions(network: Network, audience: Audience) -> None:
    introductions.show(network, audience)
    absent.show(network, audience)
    themes.more(Theme.BUILD, network, audience)


PARTS: Mapping[str, tuple[str, Callable[[Network, Audience], None]]] = MappingProxyType(
    {
        "introductions": ("Introductions", _introductions),
        "team": ("Team", team.show),
        "what-if": ("What if", what_if.show),
        "goals": ("Goals", goals.show),
        "promises": ("Promises", promises.show),
    }
)


def build() -> None:
    """One part of the page at a time."""
    network = state.network()
    audience = state.audience(network)
    st.html('<h1 class="question">Where could we build relationships next?</h1>')
    part = address.chosen("part", PARTS) or next(iter(PARTS))
    st.segmented_control(
        "Part of this page", list(PARTS), format_func=lambda one: PARTS[one][0], required=True,
        label_visibility="collapsed", **address.tied("part", part, clears=("promise", "goal", "change")),
    )  # fmt: skip
    PARTS[part][1](network, audience)


build()
