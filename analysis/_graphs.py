"""The graphs of a map, built once: the questions of a page look at the same ones."""

from functools import lru_cache

import networkx as nx

from network.graph import flows, ties
from network.model import Network

__all__ = ["referred", "tied"]


@lru_cache(maxsize=4)
def tied(network: Network) -> nx.Graph:
    """`network.graph.ties`, frozen because it is shared."""
    return nx.freeze(ties(network))


@lru_cache(maxsize=4)
def referred(network: Network) -> nx.DiGraph:
    """`network.graph.flows`, frozen because it is shared."""
    return nx.freeze(flows(network))
