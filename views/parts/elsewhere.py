"""Another area: what they have that we could ask about. No totals, no order, and nothing that they have not."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis import Answer
from analysis._places import TO_ASK
from network.access import admits_group, comes_in_at
from network.model import Network
from network.two_systems import Common, in_common
from render.elsewhere_text import whom_to_ask
from render.promise_draft import draft
from views import address, cached, pages, state
from views.parts import answer_text, answers, maps, pictures, tables, take_forward
from views.parts.labels import as_text

__all__ = ["show"]

CHOOSE = "Choose the map of another area."
MOST_LINES = 6  # on whom to ask
SAME = "elsewhere same"  # remembered: what somebody has said is one thing, by the other map


def show() -> None:
    """The sentence first, then the picture, what may be one thing, the table and how we know."""
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
        common = in_common(network.system, other.system, same)
        if not audience.room:
            _whom(whom_to_ask(answer, other, common))
        if answer.state == "finding":
            _forward(answer, network, room=audience.room)
    if not audience.room:
        _may_be_one(common, key, same)
    table = st.expander("The table", type="compact", on_change="rerun", key="table-compare")
    if table.open:
        with table:
            tables.answer_table(answer, network, audience)
    with st.expander("How we know", type="compact"):
        answers.receipt(answer)


def _whom(lines: Sequence[str]) -> None:
    """Who refers to whom there; a room does not hear it, for nobody there has agreed to be named."""
    if lines:
        body = "".join(f'<p class="body">{escape(words)}</p>' for words in lines[:MOST_LINES])
        st.html(f'<p class="asks">Whom to ask</p>{body}')


def _forward(answer: Answer, network: Network, *, room: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="row-compare"):
        pages.go("Build next", "Try it here as a what-if", look="button", key="try-compare", part="what-if",
                 **({} if room else _as_a_change(answer, network)))  # fmt: skip
        take_forward.button(draft(answer), key="compare")


def _as_a_change(answer: Answer, network: Network) -> dict[str, str]:
    """What the form of changes opens with: a link for what the sentence names first, else somebody new who helps."""
    asked = answer.table[answer.table["here"].isin(TO_ASK)]
    rank = asked["here"].map(TO_ASK.index)
    stage, need, group = asked.loc[rank == rank.min(), ["stage", "need", "group"]].astype(str).iloc[0]
    doors = [one.id for one in network.partners if comes_in_at(one, stage)]
    helping = [
        one.id for one in network.partners if need in (one.needs or ()) and admits_group(one, (group,) if group else ())
    ]
    target = next((one for one in helping if one not in doors), None)
    if not doors or target is None:
        return {"change": "open", "need": need}
    return {"change": "link", "source": doors[0], "target": target}


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
