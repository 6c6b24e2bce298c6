"""Changing the map: partners and links in a table or one at a time, its teams, name and lists. It can be undone."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType

import streamlit as st

from network.amending import Amended
from network.details.typed_words import Typed
from network.edit import apply_all
from network.errors import NetworkError
from network.meanwhile import replaced
from network.model import Network
from views import address, state, typed
from views.parts import answer_text, history, looked_through, moves
from views.parts.editing import by_line, comments, link, lists, partner, stories, table, teams
from views.parts.editing.unsaved import start_again
from views.parts.labels import as_text

__all__ = ["show"]

USUAL, LINE = "partner", "line"
MOST = 10  # problems told at once
COUNTED = ("link", "links", "lists")  # editors that leave out what is counted while small counts are hidden
ASKED = "keep asked"  # remembered until it is done: what whoever asked had been told that it replaces
NOTHING = "Nothing is typed here that is not kept yet."
LEFT_OUT = "Numbers of people, and days, are left out here and stay as they are: to change them, show every count."
Editor = Callable[[Network], Amended]
EDITORS: Mapping[str, tuple[str, Editor]] = MappingProxyType(
    {
        LINE: ("Line by line", by_line.form),
        "partner": ("One partner", partner.form),
        "link": ("One link", link.form),
        "partners": ("All partners", table.partners),
        "links": ("All links", table.links),
        "teams": ("Teams", teams.form),
        "stories": ("Stories", stories.form),
        "comments": ("Comments", comments.form),
        "lists": ("Name and lists", lists.form),
    }
)


def show() -> None:
    """What is edited, the buttons that keep it, what has to be put right first, and the editor."""
    chosen = address.chosen("what", EDITORS) or USUAL
    with st.container(key="section-edit"):
        with st.container(key="edit-row", horizontal=True, vertical_alignment="center"):
            st.segmented_control(
                "What to change", list(EDITORS), format_func=lambda one: EDITORS[one][0], required=True, wrap=True,
                label_visibility="collapsed", **address.tied("what", chosen),
            )  # fmt: skip
            buttons = st.container(horizontal=True, width="content")
        problems = st.container()
        moves.what_is_recorded()
        by_itself = chosen == LINE  # which keeps each line at once
        if state.exact().partners and chosen in COUNTED and not state.is_working_copy():  # an empty map leaves none out
            st.html(answer_text.hint(LEFT_OUT))
        amended = EDITORS[chosen][1](state.exact())
    with problems:
        lost = replaced(amended, state.exact())
        for problem in (*amended.problems, *lost)[:MOST]:
            st.warning(as_text(problem))
        looked_through.ask(_asked(amended), "editor")
    with buttons:
        if not by_itself:
            _buttons(amended, lost)
        history.buttons(state.kept())


def _asked(amended: Amended) -> tuple[Typed, ...]:
    """What is typed that may name somebody, before anybody asks to keep it."""
    if amended.problems or not (amended.edits or amended.parts):
        return ()
    with suppress(NetworkError):  # keeping it says why not
        return typed.asked_about(state.exact(), apply_all(state.exact(), amended.edits, amended.parts))
    return ()


def _buttons(amended: Amended, lost: tuple[str, ...]) -> None:
    """Keep what was typed, or drop it.

    Keep is never grey: while the cursor is in a field, the page does not know yet what stands there, and a grey button
    would swallow the click that leaves the field. So what is asked for is done once the page has read the field.
    """
    changed = bool(amended.edits or amended.parts or amended.problems)
    label = "Keep mine" if lost else f"Keep {amended.count} changes" if amended.count > 1 else "Keep this change"
    st.button(label, type="primary", on_click=address.remember, args=(ASKED, lost), key="keep")
    st.button("Drop it", type="tertiary", disabled=not changed, on_click=start_again, key="drop")
    told: tuple[str, ...] | None = address.recall(ASKED)
    if told is None:
        return
    if changed and not amended.problems:
        if state.keep_typed(amended, told):
            start_again()
        address.forget(ASKED)
        st.rerun()
    address.forget(ASKED)
    if not changed:
        st.toast(NOTHING)
