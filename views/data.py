"""Data: choose a map, open a file, see what was read and what is wrong with it, take the map away."""

from dataclasses import replace

import streamlit as st

from network.files.yaml import to_yaml
from network.model import Network
from render.edit_words import EXERCISE
from views import cached, state
from views.parts import reading_report, said

OPENED = "opened"
MEGABYTES = 50


def data() -> None:
    """The map on screen at the left, another one at the right."""
    network = state.base()
    st.html('<h1 class="question">Which map are we looking at?</h1>')
    here, other = st.columns(2, gap="medium")
    with here, st.container(key="section-here"):
        _this_map(network)
    with other, st.container(key="section-other"):
        _open_file()


def _this_map(network: Network) -> None:
    names = dict(cached.SHIPPED)
    if state.opened() is not None:
        names[OPENED] = "The file you opened"
    key = state.map_key() or OPENED
    st.selectbox(
        "Map on screen",
        list(names),
        format_func=names.__getitem__,
        **state.tied("map", key, lambda choice: None if choice == OPENED else choice),
    )
    reading_report.counts(network)
    reading = state.opened() if key == OPENED else None
    reading_report.problems(reading.problems if reading else ())
    st.download_button(
        "Download this map (YAML)",
        _to_save(network),
        file_name=f"{key}.yaml",
        mime="application/yaml",
        on_click="ignore",
    )


def _to_save(network: Network) -> str:
    """The map with the promises of this visit; saved what-ifs go with it only when they are chosen."""
    if not network.options:
        return to_yaml(network)
    names = ", ".join(option.id for option in network.options)
    if not st.toggle(f"With the saved options {names}. {EXERCISE}.", key="with options"):
        return to_yaml(replace(network, options=()))
    return f"# The options in this file: {EXERCISE.lower()}.\n{to_yaml(network)}"


def _open_file() -> None:
    file = st.file_uploader(
        f"Open a map file (YAML or JSON, up to {MEGABYTES} MB)", max_upload_size=MEGABYTES, key="file"
    )
    if file is None:
        st.html(said.hint("The file stays on this computer. The map on screen changes only when you say so."))
        return
    reading = cached.reading(file.getvalue(), file.name)
    if reading.network is None:
        st.error("The file was not opened. The map on screen is unchanged.")
    else:
        reading_report.counts(reading.network)
        st.button("Show this map", type="primary", on_click=state.open_map, args=(reading.network,))
    reading_report.problems(reading.problems)


data()
