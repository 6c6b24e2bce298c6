"""The controls that say whom a question is asked about: way in, age, group and hour."""

from collections.abc import Iterable

import streamlit as st

from network.model import AgeBand, Named, Network
from views import address
from views.parts.labels import as_text

__all__ = ["situation"]

ANY = "any"
HOURS = {  # hour of the week: in words
    "Tue 10:00": "Weekday morning",
    "Tue 19:00": "Weekday evening",
    "Tue 02:00": "Weekday night",
    "Sat 14:00": "Saturday afternoon",
    "Sat 23:00": "Saturday night",
}


def situation(network: Network) -> dict[str, str | None]:
    """Whom the page is about, as options of a question. None: not narrowed."""
    system = network.system
    doors, ages, groups, hours = st.columns([4.3, 1, 1, 1], gap="small", vertical_alignment="bottom")
    with doors:
        stage = _door({ANY: "Any door"} | _names(system.stages))
    with ages:
        age = _choice("Age", "age", {ANY: "Any age"} | _names(system.ages))
    with groups:
        group = _choice("Only for", "group", {ANY: "Anybody"} | _names(system.groups))
    with hours:
        at = _choice("When", "at", {ANY: "Any hour"} | HOURS)
    return {"stage": stage, "age": age, "group": group, "at": at}


def _door(options: dict[str, str]) -> str | None:
    chosen = address.chosen("stage", options) or ANY
    st.segmented_control(
        "Coming in through",
        list(options),
        format_func=lambda stage: as_text(options[stage]),
        required=True,
        wrap=True,
        **address.tied("stage", chosen, _to_address),
    )
    return _to_address(chosen)


def _choice(label: str, name: str, options: dict[str, str]) -> str | None:
    chosen = address.chosen(name, options) or ANY
    st.selectbox(label, list(options), format_func=options.__getitem__, **address.tied(name, chosen, _to_address))
    return _to_address(chosen)


def _to_address(choice: str) -> str | None:
    return None if choice == ANY else choice


def _names(listed: Iterable[Named | AgeBand]) -> dict[str, str]:
    return {item.id: item.name for item in listed}
