"""Over time and elsewhere: what changed since an earlier map, and what another area has that we could ask about."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from analysis import Theme
from views import address, state
from views.parts import elsewhere, since_then, themes

PARTS: Mapping[str, tuple[str, str, Callable[[], None]]] = MappingProxyType(
    {
        "time": ("A year later", "What has changed, and did we keep our word?", since_then.show),
        "area": ("Another area", "What do they have elsewhere that we could ask about?", elsewhere.show),
    }
)


def over_time() -> None:
    """One part of the page at a time."""
    part = address.chosen("part", PARTS) or next(iter(PARTS))
    _, title, show = PARTS[part]
    st.html(f'<h1 class="question">{title}</h1>')
    st.segmented_control(
        "Part of this page", list(PARTS), format_func=lambda one: PARTS[one][0], required=True,
        label_visibility="collapsed", **address.tied("part", part),
    )  # fmt: skip
    show()
    network = state.network()
    themes.more(Theme.TIME, network, state.audience(network))


over_time()
