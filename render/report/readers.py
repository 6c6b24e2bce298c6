"""What a reader is given to read of a map: the map, or for the public its safe public copy."""

from dataclasses import replace

from network.model import Network
from render.public_copy import UNANSWERED, public_copies, public_copy
from render.report.content import Reader
from render.report.telling import Choices

__all__ = ["given_to"]


def given_to(network: Network, choices: Choices) -> tuple[Network, Choices]:
    """The map that these readers may read, and what can be told of it.

    The public is given the safe public copy of the map, of the earlier one and of that of another area. Stories and
    saved what-ifs are not in it, and questions about what has been left out are not asked. A copy that is given stays
    as it is.
    """
    if choices.reader is not Reader.PUBLIC:
        return network, choices
    if choices.earlier is None:
        copy, earlier = public_copy(network), None
    else:
        earlier, copy = public_copies([choices.earlier, network])
    elsewhere = None if choices.elsewhere is None else public_copy(choices.elsewhere)
    kept = replace(choices, stories=(), options=(), untold=UNANSWERED)
    return copy, replace(kept, earlier=earlier, elsewhere=elsewhere)
