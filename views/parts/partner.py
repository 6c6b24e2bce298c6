"""The chosen partner, beside the map."""

from html import escape

import streamlit as st

import analysis
from analysis._how_many import in_situations
from network.model import Network, StepBack
from render.partner_panel import PartnerPanel, Row, panel
from render.spoken import NOT_KNOWN
from views import address, cached, state
from views.parts import tables, unknown
from views.state import Audience

__all__ = ["partner_panel"]


def partner_panel(network: Network, partner: str, audience: Audience) -> None:
    """What it does, for whom, its links in and out, what hangs on it, and what is not known."""
    about = panel(network, partner, room=audience.room, agreed=partner in audience.agreed, lost=_lost(network, partner))
    st.html(_head(about))
    for label, rows in (
        ("Who sends people here", about.senders),
        ("Where people go next", about.onward),
        ("Other ties", about.other_ties),
    ):
        if rows:
            st.html(_rows(label, rows))
    if about.not_known:
        st.html(unknown.chips("Not known", about.not_known))
    if st.button("What if it stepped back?", width="stretch", help="An exercise, not a plan. Nothing is saved."):
        state.keep_tray(state.tray().put(StepBack(partner)))
        st.rerun()
    around = address.chosen("around") == address.ON
    st.button(
        "Show everybody" if around else "Only its neighbours",
        width="stretch",
        on_click=address.choose,
        args=("around", None if around else address.ON),
    )


def _lost(network: Network, partner: str) -> str:
    """Where the partner is the only recorded way through, in words; empty where it never is."""
    if "sole_routes" not in analysis.questions():
        return ""
    table = cached.answer("sole_routes", network).table
    rows = table.loc[table["partner"] == partner, ["profiles_lost", "people"]].itertuples(index=False, name=None)
    return next((in_situations(lost, people) for lost, people in rows), "")


def _head(about: PartnerPanel) -> str:
    place = f"{about.sector}. {', '.join(about.places)}" if about.places else about.sector
    said = {"Helps with": ", ".join(about.does), "For": about.for_whom, "Open": about.hours}
    known = [f"{label}: {what}." for label, what in said.items() if what and what.casefold() != NOT_KNOWN]
    lines = [*known, about.hangs]
    return (
        f'<h2 class="question">{escape(about.name)}</h2><p class="hint">{escape(place)}</p>'
        f'<p class="sentence panel">{escape(about.sentence)}</p>'
        + "".join(f'<p class="body">{escape(line)}</p>' for line in lines if line)
    )


def _rows(label: str, rows: tuple[Row, ...]) -> str:
    return f'<p class="asks">{label}</p>' + tables.pairs([(row.name, row.words, row.muted) for row in rows])
