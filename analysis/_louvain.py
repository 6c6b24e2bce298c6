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

    near: np.ndarray  # searches x places: the neighbours of one node after those of another
    weight: np.ndarray  # of the links to them; 0 where there is none
    starts: np.ndarray  # where the neighbours of each node start, in every search; after the last, how many there are
    degree: np.ndarray  # searches x nodes, links inside a node counted twice
    total: float  # of the degrees of one search


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the nodes of all searches stand, one search after the other; changes with every move."""

    groups: np.ndarray  # of each node
    links: np.ndarray  # of each group: the degrees of its nodes
    shared: np.ndarray  # a 0 for each group, to add up links in


def look_for_groups(ends: np.ndarray, size: int, random: np.random.Generator) -> Found:
    """One search a map, each node visited in an order of its own.

    Parameters
    ----------
    ends
        Maps x links x 2, positions below `size`, each with a link at least; every map with the same number of links
        for each partner. The same map may stand there several times.

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
    """Every partner has as many neighbours in each map."""
    near = np.take_along_axis(target, np.argsort(source, axis=1, kind="stable"), axis=1)
    degree = np.bincount(source[0], minlength=size)
    starts = np.concatenate(([0], degree.cumsum()))
    maps, places = near.shape
    return _Level(near, np.ones(near.shape), starts, np.tile(degree.astype(float), (maps, 1)), float(places))


def _above(square: np.ndarray) -> _Level:
    """Links between groups as links between nodes; those inside a group count for its degree alone."""
    maps, nodes, _ = square.shape
    weight = square.copy()
    weight[:, np.arange(nodes), np.arange(nodes)] = 0
    near = np.tile(np.arange(nodes), (maps, nodes))
    starts = np.arange(nodes + 1) * nodes
    return _Level(near, weight.reshape(maps, -1), starts, square.sum(axis=2), float(square[0].sum()))


def _moved(level: _Level, random: np.random.Generator) -> np.ndarray:
    """The group of each node once no move of a single node raises modularity, in every search."""
    maps, nodes = level.degree.shape
    standing = _Standing(np.tile(np.arange(nodes), maps), level.degree.ravel().copy(), np.zeros(maps * nodes))
    order = np.argsort(random.random((maps, nodes)), axis=1)
    moving = np.arange(maps)
    while moving.size:
        moved = np.zeros(len(moving), dtype=bool)
        for place in range(nodes):
            moved |= _one_move(level, standing, moving, order[moving, place])
        moving = moving[moved]
    return standing.groups.reshape(maps, nodes)


def _one_move(level: _Level, standing: _Standing, maps: np.ndarray, node: np.ndarray) -> np.ndarray:
    """One node of each map to the best group near it; whether that is another group."""
    groups, links, shared = standing.groups, standing.links, standing.shared
    nodes, from_here = level.degree.shape[1], level.starts[node]
    neighbours = level.starts[node + 1] - from_here
    ends = neighbours.cumsum()
    first = maps * nodes
    places = np.arange(ends[-1]) + np.repeat(maps * level.near.shape[1] + from_here - ends + neighbours, neighbours)
    at = np.repeat(first, neighbours)
    at += groups.take(at + level.near.ravel().take(places))
    np.add.at(shared, at, level.weight.ravel().take(places))
    own, degree = first + groups[first + node], level.degree[maps, node]
    links[own] -= degree
    pull, joined = degree / level.total, shared.take(at)
    gain = joined - np.repeat(pull, neighbours) * links.take(at)
    gain[joined <= 0] = -np.inf  # groups that no link leads to
    stay = shared[own] - pull * links[own]
    shared[at] = 0
    best, chosen = _best(gain, at, ends - neighbours)
    goes = best > stay + SAME
    chosen = np.where(goes, chosen, own)
    groups[first + node] = chosen - first
    links[chosen] += degree
    return goes


def _best(gain: np.ndarray, groups: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """In each stretch the greatest gain, and the first group that brings it."""
    best = np.maximum.reduceat(gain, starts)
    found = np.flatnonzero(gain == np.repeat(best, np.diff(starts, append=len(gain))))
    return best, groups[found[np.searchsorted(found, starts)]]


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
