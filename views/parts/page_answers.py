"""Answers as a page needs them: about the person in the address, and compared with the map before a what-if."""

from analysis import Answer
from network.model import Network
from network.tray import told
from render.map.lens import Lens, lens_of
from views import cached, state
from views.parts import partner_by_partner, people, route_on_map
from views.state import Audience

__all__ = ["answer", "asked_of", "lens"]

ROUTE = "route"
REPORTED = frozenset({"barriers", "both_sides", "bounce", "leaks", "pressure", "provenance", "unknowns"})


def answer(question: str, network: Network) -> Answer:
    """The answer to a question, with what this visit has chosen for it."""
    if question == ROUTE:
        seen = network if network is state.base() else partner_by_partner.told()
        return cached.answer(question, seen, person=people.chosen(seen))
    if question == "missing":  # who is not here is told by those who are, whatever is being tried
        return cached.answer(question, state.base())
    if question == "what_if" and network is not state.base():
        return cached.answer(question, state.base(), other=network)
    return cached.answer(question, asked_of(question, network))


def asked_of(question: str, network: Network) -> Network:
    """The map that a question is asked of: what was reported, such as who is full, is not altered by a link tried."""
    return told(network, state.base()) if question in REPORTED else network


def lens(question: str, network: Network, audience: Audience) -> Lens:
    """What the answer brings out on the map; a route step by step."""
    if question == ROUTE:
        return route_on_map.lens(partner_by_partner.told())
    return lens_of(answer(question, network), network, room=audience.room, agreed=audience.agreed)
