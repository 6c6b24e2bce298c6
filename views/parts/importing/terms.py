"""The need that each taxonomy term of a service directory means, to be picked term by term."""

from dataclasses import replace

import streamlit as st

from network.files.directory import NEED_NAMES
from network.recognised import TermMeans
from views import address, state
from views.parts import answer_text
from views.parts.importing import upload
from views.parts.importing.upload import Upload
from views.parts.labels import as_text

__all__ = ["show"]

NO_NEED = "No need: kept as a term only"


def show(file: Upload) -> None:
    """A row a term; nothing for files that are no service directory."""
    meant = upload.needs(file)
    if not meant:
        return
    used = sum(map(bool, meant.values()))
    title = f"What the directory's terms mean: {used:,} of {len(meant):,} read as a need"
    opened = st.expander(title, type="compact", on_change="rerun", key="terms")
    if not opened.open:
        return
    with opened:
        st.html(answer_text.hint("Proposed by the words of each term. Pick what it means here; it can be taken back."))
        for place, (term, need) in enumerate(meant.items()):
            _term(file, place, term, need)
        if file.meant:
            st.button("Back to the proposals", type="tertiary", on_click=upload.keep, args=(replace(file, meant=()),),
                      key="terms as at first")  # fmt: skip


def _term(file: Upload, place: int, term: str, need: str) -> None:
    names = dict.fromkeys(("", *(one.name for one in state.exact().system.needs), *NEED_NAMES, need))
    st.selectbox(
        as_text(term), list(names), format_func=lambda name: name or NO_NEED,
        **address.handed(f"term {place}", need, lambda chosen: upload.keep(_meaning(file, term, chosen))),
    )  # fmt: skip


def _meaning(file: Upload, term: str, need: str) -> Upload:
    others = tuple(one for one in file.meant if one.term != term)
    return replace(file, meant=(*others, TermMeans(term, need)))
