"""The only ways through: whom, and which links, every path to help must use.

The links that carry one need are turned round, a virtual root is put before the services and a leaf for each stage
behind its entries. A partner is on every path from a stage to help exactly if it dominates the stage's leaf, so one
dominator tree answers for all partners and stages at once, however long the ways are. Where they are short, as on
nearly every map, leaving out each partner on a shortest way is several times as fast (`_left_out`).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

import numpy as np
import rustworkx as rx

from analysis._grid import Bools, Ints, Reals
from analysis._left_out import Lost, Situation, left_out, lost_without
from analysis._reach import FAR, Reach
from analysis._wiring import Wiring

__all__ = ["Chain", "by_trees", "chains", "relied_on"]

Dominators = dict[int, int]  # node: the nearest node that every path from the root to it must use
Sole = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]  # partners, links
LONG = 32  # steps; on longer ways too many partners would have to be left out


@dataclass(frozen=True, slots=True)
class Chain:
    """What nobody can do without, from the way in to the service, in situations of one pattern, stage and need."""

    pattern: int
    stage: int
    need: int
    partners: tuple[int, ...]
    links: tuple[tuple[int, int], ...]  # source, target


@lru_cache(maxsize=4)  # several questions ask it of the same reach
def chains(reach: Reach) -> tuple[Chain, ...]:
    """The sole routes of every covered situation, pattern by pattern.

    References
    ----------
    Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1(1).
    """
    return tuple(starmap(Chain, left_out(reach) if _short(reach) else by_trees(reach)))


def _short(reach: Reach) -> bool:
    return bool(reach.steps[reach.covered].max(initial=0) <= LONG)


def relied_on(reach: Reach, *, links: bool = False) -> tuple[Ints, Ints, Ints, Ints, Reals]:
    """What counts of the sole routes: those of people in no listed group, and a group's where they differ.

    Parameters
    ----------
    links
        Look at sole links, each as source x partners + target, instead of sole partners.

    Returns
    -------
    Five arrays: stage, need, a partner or link that situations of both rely on, in how many combinations of age and
    area, and the share of people in them (NaN where it is not known). A partner or link may stand there several times.
    """
    grid, many = reach.grid, len(reach.wiring.ids)
    lost = lost_without(reach, links=links) if _short(reach) else _listed(chains(reach), many if links else None)
    pattern, stage, need, what = lost
    times = grid.alone[pattern]
    sizes = len(reach.wiring.entry), len(grid.needs), many**2 if links else many
    keys = np.ravel_multi_index((stage, need, what), sizes)
    of = [np.flatnonzero(pattern == one) for one in range(len(grid.admitted))]
    people = grid.people
    alone = np.flatnonzero(times)
    places, counts = [alone], [times[alone]]
    shares = [np.full(len(alone), math.nan) if people is None else people.alone[pattern[alone]]]
    for number, beyond in enumerate(grid.beyond):
        theirs = of[beyond.group]
        differ = theirs[~np.isin(keys[theirs], keys[of[beyond.without]], assume_unique=True)]
        places.append(differ)
        counts.append(np.full(len(differ), beyond.times))
        shares.append(np.full(len(differ), math.nan if people is None else people.beyond[number]))
    some = np.concatenate(places)
    share = np.concatenate(shares)
    if people is not None:
        share = share * people.stages[stage[some]] * people.needs[need[some]]
    return stage[some], need[some], what[some], np.concatenate(counts), share


def _listed(found: Sequence[Chain], links_of: int | None) -> Lost:
    """The partners of chains or, on a map of so many partners, their links."""
    rows = [
        (one.pattern, one.stage, one.need, what)
        for one in found
        for what in (one.partners if links_of is None else (start * links_of + end for start, end in one.links))
    ]
    pattern, stage, need, what = np.array(rows, dtype=np.int64).reshape(len(rows), 4).T
    return pattern, stage, need, what


def by_trees(reach: Reach) -> Iterator[Situation]:
    """Sole partners from the way in to the service, and sole links, of every covered situation."""
    known: dict[tuple[int, bytes], list[Sole | None]] = {}
    helped = reach.to_help < FAR
    covered = reach.covered
    for pattern in np.flatnonzero(reach.grid.shared_by):
        for need in np.flatnonzero(covered[pattern].any(axis=0)):
            alive = helped[pattern, need]
            key = int(need), alive.tobytes()
            if key not in known:
                known[key] = _by_stage(reach.wiring, alive, reach.to_help[pattern, need] == 0, int(need))
            for stage, found in enumerate(known[key]):
                if found is not None:
                    yield int(pattern), stage, int(need), *found


def _by_stage(wiring: Wiring, alive: Bools, services: Bools, need: int) -> list[Sole | None]:
    """Sole partners and links of each stage; None for a stage without a way to help."""
    usable = wiring.carrying(need) & alive[wiring.source] & alive[wiring.target]
    source, target = wiring.source[usable], wiring.target[usable]
    tree = _tree(wiring, alive, services, source, target)
    root = len(alive)
    critical: dict[int, bool] = {}
    found: list[Sole | None] = []
    for stage in range(len(wiring.entry)):
        leaf = root + 1 + stage
        if leaf not in tree:
            found.append(None)
            continue
        partners = tuple(_above(tree, leaf, root))
        for one in partners:
            if one not in critical:
                critical[one] = _one_way_on(tree, one, root, target[_span(source, one)])
        found.append((partners, tuple((one, tree[one]) for one in partners if critical[one])))
    return found


def _tree(wiring: Wiring, alive: Bools, services: Bools, source: Ints, target: Ints) -> Dominators:
    root = len(alive)
    stages, entries = np.nonzero(wiring.entry & alive)
    helpers = np.flatnonzero(services)
    tails = np.concatenate((np.full(len(helpers), root), target, entries))
    heads = np.concatenate((helpers, source, root + 1 + stages))
    graph = rx.PyDiGraph(multigraph=False, node_count_hint=root + 1 + len(wiring.entry), edge_count_hint=len(tails))
    graph.extend_from_edge_list(list(zip(tails.tolist(), heads.tolist(), strict=True)))
    return rx.immediate_dominators(graph, root)


def _above(tree: Dominators, node: int, root: int) -> Iterator[int]:
    while (node := tree[node]) != root:
        yield node


def _span(source: Ints, one: int) -> slice:
    """Where the links of one source stand among links in order of source."""
    first, last = np.searchsorted(source, (one, one + 1))
    return slice(int(first), int(last))


def _one_way_on(tree: Dominators, one: int, root: int, onward: Ints) -> bool:
    """Whether a partner can pass people on to a single other: all its other links lead back to itself.

    A service can always do without passing anybody on: the root counts as a way on.
    """
    if tree[one] == root:
        return False
    return not any(other != tree[one] and one not in _above(tree, other, root) for other in onward.tolist())
