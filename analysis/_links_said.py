"""What links alone tell, where a map does not say yet what partners do: most links, the edge, who joins two sides."""

from dataclasses import dataclass

import networkx as nx

from analysis._graphs import referred, tied
from network.model import Network

__all__ = ["LinksSaid", "links_said"]

SIDE = 2  # partners: fewer behind somebody are no side of a map but its edge


@dataclass(frozen=True, slots=True)
class LinksSaid:
    """Partners by id, in order of id; pairs are any two that are linked, whichever way."""

    pairs: int
    most: tuple[str, ...]  # those with most links; several where they are even
    links_of_most: int
    edge: tuple[str, ...]  # linked with one other only
    joining: tuple[str, ...]  # without whom two sides, of two partners or more each, have no link
    referring: int  # pairs with a referral link, either way
    one_way: int  # of these, those with one in one direction only


def links_said(network: Network) -> LinksSaid:
    """What can be told of any map with links. Nobody is named where there is no link at all."""
    graph, referrals = tied(network), referred(network)
    links = dict(graph.degree())
    most = max(links.values(), default=0)
    both = {frozenset(link) for link in referrals.edges}
    return LinksSaid(
        pairs=graph.number_of_edges(),
        most=tuple(sorted(one for one, number in links.items() if number == most and most)),
        links_of_most=most,
        edge=tuple(sorted(one for one, number in links.items() if number == 1)),
        joining=tuple(sorted(one for one in nx.articulation_points(graph) if _joins_sides(graph, one))),
        referring=len(both),
        one_way=sum(not referrals.has_edge(two, one) for one, two in referrals.edges),
    )


def _joins_sides(graph: nx.Graph, partner: str) -> bool:
    here = nx.node_connected_component(graph, partner) - {partner}
    sides = nx.connected_components(graph.subgraph(here))
    return sum(len(side) >= SIDE for side in sides) > 1
