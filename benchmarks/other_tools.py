"""The same answers from igraph, where it has them. It is GPL, so nothing but tests and measuring imports it."""

from collections import Counter
from collections.abc import Callable

import igraph
import networkx as nx

from benchmarks.loops import CHANGES_EACH, SEARCHES
from network.graph import ties
from network.model import Network

__all__ = ["betweenness", "groups", "sole_routes"]

Edges = list[tuple[int, int]]


def betweenness(network: Network) -> Callable[[], list[float]]:
    """Betweenness over all ties, in the order of the map. The graph is built before the clock starts."""
    graph = igraph.Graph.from_networkx(ties(network))
    return graph.betweenness


def groups(network: Network) -> Callable[[], list[float]]:
    """Groups of greatest modularity, as often as in `benchmarks.loops.groups`: the modularity of each search."""
    graph = igraph.Graph.from_networkx(nx.Graph(ties(network).edges))

    def by_chance() -> igraph.Graph:
        one = graph.copy()
        one.rewire(n=CHANGES_EACH * one.ecount())
        return one

    def found() -> list[float]:
        maps = (*[graph] * SEARCHES, *(by_chance() for _ in range(SEARCHES)))
        return [one.community_multilevel().modularity for one in maps]

    return found


def sole_routes(network: Network) -> Callable[[], Counter[str]]:
    """Situations lost without each partner, by igraph's dominator trees. Links are listed before the clock starts."""
    ids = [partner.id for partner in network.partners]
    stages = [stage.id for stage in network.system.stages]
    by_need = [_turned_round(network, ids, stages, need.id) for need in network.system.needs]
    root, size = len(ids), len(ids) + 1 + len(stages)

    def lost() -> Counter[str]:
        count: Counter[str] = Counter()
        for edges in by_need:
            above = igraph.Graph(size, edges, directed=True).dominator(root)
            for leaf in range(root + 1, size):
                one = above[leaf]
                while one >= 0 and one != root:
                    count[ids[one]] += 1
                    one = above[one]
        return count

    return lost


def _turned_round(network: Network, ids: list[str], stages: list[str], need: str) -> Edges:
    """From a root before the services, against the links that carry the need, to a leaf behind each stage's entries."""
    number = {partner_id: place for place, partner_id in enumerate(ids)}
    root = len(ids)
    edges = {
        (number[link.target], number[link.source])
        for link in network.referrals
        if link.needs is None or need in link.needs
    }
    edges |= {(root, number[partner.id]) for partner in network.partners if need in (partner.needs or ())}
    edges |= {
        (number[partner.id], root + 1 + stages.index(stage))
        for partner in network.partners
        for stage in partner.stages or ()
    }
    return sorted(edges)
