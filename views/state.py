"""What this visit has chosen. The only module that touches session state and the address.

What can be shared stands in the address: the map, the room view, the lens, the chosen partner. Streamlit drops the
address at each change of page, so what is to be carried along is remembered here and put back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from network.model import Network
from network.reading import Reading
from views import cached

__all__ = [
    "Audience",
    "audience",
    "carried",
    "choose",
    "chosen",
    "complete_address",
    "is_projected",
    "map_key",
    "network",
    "open_file",
    "opened",
    "tied",
]

CARRIED = ("map", "room", "projector")
ON = "1"
OPENED = "opened"  # session state: the reading of a file opened in this visit


def complete_address() -> None:
    """Put back into the address what the change of page dropped. Once, at the start of every run."""
    for name in CARRIED:
        if name in st.query_params:
            st.session_state[f"carried {name}"] = st.query_params[name]
        elif remembered := st.session_state.get(f"carried {name}"):
            st.query_params[name] = remembered


def carried() -> dict[str, str]:
    """What a link to another page has to take along."""
    return {name: st.query_params[name] for name in CARRIED if name in st.query_params}


def chosen(name: str, among: Any = None) -> str | None:
    """What the address says, if it is one of those there are."""
    value = st.query_params.get(name)
    return value if among is None or value in among else None


def choose(name: str, value: str | None) -> None:
    """Write a choice into the address; None takes it out."""
    st.session_state[f"carried {name}"] = value
    if value is not None:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def tied(
    name: str, value: Any, to_text: Callable[[Any], str | None] = lambda value: value, *, clears: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Arguments that tie a widget to the address: it shows `value`, and a change is written there.

    Parameters
    ----------
    clears
        Other choices that go out of the address with each change.
    """
    key = f"control {name}"
    st.session_state[key] = value

    def write() -> None:
        choose(name, to_text(st.session_state[key]))
        for other in clears:
            choose(other, None)

    return {"key": key, "on_change": write}


def tied_switch(name: str) -> dict[str, Any]:
    """Arguments that tie a toggle to the address."""
    return tied(name, chosen(name) == ON, lambda on: ON if on else None)


def is_projected() -> bool:
    """Whether the page is shown without its frame, in larger type, for a whole room."""
    return chosen("projector") == ON


@dataclass(frozen=True, slots=True)
class Audience:
    """Who sees the screen: in a room, only partners who have agreed are named where a finding singles them out."""

    room: bool = False
    agreed: frozenset[str] = frozenset()


def audience(network: Network) -> Audience:
    """Who sees the screen now. Whatever is projected is seen by a room."""
    agreed = frozenset(st.session_state.get("agreed", ())) & network.by_id.keys()
    return Audience(is_projected() or chosen("room") == ON, agreed)


def map_key() -> str | None:
    """Which of the maps that ship is shown; None for a file opened in this visit."""
    if opened() is not None and "map" not in st.query_params:
        return None
    return chosen("map", cached.SHIPPED) or next(iter(cached.SHIPPED))


def network() -> Network:
    """The map that every page is about."""
    key = map_key()
    reading = opened()
    if key is None and reading is not None and reading.network is not None:
        return reading.network
    return cached.shipped(key or next(iter(cached.SHIPPED)))


def opened() -> Reading | None:
    """The file opened in this visit, if any. Only files that hold a map are kept."""
    return st.session_state.get(OPENED)


def open_file(reading: Reading) -> None:
    """Show the map of a file that was read."""
    st.session_state[OPENED] = reading
    choose("map", None)
