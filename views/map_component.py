"""The map on a page: shows what `render.map.network_map` built and says what was chosen on it.

Two components stand under one another. The canvas gets the partners and links, which rarely change; the row
below it (legend, buttons) gets the small rest: the chosen partner, the lens, the filters. So a click sends a few
hundred bytes and never the whole map. `views/map.py` and the preview of an import show it so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from render.map import component
from render.map.network_map import Payload, mark_of

__all__ = ["Height", "MapEvent", "network_map"]

Height = (
    int | Literal["page", "projector", "below a sentence", "beside a sentence"]
)  # pixels, or what a page or the projector view leaves of the window

_canvas = st.components.v2.component(
    "partnership_map", html=component.CANVAS_HTML, css=component.CSS, js=component.CANVAS_JS
)
_controls = st.components.v2.component(
    "partnership_map_controls", html=component.CONTROLS_HTML, css=component.CSS, js=component.CONTROLS_JS
)


@dataclass(frozen=True, slots=True)
class MapEvent:
    """What was just done on the map. `kind` is None in every run that the map did not start.

    `choose`: `partner` was clicked, or chosen with Enter. `clear`: the choice was taken back. `open`: on a map of
    sectors or areas, `group` (the id of the sector or area) is to be opened.
    """

    kind: Literal["choose", "clear", "open"] | None = None
    partner: str | None = None
    group: str | None = None


def network_map(
    payload: Payload,
    *,
    key: str,
    height: Height = "page",
    selected: str | None = None,
    on_choose: Callable[[str | None], None] | None = None,
) -> MapEvent:
    """Show a map and tell what was chosen on it in this run.

    Parameters
    ----------
    payload
        From `render.map.network_map.payload` or `.overview`.
    key
        Names this map on its page; the same key keeps zoom and place from run to run.
    selected
        Id of the partner to show as chosen; None chooses nobody.
    on_choose
        Called before the page runs again, with the id of the partner that was chosen on the map, or None when the
        choice was taken back. Set the page's own state here: a select box above the map then agrees at once.
    """

    def tell() -> None:
        event = _event(payload, st.session_state[key].get("chosen"))
        if on_choose is not None and event.kind in ("choose", "clear"):
            on_choose(event.partner)

    view = {**payload["view"], "map": key, "selected": None if selected is None else mark_of(selected)}
    with st.container(gap="xxsmall"):
        result = _canvas(key=key, data={**payload["map"], "key": key, "height": height}, on_chosen_change=tell)
        _controls(key=f"{key}-controls", data=view)
    return _event(payload, result.chosen)


def _event(payload: Payload, mark: str | None) -> MapEvent:
    """Translate the mark of a shape back; marks that are not on this map mean nothing."""
    if mark is None:
        return MapEvent()
    if mark == "":
        return MapEvent("clear")
    if mark in payload["groups"]:
        return MapEvent("open", group=payload["groups"][mark])
    return MapEvent("choose", partner=payload["partners"][mark]) if mark in payload["partners"] else MapEvent()
