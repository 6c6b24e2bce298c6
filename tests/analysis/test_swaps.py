"""Maps by chance in which every partner keeps its number of links."""

from collections import Counter
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from analysis import _swaps
from analysis._swaps import swapped

SMALL = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (1, 5)]


def drawn(graph: nx.Graph, maps: int, seed: int = 0) -> np.ndarray:
    return swapped(np.array(list(graph.edges)), len(graph), maps, np.random.default_rng(seed))


@pytest.mark.parametrize("places", [1, _swaps.PLACES])
@pytest.mark.parametrize("seed", range(4))
def test_every_partner_keeps_its_number_of_links(monkeypatch: pytest.MonkeyPatch, seed: int, places: int) -> None:
    monkeypatch.setattr(_swaps, "PLACES", places)
    graph = nx.gnp_random_graph(20, 0.1 + 0.2 * seed, seed=seed)
    for links in drawn(graph, 10, seed).tolist():
        chance = nx.Graph(links)
        assert len(chance.edges) == len(links) == len(graph.edges)  # none twice
        assert not list(nx.selfloop_edges(chance))
        assert {node: chance.degree(node) for node in chance} == {node: d for node, d in graph.degree if d}


def test_links_in_another_order_and_named_from_their_other_end_give_the_same_maps() -> None:
    ends = np.array(list(nx.gnp_random_graph(12, 0.3, seed=1).edges))
    first, again = (swapped(links, 12, 5, np.random.default_rng(0)) for links in (ends, ends[::-1, ::-1]))
    assert first.tolist() == again.tolist()


@pytest.mark.long
def test_every_map_with_the_same_numbers_of_links_comes_up_as_often() -> None:
    """All graphs of 6 links with these degrees, one by one; 17 of them, each about 400 times of 6,800."""
    degrees = sorted(Counter(end for link in SMALL for end in link).items())
    every = [
        links
        for links in combinations(combinations(range(6), 2), len(SMALL))
        if sorted(Counter(end for link in links for end in link).items()) == degrees
    ]
    maps = 400 * len(every)
    counts = Counter(tuple(sorted(map(tuple, links))) for links in drawn(nx.Graph(SMALL), maps).tolist())
    assert set(counts) == set(every)
    uneven = sum((count - 400) ** 2 / 400 for count in counts.values())
    assert uneven < 2.2 * len(every)  # chi-squared with 16 degrees of freedom: above 37 in 2 of 1,000


@pytest.mark.parametrize("links", [[], [(0, 1)], [(0, 1), (0, 2), (1, 2)], [(0, 1), (0, 2), (0, 3)]])
def test_a_map_that_cannot_be_drawn_otherwise_stays(links: list[tuple[int, int]]) -> None:
    again = swapped(np.array(links, dtype=int).reshape(-1, 2), 4, 3, np.random.default_rng(0))
    assert [sorted(map(tuple, one)) for one in again.tolist()] == [links] * 3


def test_a_closely_linked_group_is_taken_apart() -> None:
    graph = nx.connected_caveman_graph(5, 7)
    triangles = [sum(nx.triangles(nx.Graph(links)).values()) / 3 for links in drawn(graph, 30).tolist()]
    assert sum(nx.triangles(graph).values()) / 3 == 150
    assert max(triangles) < 60
