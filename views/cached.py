"""What is worked out once and kept: maps that ship, answers, map pictures. The only module that caches.

Answers are kept by the content of the map (`Network.digest`), so an edited map can never show an old answer.
"""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

import analysis
from analysis import Answer
from analysis._route import Walk
from analysis._walk import walk as walk_through
from network.files.yaml import read_map_text, read_yaml
from network.model import Edit, Network, Person
from network.reading import Reading
from network.tray import Tried
from network.tray import tried as tried_on
from render import groups, network_map
from render.filters import Filters
from render.layout import Places, layout
from render.lens import Lens
from render.network_map import Payload

__all__ = ["SHIPPED", "answer", "groups_payload", "map_payload", "reading", "shipped", "tried", "walk"]

DATA = Path(__file__).parents[1] / "data"
SHIPPED = MappingProxyType(  # key in the address, and file name in data/: what it is called on screen
    {
        "partners": "Riverside, an illustrative system",
        "partners_after": "Riverside a year later, illustrative",
        "merseyside_2014": "Merseyside 2014, facts only",
    }
)

BY_CONTENT: dict[str | type, Callable[[Any], Any]] = {Network: lambda network: network.digest}


@st.cache_resource(show_spinner="Reading the map", max_entries=len(SHIPPED))
def shipped(key: str) -> Network:
    """A map that ships with the app."""
    return read_yaml(DATA / f"{key}.yaml")


@st.cache_data(show_spinner=False, max_entries=500, hash_funcs=BY_CONTENT)
def _answer(name: str, network: Network, options: tuple[tuple[str, object], ...]) -> Answer:
    return analysis.run(name, network, **dict(options))


def answer(name: str, network: Network, **options: object) -> Answer:
    """The answer of one question to one map. Says which question it is, where that takes longer than a moment."""
    with st.spinner(f"Working out: {analysis.questions()[name].heading}"):
        return _answer(name, network, tuple(sorted(options.items())))


@st.cache_resource(show_spinner="Reading the file", max_entries=4, scope="session")
def reading(content: bytes, name: str) -> Reading:
    """What is in a file that was uploaded, and everything to be said about it."""
    return read_map_text(content, name)


@st.cache_data(show_spinner="Finding a place for every partner", max_entries=20, hash_funcs=BY_CONTENT)
def _places(network: Network) -> Places:
    return layout(network)


@st.cache_data(show_spinner=False, max_entries=100, hash_funcs=BY_CONTENT)
def map_payload(network: Network, lens: Lens, filters: Filters, room: bool) -> Payload:
    """What the map component draws: the places stay the same whatever is looked at."""
    return network_map.payload(network, _places(network), lens=lens, filters=filters, room=room)


@st.cache_data(show_spinner="Gathering partners into groups", max_entries=20, hash_funcs=BY_CONTENT)
def groups_payload(network: Network, by: Literal["sector", "area"]) -> Payload:
    """What the map component draws of a map too large to draw partner by partner."""
    return groups.overview(network, by)


def tried(network: Network, edits: tuple[Edit, ...]) -> Tried:
    """The map with changes that are being tried; the same object each time, so that its fingerprint is taken once."""
    return _tried(network, edits, repr(edits))


@st.cache_resource(show_spinner=False, max_entries=50, hash_funcs=BY_CONTENT)
def _tried(network: Network, _edits: tuple[Edit, ...], what: str) -> Tried:
    return tried_on(network, _edits)


def walk(network: Network, person: Person) -> Walk:
    """One imagined person's way through the map."""
    return _walk(network, person, repr(person))


@st.cache_resource(show_spinner=False, max_entries=200, hash_funcs=BY_CONTENT)
def _walk(network: Network, _person: Person, who: str) -> Walk:
    return walk_through(network, _person)
