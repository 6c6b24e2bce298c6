"""Who changed what on this map, and taking changes back."""

from html import escape

import pandas as pd
import streamlit as st

from network.audit import Entry
from network.errors import StoreError
from network.open_map import OpenMap
from render.tables import Shown
from views import address, cached, state
from views.parts import answer_text, notices, tables
from views.parts.labels import as_text

__all__ = ["buttons", "left_out", "show"]

NEWEST = (200, 2_000)  # changes shown first, and then; after that all
SHOWN = "changes shown"  # in the session state: how many of the newest; None for all
MOST = 10  # damaged entries, or faults of the store, named at once
SAFE = "Every change is kept at once, and safe once it stands in the list. A copy is saved every few minutes."


def show() -> None:
    """Undo and redo, who makes changes, the list, and where it is all kept."""
    held = state.kept()
    left_out(held)
    with st.container(key="section-changes"):
        newest = st.session_state.get(SHOWN, NEWEST[0])
        entries = _entries(held, newest)
        with st.container(horizontal=True, vertical_alignment="center"):
            buttons(held)
            if held is not None:
                st.html(answer_text.hint(_would_undo(held, entries)))
        st.text_input(
            "Who makes changes here: a role or a table, not a person’s name",
            max_chars=60,
            placeholder="Such as analyst, or table 4",
            **address.handed("actor", state.actor(), state.keep_actor),
        )
        if entries:
            tables.draw(_listed(entries), "Changes, the newest first")
            _more(held, newest)
        else:
            st.html(answer_text.hint("Nothing has been changed on this map yet."))
    with st.container(key="section-kept"):
        _kept()


def _entries(held: OpenMap | None, newest: int | None) -> tuple[Entry, ...]:
    try:
        return () if held is None else held.audit(newest)
    except StoreError as error:
        st.error(as_text(str(error)))
        return ()


def _more(held: OpenMap | None, newest: int | None) -> None:
    """Which of the changes are shown, where not all are, and a button that shows more of them."""
    if held is None or newest is None or (there := held.count()) <= newest:
        return
    st.html(answer_text.hint(f"These are the newest {newest:,} of {there:,}."))
    more = next((one for one in NEWEST if newest < one < there), None)
    label = f"Show the newest {more:,}" if more else f"Show all {there:,}"
    st.button(label, on_click=st.session_state.update, args=({SHOWN: more},), key="more changes")


def left_out(held: OpenMap | None) -> None:
    """Which entries cannot be read, where there are any, and what is wrong with the store."""
    for line in cached.store_wrong()[:MOST]:
        st.warning(as_text(line))
    damaged = () if held is None else held.folded().damaged
    if damaged:
        numbers = ", ".join(f"{item.seq}" for item in damaged[:MOST])
        more = f" and {len(damaged) - MOST:,} more" if len(damaged) > MOST else ""
        st.warning(
            f"Entries that cannot be read are left out of this map: number {numbers}{more}. "
            "The list under Changes says why. A sound copy may hold them."
        )


def buttons(held: OpenMap | None) -> None:
    """Undo and redo."""
    back, forth = (None, None) if held is None else held.steps()
    st.button("Undo", type="tertiary", disabled=back is None, on_click=state.undo, key="undo")
    st.button("Redo", type="tertiary", disabled=forth is None, on_click=state.redo, key="redo")


def _would_undo(held: OpenMap, entries: tuple[Entry, ...]) -> str:
    """What undo would take back, in words."""
    back = held.steps()[0]
    told = next((entry.what for entry in entries if entry.seq == back), "")
    if back is None:
        return "There is nothing to take back."
    return f"Undo would take back: {told}" if told else f"Undo would take back number {back}."


def _listed(entries: tuple[Entry, ...]) -> Shown:
    rows = [(one.seq, notices.moment(one.at), one.who, one.what, one.state) for one in reversed(entries)]
    frame = pd.DataFrame(rows, columns=["Number", "When", "Who", "What", "State"]).astype(str)
    return Shown(frame, frozenset({"Number"}), {})


def _kept() -> None:
    """For everybody how safe it is, and for whoever looks after the computer with what."""
    st.html('<p class="asks">Where it is kept</p>' + _lines(SAFE))
    with st.expander("For whoever looks after this computer", type="compact"):
        st.html(_lines(*cached.store_health()))


def _lines(*lines: str) -> str:
    return "".join(f'<p class="body">{escape(line)}</p>' for line in lines)
