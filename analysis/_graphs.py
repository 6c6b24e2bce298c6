"""The graphs of a map, built once: the questions of a page look at the same ones."""

from collections.abc import Iterable
from functools import lru_cache

import networkx as nx
import numpy as np
import numpy.typing as npt

from network.graph import flows, ties
from network.model import Network
from network.tally import tied_pairs

__all__ = ["referral_ends", "referred", "tie_ends", "tied"]

Ends = npt.NDArray[np.int64]


@lru_cache(maxsize=4)
def tied(network: Network) -> nx.Graph:
    """`network.graph.ties`, frozen because it is shared."""
    return nx.freeze(ties(network))


@lru_cache(maxsize=4)
def referred(network: Network) -> nx.DiGraph:
    """`network.graph.flows`, frozen because it is shared."""
    return nx.freeze(flows(network))


@lru_cache(maxsize=4)
def tie_ends(network: Network) -> Ends:
    """The edges of `tied` as places in the list of partners: ties × 2, the smaller place first, in order.

    Where only who is linked with whom matters, this takes a tenth of the time of the graph.
    """
    return _distinct(network, tied_pairs(network.relations), either_way=True)


@lru_cache(maxsize=4)
def referral_ends(network: Network) -> Ends:
    """The edges of `referred` as places in the list of partners: links × 2, source and target, in order."""
    return _distinct(network, ((one.source, one.target) for one in network.referrals), either_way=False)


def _distinct(network: Network, pairs: Iterable[tuple[str, str]], *, either_way: bool) -> Ends:
    place = {partner.id: number for number, partner in enumerate(network.partners)}
    ends = np.array([(place[one], place[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    if either_way:
        ends.sort(axis=1)
    found = np.unique(ends[:, 0] * len(place) + ends[:, 1])
    distinct = np.stack(np.divmod(found, len(place)), axis=1)
    distinct.flags.writeable = False  # because it is shared
    return distinct
