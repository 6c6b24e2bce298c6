"""What every absent referral link would change: exact numbers for all pairs without adding a single one.

A new link u→v carries every need. It opens an uncovered situation exactly if people get to u and help can be had
from v; it shortens a covered one to (steps to u) + 1 + (steps from v to help) if that is less; and it takes away the
sole routes that stand between u and v. So each number is a sum of products of something about u and something about
v, which makes a table of all pairs one product of two matrices.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress, islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from analysis._dominators import Chain, chains
from analysis._grid import Bools, Ints, Situations, Weights
from analysis._reach import FAR, Reach
from analysis._wiring import WORD, Direction, Steps, Words, bits, distances, everything, flag, spread

__all__ = ["AT_ONCE", "Factors", "Gains", "Pair", "best_pairs", "weighed"]

Reals = npt.NDArray[np.floating]
Path = Sequence[int]
T = TypeVar("T")
Pair = tuple[int, int]  # source, target
EXACT = 2**24  # whole numbers up to here are exact in 32 bits
AT_ONCE = 2**16  # links of patterns and ways in that are followed together: more patterns at once on a small map
BLOCK = 256  # sources worked out at a time, so that the table of all pairs never stands in memory at once


@dataclass(frozen=True)
class Factors:
    """A table of all pairs as the product `left.T @ right`; both have one row a term and one column a partner."""

    left: Reals
    right: Reals

    @classmethod
    def of_terms(
        cls, reach: Reach, lefts: Sequence[npt.NDArray], rights: Sequence[npt.NDArray], *, whole: bool = True
    ) -> "Factors":
        """Stacked terms, without those that are 0 for every source or every target; `whole` numbers may be exact."""
        partners = len(reach.wiring.ids)
        most = reach.grid.size * int(reach.steps[reach.covered].max(initial=1))
        kind = np.float32 if whole and most < EXACT else np.float64
        left: Reals = np.concatenate([np.zeros((0, partners)), *lefts]).astype(kind)
        right: Reals = np.concatenate([np.zeros((0, partners)), *rights]).astype(kind)
        used = left.any(axis=1) & right.any(axis=1)
        return cls(left[used], right[used])

    def rows(self, sources: Ints) -> Reals:
        """The rows of the table for some sources: sources × partners."""
        return (self.left[:, sources].T @ self.right).astype(np.float64)

    @cached_property
    def most(self) -> Reals:
        """What no entry of a row is more than, for every row."""
        return self.left.sum(axis=0, dtype=np.float64) * self.right.max(initial=0)

    def shares_of(self, pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
        """The entries of the table for a few pairs."""
        sources, targets = _ends(pairs)
        products = self.left[:, sources].astype(np.float64) * self.right[:, targets]
        total: npt.NDArray[np.float64] = products.sum(axis=0)
        return total


@dataclass(frozen=True)
class Gains:
    """What each absent link would change, for the situations of one reach: how many of them, or shares of people."""

    reach: Reach
    people: Weights | None = None  # None: situations are counted

    def in_people(self) -> "Gains | None":
        """The same in shares of people; None where these are not known."""
        people = self.reach.grid.people
        weighed = replace(self, people=people) if people else None
        if weighed:
            weighed.__dict__["from_entry"] = self.from_entry  # costly, and the same for both
        return weighed

    @cached_property
    def patterns(self) -> Ints:
        """The patterns that any situation has."""
        return np.flatnonzero(self.reach.grid.shared_by)

    @cached_property
    def from_entry(self) -> Steps:
        """Steps from the nearest entry: patterns in use × stages × needs × partners; FAR where there is no way."""
        reach, wiring = self.reach, self.reach.wiring
        needs = len(reach.grid.needs)
        found = np.empty((len(self.patterns), len(wiring.entry), needs, len(wiring.ids)), dtype=np.int32)
        for start in range(0, len(found), self._together):
            block = slice(start, start + self._together)
            admitted = reach.grid.admitted[self.patterns[block]]
            onward = wiring.onward.among(np.logical_or.reduce(admitted))
            found[block] = distances(everything(wiring.entry), everything(admitted)[:, np.newaxis], onward, needs)
        return found

    @property
    def _together(self) -> int:
        """How many patterns are followed at once."""
        wiring = self.reach.wiring
        return max(1, AT_ONCE // max(1, len(wiring.entry) * len(wiring.source)))

    @cached_property
    def opened(self) -> Factors:
        """Situations that have no way to help and would have one.

        People in no listed group, and a listed group where it would have one and they would not: it gets to all the
        partners that they get to, and to help from all, so what it adds is two products of its own.
        """
        lefts, rights = [], []
        for pattern, steps, weight in self._each_pattern():
            lefts.append(weight * self._unhelped(pattern, steps < FAR))
            rights.append(self.reach.to_help[pattern] < FAR)
        places = {pattern: place for place, pattern in enumerate(self.patterns.tolist())}
        for number, (group, without, times) in enumerate(self.reach.grid.beyond):
            weight = float(self.people.beyond[number]) if self.people else times
            theirs, others = (self.from_entry[places[pattern]] < FAR for pattern in (group, without))
            helps, helps_others = (self.reach.to_help[pattern] < FAR for pattern in (group, without))
            lefts += [weight * self._unhelped(group, reached) for reached in (theirs & ~others, others)]
            rights += [helps, helps & ~helps_others]
        return Factors.of_terms(self.reach, lefts, rights, whole=self.people is None)

    def _unhelped(self, pattern: int, reached: Bools) -> Reals:
        """Needs × partners: through how many ways in people reach each partner who have no way to help."""
        return weighed(reached & ~self.reach.covered[pattern][..., np.newaxis], self.people)

    @cached_property
    def saved(self) -> Factors:
        """Steps fewer, added up over situations that have a way to help."""
        lefts, rights = [], []
        for pattern, steps, weight in self._each_pattern():
            now = np.where(self.reach.covered[pattern], self.reach.steps[pattern], 0)
            spare = now[..., np.newaxis].astype(np.int64) - steps - 1
            for left_over in range(int(now.max(initial=0)) - 1):
                lefts.append(weight * weighed(np.maximum(spare - left_over, 0), self.people))
                rights.append(self.reach.to_help[pattern] == left_over)
        return Factors.of_terms(self.reach, lefts, rights, whole=self.people is None)

    @cached_property
    def removed(self) -> Factors:
        """Sole-route partners fewer, added up over situations that have a way to help."""
        lefts, rights = [], []
        each = np.multiply.outer(self.people.stages, self.people.needs)[..., np.newaxis] if self.people else 1
        for weight, before, after, long in self._each_with_sole_routes():
            for passed in range(int(long.max(initial=0))):
                lefts.append((weight * each * np.maximum(long - passed - before, 0)).reshape(-1, before.shape[-1]))
                rights.append((after == passed).reshape(-1, before.shape[-1]))
        return Factors.of_terms(self.reach, lefts, rights, whole=self.people is None)

    def removed_by(self, pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
        """The same for a few pairs, without the whole table."""
        sources, targets = _ends(pairs)
        total = np.zeros(len(sources))
        for weight, before, after, long in self._each_with_sole_routes():
            spare = np.maximum(long - before[..., sources] - after[..., targets], 0)
            total += weight * weighed(spare, self.people).sum(axis=0)
        return total

    def opened_by(self, pairs: Sequence[Pair]) -> list[Situations]:
        """What the situations that each of a few pairs would open have in common, id by id."""
        grid = self.reach.grid
        sources, targets = _ends(pairs)
        reached = self.from_entry[..., sources] < FAR
        helps = self.reach.to_help[self.patterns][..., targets] < FAR
        opened = ~self.reach.covered[self.patterns][..., np.newaxis] & reached & helps[:, np.newaxis]
        by_pattern = np.logical_or.reduce(opened, axis=(1, 2))
        people = by_pattern[np.searchsorted(self.patterns, grid.pattern)]  # ages, groups, areas, pairs
        others = ((opened, (0, 2)), (people, (0, 1)), (people, (1, 2)), (people, (0, 2)), (opened, (0, 1)))
        columns = [
            [tuple(compress(ids, taken)) for taken in np.logical_or.reduce(flags, axis=axes).T.tolist()]
            for ids, (flags, axes) in zip(grid.situations, others, strict=True)
        ]
        return [Situations(*ids) for ids in zip(*columns, strict=True)]

    def _each_pattern(self) -> Iterator[tuple[int, Steps, float]]:
        for place, pattern in enumerate(self.patterns.tolist()):
            yield pattern, self.from_entry[place], self._alone[pattern]

    @property
    def _alone(self) -> Sequence[float]:
        """What each pattern weighs."""
        weights: list[float] = (self.people.alone if self.people else self.reach.grid.alone).tolist()
        return weights

    @cached_property
    def _chains(self) -> dict[int, list[Chain]]:
        """The situations that have sole routes, by pattern."""
        by_pattern: dict[int, list[Chain]] = {}
        for chain in chains(self.reach):
            if chain.partners and self.reach.grid.alone[chain.pattern]:
                by_pattern.setdefault(chain.pattern, []).append(chain)
        return by_pattern

    def _each_with_sole_routes(self) -> Iterator[tuple[float, Ints, Ints, Ints]]:
        """How many sole routes of each situation people must pass to get to a partner, and from it to help.

        Yields
        ------
        What a pattern weighs, two arrays stages × needs × partners, and the number of sole routes,
        stages × needs × 1. Sole routes come in a fixed order, so those passed before u and after v leave exactly the
        ones in between to be got round. Where there is no way at all, more are passed than there are.
        """
        reach, wiring = self.reach, self.reach.wiring
        weights = self._alone
        for block in _batched(self._chains.items(), self._together):
            admitted = reach.grid.admitted[[pattern for pattern, _ in block]]
            anybody = np.logical_or.reduce(admitted)
            allowed = everything(admitted)[:, np.newaxis]
            onward = [[(chain, chain.partners) for chain in found] for _, found in block]
            backward = [[(chain, chain.partners[::-1]) for chain in found] for _, found in block]
            before = self._passes(everything(wiring.entry), allowed, wiring.onward.among(anybody), onward)
            after = self._passes(wiring.meets[np.newaxis], allowed, wiring.back.among(anybody), backward)
            for place, (pattern, found) in enumerate(block):
                long = np.zeros((*reach.covered.shape[1:], 1), dtype=np.int64)
                for chain in found:
                    long[chain.stage, chain.need] = len(chain.partners)
                yield weights[pattern], before[place], after[place], long

    def _passes(
        self, start: Words, allowed: Words, direction: Direction, orders: Sequence[Sequence[tuple[Chain, Path]]]
    ) -> Ints:
        """How many of the sole routes, in order, have to be opened before each partner is reached: for each pattern.

        People get as far as the first that is shut. Each that is opened has been reached by then, as every way leads
        to it, and lets them reach what lies behind it.
        """
        stages, needs = self.reach.covered.shape[1:]
        words, partners = self.reach.wiring.meets.shape
        longest = max((len(order) for pattern in orders for _, order in pattern), default=0)
        doors = np.zeros((longest + 1, len(orders), stages, words, partners), dtype=np.uint64)
        for place, pattern in enumerate(orders):
            for chain, order in pattern:
                for position, one in enumerate(order, start=1):
                    doors[position, place, chain.stage, chain.need // WORD, one] |= flag(chain.need)
        ahead = allowed & ~np.bitwise_or.reduce(doors)
        doors[0] = start & ahead
        passed = np.full((len(orders), stages, needs, partners), longest + 1, dtype=np.int64)
        for opened, door in enumerate(doors):
            reached = spread(door, ahead | door, direction)
            ahead &= ~reached
            passed[bits(reached, needs)] = opened
        return passed


def weighed(situations: npt.NDArray, people: Weights | None) -> Reals:
    """Numbers of stages × needs × partners added up over the stages, as ways in and needs weigh."""
    if people is None:
        return situations.sum(axis=0)
    stages, needs, partners = situations.shape
    over_stages = people.stages @ situations.reshape(stages, needs * partners).astype(np.float64)
    total: Reals = over_stages.reshape(needs, partners) * people.needs[:, np.newaxis]
    return total


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    rest = iter(items)
    while block := list(islice(rest, size)):
        yield block


def best_pairs(worth: Callable[[Ints], Reals], most: Reals, ids: Sequence[str], top: int) -> list[Pair]:
    """The pairs worth most, best first, then by ids; those worth 0 or less are left out.

    Parameters
    ----------
    worth
        For some sources, what each pair is worth: sources × partners.
    most
        For each source, what none of its pairs is worth more than: where this is too little, nothing is worked out.
    """
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    rank = np.argsort(by_id)
    promising = np.argsort(-most, kind="stable")
    pool: list[npt.NDArray] = [np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)]
    least = 0.0
    for start in range(0, len(ids), BLOCK):
        sources = promising[start : start + BLOCK]
        sources = sources[(most[sources] > 0) & (most[sources] >= least)]
        if not sources.size:
            break
        values = worth(sources)
        better = (values > 0) & (values >= least)
        if np.count_nonzero(better) > top:
            better = values >= np.partition(values[better], -top)[-top]
        rows, columns = np.nonzero(better)
        found = (values[rows, columns], rank[sources[rows]], rank[columns])
        pool = [np.concatenate(pair) for pair in zip(pool, found, strict=True)]
        best = np.lexsort((pool[2], pool[1], -pool[0]))[:top]
        pool = [column[best] for column in pool]
        least = float(pool[0][-1]) if len(best) == top else 0.0
    return list(zip(by_id[pool[1]].tolist(), by_id[pool[2]].tolist(), strict=True))


def _ends(pairs: Sequence[Pair]) -> tuple[Ints, Ints]:
    sources, targets = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2).T
    return sources, targets
