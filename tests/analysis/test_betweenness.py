"""Ways that pass through each partner: equal to NetworkX, on one map and on many side by side, digit for digit."""

import networkx as nx
import numpy as np
import pytest

from analysis._betweenness import ways_through


def ends_of(graph: nx.Graph) -> np.ndarray:
    return np.array(list(graph.edges), dtype=np.int64).reshape(-1, 2)


def plainly(graph: nx.Graph) -> list[float]:
    return list(nx.betweenness_centrality(graph, normalized=False).values())


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize(
    ("size", "share"), [(0, 0), (1, 0), (2, 1), (6, 0), (9, 0.3), (20, 0.1), (40, 0.06), (70, 0.2)]
)
def test_it_is_what_networkx_gives(size: int, share: float, directed: bool) -> None:
    graph = nx.gnp_random_graph(size, share, seed=size, directed=directed)
    assert ways_through([ends_of(graph)], size, directed=directed)[0] == pytest.approx(plainly(graph), abs=1e-8)


def test_the_middle_of_a_star_lies_on_every_way_between_two_others() -> None:
    star = ends_of(nx.star_graph(5))  # 5 leaves, 10 pairs of them
    assert ways_through([star], 6)[0].tolist() == [10, 0, 0, 0, 0, 0]


def test_two_middles_share_the_ways() -> None:
    square = np.array([(0, 1), (1, 3), (0, 2), (2, 3)])
    assert ways_through([square], 4)[0].tolist() == [0.5, 0.5, 0.5, 0.5]


def test_a_link_named_twice_is_one() -> None:
    chain = np.array([(0, 1), (1, 0), (1, 2), (1, 2)])
    assert ways_through([chain], 3)[0].tolist() == [0, 1, 0]


def test_maps_side_by_side_do_not_touch() -> None:
    graphs = [nx.gnp_random_graph(12, share, seed=place) for place, share in enumerate((0.1, 0.2, 0, 0.5))]
    together = ways_through([ends_of(graph) for graph in graphs], 12)
    alone = [ways_through([ends_of(graph)], 12)[0].tolist() for graph in graphs]
    assert together.tolist() == alone


def test_the_same_map_always_gives_the_same_digits() -> None:
    ends = ends_of(nx.gnp_random_graph(300, 0.03, seed=1))
    assert len({ways_through([ends], 300).tobytes() for _ in range(3)}) == 1
