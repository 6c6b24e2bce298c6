"""How small counts are hidden: one rule a map, said quietly on every page, and loudly where nothing is hidden."""

from html import escape

import streamlit as st

from network.disclosure import RULES, Rule
from network.hiding import HIDING, given_away
from network.model import Network
from views import address, sign_in, state

__all__ = ["bar", "change", "line", "quiet_line", "working_copy"]

COUNTED = ("made", "accepted", "completed", "declined")
TAKE_AWAY = "take-away"  # the part of the Data page that says it above everything else
WORKING_COPY = "Working copy, not for sharing"


def line() -> None:
    """The rule of the map, in words."""
    st.html(f'<p class="hint">Small counts of people: {escape(_label(state.sharing_rule()))}.</p>')


def working_copy() -> None:
    """The switch that shows every count, on this screen only."""
    st.toggle(
        "Show every count on this screen",
        disabled=address.in_room() or not sign_in.may("edit"),
        help="A working copy is for your own screen: nothing can be taken from its tables, and files are still saved "
        "with small counts hidden.",
        **address.handed("working copy", state.is_working_copy(), state.show_every_count),
    )


def change() -> None:
    """Another rule for the map: what it gives away stands above the button that does it."""
    now = state.sharing_rule()
    with st.expander("Hide small counts by another rule", type="compact"):
        others = [one for one in HIDING if one != now.id]
        chosen = st.selectbox(
            "Another rule", others, index=None, format_func=lambda one: _label(RULES[one]), key="another rule",
            placeholder=f"Now: {_label(now)}",
        )  # fmt: skip
        if chosen:
            st.warning(str(given_away(state.exact(), now, RULES[chosen])))
        st.html('<p class="hint">Holds for everybody who uses this map, and is recorded under Changes.</p>')
        st.button("Change the rule of this map", disabled=not chosen, on_click=state.keep_rule, args=(chosen,),
                  key="change rule")  # fmt: skip


def bar() -> None:
    """Across the top of every page while every count is shown."""
    if not state.is_working_copy():
        return
    with st.container(key="working-copy", horizontal=True, vertical_alignment="center"):
        st.html(f"<p><b>{WORKING_COPY}.</b> Every count is shown, however small. Do not project this screen.</p>")
        st.button("Hide small counts", on_click=state.show_every_count, args=(False,), key="hide counts")


def quiet_line(network: Network) -> None:
    """The rule in words, at the foot of the page, where the map holds counts at all; not where it heads the page."""
    if address.chosen("part") == TAKE_AWAY:
        return
    counted = any(getattr(link, field) is not None for link in network.relations for field in COUNTED)
    if counted and network.system.counts_rule and not state.is_working_copy():
        st.html(f'<p class="hint counts-rule">{escape(network.system.counts_rule)}</p>')


def _label(rule: Rule) -> str:
    return f"{rule.label} ({rule.id.upper()})" if rule.round_to > 1 else rule.label
