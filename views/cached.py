"""What is worked out once and kept: maps that ship, answers, map pictures. The only module that caches.

Answers are kept by the content of the map (`Network.digest`), so an edited map can never show an old answer.
"""

from pathlib import Path
from types import MappingProxyType

import streamlit as st

import analysis
from analysis import Answer
from network.files.yaml import read_map_text, read_yaml
from network.model import Network
from network.reading import Reading

__all__ = ["SHIPPED", "answer", "reading", "shipped"]

DATA = Path(__file__).parents[1] / "data"
SHIPPED = MappingProxyType(  # key in the address, and file name in data/: what it is called on screen
    {
        "partners": "Riverside, an illustrative system",
        "partners_after": "Riverside a year later, illustrative",
        "merseyside_2014": "Merseyside 2014, facts only",
    }
)


@st.cache_resource(show_spinner="Reading the map", max_entries=len(SHIPPED))
def shipped(key: str) -> Network:
    """A map that ships with the app."""
    return read_yaml(DATA / f"{key}.yaml")


@st.cache_data(
    show_spinner="Working out what the map says", max_entries=500, hash_funcs={Network: lambda network: network.digest}
)
def _answer(name: str, network: Network, options: tuple[tuple[str, object], ...]) -> Answer:
    return analysis.run(name, network, **dict(options))


def answer(name: str, network: Network, **options: object) -> Answer:
    """The answer of one question to one map."""
    return _answer(name, network, tuple(sorted(options.items())))


@st.cache_resource(show_spinner="Reading the file", max_entries=4, scope="session")
def reading(content: bytes, name: str) -> Reading:
    """What is in a file that was uploaded, and everything to be said about it."""
    return read_map_text(content, name)
