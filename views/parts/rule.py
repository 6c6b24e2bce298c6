"""How small counts are hidden: chosen in one place, said quietly on every page, and loudly where nothing is hidden."""

from html import escape

import streamlit as st

from network.disclosure import RULES, Rule
from network.model import Network
from views import address, state

__all__ = ["bar", "choice", "quiet_line"]

COUNTED = ("made", "accepted", "completed", "declined")
WORKING_COPY = "Working copy, not for sharing"


def choice(place: str, *, for_files: bool = False) -> None:
    """The control. `place` says where it stands, for it may stand on a page twice."""
    only_hiding = for_files or state.audience(state.base()).room
    options = [rule.id for rule in RULES.values() if rule.below or not only_hiding]
    chosen = state.sharing_rule() if only_hiding else state.rule()
    st.selectbox(
        "Small counts of people",
        options,
        format_func=lambda one: _label(RULES[one]),
        help="Holds for every page, picture and file. A working copy is for your own screen: nothing can be taken "
        "from its tables, and files are still saved with small counts hidden. Keep to one rule: two copies of a map "
        "under different rules can be compared, and what is between their numbers worked out.",
        **address.handed(f"rule {place}", chosen.id, state.keep_rule),
    )


def bar() -> None:
    """Across the top of every page while every count is shown."""
    if not state.is_working_copy():
        return
    with st.container(key="working-copy", horizontal=True, vertical_alignment="center"):
        st.html(f"<p><b>{WORKING_COPY}.</b> Every count is shown, however small. Do not project this screen.</p>")
        st.button("Hide small counts", on_click=state.keep_rule, args=(state.sharing_rule().id,), key="hide counts")


def quiet_line(network: Network) -> None:
    """The rule in words, at the foot of the page, where the map holds counts at all."""
    counted = any(getattr(link, field) is not None for link in network.relations for field in COUNTED)
    if counted and network.system.counts_rule and not state.is_working_copy():
        st.html(f'<p class="hint counts-rule">{escape(network.system.counts_rule)}</p>')


def _label(rule: Rule) -> str:
    return f"{rule.label} ({rule.id.upper()})" if rule.round_to > 1 else rule.label if rule.below else WORKING_COPY
