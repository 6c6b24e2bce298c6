"""The map as it is drawn: while a what-if is tried, with who steps back still in sight and what is new dotted."""

from dataclasses import replace

from network.model import Network
from render.map.change_map import with_changes
from render.map.filters import MapFilters
from render.map.lens import Lens
from render.map.network_map import Payload
from views import cached, state
from views.parts import partner_by_partner
from views.state import Audience

__all__ = ["payload"]


def payload(part: Network, lens: Lens, filters: MapFilters, audience: Audience) -> Payload:
    """What the map component draws of a map, or of the part of a large one that is looked at."""
    base = state.base()
    if audience.room:
        lens = replace(lens, among=tuple(sorted(audience.agreed)))
    if part is base or part is not partner_by_partner.told():
        return cached.map_payload(part, lens, filters, audience.room)
    changes = cached.changed(base, part, audience.agreed if audience.room else None)
    return with_changes(cached.map_payload(changes.drawn, lens, filters, audience.room), changes)
