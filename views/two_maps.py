"""What is worked out once of an earlier and a later map and kept while the app runs, as in `views.cached`."""

import streamlit as st

from analysis._both_waves import links_of_both
from analysis._promised import outcomes
from analysis._then_and_now import ThenAndNow
from analysis._then_and_now import then_and_now as both_answers
from network.model import Network
from network.waves import Waves, align
from render.changes_text import Told, promise_sentences
from render.map import wave_map
from render.map.filters import MapFilters
from render.map.lens import Lens
from render.map.network_map import Payload
from render.pictures import promises_bar
from render.pictures.paper import Drawing
from views.cached import BY_CONTENT, drawing, map_payload

__all__ = ["payload_of", "promises", "then_and_now", "waves"]


@st.cache_resource(show_spinner=False, max_entries=20, hash_funcs=BY_CONTENT)
def waves(earlier: Network, later: Network) -> Waves:
    """Two maps of one system with one id for each partner."""
    return align(earlier, later)


@st.cache_data(show_spinner=False, max_entries=20, hash_funcs=BY_CONTENT)
def promises(earlier: Network, later: Network) -> tuple[tuple[Told, ...], Drawing | None]:
    """What became of each promise of the earlier map, a sentence each, and of all of them in one bar."""
    both = align(earlier, later)
    return promise_sentences(earlier, both), drawing(promises_bar.draw(outcomes(both)))


@st.cache_data(show_spinner="Drawing both maps", max_entries=20, hash_funcs=BY_CONTENT)
def payload_of(earlier: Network, later: Network, room: bool, agreed: frozenset[str]) -> Payload:
    """What the map component draws of two maps: where everybody stands, and what became of each link."""
    both = align(earlier, later)
    found = links_of_both(both)
    together = wave_map.drawn_together(both, found)
    payload = map_payload(together, Lens(), MapFilters(), room)
    return wave_map.with_links(payload, together, found, named=agreed if room else None)


@st.cache_data(show_spinner="Asking every question of both maps", max_entries=10, hash_funcs=BY_CONTENT)
def then_and_now(earlier: Network, later: Network) -> tuple[ThenAndNow, ...]:
    """Every question's answer on both maps, as far as both support it."""
    return both_answers(align(earlier, later))
