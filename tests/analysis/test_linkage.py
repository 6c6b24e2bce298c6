"""Complete linkage: the same sets as SciPy, which is the slow twin here because of what it loads."""

import numpy as np
import pytest

from analysis._linkage import near_sets
from tests.each import each


def by_scipy(apart: np.ndarray, most: float) -> list[list[int]]:
    from scipy.cluster import hierarchy  # here: they take long to load
    from scipy.spatial.distance import squareform

    labels = hierarchy.fcluster(hierarchy.linkage(squareform(apart, checks=False), "complete"), most, "distance")
    return [np.flatnonzero(labels == label).tolist() for label in np.unique(labels)]


@each(range(200))
def test_the_sets_are_those_of_scipy_with_and_without_ties(seed: int) -> None:
    random = np.random.default_rng(seed)
    size, steps = int(random.integers(2, 40)), int(random.choice([2, 5, 20, 10**6]))
    half = np.triu(random.integers(0, steps, (size, size)) / steps, 1)
    apart, most = half + half.T, float(random.choice([0, 0.2, 0.5, 0.8]))
    assert sorted(near_sets(apart, most)) == sorted(by_scipy(apart, most))


def test_a_chain_of_neighbours_is_not_one_set() -> None:
    # 0 and 1 are near, 1 and 2 are near, 0 and 2 are not: the set that is made first stays without the third
    assert near_sets(np.array([[0, 0.1, 0.9], [0.1, 0, 0.2], [0.9, 0.2, 0]]), 0.2) == [[0, 1], [2]]


@pytest.mark.parametrize("size", [0, 1])
def test_few_places_need_no_distance(size: int) -> None:
    assert near_sets(np.zeros((size, size)), 0.2) == [[place] for place in range(size)]
