"""The map in words and in tables, for whoever cannot or would rather not read a picture."""

from html import escape

import pandas as pd
import streamlit as st

from network.model import Network
from render import text_twin
from render.map.filters import MapFilters
from render.tables import Shown
from views.parts import tables
from views.state import Audience

__all__ = ["twin"]


def twin(network: Network, partner: str | None, filters: MapFilters, audience: Audience) -> None:
    """What the map shows, below it."""
    with st.expander("The map in words", type="compact"):
        sentences = text_twin.describe(network, partner, filters=filters, room=audience.room, agreed=audience.agreed)
        st.html("".join(f'<p class="body">{escape(sentence)}</p>' for sentence in sentences))
    both = st.expander("The map as tables", type="compact", on_change="rerun", key="map-tables")
    if both.open:
        with both:
            _draw(text_twin.partners_table(network, filters=filters, room=audience.room), "Partners on the map")
            _draw(text_twin.links_table(network, filters=filters, room=audience.room), "Links on the map")


def _draw(frame: pd.DataFrame, caption: str) -> None:
    st.html(f'<p class="asks">{escape(caption)}</p>')
    tables.draw(Shown(frame, numeric=frozenset({"Referrals"}) & set(frame.columns), means={}), caption)
