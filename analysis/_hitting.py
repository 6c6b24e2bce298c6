"""The fewest things that hit every one of some sets: exact, by integer programming.

Things that are in the same sets can stand for one another, so one of each sort is enough; and one whose sets are all
hit by another need not be looked at. That leaves few, however many there are.

References
----------
Moreno-Centeno and Karp (2013), The implicit hitting set approach to solve combinatorial optimization problems, with an
application to multigenome alignment, Operations Research 61(2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from analysis._cuts import Cut
from analysis._grid import Bools, Ints, Reals

__all__ = ["Hit", "Hitting"]

LIKING = 1e-3  # of a thing: how much of one may be given for a better liked one
NODES = 400  # branches of the search that are looked at; enough where there are few sorts
SECONDS = 8.0  # for one search, so that nobody waits for ever: far more than it takes on maps of 500 partners
LIMIT_CAME_FIRST = 1  # what SciPy says of a search that one of these ended
ROUNDING = 1e-6
COMPARED = 3_000  # sorts that are compared with one another
SEED = 20261129


class Hit(NamedTuple):
    """Things that hit every set, and how many it takes at least."""

    chosen: Ints
    least: int


@dataclass(eq=False)
class Hitting:
    """Sets, added one by one, and the fewest things that hit them all."""

    liked: Reals  # per thing, 0 (best) to 1
    effort: int = 0  # how much was looked at so far: sets × sorts of things
    _sets: list[Bools] = field(default_factory=list)
    _packed: list[np.ndarray] = field(default_factory=list)  # the same, eight things a number
    _least: list[int] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = np.random.default_rng(SEED)
        self._marks = np.zeros(len(self.liked), dtype=np.uint64)  # equal for things that are in the same sets
        self._order = np.argsort(self.liked, kind="stable")

    def add(self, cuts: Sequence[Cut]) -> int:
        """Take in what is new among these; says how many were."""
        before = len(self._sets)
        for cut in cuts:
            packed = np.packbits(cut.moves)
            key = packed.tobytes() + bytes([cut.least])
            if key not in self._seen:
                self._seen.add(key)
                self._sets.append(cut.moves)
                self._packed.append(packed)
                self._least.append(cut.least)
                self._marks[cut.moves] ^= self._random.integers(1, 2**63, dtype=np.uint64)
        return len(self._sets) - before

    def fewest(self, barred: Bools, *, exact: bool) -> Hit | None:
        """The fewest things, none of them barred, that hit every set, or nearly the fewest; None where none can."""
        if not self._sets:
            return Hit(np.zeros(0, dtype=np.int64), 0)
        things = self._sorts(barred)
        table = np.array([one[things] for one in self._sets])
        least = np.array(self._least)
        if (table.sum(axis=1) < least).any():
            return None
        kept = np.arange(len(things))
        if (least == 1).all():
            kept = _undominated(table)
            table = table[_undominated(~table[:, kept].T)]
            least = np.ones(len(table))
        self.effort += table.shape[0] * len(kept)
        found = _solved(table[:, kept], least, self.liked[things[kept]], exact=exact)
        return Hit(things[kept][found.chosen], found.least)

    def instead(self, chosen: Sequence[int], barred: Bools) -> Iterator[tuple[tuple[int, int], Ints]]:
        """Two of the things chosen, and what may stand in the place of both: it is in every set they alone hit."""
        taken = np.array(chosen, dtype=np.int64)
        hit = np.array([one[taken] for one in self._sets], dtype=np.int32).reshape(len(self._sets), len(taken)).T.copy()
        spare = hit.sum(axis=0, dtype=np.int32) - np.array(self._least, dtype=np.int32)
        for one, other in combinations(range(len(chosen)), 2):
            short = hit[one] + hit[other] - spare  # how many more of each set it takes without the two
            if not 0 < short.max(initial=0) < 2:
                continue
            together = np.bitwise_and.reduce([self._packed[place] for place in (short > 0).nonzero()[0].tolist()])
            could = np.unpackbits(together, count=len(barred)).astype(np.bool_) & ~barred
            could[list(chosen)] = False
            if could.any():
                yield (chosen[one], chosen[other]), np.flatnonzero(could)

    def _sorts(self, barred: Bools) -> Ints:
        """One of each sort, the best liked; all of a sort of which more than one may be needed."""
        order = self._order[~barred[self._order] & (self._marks[self._order] != 0)]
        if max(self._least) > 1:
            return order
        _, first = np.unique(self._marks[order], return_index=True)
        return np.asarray(order[np.sort(first)])


def _undominated(table: Bools) -> Ints:
    """Columns of which no other has all that they have; the first of equals."""
    size = table.sum(axis=0)
    if table.shape[1] > COMPARED:
        return np.arange(table.shape[1])
    shared = table.T.astype(np.float32) @ table.astype(np.float32)
    covered = shared >= size[:, np.newaxis]
    earlier = np.tri(len(size), k=-1, dtype=np.bool_)
    covered &= (size > size[:, np.newaxis]) | ((size == size[:, np.newaxis]) & earlier)
    return np.flatnonzero(~covered.any(axis=1))


def _solved(table: Bools, least: Ints, liked: Reals, *, exact: bool) -> Hit:
    """Things taken one after the other, led by what would be enough in parts; all at once where that takes too many.

    What is enough in parts gives a bound. A thing that costs more than the bound leaves room for is in no hit of that
    size, so far fewer are left to choose from.
    """
    cost = 1 + LIKING * liked
    parts = _in_parts(table, least, cost)
    first = int(np.ceil(parts.fun / (1 + LIKING) - ROUNDING))
    if not exact:
        return Hit(_one_by_one(table, least, cost), first)
    chosen = _led(table, least, cost, parts)
    if len(chosen) <= first:
        return Hit(chosen, first)
    for size in range(first, len(chosen)):
        room = size * (1 + LIKING) - parts.fun
        near = np.flatnonzero(parts.lower.marginals <= room + ROUNDING)
        if (table[:, near].sum(axis=1) < least).any():
            continue
        enough = min(room / (size * (1 + LIKING)), (1 - LIKING * size) / (size + 1))  # one thing more is further off
        found, proven = _whole(table[:, near], least, cost[near], max(0.0, enough - ROUNDING))
        if 0 < len(found) <= size:
            return Hit(near[found], size)
        if not proven:
            return Hit(chosen, size)
    return Hit(chosen, len(chosen))


def _one_by_one(table: Bools, least: Ints, cost: Reals) -> Ints:
    """Things that hit every set, each time the one that is in most of those not hit yet: quick, and not the fewest."""
    taken: Bools = np.zeros(len(cost), dtype=np.bool_)
    short = least.astype(np.int64)
    while (short > 0).any():
        gains = np.where(taken, 0, table[short > 0].sum(axis=0)) / cost
        best = int(np.argmax(gains))
        taken[best] = True
        short = short - table[:, best]
    return np.flatnonzero(taken)


def _in_parts(table: Bools, least: Ints, cost: Reals) -> Any:
    """The cheapest way to hit every set where things may be taken in parts."""
    from scipy.optimize import linprog  # here: it takes long to load, and few ask for a plan
    from scipy.sparse import csr_array

    at_most = csr_array(-table.astype(np.float64))
    return linprog(cost, A_ub=at_most, b_ub=-least, bounds=(0, 1), method="highs")


def _led(table: Bools, least: Ints, cost: Reals, parts: Any) -> Ints:
    """Things that hit every set: each time what is taken whole in parts, or else most of, until nothing is left."""
    taken: Bools = np.zeros(len(cost), dtype=np.bool_)
    share = parts.x
    while True:
        free = np.flatnonzero(~taken)
        whole = share > 1 - ROUNDING
        taken[free[whole]] = True
        partly = (share > ROUNDING) & ~whole
        if partly.any():
            taken[free[np.argmax(share * partly)]] = True
        short = least - table[:, taken].sum(axis=1)
        rows = short > 0
        if not rows.any():
            return np.flatnonzero(taken)
        share = _in_parts(table[np.ix_(rows, ~taken)], short[rows], cost[~taken]).x


def _whole(table: Bools, least: Ints, cost: Reals, gap: float) -> tuple[Ints, bool]:
    """Things that hit every set, none where there are none; and whether that is as cheap as can be, but for a share."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    found = milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(csr_array(table.astype(np.float64)), lb=least),
        options={"node_limit": NODES, "time_limit": SECONDS, "mip_rel_gap": gap},
    )
    chosen = np.zeros(0, dtype=np.int64) if found.x is None else np.flatnonzero(found.x > 0.5)
    return chosen, found.status != LIMIT_CAME_FIRST
