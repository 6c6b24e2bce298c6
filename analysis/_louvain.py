"""Groups of greatest modularity (Louvain), looked for many times or on many maps side by side."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Found", "look_for_groups"]

GAIN = 1e-7  # of modularity; a level that brings less is the last
SAME = 1e-9  # sums of links that differ by less are the same


@dataclass(frozen=True, slots=True)
class Found:
    """The groups of every search."""

    of: np.ndarray  # group of each partner, one row a search; numbers mean nothing across rows
    modularity: np.ndarray  # share of links inside groups less what their numbers of links alone would give


@dataclass(frozen=True, slots=True)
class _Level:
    """One graph a search, all with as many nodes; a group of the level below is a node."""

    near: np.ndarray  # searches x nodes x places: neighbours, of which some may count nothing
    weight: np.ndarray  # of the links to them; 0 where there is none
    degree: np.ndarray  # searches x nodes, links inside a node counted twice
    total: float  # of the degrees of one search


def look_for_groups(ends: np.ndarray, size: int, random: np.random.Generator) -> Found:
    """One search a map, each node visited in an order of its own.

    Parameters
    ----------
    ends
        Maps x links x 2, positions below `size`; every map with the same number of links for each partner. The same
        map may stand there several times.

    Notes
    -----
    A partner moves to the group of a neighbour as long as that raises modularity most; groups then become partners of
    the next level, until a level raises modularity by less than 1e-7. `networkx.louvain_communities` does the same one
    map at a time: that is the twin in the tests. Side by side the searches take the time of a few.

    References
    ----------
    Blondel, Guillaume, Lambiotte and Lefebvre (2008), Journal of Statistical Mechanics P10008.
    """
    maps = len(ends)
    of = np.tile(np.arange(size), (maps, 1))
    source = np.concatenate((ends[..., 0], ends[..., 1]), axis=1)
    target = np.concatenate((ends[..., 1], ends[..., 0]), axis=1)
    level, before = _first(source, target, size), np.full(maps, -1.0)
    nodes, weight = size, np.ones_like(source, dtype=float)
    while True:
        groups, nodes_above = _numbered(_moved(level, random))
        of = np.take_along_axis(groups, of, axis=1)
        square = _square(groups, source, target, weight, nodes_above)
        modularity = _modularity(square)
        if nodes_above == nodes or (modularity - before).max() < GAIN:
            return Found(of, modularity)
        nodes, before = nodes_above, modularity
        source, target = (np.broadcast_to(one.ravel(), (maps, nodes**2)) for one in np.indices((nodes, nodes)))
        weight, level = square.reshape(maps, -1), _above(square)


def _first(source: np.ndarray, target: np.ndarray, size: int) -> _Level:
    """Neighbours in places beside each partner; every map has them in the same places."""
    maps, ends = source.shape
    in_order = np.take_along_axis(target, np.argsort(source, axis=1, kind="stable"), axis=1)
    degree = np.bincount(source[0], minlength=size)
    partner = np.repeat(np.arange(size), degree)
    place = np.arange(ends) - np.repeat(degree.cumsum() - degree, degree)
    near = np.zeros((maps, size, int(degree.max(initial=1))), dtype=np.int64)
    weight = np.zeros(near.shape)
    near[:, partner, place], weight[:, partner, place] = in_order, 1
    return _Level(near, weight, np.tile(degree.astype(float), (maps, 1)), float(ends))


def _above(square: np.ndarray) -> _Level:
    """Links between groups as links between nodes; those inside a group count for its degree alone."""
    nodes = np.arange(square.shape[1])
    weight = square.copy()
    weight[:, nodes, nodes] = 0
    near = np.broadcast_to(nodes, square.shape)
    return _Level(near, weight, square.sum(axis=2), float(square[0].sum()))


def _moved(level: _Level, random: np.random.Generator) -> np.ndarray:
    """The group of each node once no move of a single node raises modularity, in every search."""
    maps, nodes, _ = level.near.shape
    groups, links = np.tile(np.arange(nodes), (maps, 1)), level.degree.copy()
    order = np.argsort(random.random((maps, nodes)), axis=1)
    moving = np.arange(maps)
    while moving.size:
        moved = np.zeros(len(moving), dtype=bool)
        for place in range(nodes):
            moved |= _one_move(level, moving, order[moving, place], groups, links)
        moving = moving[moved]
    return groups


def _one_move(level: _Level, maps: np.ndarray, node: np.ndarray, groups: np.ndarray, links: np.ndarray) -> np.ndarray:
    """One node of each map to the best group near it; whether that is another group. Changes `groups` and `links`."""
    nodes, rows = groups.shape[1], np.arange(len(maps))
    own, degree = groups[maps, node], level.degree[maps, node]
    near = groups[maps[:, None], level.near[maps, node]]
    at = rows[:, None] * nodes + near
    shared = np.bincount(at.ravel(), level.weight[maps, node].ravel(), len(maps) * nodes)
    links[maps, own] -= degree
    gain = shared[at] - (degree / level.total)[:, None] * links[maps[:, None], near]
    gain[shared[at] <= 0] = -np.inf  # places beside a partner that nobody fills
    best = gain.argmax(axis=1)
    stay = shared[rows * nodes + own] - degree / level.total * links[maps, own]
    goes = gain[rows, best] > stay + SAME
    chosen = np.where(goes, near[rows, best], own)
    groups[maps, node] = chosen
    links[maps, chosen] += degree
    return goes


def _numbered(groups: np.ndarray) -> tuple[np.ndarray, int]:
    """The groups of each search numbered from 0, and the most that a search has."""
    used = np.zeros(groups.shape, dtype=bool)
    np.put_along_axis(used, groups, values=True, axis=1)
    number = used.cumsum(axis=1) - 1
    return np.take_along_axis(number, groups, axis=1), int(used.sum(axis=1).max())


def _square(groups: np.ndarray, source: np.ndarray, target: np.ndarray, weight: np.ndarray, nodes: int) -> np.ndarray:
    """Links between each two groups, from either side."""
    maps = len(groups)
    cells = np.take_along_axis(groups, source, axis=1) * nodes + np.take_along_axis(groups, target, axis=1)
    cells += np.arange(maps)[:, None] * nodes**2
    return np.bincount(cells.ravel(), weight.ravel(), maps * nodes**2).reshape(maps, nodes, nodes)


def _modularity(square: np.ndarray) -> np.ndarray:
    degree = square.sum(axis=2)
    total = degree.sum(axis=1)
    return np.trace(square, axis1=1, axis2=2) / total - np.square(degree / total[:, None]).sum(axis=1)
