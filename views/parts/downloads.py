"""The one door through which tables, promises, options and surveys leave a page as files.

Of a map that is marked public, a file is made from its safe public copy, or there is none and one sentence says why.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st

from analysis import Answer, options_of
from network.errors import NetworkError
from network.files.survey.form import survey_bytes
from network.model import Network
from network.words import plural
from render import tables
from render.calendar_file import calendar_file
from render.edit_words import EXERCISE
from render.pictures import OF_THE_UNKNOWN
from render.promise_board import board, visible
from render.public_copy import LEFT_OUT, UNANSWERED
from render.tables import Shown
from views import cached, state
from views.parts import answer_text
from views.state import Audience

__all__ = ["NO_OPTIONS", "NO_PROMISES", "NO_SURVEY", "NO_TABLE", "NO_TRYING", "answer", "options", "promises", "survey"]

PUBLIC = "This map is marked as public, so files leave it as safe public copies."
NO_TABLE = f"{PUBLIC} They hold nothing of this table, so it stays on the screen."
NO_TRYING = f"{PUBLIC} What is being tried stays on the screen."
NO_OPTIONS = f"{PUBLIC} Options are not in them and stay on the screen."
NO_PROMISES = f"{PUBLIC} None of these promises is in them, for who made it would be named."
NO_SURVEY = f"{PUBLIC} A survey names every partner, so none is made."

# Options of a question that mean the same on a public copy, whose ids of partners, teams and people are others.
ON_A_COPY: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("area", "at", "between", "by", "group", "need", "stage"), str), "age": int, "all": bool,
}  # fmt: skip


def answer(answer: Answer, table: Shown, network: Network) -> None:
    """A copy of an answer's table, with what has to travel with it. A working copy stays on the screen."""
    trying, name = state.is_trying(), answer.question.name
    if state.is_working_copy():
        _none("To take this table away, hide small counts first (View).")
        return
    notes: tuple[str | None, ...] = (network.system.counts_rule, EXERCISE if trying else None, table.left_out)
    if network.system.public:
        if trying:
            _none(NO_TRYING)
            return
        again, copy = _on_the_copy(answer, network), cached.public(network)
        if again is None or (table := tables.shown(again, copy, room=True)).frame.empty:
            _none(NO_TABLE)
            return
        notes = (copy.system.counts_rule, LEFT_OUT, table.left_out)
    exercise = "_an_exercise_not_a_plan" if trying else ""
    _csv("this table", tables.noted(table, *notes), f"{name}{_marks(network)}{exercise}", key=f"csv-{name}")


def promises(network: Network, audience: Audience) -> None:
    """The promises as a table and as a calendar."""
    room, agreed = audience.room, audience.agreed
    if network.system.public:  # its promises are of partners whom it does not name, and have no words
        network, room, agreed = cached.public(network), False, frozenset()
        if not network.promises:
            _none(NO_PROMISES)
            return
    shown, stem = visible(network, room=room, agreed=agreed), f"promises{_marks(network)}"
    with st.container(horizontal=True):
        _csv("the promises", board(network, room=room, agreed=agreed), stem)
        content = calendar_file(network, shown, datetime.now(UTC))
        _offer("Download a calendar (ICS)", content, f"{stem}.ics", "text/calendar")
    undated = sum(promise.by is None for promise in shown)
    if undated:
        _none(f"Not in the calendar: {plural(undated, 'promise')} without a date.")


def options(table: Shown, network: Network) -> None:
    """Options side by side. A public copy holds none of them."""
    if network.system.public:
        _none(NO_OPTIONS)
    elif state.is_working_copy():
        _none("To take this comparison away, hide small counts first (View).")
    else:
        noted = tables.noted(table, network.system.counts_rule, EXERCISE)
        _csv("this comparison", noted, "options_an_exercise_not_a_plan")


def survey(network: Network) -> None:
    """A survey with the partners of this map as its choices, made when it is asked for."""
    if network.system.public:
        _none(NO_SURVEY)
        return
    st.download_button(
        "A survey to send round (XLSX)",
        lambda: survey_bytes(network),
        file_name="partnership-survey.xlsx",
        on_click="ignore",
        type="tertiary",
        key="survey to send",
        help="Questions to paste into a form, with the partners of this map as their choices.",
    )


def _on_the_copy(answer: Answer, network: Network) -> Answer | None:
    """What the safe public copy answers to the same question; None where it cannot be asked or does not know."""
    name, given = answer.question.name, answer.receipt.options
    two_maps = "other" in options_of(name)
    if name in UNANSWERED or two_maps or not {option for option, _ in given} <= ON_A_COPY.keys():
        return None
    try:
        again = cached.public_answer(name, network, **{option: ON_A_COPY[option](value) for option, value in given})
    except (NetworkError, ValueError):  # what it is narrowed to is not on the copy
        return None
    return None if again.state == "not known" and name not in OF_THE_UNKNOWN else again


def _marks(network: Network) -> str:
    return ("_illustrative" if network.system.illustrative else "") + ("_public" if network.system.public else "")


def _csv(what: str, table: Shown, stem: str, key: str | None = None) -> None:
    _offer(f"Download {what} (CSV)", tables.as_csv(table), f"{stem}.csv", "text/csv", key)


def _offer(label: str, content: str, name: str, mime: str, key: str | None = None) -> None:
    st.download_button(label, content, file_name=name, mime=mime, key=key, on_click="ignore", type="tertiary")


def _none(why: str) -> None:
    st.html(answer_text.hint(why))
