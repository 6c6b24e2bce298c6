"""The address of a page, the widgets tied to it, and what parts of a page remember in this visit.

What can be shared stands in the address: the map, the room view, the lens, the chosen partner. Streamlit drops the
address at each change of page, so what is to be carried along is remembered here and put back. With `views.state` the
only module that touches session state.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

__all__ = [
    "CARRIED",
    "ON",
    "carried",
    "choose",
    "chosen",
    "complete_address",
    "fill",
    "forget",
    "handed",
    "here",
    "in_room",
    "is_own_screen",
    "is_projected",
    "recall",
    "remember",
    "room_is_sure",
    "tied",
    "tied_switch",
    "value_of",
]

CARRIED = ("map", "room", "projector", "aside", "run", "at", "wall", "notes", "try")
ON = "1"


def complete_address() -> None:
    """Put back into the address what the change of page dropped. Once, at the start of every run.

    All in one go. A page that opens says its address also where nothing is missing: what the page before wrote as it
    was left would otherwise stand there. Later runs do not: one that began before a click would take that back.
    """
    missing = {}
    for name in CARRIED:
        if name in st.query_params:
            st.session_state[f"carried {name}"] = st.query_params[name]
        elif remembered := st.session_state.get(f"carried {name}"):
            missing[name] = remembered
    page = _page()
    if missing or page != st.session_state.get("page with its address"):
        st.session_state["page with its address"] = page
        st.query_params.update(missing)


def _page() -> str:
    """Which page the browser shows."""
    return urlsplit(st.context.url or "").path


def here() -> tuple[str, dict[str, str]]:
    """The last part of the path of the page that the browser shows, and what is chosen on it."""
    chosen_here = {name: value for name, value in st.query_params.to_dict().items() if name not in CARRIED}
    return _page().rstrip("/").rpartition("/")[2], chosen_here


def carried() -> dict[str, str]:
    """What a link to another page has to take along."""
    return {name: st.query_params[name] for name in CARRIED if name in st.query_params}


def chosen(name: str, among: Any = None) -> str | None:
    """What the address says, if it is one of those there are."""
    value = st.query_params.get(name)
    return value if among is None or value in among else None


def choose(name: str, value: str | None) -> None:
    """Write a choice into the address; None takes it out."""
    st.session_state[f"carried {name}"] = value
    if value is not None:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def tied(
    name: str,
    value: Any,
    to_text: Callable[[Any], str | None] = lambda value: value,
    *,
    clears: tuple[str, ...] = (),
    folded: bool = False,
) -> dict[str, Any]:
    """Arguments that tie a widget to the address: it shows `value`, and a change is written there.

    Parameters
    ----------
    clears
        Other choices that go out of the address with each change.
    folded
        Whether the widget stands in a popover: see `handed`.
    """

    def write(value: Any) -> None:
        choose(name, to_text(value))
        for other in clears:
            choose(other, None)

    return handed(name, value, write, folded=folded)


def handed(name: str, value: Any, keep: Callable[[Any], None], *, folded: bool = False) -> dict[str, Any]:
    """Arguments that make a widget show `value` and hand each change to `keep`.

    Parameters
    ----------
    folded
        Whether the widget stands in a popover. A popover that is shut does not hear of a change made elsewhere, and
        would say the old value again with the next press: after such a change the widget is a new one.
    """
    key = f"control {name}"
    if folded:
        shown, turn = st.session_state.get(f"shown {name}", (value, 0))
        turn += shown != value
        st.session_state[f"shown {name}"] = value, turn
        key += f" {turn}" if turn else ""
    st.session_state[key] = value
    st.session_state[f"said {name}"] = value

    def hand() -> None:
        said = st.session_state[key]
        if folded:
            if st.session_state[f"shown {name}"][1] != turn:
                return  # a widget that has been replaced: what it still says is of the time before
            st.session_state[f"shown {name}"] = said, turn
        if said == st.session_state[f"said {name}"]:
            return  # a widget that has gone from the page can say once more what it said, and undo what came after
        st.session_state[f"said {name}"] = said
        keep(said)

    return {"key": key, "on_change": hand}


def tied_switch(name: str, *, folded: bool = False) -> dict[str, Any]:
    """Arguments that tie a toggle to the address."""
    return tied(name, chosen(name) == ON, lambda on: ON if on else None, folded=folded)


def is_projected() -> bool:
    """Whether the page is shown without its frame, in larger type, for a whole room."""
    return chosen("projector") == ON


def in_room() -> bool:
    """Whether a whole room looks on."""
    return room_is_sure() or chosen("room") == ON


def room_is_sure() -> bool:
    """Whether a room looks on whatever else is said: what is projected, and a running order, are seen by one."""
    return is_projected() or (chosen("run") is not None and not is_own_screen())


def is_own_screen() -> bool:
    """Whether only the facilitator sees this screen of a running order."""
    return chosen("notes") == ON


def value_of(key: str) -> Any:
    """What a widget holds, for use in its callback."""
    return st.session_state.get(key)


def fill(key: str, text: str) -> None:
    """Put a text into a field, for use in a callback: the field stays as it is otherwise."""
    st.session_state[key] = text


def recall(name: str, default: Any = None) -> Any:
    """What a part of a page has remembered in this visit."""
    return st.session_state.get(f"part {name}", default)


def remember(name: str, value: Any) -> None:
    """Remember something for a part of a page, from page to page in this visit."""
    st.session_state[f"part {name}"] = value


def forget(*names: str) -> None:
    """Let go of what a part of a page has remembered."""
    for name in names:
        st.session_state.pop(f"part {name}", None)
