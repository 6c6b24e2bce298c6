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


def held_against(*fewer: int) -> tuple[tuple[int, int], list[int]]:
    """What comes of looking at maps by chance of which so many show less in each part; and how many were drawn."""
    drawn_, left = [], list(fewer)

    def less(maps: np.ndarray) -> np.ndarray:
        drawn_.append(len(maps))
        return np.arange(len(maps)) < left.pop(0)

    ends = np.array(list(nx.cycle_graph(6).edges))
    return _swaps.beyond_chance(ends, 6, np.random.default_rng(0), less), drawn_


@pytest.mark.parametrize(
    ("fewer", "found", "parts"),
    [
        ((10, 30, 60), (100, 100), [10, 30, 60]),
        ((5, 30, 60), (100, 95), [10, 30, 60]),
        ((4,), (10, 4), [10]),  # six of ten do not show less: the rest need not be looked at
        ((10, 25, 60), (100, 95), [10, 30, 60]),
        ((9, 25), (40, 34), [10, 30]),
        ((10, 30, 0), (100, 40), [10, 30, 60]),
    ],
)
def test_a_hundred_maps_are_looked_at_until_six_do_not_show_less(
    fewer: tuple[int, ...], found: tuple[int, int], parts: list[int]
) -> None:
    assert held_against(*fewer) == (found, parts)


@pytest.mark.parametrize(("links", "rounds"), [(2, 100), (10, 100), (12, 100), (13, 96), (50, 40), (1001, 20)])
def test_of_few_links_there_are_more_rounds(links: int, rounds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(_swaps, "_round", lambda many, *_: asked.append(many.shape) or many)
    ends = np.array([(2 * place, 2 * place + 1) for place in range(links)])
    again = swapped(ends[::-1, ::-1], 2 * links, 1, np.random.default_rng(0))
    assert asked == [(2, 1, links)] * rounds
    assert again.tolist() == [ends.tolist()]


def test_maps_are_worked_on_as_many_at_a_time_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(_swaps, "_round", lambda many, *_: asked.append(many.shape[1]) or many)
    ends = np.array(list(nx.path_graph(1001).edges))
    for places, parts in ((2_000_000, [1] * 5), (2_100_000, [2, 2, 1]), (10**9, [5]), (1, [1] * 5)):
        asked.clear()
        monkeypatch.setattr(_swaps, "PLACES", places)
        assert len(swapped(ends, 1001, 5, np.random.default_rng(0))) == 5
        assert asked[:: _swaps.ROUNDS + 1] == parts


def test_what_stands_there_once_only_and_one_number_a_link() -> None:
    keys = np.array([[3, 5, 3, 7], [9, 7, 0, 0]])
    assert _swaps._once(keys, np.full(10, 77, dtype=np.int32)).tolist() == [
        [False, True, False, False], [True, False, False, False]
    ]  # fmt: skip
    numbers = np.empty((1, 3), dtype=np.int64)
    _swaps._keys(np.array([[1, 4, 0]]), np.array([[4, 1, 3]]), 5, numbers)
    assert numbers.tolist() == [[9, 9, 3]]


def test_nearly_every_change_that_can_be_made_is_made() -> None:
    """Two links that share no end and leave no link twice: half of the turns make the change, and 9 of 10 are taken."""
    ends = np.array([(0, 1), (2, 3)])
    many = ends.T[:, None].repeat(4000, axis=1)
    after = _swaps._round(many, np.empty(4000 * 16, dtype=np.int32), 4, np.random.default_rng(0))
    pairs = [frozenset(map(frozenset, links)) for links in after.transpose(1, 2, 0).tolist()]
    stayed = pairs.count(frozenset(map(frozenset, ends.tolist()))) / 4000
    assert stayed == pytest.approx(0.1, abs=0.015)
    others = Counter(pairs)
    del others[frozenset(map(frozenset, ends.tolist()))]
    assert set(others) == {frozenset(map(frozenset, one)) for one in ([(0, 2), (1, 3)], [(0, 3), (1, 2)])}
    assert min(others.values()) > 1600
