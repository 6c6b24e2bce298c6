"""Bring in a file: what was recognised, what is to be settled, and what the map would be."""

from html import escape

import streamlit as st

from network.files.formats import safe_file
from network.reading import Reading
from network.tally import links_said
from network.words import listed, plural
from views import address, cached, state
from views.parts import answer_text, downloads
from views.parts.importing import preview, problems, sheets, terms, upload
from views.parts.importing.upload import Upload
from views.parts.labels import as_text

__all__ = ["MEGABYTES", "flow", "uploader"]

MEGABYTES = 20  # as much as is read; network/files/raw/guard.py
BEGUN = "uploads begun"  # remembered: which files were chosen last
KINDS = (
    "Answers to a survey (Microsoft Forms, Google Forms and others), a spreadsheet (Excel, OpenDocument, CSV), a map "
    "file (YAML or JSON), Kumu, Gephi, GraphML, GEXF, GML, Pajek, UCINET DL, NodeXL, Cytoscape, Neo4j, 360Giving "
    "grants, pages of a service directory, or referral records, one a row."
)
LARGER = (
    "Of a larger file, leave out what the map does not need. Referral records of any size are added up by the command "
    "python cli.py records."
)


def uploader() -> None:
    """Where a file is chosen. Several can be chosen together: partners and links, or pages of a directory."""
    number = address.recall("uploads", 0)
    key = f"file {number}" if number else "file"
    st.file_uploader(
        f"Bring in a file of up to {MEGABYTES} MB",
        accept_multiple_files=True,
        max_upload_size=MEGABYTES,
        key=key,
        on_change=_chosen,
        args=(key,),
    )
    st.html(answer_text.hint(f"{KINDS} Files that belong together, such as partners and links, are chosen together."))
    st.html(answer_text.hint("The file stays on this computer. The map on screen changes only when you say so."))
    st.html(answer_text.hint(LARGER))
    with st.container(horizontal=True):
        st.download_button(
            "A workbook to fill in (XLSX)",
            cached.template(),
            file_name="partnership-map-template.xlsx",
            on_click="ignore",
            type="tertiary",
        )
        downloads.survey(state.network())


def _chosen(key: str) -> None:
    """Begin with what was chosen. Once it is on its way the field has gone, but may say so a second time."""
    files = address.value_of(key) or ()
    ids = tuple(one.file_id for one in files)
    if ids != address.recall(BEGUN, ()):
        address.remember(BEGUN, ids)
        upload.start(tuple((one.name, one.getvalue()) for one in files))


def flow(file: Upload) -> None:
    """The steps from a file to a map, one under the other."""
    reading = upload.reading(file)
    with st.container(key="section-read"):
        st.html('<p class="asks">1. What was read</p>' + _outcome(file, reading) + _waiting())
        if reading.network is None:
            st.error(f"{as_text(file.names)} was not opened. The map on screen is unchanged.")
            with st.container(horizontal=True):
                preview.let_go()
        sheets.show(file, reading)
        terms.show(file)
    to_settle = bool(reading.problems or file.accepted or file.left)
    if to_settle:
        with st.container(key="section-problems"):
            st.html('<p class="asks">2. What is to be settled</p>')
            problems.show(file, reading.problems)
    if reading.network is not None:
        with st.container(key="section-preview"):
            st.html(f'<p class="asks">{2 + to_settle}. What the map would be</p>')
            preview.show(file, reading, reading.network)


def _waiting() -> str:
    """What was chosen with this file and is another map."""
    later = [listed([safe_file(name) for name, _ in files]) for files in upload.waiting()]
    if len(later) > 1:
        return answer_text.hint(f"{len(later)} more maps were chosen with it. {later[0]} comes next.")
    return answer_text.hint(f"Another map was chosen with it: {later[0]}. It comes next.") if later else ""


def _outcome(file: Upload, reading: Reading) -> str:
    if reading.network is None:
        words = f"{file.names} cannot be read as it is."
    else:
        held = f"{plural(len(reading.network.partners), 'partner')} and {links_said(reading.network)}"
        words = f"{held} were read from {file.names}."
    return f'<h2 class="sentence card">{escape(words)}</h2>'
