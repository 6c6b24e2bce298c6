"""Another area: what they have that we could ask about. No totals, no order, and nothing that they have not."""

from html import escape

import streamlit as st

from network.model import Network
from network.two_systems import Common, in_common
from views import address, cached, state
from views.parts import answer_text, answers, maps, pictures, tables
from views.parts.labels import as_text

__all__ = ["show"]

CHOOSE = "Choose the map of another area."
SAME = "elsewhere same"  # remembered: what somebody has said is one thing, by the other map


def show() -> None:
    """The sentence first, then the picture, what may be one thing, the table and how we know."""
    st.html('<h1 class="question">What do they have elsewhere that we could ask about?</h1>')
    network = state.base()
    key = _choose(network)
    if key is None:
        st.html(f'<h2 class="sentence lead">{CHOOSE}</h2>')
        return
    other, audience = maps.read(key), state.audience(network)
    same = address.recall(f"{SAME} {key}", ())
    answer = cached.answer("compare", network, other=other, same=same or None)
    with st.container(key="section-compare"):
        st.html(answer_text.sentence(answer, audience, look="lead") + answer_text.sure_line(answer))
        pictures.show(answer, network, audience)
        st.html(f'<p class="asks">Ask the room</p><p class="said">{escape(answer.ask)}</p>')
    if not address.in_room():
        _may_be_one(in_common(network.system, other.system, same), key, same)
    table = st.expander("The table", type="compact", on_change="rerun", key="table-compare")
    if table.open:
        with table:
            tables.answer_table(answer, network, audience)
    with st.expander("How we know", type="compact"):
        answers.receipt(answer)


def _choose(network: Network) -> str | None:
    """Areas that ship come first; on an illustrative map one of them is there at once."""
    here, named = state.map_key(), maps.named()
    names = {key: name for key, name in (cached.AREAS | named).items() if key != here}
    first = next(iter(names)) if network.system.illustrative else None
    key = address.chosen("elsewhere", names) or first
    st.selectbox("Another area", list(names), format_func=names.__getitem__, placeholder="Choose a map",
                 **address.tied("elsewhere", key))  # fmt: skip
    return key


def _may_be_one(common: Common, key: str, same: tuple[tuple[str, str], ...]) -> None:
    """What is alike and kept apart until somebody says that it is one."""
    for one in common.proposed:
        with st.container(horizontal=True, vertical_alignment="center", key=f"alike-{one.theirs}-{one.ours}"):
            st.markdown(as_text(one.told("may be")))
            st.button("They are one", key=f"one {one.theirs} {one.ours}", on_click=address.remember,
                      args=(f"{SAME} {key}", (*same, (one.theirs, one.ours))))  # fmt: skip
