"""Take the map away: in any format, with small counts hidden or as a safe public copy; or as a working copy."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType

import streamlit as st

from network.disclosure import RULES, hide
from network.files.map_file.yaml import to_yaml
from network.files.raw.safe_cells import file_stem
from network.model import Network
from render.edit_words import EXERCISE
from render.public_copy import LEFT_OUT
from views import cached, sign_in, state
from views.parts import answer_text

__all__ = ["show"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".yaml": "Map file (YAML)",
        ".xlsx": "Workbook (Excel)",
        ".csv": "Partners and links (two CSV files)",
        ".graphml": "GraphML, for Gephi, yEd, R or Cytoscape",
        ".gexf": "GEXF, for Gephi",
        ".gephi.csv": "Nodes and edges for Gephi (two CSV files)",
        ".kumu.json": "Kumu (JSON)",
        ".kumu.xlsx": "Kumu (workbook)",
    }
)

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "others": "Partners, but nobody who is somebody's only way to help",
        "agreed": "These and all who have agreed to be named",
        "nobody": "Nobody: “Mental health service 2”",
    }
)


def show() -> None:
    """Formats at the left, the working copy at the right."""
    left, right = st.columns([1.6, 1], gap="medium")
    with left, st.container(key="section-share"):
        st.html('<p class="asks">To share</p>')
        _to_share()
    if not sign_in.may("edit"):  # a working copy holds every count
        return
    with right, st.container(key="section-working-copy"):
        st.html('<p class="asks">To work on elsewhere</p>')
        _working_copy()


def _to_share() -> None:
    network = state.to_share()
    public = st.toggle(
        "Safe public copy: what anybody may see", network.system.public, key="public copy",
        help="Leaves out opening hours, waits, what became of referrals, trust, people's own words, and the names of "
        "those who are somebody's only way to help.",
    )  # fmt: skip
    taken = _public(network) if public else _with_options(network)
    st.html(f'<p class="sentence card">{escape(taken.system.counts_rule or "")}</p>')
    if public:
        st.html(answer_text.hint(LEFT_OUT))
    suffix = st.selectbox("Format", list(FORMATS), format_func=FORMATS.__getitem__, key="format") or ".yaml"
    files, lost = cached.exported(taken, f"{_stem(network, public=public)}{suffix}")
    if suffix == ".yaml" and taken.options:
        files = {name: f"# The options in this file: {EXERCISE.lower()}.\n".encode() + files[name] for name in files}
    with st.container(horizontal=True):
        for place, (name, content) in enumerate(files.items()):
            label = "Download this map" if len(files) == 1 else f"Download {name.rpartition('-')[2]}"
            kind = "primary" if place == 0 else "secondary"
            st.download_button(label, content, file_name=name, type=kind, on_click="ignore", key=f"file-{place}")  # type: ignore[arg-type]
    if lost:
        st.html('<p class="asks">What this format cannot hold</p>' + "".join(map(_line, lost)))


def _public(network: Network) -> Network:
    """The safe public copy, and who is named in it."""
    who = st.radio("Who is named", list(NAMED), format_func=NAMED.__getitem__, key="named in public")
    return cached.public(network, network.agreed_ids if who == "agreed" else frozenset(), roles=who == "nobody")


def _with_options(network: Network) -> Network:
    """Saved what-ifs go with the map only when they are chosen."""
    if not network.options:
        return network
    names = ", ".join(option.id for option in network.options)
    chosen = st.toggle(f"With the saved options {names}. {EXERCISE}.", key="with options")
    return network if chosen else replace(network, options=())


def _working_copy() -> None:
    st.html(
        answer_text.hint("With every count, however small, and with everything else that is kept. Not for sharing.")
    )
    network = state.exact()
    st.download_button(
        "Save a working copy",
        lambda: to_yaml(hide(network, RULES["none"])),  # made when it is asked for: nothing of it is in the page before
        file_name=f"{file_stem(network.system.name)}_not-for-sharing.yaml",
        on_click="ignore",
        key="save everything",  # not that of the band above pages that show every count, which has a look of its own
    )


def _stem(network: Network, *, public: bool) -> str:
    """A file name that says what must be known before the file is opened."""
    marks = [*(["illustrative"] if network.system.illustrative else []), *(["public"] if public else [])]
    return "_".join([file_stem(network.system.name), *marks, f"counts-{state.sharing_rule().id}"])


def _line(sentence: str) -> str:
    return f'<p class="body">{escape(sentence)}</p>'
