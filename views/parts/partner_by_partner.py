"""The map where it is told partner by partner: its drawing, its panel, its tables, and somebody's way through it.

A room would read from these with whom a change is tried. It sees only what is tried with partners who have agreed to be
named, or who are only imagined; findings, which speak of nobody, are about everything that is tried.
"""

from network.model import AddPartner, Network
from render.edit_words import touched
from views import address, cached, state

__all__ = ["LEFT_OUT", "is_less", "told"]

LEFT_OUT = "What is tried with partners who have not agreed to be named is not shown on this page before a room."


def told() -> Network:
    """The map with what is being tried, as far as those who look on may see with whom."""
    if not address.in_room():
        return state.network()
    base, edits = state.base(), state.tray().edits
    may = base.agreed_ids | {edit.partner.id for edit in edits if isinstance(edit, AddPartner)}
    seen = tuple(edit for edit in edits if touched(edit) <= may)
    return cached.tried(base, seen).network if seen else base


def is_less() -> bool:
    """Whether something that is being tried is left out of it."""
    return told() is not state.network()
