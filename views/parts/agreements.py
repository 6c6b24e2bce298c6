"""Who has agreed to be named in a room: kept with the map, prepared with a checklist, taken back at any time."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from analysis import Answer
from network.model import Agreement, Network
from network.words import plural
from render.agreements import agreed_table, named_by, to_ask_table
from views import cached, state
from views.parts import answer_text, tables

__all__ = ["show"]

BEFORE_THE_DAY = (
    "Send each partner below what the map says about it, with room to correct it.",
    "Ask whether it may be named in the room, and who may say so: a role, not a person’s name.",
    "Put it down here. Until then the room hears of “an NHS partner”, or of “a partner” where too few could be meant.",
    "A partner may take it back at any time, in the room too.",
)
SINGLE_OUT = ("sole_routes", "sole_links", "introductions", "unknowns")  # findings that name a partner once it agrees


def show() -> None:
    """The checklist at the left, who has agreed at the right."""
    network = state.base()
    with st.container(key="section-agreed"):
        agreed = plural(len(network.agreed), "partner has", "partners have") if network.agreed else "Nobody has"
        of_all = f", of {plural(len(network.partners), 'partner')}" if network.agreed else " yet"
        st.html(f'<h2 class="sentence lead">{agreed} agreed to be named in a room{of_all}.</h2>')
        left, right = st.columns(2, gap="large")
        named = named_by(network, _answers(network))
        with left:
            _to_ask(network, named)
        with right:
            _form(network, list(named))
            _agreed(network)


def _to_ask(network: Network, named: dict[str, list[str]]) -> None:
    lines = "".join(f"<li>{escape(line)}</li>" for line in BEFORE_THE_DAY)
    st.html(f'<p class="asks">Before the day</p><ol class="checklist">{lines}</ol>')
    table = to_ask_table(network, named)
    if table.frame.empty:
        st.html(answer_text.hint("Everybody whom a finding or promise would name has agreed."))
    else:
        tables.draw(table, "Whom to ask")


def _answers(network: Network) -> list[Answer]:
    return [cached.answer(name, network) for name in SINGLE_OUT]


def _form(network: Network, first: list[str]) -> None:
    """Somebody has agreed: those whom a finding would name stand first."""
    by_name = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    waiting = [one for one in dict.fromkeys((*first, *by_name)) if one not in network.agreed_ids]
    if not waiting:
        return
    with st.form("agreed", enter_to_submit=False):
        partners = st.multiselect("Partners", waiting, format_func=network.name, placeholder="Choose one or several")
        who = st.text_input("Who agreed for them: a role, not a name", max_chars=120, key="who agreed").strip()
        when = st.date_input("When", datetime.now(UTC).astimezone().date(), format="DD/MM/YYYY")
        pressed = st.form_submit_button("They have agreed", type="primary")
    if pressed and partners and who:
        state.keep_changes(parts={"agreed": (*network.agreed, *(Agreement(one, who, when) for one in partners))})
        st.rerun()
    elif pressed:
        st.warning("Say who has agreed: the partners, and the role that spoke for them. Nothing was kept.")


def _agreed(network: Network) -> None:
    st.html('<p class="asks">Who has agreed</p>')
    if not network.agreed:
        st.html(answer_text.hint("Nobody yet."))
        return
    tables.draw(agreed_table(network), "Who has agreed to be named in a room")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ids = sorted(network.agreed_ids, key=lambda one: network.name(one).casefold())
        partner = st.selectbox("Taken back by", ids, format_func=network.name, index=None, key="take back who",
                               placeholder="Choose a partner")  # fmt: skip
        st.button("Take it back", disabled=partner is None, on_click=_take_back, args=(partner,), key="take back")


def _take_back(partner: str) -> None:
    network = state.base()
    state.keep_changes(parts={"agreed": tuple(one for one in network.agreed if one.partner != partner)})
