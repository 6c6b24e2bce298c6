"""Answers as a page needs them: about the person in the address, and compared with the map before a what-if."""

from analysis import Answer
from network.model import Network
from render.map.lens import Lens, lens_of
from views import cached, state
from views.parts import partner_by_partner, people, route_on_map
from views.state import Audience

__all__ = ["answer", "lens"]

ROUTE = "route"


def answer(question: str, network: Network) -> Answer:
    """The answer to a question, with what this visit has chosen for it."""
    if question == ROUTE:
        seen = network if network is state.base() else partner_by_partner.told()
        return cached.answer(question, seen, person=people.chosen(seen))
    if question == "missing":  # who is not here is told by those who are, whatever is being tried
        return cached.answer(question, state.base())
    if question == "what_if" and network is not state.base():
        return cached.answer(question, state.base(), other=network)
    return cached.answer(question, network)


def lens(question: str, network: Network, audience: Audience) -> Lens:
    """What the answer brings out on the map; a route step by step."""
    if question == ROUTE:
        return route_on_map.lens(partner_by_partner.told())
    return lens_of(answer(question, network), network, room=audience.room, agreed=audience.agreed)
