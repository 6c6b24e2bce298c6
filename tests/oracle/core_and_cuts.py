"""Brute-force twins of the closely linked core and of partners that one connection joins to the map."""

import math
from itertools import product

import networkx as nx
import numpy as np


def best_fit(graph: nx.Graph) -> float:
    """The largest correlation between the map and an ideal core and edge, over every split (Borgatti and Everett)."""
    nodes = list(graph)
    fits = [_fit(graph, nodes, core) for core in product((False, True), repeat=len(nodes))]
    return max((fit for fit in fits if not math.isnan(fit)), default=math.nan)


def _fit(graph: nx.Graph, nodes: list, core: tuple[bool, ...]) -> float:
    linked, ideal = [], []
    for one in range(len(nodes)):
        for other in range(one):
            if core[one] == core[other]:
                linked.append(graph.has_edge(nodes[one], nodes[other]))
                ideal.append(core[one])
    if len(set(linked)) < 2 or len(set(ideal)) < 2:
        return math.nan
    return float(np.corrcoef(linked, ideal)[0, 1])


def hanging(graph: nx.Graph) -> set:
    """Everybody who is cut off from the largest piece by taking away one other partner or one link."""
    cut_off = set()
    for component in nx.connected_components(graph):
        part = graph.subgraph(component)
        for node in part:
            cut_off |= _outside_largest(part.subgraph(component - {node}))
        for link in part.edges:
            rest = nx.Graph(part)
            rest.remove_edge(*link)
            cut_off |= _outside_largest(rest)
    return cut_off


def _outside_largest(graph: nx.Graph) -> set:
    pieces = sorted(nx.connected_components(graph), key=len)
    if len(pieces) < 2:
        return set()
    kept = 1 if len(pieces[-1]) > len(pieces[-2]) else 0
    return set().union(*pieces[: len(pieces) - kept])
