"""Brute-force twins of the measures, written from their definitions: slow, plain, for small maps only."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from itertools import combinations, permutations
from random import Random

import networkx as nx

from benchmarks.loops import role

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def brokerage(graph: nx.DiGraph, groups: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Every a -> v -> b with a != b and no a -> b, one by one."""
    counts = {node: dict.fromkeys(ROLES, 0) for node in graph if node in groups}
    for a, v, b in permutations(counts, 3):
        if graph.has_edge(a, v) and graph.has_edge(v, b) and not graph.has_edge(a, b):
            counts[v][role(groups[a], groups[v], groups[b])] += 1
    return counts


def constraint(graph: nx.Graph, ego: str) -> float:
    """Burt (1992): sum over contacts j of (p_ij + sum over q of p_iq p_qj) squared."""

    def p(i: str, j: str) -> float:
        return 1 / graph.degree(i) if graph.has_edge(i, j) else 0.0

    if not graph.degree(ego):
        return math.nan
    others = [node for node in graph if node != ego]
    return sum((p(ego, j) + sum(p(ego, q) * p(q, j) for q in others if q != j)) ** 2 for j in graph[ego])


def effective_size(graph: nx.Graph, ego: str) -> float:
    """Contacts less the mean number of ties that each has to the other contacts."""
    contacts = list(graph[ego])
    if not contacts:
        return math.nan
    return len(contacts) - 2 * sum(graph.has_edge(a, b) for a, b in combinations(contacts, 2)) / len(contacts)


def betweenness(graph: nx.Graph, node: str) -> float:
    """Over all pairs of others, the share of their shortest ways that pass through the node."""
    others = [one for one in graph if one != node]
    pairs = permutations(others, 2) if graph.is_directed() else combinations(others, 2)
    shares = 0.0
    for a, b in pairs:
        if nx.has_path(graph, a, b):
            ways = list(nx.all_shortest_paths(graph, a, b))
            shares += sum(node in way for way in ways) / len(ways)
    return shares


def articulation(graph: nx.Graph, node: str) -> bool:
    """Whether the others fall into more pieces without the node than with it."""
    rest = graph.subgraph(set(graph) - {node})
    return nx.number_connected_components(rest) > nx.number_connected_components(graph) if len(rest) else False


def ei(graph: nx.Graph, groups: Mapping[str, str], node: str) -> float:
    """(Links across - links within) / links, over ties whose two ends have a group."""
    contacts = [other for other in graph[node] if other in groups]
    if node not in groups or not contacts:
        return math.nan
    across = sum(groups[other] != groups[node] for other in contacts)
    return (across - (len(contacts) - across)) / len(contacts)


def crossing_by_hand(
    graph: nx.Graph, groups: Mapping[str, str], asked: frozenset[str], draws: int, seed: int
) -> dict[tuple[str, str], tuple[float, float, float]]:
    """For each two groups with 3 links by chance or more: that number, and how often so few come about, there and
    anywhere (step-down minimum of p). Only pairs of which an end was asked count; labels move, who was asked stays."""
    nodes, draw = sorted(groups), Random(seed)
    pairs = [pair for pair in combinations(nodes, 2) if asked & set(pair)]
    rate = sum(graph.has_edge(*pair) for pair in pairs) / len(pairs)

    def short(dealt: Mapping[str, str]) -> dict[tuple[str, str], float]:
        missing = dict.fromkeys(combinations(sorted(set(groups.values())), 2), 0.0)
        for a, b in pairs:
            if dealt[a] != dealt[b]:
                missing[min(dealt[a], dealt[b]), max(dealt[a], dealt[b])] += graph.has_edge(a, b) - rate
        return {two: round(number, 9) for two, number in missing.items()}

    def by_chance(two: tuple[str, str]) -> float:
        return rate * sum({groups[a], groups[b]} == set(two) for a, b in pairs)

    deals = [short(groups)]
    for _ in range(draws):
        labels = [groups[node] for node in nodes]
        draw.shuffle(labels)
        deals.append(short(dict(zip(nodes, labels, strict=True))))
    tested = [two for two in deals[0] if by_chance(two) >= 3]
    counts = {two: sorted(deal[two] for deal in deals) for two in tested}
    alone = [{two: bisect_right(counts[two], deal[two]) / len(deals) for two in tested} for deal in deals]
    least, found = 0.0, {}
    tested.sort(key=alone[0].__getitem__)
    for place, two in enumerate(tested):
        as_unlikely = sum(min(deal[other] for other in tested[place:]) <= alone[0][two] for deal in alone)
        least = max(least, as_unlikely / len(deals))
        found[two] = (by_chance(two), alone[0][two], least)
    return found


def crossing_by_every_deal(graph: nx.Graph, groups: Mapping[str, str], pair: tuple[str, str]) -> tuple[float, float]:
    """Mean number of links between two groups over all deals of the labels, and the share of deals with as few."""

    def found(dealt: Mapping[str, str]) -> int:
        return sum({dealt[a], dealt[b]} == set(pair) for a, b in graph.edges)

    nodes = list(graph)
    deals = [found(dict(zip(nodes, labels, strict=True))) for labels in permutations([groups[node] for node in nodes])]
    return sum(deals) / len(deals), sum(count <= found(groups) for count in deals) / len(deals)
