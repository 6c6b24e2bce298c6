"""What the map is called and covers, and the words that its partners and situations draw on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from network.amending import Amended
from network.changes import new_id
from network.edit import apply_all
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, Named, Network, Period, System
from views.parts import answer_text
from views.parts.editing.unsaved import edition

__all__ = ["form"]

LISTS = {
    "needs": "Needs",
    "areas": "Areas",
    "sectors": "Sectors",
    "stages": "Ways in",
    "groups": "Groups",
    "ages": "Age bands",
}
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


def form(network: Network, room: bool) -> Amended:
    """Name, period and lists, and what of them was changed."""
    key = edition()
    left, right = st.columns(2, gap="medium")
    with left:
        system, problem = _about(network.system, key)
    with right:
        system = _with_list(system, key)
    if system == network.system:
        return Amended(problems=(problem,) if problem else ())
    said_ = [problem] if problem else _refusal(network, system)
    return Amended(parts={"system": system}, problems=tuple(said_))


def _about(system: System, key: str) -> tuple[System, str]:
    name = st.text_input("What the map is called", system.name, max_chars=120, key=f"system name {key}").strip()
    ends: Any = () if system.period is None else (system.period.start, system.period.end)
    days = st.date_input("Days that the counts cover", ends, min_value=EARLIEST, max_value=LATEST, format="DD/MM/YYYY",
                         key=f"period {key}")  # fmt: skip
    help_now = st.text_area(
        "Where to turn now: shown where no way to help is recorded", system.help_now or "", max_chars=1000,
        key=f"help now {key}",
    )  # fmt: skip
    illustrative = st.toggle("The data are illustrative, not real", system.illustrative, key=f"illustrative {key}")
    chosen = tuple(days) if isinstance(days, tuple) else (days,)
    problem = "Choose the last day that the counts cover too." if len(chosen) == 1 else ""
    period = Period(*chosen) if len(chosen) == 2 else system.period if problem else None
    return replace(
        system, name=name or system.name, period=period, help_now=help_now.strip() or None, illustrative=illustrative
    ), problem


def _with_list(system: System, key: str) -> System:
    chosen = st.selectbox("List", list(LISTS), format_func=LISTS.__getitem__, key="list") or "needs"
    items = getattr(system, chosen)
    frame = pd.DataFrame([_row(chosen, item) for item in items], columns=_columns(chosen), dtype=object)
    config = {"Name": st.column_config.TextColumn(required=True, width="large"),
              "From": st.column_config.NumberColumn(min_value=0, max_value=120, step=1),
              "To": st.column_config.NumberColumn(min_value=0, max_value=120, step=1)}  # fmt: skip
    edited = st.data_editor(frame, hide_index=True, num_rows="dynamic", column_config=config, placeholder="no limit",
                            key=f"list {chosen} {key}")  # fmt: skip
    st.html(answer_text.hint("A word that partners use cannot be taken away before they stop using it."))
    rows = zip(edited.index, edited.to_dict("records"), strict=True)
    return _changed(system, chosen, items, [(int(place), row) for place, row in rows])


def _columns(chosen: str) -> list[str]:
    return ["Name", "From", "To"] if chosen == "ages" else ["Name"]


def _row(chosen: str, item: Any) -> list[Any]:
    return [item.name, item.range.start, item.range.end] if chosen == "ages" else [item.name]


def _changed(
    system: System, chosen: str, items: Sequence[Any], rows: Sequence[tuple[int, Mapping[Any, Any]]]
) -> System:
    taken = {item.id for item in items}
    found: list[Any] = []
    for place, row in rows:
        name = str(row["Name"] or "").strip()
        if not name:
            continue
        known = items[place] if place < len(items) else None
        item_id = known.id if known else new_id(name, taken)
        taken.add(item_id)
        found.append(_item(chosen, known, item_id, name, row))
    changes: dict[str, Any] = {chosen: tuple(found)}
    return replace(system, **changes)


def _item(chosen: str, known: Any, item_id: str, name: str, row: Mapping[Any, Any]) -> Any:
    if chosen == "ages":
        return AgeBand(item_id, name, AgeRange(_whole(row["From"]), _whole(row["To"])))
    if chosen == "areas":
        return replace(known, name=name) if known else Area(item_id, name)
    return Named(item_id, name)


def _whole(value: Any) -> int | None:
    return None if value is None or value != value else int(value)


def _refusal(network: Network, system: System) -> list[str]:
    try:
        apply_all(network, (), {"system": system})
    except NetworkError as error:
        return str(error).splitlines()
    return []
