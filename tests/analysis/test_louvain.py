"""Groups of greatest modularity: searches side by side find what one node after the other would."""

import networkx as nx
import numpy as np
import pytest

from analysis import _louvain
from analysis._louvain import look_for_groups
from tests.each import each


class Orders:
    """In the place of a generator: says afterwards in which order each search visited the nodes of each level."""

    def __init__(self, seed: int) -> None:
        self.generator = np.random.default_rng(seed)
        self.levels: list[np.ndarray] = []

    def random(self, shape: tuple[int, int]) -> np.ndarray:
        drawn = self.generator.random(shape)
        self.levels.append(np.argsort(drawn, axis=1))
        return drawn


def moved(weight: np.ndarray, near: list[list[int]], order: list[int]) -> list[int]:
    """Each node in turn goes to the best group near it, until a whole round stays; of equals the first near it."""
    size, degree = len(order), weight.sum(axis=1)
    pull = degree / weight.sum()
    group, stayed, turn = list(range(size)), 0, 0

    def gain(node: int, of: int) -> float:
        others = [one for one in range(size) if group[one] == of and one != node]
        return sum(weight[node, one] for one in others) - pull[node] * sum(degree[one] for one in others)

    while stayed < size:
        node = order[turn % size]
        gains = {of: gain(node, of) for of in [group[one] for one in near[node]] if of != group[node]}
        best = max(gains, key=gains.__getitem__, default=group[node])
        goes = bool(gains) and gains[best] > gain(node, group[node]) + 1e-9
        group[node] = best if goes else group[node]
        stayed, turn = 0 if goes else stayed + 1, turn + 1
    return group


def in_turn(ends: list[list[int]], size: int, orders: list[list[int]]) -> list[int]:
    """The group of each partner after as many levels as there are orders."""
    of, weight = np.arange(size), np.zeros((size, size))
    near: list[list[int]] = [[] for _ in range(size)]
    for pairs in (ends, [pair[::-1] for pair in ends]):
        for one, other in pairs:
            weight[one, other] = 1
            near[one].append(other)
    for order in orders:
        if len(weight) != len(order):  # other searches have more groups: here some are empty
            weight = np.pad(weight, (0, len(order) - len(weight)))
            near = [np.flatnonzero(row * (np.arange(len(order)) != node)).tolist() for node, row in enumerate(weight)]
        group = moved(weight, near, order)
        number = {name: place for place, name in enumerate(sorted(set(group)))}
        of = np.array([number[group[node]] for node in of])
        joins = np.eye(len(number))[[number[one] for one in group]]
        weight = joins.T @ weight @ joins
        near = [[other for other in range(len(number)) if weight[node, other] and other != node]
                for node in range(len(number))]  # fmt: skip
    return of.tolist()


MAPS = (
    nx.karate_club_graph(),
    nx.cycle_graph(9),
    nx.complete_graph(4),
    nx.star_graph(5),
    nx.disjoint_union(nx.path_graph(3), nx.complete_graph(5)),
    nx.path_graph(2),
    *(nx.gnm_random_graph(15, 20 + 4 * seed, seed=seed) for seed in range(6)),
)


@each(MAPS)
def test_side_by_side_is_as_if_one_node_after_the_other_were_looked_at(graph: nx.Graph) -> None:
    linked = nx.convert_node_labels_to_integers(graph.subgraph([node for node in graph if graph.degree(node)]))
    ends, size = np.array(linked.edges), len(linked)
    for searches in (1, 5):
        orders = Orders(size)
        found = look_for_groups(np.tile(ends, (searches, 1, 1)), size, orders)
        for search, of in enumerate(found.of.tolist()):
            levels = [level[search].tolist() for level in orders.levels]
            assert of == in_turn(ends.tolist(), size, levels)
            assert found.modularity[search] == pytest.approx(modularity(linked, of))
            if searches == 1:  # a level more each time, until one brings nothing
                steps = [
                    modularity(linked, in_turn(ends.tolist(), size, levels[:many])) for many in range(len(levels) + 1)
                ]
                gained = np.diff(steps)
                assert (gained[:-1] > 1e-7).all()
                assert gained[-1] < 1e-7


def test_the_fewer_searches_are_left_the_further_each_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, move = [], _louvain._move
    monkeypatch.setattr(_louvain, "_move", lambda *given: looked.append(given[3].shape) or move(*given))
    look_for_groups(np.array([nx.gnm_random_graph(30, 60, seed=1).edges] * 3), 30, np.random.default_rng(1))
    first = looked[: looked.index((3, 1), 30)]  # the first level: one round one at a time, then several
    assert first == [(3, 1)] * 30 + [(3, 4)] * 12 + [(2, 6)] * 4 + [(1, 12)] * 4


def modularity(graph: nx.Graph, of: list[int]) -> float:
    sets = [{node for node in graph if of[node] == one} for one in set(of)]
    return nx.community.modularity(graph, sets, weight=None)
