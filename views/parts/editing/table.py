"""All partners, or all links, in a table that can be typed in; every cell is checked before anything is kept."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from network.amending import Amended, Amending
from network.model import Network, Partner
from network.vocabulary import KINDS, WORKS
from views import state
from views.parts import answer_text
from views.parts.editing import cells
from views.parts.editing.cells import listed, names_of, parted
from views.parts.editing.link import SAID_WORDS
from views.parts.editing.unsaved import as_begun, edition, pending, touched

__all__ = ["links", "partners"]

HEIGHT, NAME_WIDTH = 440, 280  # pixels
PARTNER_HEADS = {
    "name": "Name",
    "short": "Short name",
    "sector": "Sector",
    "area": "Takes people from",
    "stages": "Ways in",
    "needs": "Helps with, itself",
    "ages": "Ages",
    "only_for": "Only for",
    "hours": "Open",
    "capacity": "People a month",
    "wait_days": "Days of waiting",
    "asked": "Has told us",
}
LINK_HEADS = {
    "from": "From",
    "to": "To",
    "link_type": "Kind",
    "needs": "Carries only",
    "referrals": "Made",
    "accepted": "Accepted",
    "completed": "Reached help",
    "days": "Median days",
    "said_by": "Named by",
    "works": "Works",
}
COUNTED = ("referrals", "accepted", "completed", "days")  # sent to a working copy only
SEVERAL = ("area", "stages", "needs", "only_for")
Rows = list[dict[str, str]]


def partners(network: Network) -> Amended:
    """The table of partners, and what of it was changed."""
    network = as_begun(network)
    rows = [cells.partner_cells(network, partner) for partner in network.partners]
    config = {
        "name": st.column_config.TextColumn(required=True, pinned=True, width=NAME_WIDTH),
        "sector": st.column_config.SelectboxColumn(options=names_of(network, "sector")),
        "asked": st.column_config.SelectboxColumn(options=["yes"], width="small"),
        **{cell: st.column_config.MultiselectColumn(options=listed(network, cell), accept_new_options=True)
           for cell in SEVERAL},
    }  # fmt: skip
    typed = _edited("partners", rows, PARTNER_HEADS, config)
    amending = Amending(network)
    for place, changes in typed.items():
        if changes is None:
            amending.without_partner(network.partners[place].id)
        elif changes:
            amending.partner(network.partners[place].id if place < len(rows) else None, changes)
    pending(typing=bool(typed))
    return amending.result()


def links(network: Network) -> Amended:
    """The table of links, and what of it was changed."""
    network = as_begun(network)
    names = _telling_apart(network.partners)
    ids = {name: one for one, name in names.items()}
    rows = [cells.link_cells(network, link) for link in network.relations]
    shown = [row | {end: names[row[end]] for end in ("from", "to")} for row in rows]
    by_name = sorted(ids, key=str.casefold)
    config = {
        "from": st.column_config.SelectboxColumn(options=by_name, required=True, width=NAME_WIDTH, pinned=True),
        "to": st.column_config.SelectboxColumn(options=by_name, required=True, width=NAME_WIDTH, pinned=True),
        "link_type": st.column_config.SelectboxColumn(options=KINDS, default="refers", required=True),
        "needs": st.column_config.MultiselectColumn(options=listed(network, "needs"), accept_new_options=True),
        "said_by": st.column_config.SelectboxColumn(options=[one for one in SAID_WORDS if one], format_func=_said),
        "works": st.column_config.SelectboxColumn(options=WORKS),
    }
    heads = {cell: head for cell, head in LINK_HEADS.items() if state.is_working_copy() or cell not in COUNTED}
    typed = _edited("links", shown, heads, config)
    amending = Amending(network)
    for place, changes in typed.items():
        if changes is None:
            amending.without_link(place)
        elif changes:
            with_ids = {cell: ids[text] if cell in ("from", "to") else text for cell, text in changes.items()}
            amending.link(place if place < len(rows) else None, with_ids)
    pending(typing=bool(typed))
    return amending.result()


def _edited(
    name: str, rows: Rows, heads: Mapping[str, str], config: Mapping[str, Any]
) -> dict[int, dict[str, str] | None]:
    """By row: the cells that were typed, or None where the row was taken away. New rows follow the last."""
    st.html(
        answer_text.hint("Empty is not known. Tick a row at its left to take it away; the last row is for a new one.")
    )
    frame = pd.DataFrame(
        [[_value(cell, row.get(cell, "")) for cell in heads] for row in rows], columns=list(heads), dtype=object
    )
    headed: Any = {
        cell: {**config.get(cell, st.column_config.TextColumn()), "label": head} for cell, head in heads.items()
    }
    edited = st.data_editor(
        frame, height=HEIGHT, hide_index=True, column_config=headed, num_rows="dynamic", placeholder="not known",
        key=f"table {name} {edition()}", on_change=touched,
    )  # fmt: skip
    after = {int(place): _texts(row) for place, row in zip(edited.index, edited.to_dict("records"), strict=True)}
    gone: dict[int, dict[str, str] | None] = {place: None for place in range(len(rows)) if place not in after}
    blank: dict[str, str] = {}
    return gone | {
        place: cells.changed(rows[place] if place < len(rows) else blank, row)
        for place, row in after.items()
        if place >= len(rows) or cells.changed({cell: rows[place].get(cell, "") for cell in heads}, row)
    }


def _value(cell: str, text: str) -> Any:
    """A cell as the table holds it; one that is not known is empty."""
    if not text:
        return None
    return parted(text) if cell in SEVERAL else text


def _texts(row: Mapping[Any, Any]) -> dict[str, str]:
    return {str(cell): _text(value) for cell, value in row.items()}


def _text(value: Any) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return cells.joined(value)
    return "" if value is None or value != value else str(value)


def _said(said_by: str | int | float) -> str:
    return SAID_WORDS[str(said_by)]


def _telling_apart(listed_: Sequence[Partner]) -> dict[str, str]:
    """A name for every partner that no other has."""
    seen: dict[str, int] = {}
    for partner in listed_:
        seen[partner.name] = seen.get(partner.name, 0) + 1
    return {one.id: one.name if seen[one.name] == 1 else f"{one.name} ({one.id})" for one in listed_}
