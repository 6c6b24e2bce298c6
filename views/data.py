"""Data: choose a map, open a file, see what was read and what is wrong with it, take the map away."""

import streamlit as st

from network.files.yaml import to_yaml
from network.model import Network
from views import cached, state
from views.parts import reading_report, said

OPENED = "opened"
MEGABYTES = 50


def data() -> None:
    """The map on screen at the left, another one at the right."""
    network = state.network()
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
        to_yaml(network),
        file_name=f"{key}.yaml",
        mime="application/yaml",
        on_click="ignore",
    )


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
        st.button("Show this map", type="primary", on_click=state.open_file, args=(reading,))
    reading_report.problems(reading.problems)


data()
