"""Splitting a map into a closely linked core and an edge (Borgatti and Everett)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

__all__ = ["EXACT_UP_TO", "Split", "best_fits", "best_split"]

SMALLEST = 4  # partners: a pair in the core and a pair at the edge
EXACT_UP_TO = 14  # partners; up to here every split is tried
STARTS, FEW_STARTS = 12, 3  # cores to improve, on small and on large maps
IN_FULL_UP_TO = 1000  # partners; up to here rows of the full matrix are quicker than those of a sparse one
PLACES = 25_000_000  # pairs of partners of the maps that are worked on together
MANY_PARTNERS = 150  # from which a map is large: one more start matters less and costs more


@dataclass(frozen=True, slots=True)
class Split:
    """A core and how well the map fits it."""

    core: np.ndarray  # True for each member of the core
    fit: float  # correlation with the ideal, -1 to 1; NaN where no split can be judged


def best_split(adjacency: sparse.csr_array) -> Split:
    """The split that best fits an ideal core and edge.

    The ideal has every pair inside the core linked and no pair inside the edge; links between core and edge are not
    judged. The fit is the correlation between that ideal and the map over the pairs judged.

    Parameters
    ----------
    adjacency
        Symmetric, 0 and 1, nothing on the diagonal.

    Notes
    -----
    Up to 14 partners all splits are tried. Beyond, several cores are improved by moving one partner at a time until
    no move helps: the k most linked partners, for the best k, and the company of each of the most linked. In tests
    on small maps this finds the best split 98 times of 100. NaN where no split has links and gaps to tell apart.

    References
    ----------
    Borgatti and Everett (1999), Models of core/periphery structures, Social Networks 21(4).
    """
    size = adjacency.shape[0]
    if size < SMALLEST or not adjacency.nnz:
        return Split(np.zeros(size, dtype=bool), np.nan)
    return _of_all(adjacency) if size <= EXACT_UP_TO else _climbed(adjacency)


def best_fits(ends: np.ndarray, size: int) -> np.ndarray:
    """How well the best split fits each of several maps in which every partner has as many links; NaN as above.

    Parameters
    ----------
    ends
        Maps x links x 2, positions below `size`; no link stands twice in a map.

    Notes
    -----
    The same splits are tried as for one map, side by side.
    """
    if size <= EXACT_UP_TO:
        return np.array([best_split(_adjacency(one, size)).fit for one in ends])
    together = max(1, PLACES // size**2)
    return np.concatenate([_fits(ends[start : start + together], size) for start in range(0, len(ends), together)])


def _adjacency(ends: np.ndarray, size: int) -> sparse.csr_array:
    one, other = np.concatenate((ends, ends[:, ::-1])).T
    return sparse.csr_array((np.ones(len(one)), (one, other)), shape=(size, size))


def _fits(ends: np.ndarray, size: int) -> np.ndarray:
    maps = len(ends)
    numbers = np.arange(maps)
    linked = np.zeros((maps, size, size), dtype=np.float32)
    for one, other in ((0, 1), (1, 0)):
        linked[numbers[:, None], ends[..., one], ends[..., other]] = 1
    degree = linked[0].sum(axis=1).astype(float)
    by_degree = np.argsort(-degree, kind="stable")
    starts = by_degree[: _starts(size)]
    company = linked[:, starts].astype(bool)
    company[:, np.arange(len(starts)), starts] = True
    prefix = np.array([_best_prefix(one, by_degree) for one in ends])
    cores = np.concatenate((prefix[:, None], company), axis=1)
    to_core = (cores.astype(np.float32) @ linked).astype(float)
    tried = cores.shape[1]
    _, fits = _climb(
        lambda which, moved: linked[which // tried, moved],
        degree,
        cores.reshape(-1, size),
        to_core.reshape(-1, size),
    )
    best = fits.reshape(maps, tried).max(axis=1).round(9)
    return np.where(best == -np.inf, np.nan, best)


def _starts(size: int) -> int:
    return FEW_STARTS if size > MANY_PARTNERS else STARTS


def _fit(inside: np.ndarray, outside: np.ndarray, members: np.ndarray, size: int) -> np.ndarray:
    """Correlation, from links inside the core, links inside the edge and the number of members of the core."""
    core_pairs, edge_pairs = members * (members - 1) / 2, (size - members) * (size - members - 1) / 2
    pairs, links = core_pairs + edge_pairs, inside + outside
    spread = links * (pairs - links) * core_pairs * edge_pairs
    with np.errstate(divide="ignore", invalid="ignore"):
        fit = (pairs * inside - links * core_pairs) / np.sqrt(spread)
    return np.where(spread > 0, fit, -np.inf)


def _of_all(adjacency: sparse.csr_array) -> Split:
    linked = adjacency.toarray()
    size = len(linked)
    degree = linked @ np.ones(size)
    inside = np.zeros(1)
    for one in range(size):  # each core again with the next partner in it
        inside = np.concatenate((inside, inside + _sums(linked[one, :one])))
    outside = degree.sum() / 2 - _sums(degree) + inside
    fits = _fit(inside, outside, _sums(np.ones(size)), size).round(9)
    best = int(fits.argmax())
    return _split((best >> np.arange(size) & 1).astype(bool), fits[best])


def _sums(numbers: np.ndarray) -> np.ndarray:
    """What each choice among some numbers adds up to; a choice stands where the bits of its place say."""
    sums = np.zeros(1)
    for number in numbers:
        sums = np.concatenate((sums, sums + number))
    return sums


def _climbed(adjacency: sparse.csr_array) -> Split:
    size = adjacency.shape[0]
    degree = adjacency @ np.ones(size)
    by_degree = np.argsort(-degree, kind="stable")
    ends = np.column_stack(sparse.triu(adjacency).nonzero())
    starts = [_best_prefix(ends, by_degree), *(_company(adjacency, one) for one in by_degree[: _starts(size)])]
    cores = np.array(starts)
    linked = adjacency.toarray() if size <= IN_FULL_UP_TO else None
    cores, fits = _climb(
        lambda _which, moved: adjacency[moved].toarray() if linked is None else linked[moved],
        degree,
        cores,
        (adjacency @ cores.T.astype(float)).T,
    )
    fits = fits.round(9)
    best = int(fits.argmax())
    return _split(cores[best], fits[best])


def _company(adjacency: sparse.csr_array, one: int) -> np.ndarray:
    """A partner with everybody linked to it."""
    core = np.zeros(adjacency.shape[0], dtype=bool)
    core[[one, *adjacency.indices[adjacency.indptr[one] : adjacency.indptr[one + 1]]]] = True
    return core


def _best_prefix(ends: np.ndarray, order: np.ndarray) -> np.ndarray:
    """The best core among the first k of an order, over all k."""
    size = len(order)
    place = np.empty(size, dtype=int)
    place[order] = np.arange(size)
    places = place[ends]
    # a link lies inside the core once its later end has joined, and inside the edge until its earlier end has
    inside = np.bincount(places.max(axis=1), minlength=size).cumsum()
    outside = len(ends) - np.bincount(places.min(axis=1), minlength=size).cumsum()
    fits = _fit(inside, outside, np.arange(1, size + 1), size)
    core = np.zeros(size, dtype=bool)
    core[order[: int(fits.argmax()) + 1]] = True
    return core


def _climb(
    rows: Callable[[np.ndarray, np.ndarray], np.ndarray], degree: np.ndarray, cores: np.ndarray, to_core: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Move one partner at a time, in each core the one that helps most, until none helps; the cores and their fits.

    Parameters
    ----------
    rows
        Who is linked with a partner (1 or 0 for each), in the maps of several cores: positions of the cores, partners.
    to_core
        Links of each partner with each core.
    """
    cores, to_core, size = cores.copy(), to_core.copy(), cores.shape[1]
    links = degree.sum() / 2
    fits = np.empty(len(cores))
    climbing = np.arange(len(cores))
    while climbing.size:
        core, near = cores[climbing], to_core[climbing]
        inside, members = (near * core).sum(axis=1) / 2, core.sum(axis=1)
        outside = links - core @ degree + inside
        sign = np.where(core, -1, 1)  # out of the core, or into it
        changes = inside[:, None] + sign * near, outside[:, None] - sign * (degree - near), members[:, None] + sign
        fits[climbing] = _fit(inside, outside, members, size)
        moved = _fit(*changes, size)
        best = moved.argmax(axis=1)
        helps = moved.max(axis=1) > fits[climbing] + 1e-12
        climbing, best, sign = climbing[helps], best[helps], sign[helps]
        cores[climbing, best] ^= True
        to_core[climbing] += sign[np.arange(len(best)), best][:, None] * rows(climbing, best)
    return cores, fits


def _split(core: np.ndarray, fit: float) -> Split:
    if fit == -np.inf:
        return Split(np.zeros(len(core), dtype=bool), np.nan)
    return Split(core, float(fit))
