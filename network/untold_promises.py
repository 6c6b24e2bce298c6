"""Which promises a safe public copy leaves out: those of anybody who is named on it and has not agreed to be.

Nobody can tell from such a copy whether two of its partners have promised each other something. What rests on that
has to say so, for the same question asked of the whole map may have another number.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from network.model import Network
from network.public_parts import is_public_copy
from network.roles import NO_NAME

__all__ = ["LEFT_OUT", "maybe_promised", "tells_all_promises"]

LEFT_OUT = "Promises of partners who are named here are left out of a public copy."


def tells_all_promises(network: Network) -> bool:
    """Whether every promise between two partners of the map could stand on it."""
    return not _keeps_back(network)


def maybe_promised(network: Network, pairs: Iterable[Collection[str]]) -> bool:
    """Whether any of these pairs may have promised each other something that is left out."""
    kept_back = _keeps_back(network)
    return any(not kept_back.isdisjoint(pair) for pair in pairs)


@lru_cache(maxsize=4)  # asked by several questions in a row
def _keeps_back(network: Network) -> frozenset[str]:
    """Partners whose promises are left out."""
    if not is_public_copy(network):
        return frozenset()
    return frozenset(one for one in network.by_id.keys() - network.agreed_ids if not re.fullmatch(NO_NAME, one))
