"""A core team round its hub, and the partners of its extended team."""

from dataclasses import replace

import streamlit as st

from network.amending import Amended
from network.model import Network, Team
from network.possible_changes import new_id
from views.parts import answer_text
from views.parts.editing.one_item import Typed, amended
from views.parts.editing.unsaved import as_begun, edition, touched

__all__ = ["form"]

NEW = -1
NOT_SAID = "Nobody has said yet"
MEANING = "The hub reaches an extended member directly, at the hours both are open, and the story is not told again."


def form(network: Network) -> Amended:
    """One team, and what of it was changed."""
    network = as_begun(network)
    key = edition()
    if not network.partners:
        st.html(answer_text.hint("Add partners to the map first."))
        return Amended()
    titles = {place: team.name for place, team in enumerate(network.teams)} | {NEW: "A new team"}
    chosen = st.selectbox("Team", list(titles), format_func=titles.__getitem__, key=f"which team {key}")
    place = None if chosen == NEW else chosen
    return amended(network, "teams", place, lambda before: _typed(network, before, f"{key} {chosen}"))


def _typed(network: Network, before: Team | None, key: str) -> Typed:
    """The team as it is typed, and whether it is to be taken off the map; None while it has no name or hub."""
    ids = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    left, right = st.columns(2, gap="medium")
    with left:
        name = st.text_input("What it is called", before.name if before else "", max_chars=120, key=f"team name {key}",
                             on_change=touched).strip()  # fmt: skip
    with right:
        hub = st.selectbox("Its hub: where people come to it", ids, index=ids.index(before.hub) if before else None,
                           format_func=network.name, placeholder="Choose a partner", key=f"team hub {key}",
                           on_change=touched)  # fmt: skip
    others = [one for one in ids if one != hub]
    with left:
        core = _members(network, "Core team", before.core if before else None, others, f"core {key}")
    with right:
        extended = _members(network, "Extended team", before.extended if before else None, others, f"extended {key}")
    st.html(answer_text.hint(MEANING))
    gone = bool(before) and st.toggle("Take this team off the map", key=f"team gone {key}", on_change=touched)
    if not name or hub is None:
        return Typed(before, gone)
    team = before or Team(new_id(name, {one.id for one in network.teams}), name, hub)
    kept_hub = (hub,) if before and before.core and before.hub == hub and hub in before.core else ()
    core = None if core is None else (*kept_hub, *core)
    same = before and (set(core or ()), set(extended or ())) == (set(before.core or ()), set(before.extended or ()))
    if before and same and (core is None) == (before.core is None) and (extended is None) == (before.extended is None):
        core, extended = before.core, before.extended  # as they were, in their order
    return Typed(replace(team, name=name, hub=hub, core=core, extended=extended), gone)


def _members(
    network: Network, label: str, before: tuple[str, ...] | None, ids: list[str], key: str
) -> tuple[str, ...] | None:
    """The partners chosen; None where nobody has said, which is not the same as nobody."""
    chosen = st.multiselect(label, ids, [one for one in before or () if one in ids], format_func=network.name,
                            placeholder="Choose partners", key=f"team {key}", on_change=touched)  # fmt: skip
    if chosen:
        return tuple(chosen)
    unsaid = st.checkbox(NOT_SAID, before is None, key=f"team unsaid {key}", on_change=touched)
    return None if unsaid else ()
