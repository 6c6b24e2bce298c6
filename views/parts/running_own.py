"""One's own running order, kept with the map: a table to change, begun from one that is ready."""

from typing import Any

import pandas as pd
import streamlit as st

from network.model import RunningStep
from render.running_orders import OWN, READY, SCREENS, orders
from views import state
from views.parts import answer_text

__all__ = ["show"]

COLUMNS = ("Step", "Minutes", "Page", "Words to say")
MINUTES = 10  # of a step that says none
PAGES = {name: page for page, name in SCREENS.items()}


def show() -> None:
    """The table, and what keeps it."""
    network = state.base()
    found = orders(network)
    with st.container(key="section-running"):
        st.html('<h2 class="sentence lead">The steps of your own workshop</h2>')
        st.html(answer_text.hint("Choose it under View. ← and → go from step to step; words show on your screen only."))
        begun = OWN if OWN in found else next(iter(READY))
        start = st.selectbox("Begin from", list(found), index=list(found).index(begun),
                             format_func=lambda name: found[name].name, key=f"begin from {begun}")  # fmt: skip
        edited = st.data_editor(
            pd.DataFrame([_row(step) for step in found[start or begun].steps], columns=list(COLUMNS)),
            hide_index=True,
            num_rows="dynamic",
            column_config={
                "Step": st.column_config.TextColumn(required=True, max_chars=80, width="medium"),
                "Minutes": st.column_config.NumberColumn(min_value=0, max_value=600, step=1, default=MINUTES),
                "Page": st.column_config.SelectboxColumn(options=list(PAGES), default=SCREENS[""], width="medium"),
                "Words to say": st.column_config.TextColumn(max_chars=500, width="large"),
            },
            key=f"running {start} {network.digest[:8]}",
        )
        steps = tuple(_step(row) for row in edited.to_dict("records") if _said(row["Step"]))
        with st.container(horizontal=True):
            same = steps == network.running_order
            st.button("Keep it with the map", type="primary", disabled=same, on_click=_keep, args=(steps,), key="keep")
            if network.running_order:
                st.button("Take it out", type="tertiary", on_click=_keep, args=((),), key="take out")


def _row(step: RunningStep) -> tuple[str, int, str, str]:
    return step.title, step.minutes, SCREENS.get(step.page, SCREENS[""]), step.words or ""


def _step(row: dict[Any, Any]) -> RunningStep:
    minutes = row["Minutes"]
    page = PAGES.get(_said(row["Page"]), "")
    return RunningStep(_said(row["Step"]), MINUTES if pd.isna(minutes) else int(minutes), page,
                       _said(row["Words to say"]) or None)  # fmt: skip


def _said(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell).strip()


def _keep(steps: tuple[RunningStep, ...]) -> None:
    state.keep_changes(parts={"running_order": steps})
