"""What this visit has chosen. The only module that touches session state and the address.

What can be shared stands in the address: the map, the room view, the lens, the chosen partner. Streamlit drops the
address at each change of page, so what is to be carried along is remembered here and put back. What is done to a
map in this visit (promises, what-ifs) is kept beside it until it is saved with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from network.model import Network, Option, Promise
from network.reading import Reading
from network.tray import Tray, Tried
from views import cached

__all__ = [
    "Audience",
    "audience",
    "base",
    "carried",
    "choose",
    "chosen",
    "complete_address",
    "handed",
    "is_projected",
    "keep_options",
    "keep_promises",
    "keep_tray",
    "map_key",
    "network",
    "open_file",
    "opened",
    "tied",
    "tray",
    "tried",
]

CARRIED = ("map", "room", "projector")
ON = "1"
OPENED = "opened"  # session state: the reading of a file opened in this visit
WORK = "work"  # session state: what was done to each map, by its fingerprint as read


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


def handed(name: str, value: Any, keep: Callable[[Any], None]) -> dict[str, Any]:
    """Arguments that make a widget show `value` and hand each change to `keep`."""
    key = f"control {name}"
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: keep(st.session_state[key])}


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
    """The map that every page is about: with the changes that are being tried, if there are any."""
    return tried().network


def _read() -> Network:
    """The map as it ships, or as it was opened."""
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


@dataclass(frozen=True, slots=True)
class _Work:
    """What this visit has done to a map."""

    base: Network  # with the promises and options of this visit
    tray: Tray = field(default_factory=Tray)


def _work() -> _Work:
    read = _read()
    found: _Work = st.session_state.setdefault(WORK, {}).get(read.digest, _Work(read))
    return found


def _keep(work: _Work) -> None:
    st.session_state[WORK] = {**st.session_state.get(WORK, {}), _read().digest: work}


def base() -> Network:
    """The map without the changes that are being tried: what is saved."""
    return _work().base


def tray() -> Tray:
    """The what-if that is being tried on this map."""
    return _work().tray


def tried() -> Tried:
    """The map with what is in the tray, and what of it does not fit."""
    work = _work()
    return cached.tried(work.base, work.tray.edits) if work.tray.edits else Tried(work.base)


def keep_tray(tray: Tray) -> None:
    """Let the tray be this from now on."""
    _keep(replace(_work(), tray=tray))


def keep_promises(promises: tuple[Promise, ...]) -> None:
    """Let these be the promises of the map from now on."""
    work = _work()
    _keep(replace(work, base=replace(work.base, promises=promises)))


def keep_options(options: tuple[Option, ...]) -> None:
    """Let these be the saved what-ifs of the map from now on."""
    work = _work()
    _keep(replace(work, base=replace(work.base, options=options)))
