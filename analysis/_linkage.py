"""Sets of which every two are near each other: complete linkage, cut at a distance."""

import numpy as np

__all__ = ["near_sets"]


def near_sets(apart: np.ndarray, most: float) -> list[list[int]]:
    """Sets of places of which no two are further apart than `most`; every place is in one.

    Parameters
    ----------
    apart
        Distance of each two places: square, symmetric, finite.

    Returns
    -------
    The places of each set in order. No places give no set.

    Notes
    -----
    The chain of nearest neighbours, which gives what SciPy gives, ties included (the tests compare the two). SciPy's
    own takes about a fifth of a second to load, for which every `findings` would wait.

    References
    ----------
    Murtagh (1983), A survey of recent advances in hierarchical clustering algorithms, The Computer Journal 26(4).
    """
    size = len(apart)
    distance = apart.astype(float)
    np.fill_diagonal(distance, np.inf)
    member, standing = np.arange(size), np.ones(size, dtype=bool)
    chain: list[int] = []
    for _ in range(size - 1):
        chain = chain or [int(standing.argmax())]
        gone, kept = sorted(_nearest_two(distance, chain))
        if distance[gone, kept] <= most:
            member[member == gone] = kept
        distance[kept] = distance[:, kept] = np.maximum(distance[gone], distance[kept])
        distance[gone] = distance[:, gone] = np.inf
        standing[gone] = False
    return [np.flatnonzero(member == one).tolist() for one in np.unique(member)]


def _nearest_two(distance: np.ndarray, chain: list[int]) -> tuple[int, int]:
    """Two sets that are each other's nearest, taken off the end of the chain that leads to them."""
    while True:
        near = distance[chain[-1]]
        nearest = int(near.argmin())
        if len(chain) > 1 and near[chain[-2]] <= near[nearest]:
            return chain.pop(), chain.pop()
        chain.append(nearest)
