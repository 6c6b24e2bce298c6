"""One item of a list on the map, such as a story or a team: typed, changed, or taken off."""

from collections.abc import Callable
from typing import Any, NamedTuple

from network.amending import Amended
from network.edit import apply_all
from network.errors import NetworkError
from network.model import Network
from views.parts.editing.unsaved import pending

__all__ = ["Typed", "amended"]


class Typed(NamedTuple):
    """What stands in the controls of an item."""

    after: Any  # the item as it is typed; as it was, or None, while it says too little to be one
    gone: bool  # whether it is to be taken off the map
    missing: str = ""  # what has to be put right first


def amended(network: Network, part: str, place: int | None, typed: Callable[[Any], Typed]) -> Amended:
    """What was typed of one item, as a change of the list that it stands in.

    Parameters
    ----------
    part
        Name of the list in `network`.
    place
        Of the item in that list; None is a new one.
    typed
        Draws the controls, filled from the item as it is (None: a new one), and says what stands in them.
    """
    items = getattr(network, part)
    before = None if place is None else items[place]
    after, gone, missing = typed(before)
    changed = gone or after != before
    pending(typing=changed)
    if not changed:
        return Amended()
    if missing and not gone:
        return Amended(problems=(missing,), seen=network)
    first, last = (items, ()) if place is None else (items[:place], items[place + 1 :])
    parts = {part: (*first, *(() if gone else (after,)), *last)}
    try:
        apply_all(network, (), parts)
    except NetworkError as error:
        return Amended(problems=(str(error),), seen=network)
    return Amended(parts=parts, seen=network)
