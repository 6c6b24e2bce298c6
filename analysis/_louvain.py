"""Groups of greatest modularity (Louvain), looked for many times or on many maps side by side."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Found", "look_for_groups"]

GAIN = 1e-7  # of modularity; a level that brings less is the last
SAME = 1e-9  # sums of links that differ by less are the same
AHEAD = 4  # nodes that each search looks at together, on average


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
    shared: np.ndarray  # a 0 for each group and node looked at, to add up links in


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
    weight = np.ones_like(source, dtype=float)
    while True:
        groups, nodes = _numbered(_moved(level, random))
        of = np.take_along_axis(groups, of, axis=1)
        square = _square(groups, source, target, weight, nodes)
        modularity = _modularity(square)
        if (modularity - before).max() < GAIN:
            return Found(of, modularity)
        before = modularity
        source, target = (np.broadcast_to(one.ravel(), (maps, nodes**2)) for one in np.indices((nodes, nodes)))
        weight, level = square.reshape(maps, nodes**2), _above(square)


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
    return _Level(near, weight.reshape(maps, nodes**2), starts, square.sum(axis=2), float(square[0].sum()))


def _moved(level: _Level, random: np.random.Generator) -> np.ndarray:
    """The group of each node once no move of a single node raises modularity, in every search.

    In the first round most nodes move, so each search looks at one at a time. Later few do: then each looks at several
    as all stands now, and goes on behind the first that moves. That is as if it had looked at one after the other.
    """
    maps, nodes = level.degree.shape
    shared = np.zeros(maps * AHEAD * nodes)
    standing = _Standing(np.tile(np.arange(nodes), maps), level.degree.ravel().copy(), shared)
    order = np.argsort(random.random((maps, nodes)), axis=1)
    still = np.zeros(maps, dtype=np.int64)  # how many nodes in a row have stayed where they are
    moving = np.arange(maps)
    for place in range(nodes):
        still = np.where(_move(level, standing, moving, order[:, place : place + 1]) == 0, 0, still + 1)
    at = np.zeros(maps, dtype=np.int64)  # the place in its order that each search looks at next
    while (moving := moving[still[moving] < nodes]).size:
        ahead = np.arange(
            min(nodes, maps * AHEAD // len(moving))
        )  # the fewer searches are left, the further each looks
        stayed = _move(level, standing, moving, order[moving[:, None], (at[moving, None] + ahead) % nodes])
        goes = stayed < len(ahead)
        still[moving] = np.where(goes, 0, still[moving] + stayed)
        at[moving] += stayed + goes
    return standing.groups.reshape(maps, nodes)


def _move(level: _Level, standing: _Standing, maps: np.ndarray, nodes: np.ndarray) -> np.ndarray:
    """The first of some nodes (maps x nodes) that has a better group near it goes there; how many stand before it."""
    several = nodes.shape[1]
    own, better = _better(level, standing, maps.repeat(several), nodes.ravel())
    goes = (better != own).reshape(nodes.shape)
    stayed = np.where(goes.any(axis=1), goes.argmax(axis=1), several)
    moved = (stayed < several).nonzero()[0]
    first = moved * several + stayed[moved]
    node, degree = nodes.ravel()[first], level.degree[maps[moved], nodes.ravel()[first]]
    start = maps[moved] * level.degree.shape[1]
    standing.groups[start + node] = better[first]
    standing.links[start + own[first]] -= degree
    standing.links[start + better[first]] += degree
    return stayed


def _better(level: _Level, standing: _Standing, maps: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The group that each node (of the map beside it) is in, and the best one near it, which may be the same."""
    nodes, from_here = level.degree.shape[1], level.starts.take(node)
    neighbours = level.starts.take(node + 1) - from_here
    starts = neighbours.cumsum() - neighbours
    whose = np.arange(len(node)).repeat(neighbours)
    places = np.arange(len(whose)) + (maps * level.near.shape[1] + from_here - starts).take(whose)
    first = maps * nodes
    map_of = first.take(whose)
    near = standing.groups.take(map_of + level.near.take(places))
    own, degree = standing.groups.take(first + node), level.degree[maps, node]
    cells = whose * nodes + near
    shared = standing.shared
    np.add.at(shared, cells, level.weight.take(places))
    joined, pull = shared.take(cells), degree / level.total
    gain = joined - pull.take(whose) * standing.links.take(map_of + near)
    gain[(joined <= 0) | (near == own.take(whose))] = -np.inf  # groups that no link leads to, and the own one
    stay = shared.take(np.arange(len(node)) * nodes + own) - pull * (standing.links.take(first + own) - degree)
    shared[cells] = 0
    best, chosen = _best(gain, near, starts, neighbours)
    return own, np.where(best > stay + SAME, chosen, own)


def _best(
    gain: np.ndarray, groups: np.ndarray, starts: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """In each stretch the greatest gain, and the first group that brings it."""
    best = np.maximum.reduceat(gain, starts)
    found = (gain == best.repeat(lengths)).nonzero()[0]
    return best, groups.take(found.take(found.searchsorted(starts)))


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
