"""Map: the object that everybody shares. Every other page talks to it by bringing something out."""

from html import escape

import streamlit as st

from network import tally
from network.model import Network
from network.words import plural
from render.map.first_sight import first_sight
from render.map.lens import SECTORS
from views import address, cached, state
from views.map_component import Height, network_map
from views.parts import (
    answer_text,
    drawn_map,
    map_controls,
    map_panel,
    map_twin,
    page_answers,
    partner_by_partner,
    route_on_map,
)
from views.parts.map_controls import Looked


def page() -> None:
    """The map, what stands beside it, and the same in words."""
    st.html('<h1 class="only-copied">Map of the partnership</h1>')
    with st.container(key="tight"):
        _map(partner_by_partner.told())


@st.fragment
def _map(network: Network) -> None:
    """Map and panel together, so that a click runs only this again."""
    if address.is_projected():
        _projected(network)
        return
    looked = map_controls.looked(network)
    canvas, panel = st.columns([3, 1], gap="small")
    with canvas:
        _canvas(network, looked, "page")
    audience = state.audience(network)
    with panel, st.container(key="panel"):
        map_panel.beside(network, looked, audience)
    map_twin.twin(network, looked.partner, looked.filters, audience)


def _projected(network: Network) -> None:
    """Controls, sentence and map fill the screen."""
    with st.container(key="screen"):
        looked = map_controls.looked(network)
        if looked.question is not None:
            st.html(
                answer_text.sentence(
                    page_answers.answer(looked.question, state.network()), state.audience(network), look="lead"
                )
            )
            if instead := page_answers.lens(looked.question, state.network(), state.audience(network)).instead:
                st.html(answer_text.hint(instead))
        elif looked.part is not None:
            _first_sight(looked.part)
        _canvas(network, looked, "below a sentence")
    if looked.question == page_answers.ROUTE:
        route_on_map.panel(network, state.audience(network))


def _first_sight(shown: Network) -> None:
    """What the lines and places tell a room, which hears of no partner and of no count of people."""
    if seen := first_sight(shown, dict(cached.placed(shown).positions), room=True):
        size = f"{plural(len(shown.partners), 'partner')}, {plural(tally.links(shown.relations), 'link')}."
        st.html(f'<p class="sentence lead">{escape(" ".join([size, *seen]))}</p>')


def _canvas(network: Network, looked: Looked, height: Height) -> None:
    if looked.part is None:
        _groups(network, looked, height)
        return
    audience = state.audience(network)
    lens = SECTORS if looked.question is None else page_answers.lens(looked.question, state.network(), audience)
    network_map(
        drawn_map.payload(looked.part, lens, looked.filters, audience),
        key="map" if looked.part is network else f"map-{looked.part.digest[:8]}",
        height=height,
        selected=looked.partner,
        on_choose=lambda partner: address.choose("partner", partner),
    )


def _groups(network: Network, looked: Looked, height: Height) -> None:
    """One shape a sector or area; choosing it opens it."""
    opened = network_map(cached.groups_payload(network, looked.by), key=f"map-{looked.by}", height=height)
    if opened.group is not None:
        address.choose("inside", opened.group)
        st.rerun(scope="fragment")


page()
