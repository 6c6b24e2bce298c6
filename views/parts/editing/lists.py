"""What the map is called and covers, and the words that its partners and situations draw on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from network.amending import Amended
from network.counts import parse_count
from network.edit import apply_all
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, HowMany, Named, Network, Period, System
from network.possible_changes import new_id
from network.vocabulary import PER
from views import state
from views.parts import answer_text
from views.parts.editing.unsaved import as_begun, edition, pending, touched

__all__ = ["form"]

LISTS = {
    "needs": "Needs",
    "areas": "Areas",
    "sectors": "Sectors",
    "stages": "Ways in",
    "groups": "Groups",
    "ages": "Age bands",
}
NAME, ENDS, COUNT = "Name", ("From", "To"), ("People", "Per")  # headings
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


def form(network: Network) -> Amended:
    """Name, period and lists, and what of them was changed."""
    network = as_begun(network)
    key = edition()
    left, right = st.columns(2, gap="medium")
    with left:
        system, problem = _about(network.system, key)
    with right:
        system, misread = _with_list(system, key)
    said_ = [said for said in (problem, *misread) if said]
    pending(typing=bool(said_) or system != network.system)
    if system == network.system:
        return Amended(problems=tuple(said_))
    said_ = said_ or _refusal(network, system)
    return Amended(parts={"system": system}, problems=tuple(said_), seen=network)


def _about(system: System, key: str) -> tuple[System, str]:
    name = st.text_input(
        "What the map is called", system.name, max_chars=120, key=f"system name {key}", on_change=touched
    ).strip()
    ends: Any = () if system.period is None else (system.period.start, system.period.end)
    days = st.date_input("Days that the counts cover", ends, min_value=EARLIEST, max_value=LATEST, format="DD/MM/YYYY",
                         key=f"period {key}", on_change=touched)  # fmt: skip
    help_now = st.text_area(
        "Where to turn now: shown where no way to help is recorded", system.help_now or "", max_chars=1000,
        key=f"help now {key}", on_change=touched,
    )  # fmt: skip
    illustrative = st.toggle(
        "The data are illustrative, not real", system.illustrative, key=f"illustrative {key}", on_change=touched
    )
    public = st.toggle(
        "For the public: files leave as safe public copies", system.public, key=f"public {key}", on_change=touched
    )
    chosen = tuple(days) if isinstance(days, tuple) else (days,)
    problem = "Choose the last day that the counts cover too." if len(chosen) == 1 else ""
    period = Period(*chosen) if len(chosen) == 2 else system.period if problem else None
    return replace(
        system,
        name=name or system.name,
        period=period,
        help_now=help_now.strip() or None,
        illustrative=illustrative,
        public=public,
    ), problem


def _with_list(system: System, key: str) -> tuple[System, list[str]]:
    chosen = st.selectbox("List", list(LISTS), format_func=LISTS.__getitem__, key="list") or "needs"
    items = getattr(system, chosen)
    frame = pd.DataFrame([_row(item) for item in items], columns=[NAME, *ENDS, *COUNT], dtype=object)
    shown = [
        NAME,
        *(ENDS if chosen == "ages" else ()),
        *(COUNT if state.is_working_copy() and chosen != "sectors" else ()),
    ]
    config = {"Name": st.column_config.TextColumn(required=True, width="large"),
              "From": st.column_config.NumberColumn(min_value=0, max_value=120, step=1),
              "To": st.column_config.NumberColumn(min_value=0, max_value=120, step=1),
              "People": st.column_config.TextColumn(help="How many come in, such as 2100 or <5. Empty: not known."),
              "Per": st.column_config.SelectboxColumn(options=list(PER), width="small")}  # fmt: skip
    edited = st.data_editor(
        frame[shown], hide_index=True, num_rows="dynamic", column_config={head: config[head] for head in shown},
        placeholder="no limit" if chosen == "ages" else "not known", key=f"list {chosen} {key}",
        on_change=touched,
    )  # fmt: skip
    st.html(answer_text.hint("A word that partners use cannot be taken away before they stop using it."))
    rows = zip(edited.index, edited.to_dict("records"), strict=True)
    return _changed(system, chosen, items, [(int(place), row) for place, row in rows])


def _row(item: Any) -> list[Any]:
    ends = [item.range.start, item.range.end] if isinstance(item, AgeBand) else [None, None]
    stated = item.how_many
    return [item.name, *ends, *((str(stated.n or ""), stated.per) if stated else (None, None))]


def _changed(
    system: System, chosen: str, items: Sequence[Any], rows: Sequence[tuple[int, Mapping[Any, Any]]]
) -> tuple[System, list[str]]:
    """The system with the list as it was typed, and what of it cannot be read."""
    taken = {item.id for item in items}
    found: list[Any] = []
    misread: list[str] = []
    for place, row in rows:
        name = str(row["Name"] or "").strip()
        if not name:
            continue
        known = items[place] if place < len(items) else None
        item_id = known.id if known else new_id(name, taken)
        taken.add(item_id)
        item = _item(chosen, known, item_id, name, row)
        try:
            found.append(replace(item, how_many=_how_many(known, row)))
        except ValueError as error:
            misread.append(f'{name}: "{error}" is not a number of people. Write it such as 2100 or <5.')
            found.append(item)
    changes: dict[str, Any] = {chosen: tuple(found)}
    return replace(system, **changes), misread


def _how_many(known: Any, row: Mapping[Any, Any]) -> HowMany | None:
    """How many people come in, as typed; as it was where it is not shown."""
    if "People" not in row:
        return known.how_many if known else None
    text, per = (str(row[cell]).strip() if isinstance(row[cell], str) else "" for cell in COUNT)
    if not text and known and known.how_many and known.how_many.n is None:
        return known.how_many
    return HowMany(parse_count(text), per or "year") if text else None


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
