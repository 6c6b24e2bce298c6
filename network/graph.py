"""The one border between domain words and graph words: a map becomes plain NetworkX graphs.

Every partner is a node of `ties` and `flows`, linked or not. Node attributes: `name`, `sector` (None where not
known). Edge attributes are named for what they are; nothing is ever named `weight`, because to a NetworkX path
measure a weight is a length.
"""

import math
from typing import Any

import networkx as nx

from network.access import admits, comes_in_at, situation_of
from network.counts import Count, total
from network.model import Network, Person, Relation

__all__ = ["flows", "person_graph", "ties"]

COUNTS = ("made", "accepted", "completed")
_UNSAID: dict[str, Any] = {"kinds": (), "confirmed": False, "said_by": ()}


def ties(network: Network, *, confirmed_only: bool = False) -> nx.Graph:
    """Who has any kind of relation with whom, without direction.

    Parameters
    ----------
    confirmed_only
        Keep only links that both ends have named.

    Returns
    -------
    Graph with edge attributes `kinds` (sorted tuple of the kinds of relation), `strength` (number of kinds, 1 or
    more), `confirmed` (whether both ends have named at least one of them) and `said_by` (sorted tuple of the ends
    that have named any of them). Self-links and referral links whose `made` is a known 0 are left out.
    """
    graph = nx.Graph()
    _add_partners(graph, network)
    for relation in network.relations:
        agreed = relation.agreed
        if relation.joins_two and (agreed or not confirmed_only):
            one, other = relation.source, relation.target
            said = graph.edges[one, other] if graph.has_edge(one, other) else _UNSAID
            kinds = _with(said["kinds"], (relation.kind,))
            said_by = _with(said["said_by"], relation.said_by or ())
            confirmed = agreed or said["confirmed"]
            graph.add_edge(one, other, kinds=kinds, strength=len(kinds), confirmed=confirmed, said_by=said_by)
    return graph


def flows(network: Network) -> nx.DiGraph:
    """Who refers people to whom.

    Returns
    -------
    DiGraph with edge attributes `made`, `accepted`, `completed` (`Count` or None where nobody has said; relations
    between the same two partners add up), `days` (median days of a single relation; NaN where unknown or where
    several relations are added up) and `relations` (how many). Self-links and links whose `made` is a known 0
    are left out.
    """
    graph = nx.DiGraph()
    _add_partners(graph, network)
    for relation in network.referrals:
        if graph.has_edge(relation.source, relation.target):
            _add_to(graph.edges[relation.source, relation.target], relation)
        else:
            counts = {field: _stated(getattr(relation, field)) for field in COUNTS}
            days = math.nan if relation.days is None else relation.days
            graph.add_edge(relation.source, relation.target, **counts, days=days, relations=1)
    return graph


def person_graph(network: Network, person: Person) -> nx.DiGraph:
    """The part of `flows` that one imagined person could use.

    Returns
    -------
    DiGraph of the partners that admit the person. Node attributes also say `entry` (people can come in here at
    the person's stage, or at any where it has none) and `meets` (tuple of the person's needs that the partner
    meets itself). Edge attribute `needs`: tuple of the person's needs that the link carries; links that carry
    none are left out.
    """
    situation = situation_of(person)
    graph = nx.DiGraph()
    for partner in network.partners:
        if admits(network, partner, situation):
            entry = comes_in_at(partner, person.stage)
            meets = tuple(need for need in person.needs if need in (partner.needs or ()))
            graph.add_node(partner.id, name=partner.name, sector=partner.sector, entry=entry, meets=meets)
    for relation in network.referrals:
        if relation.source in graph and relation.target in graph:
            _add_needs(graph, relation, person.needs)
    return graph


def _add_partners(graph: nx.Graph, network: Network) -> None:
    for partner in network.partners:
        graph.add_node(partner.id, name=partner.name, sector=partner.sector)


def _with(words: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """All words of both, each once, in order."""
    return tuple(sorted({*words, *more}))


def _stated(count: Count | None) -> Count | None:
    """A count that does not apply is a known 0 where flows are added up."""
    return count if count is None or count.applicable else total([count])


def _add_to(link: dict[str, Any], relation: Relation) -> None:
    for field in COUNTS:
        both = link[field], getattr(relation, field)
        link[field] = None if both == (None, None) else total(both)
    link.update(days=math.nan, relations=link["relations"] + 1)


def _add_needs(graph: nx.DiGraph, relation: Relation, needs: tuple[str, ...]) -> None:
    carried = {need for need in needs if relation.needs is None or need in relation.needs}
    if not carried:
        return
    carried |= set(graph.get_edge_data(relation.source, relation.target, {}).get("needs", ()))
    ordered = tuple(need for need in needs if need in carried)
    graph.add_edge(relation.source, relation.target, needs=ordered)
