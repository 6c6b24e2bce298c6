"""Whom, and which links, nobody can do without: every partner that could be one is left out at once.

What every way to help uses lies on any shortest way too, so only partners on one of those have to be left out. Each
of them, need by need, is a bit of 64-bit words in which it lets nobody pass; one sweep backwards from the services
shows who is still helped without it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis._grid import Bools, Ints
from analysis._reach import Reach
from analysis._wiring import WORD, Direction, Steps, Words, bit, everything, spread

__all__ = ["Lost", "Situation", "left_out", "lost_without"]

# pattern, stage, need, sole partners from the way in to the service, sole links
Situation = tuple[int, int, int, tuple[int, ...], tuple[tuple[int, int], ...]]
Lost = tuple[Ints, Ints, Ints, Ints]  # pattern, stage, need, and a partner or link that these cannot do without
Key = tuple[int, int, int]  # pattern, stage, need
BLOCK = 32  # patterns worked out at a time, to bound the memory


def left_out(reach: Reach) -> Iterator[Situation]:
    """Sole partners from the way in to the service, and sole links, of every covered situation."""
    patterns = np.flatnonzero(reach.grid.shared_by)
    for start in range(0, len(patterns), BLOCK):
        some = patterns[start : start + BLOCK]
        for pattern, stage, need, partners, links in _Trial(reach, some).found():
            yield int(some[pattern]), stage, need, partners, links


def lost_without(reach: Reach, *, links: bool = False) -> Lost:
    """Every covered situation with each of its sole partners, in any order; or with its `links`, by one number each."""
    found = [np.zeros((4, 0), dtype=np.int64)]
    for start in range(0, len(reach.grid.admitted), BLOCK):
        some = np.arange(start, min(start + BLOCK, len(reach.grid.admitted)))
        trial = _Trial(reach, some)
        (pattern, need, what), (stage, one) = trial.candidates, np.nonzero(trial.lost)
        if links:
            only = trial.only_way()
            stage, one = (axis[only[one] >= 0] for axis in (stage, one))
            what = what * len(reach.wiring.ids) + only
        found.append(np.stack((some[pattern[one]], stage, need[one], what[one])))
    pattern, stage, need, what = np.concatenate(found, axis=1)
    return pattern, stage, need, what


@dataclass(frozen=True)
class _Trial:
    """Everybody who could be a sole route in some patterns, left out."""

    reach: Reach
    patterns: Ints

    def found(self) -> Iterator[Situation]:
        """The same as `left_out`, with patterns by their place in the block."""
        pattern, need, partner = self.candidates
        steps, only_way = self.to_help[self.candidates], self.only_way()
        partners: defaultdict[Key, list[int]] = defaultdict(list)
        links: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
        stage, one = np.nonzero(self.lost)
        order = np.argsort(-steps[one], kind="stable")
        stage, one = stage[order], one[order]
        columns = (pattern[one], stage, need[one], partner[one], only_way[one])
        for where, whose, what, here, there in zip(*(column.tolist() for column in columns), strict=True):
            partners[where, whose, what].append(here)
            if there >= 0:
                links[where, whose, what].append((here, there))
        for where, whose, what in np.argwhere(self.covered).tolist():
            key = where, whose, what
            yield *key, tuple(partners[key]), tuple(links[key])

    @cached_property
    def to_help(self) -> Steps:
        return self.reach.to_help[self.patterns]

    @cached_property
    def covered(self) -> Bools:
        return self.reach.covered[self.patterns]

    @cached_property
    def candidates(self) -> tuple[Ints, Ints, Ints]:
        """Patterns, needs and partners on two shortest ways from some stage, in order.

        The two go by the first and by the last partner that leads on, wherever there is more than one.
        """
        on_both = np.zeros(self.to_help.shape, dtype=np.bool_)
        pattern, stage, need = np.nonzero(self.covered)
        first, last = (nearest[pattern, stage, need] for nearest in self._nearest())
        while first.size:
            same = first == last
            on_both[pattern[same], need[same], first[same]] = True
            further = self.to_help[pattern, need, first] > 0  # as many steps from the last
            pattern, need, first, last = pattern[further], need[further], first[further], last[further]
            first, last = self._next(pattern, need, first)[0], self._next(pattern, need, last)[1]
        pattern, need, here = np.nonzero(on_both)
        return pattern, need, here

    def _next(self, pattern: Ints, need: Ints, partner: Ints) -> tuple[Ints, Ints]:
        """The first and the last partner that is one step nearer to help than each of some that are not there yet."""
        owner, link = self._links_from(partner)
        target = self.reach.wiring.target[link]
        whose, what = pattern[owner], need[owner]
        nearer = self.to_help[whose, what, target] == self.to_help[pattern, need, partner][owner] - 1
        owner, target = (one[nearer & self._carried(link, what)] for one in (owner, target))
        starts = np.searchsorted(owner, np.arange(len(partner) + 1))
        return target[starts[:-1]], target[starts[1:] - 1]

    def _links_from(self, partner: Ints) -> tuple[Ints, Ints]:
        """The links that leave each of some partners: its place among these, and the link, in order of both."""
        source = self.reach.wiring.source
        first, last = (np.searchsorted(source, ends) for ends in (partner, partner + 1))
        owner = np.repeat(np.arange(len(partner)), last - first)
        return owner, np.arange(len(owner)) - np.repeat(np.cumsum(last - first) - last, last - first)

    def _carried(self, link: Ints, need: Ints) -> Bools:
        """Whether each link carries the need beside it."""
        flags = self.reach.wiring.carries[need // WORD, link] >> (need % WORD).astype(np.uint64)
        return (flags & np.uint64(1)).astype(np.bool_)

    @cached_property
    def words(self) -> tuple[Ints, Words]:
        """The word and the bit of each candidate; those of one pattern share words."""
        pattern = self.candidates[0]
        place = np.arange(len(pattern)) - np.searchsorted(pattern, pattern)
        return place // WORD, np.uint64(1) << (place % WORD).astype(np.uint64)

    @cached_property
    def helped(self) -> Words:
        """Who is still helped without each candidate: patterns × words × partners."""
        (pattern, need, partner), (word, flag) = self.candidates, self.words
        wiring = self.reach.wiring
        patterns, needs, partners = self.to_help.shape
        size = int(word.max(initial=0)) + 1
        shut = np.zeros((patterns, size, partners), dtype=np.uint64)
        np.bitwise_or.at(shut, (pattern, word, partner), flag)
        of_need = np.zeros((patterns, size, needs), dtype=np.uint64)
        np.bitwise_or.at(of_need, (pattern, word, need), flag)
        back = Direction(wiring.back.leaves, wiring.back.lands, _of_candidates(wiring.back.carries, of_need))
        allowed = everything(self.reach.grid.admitted[self.patterns]) & ~shut
        return spread(_of_candidates(wiring.meets, of_need), allowed, back)

    @cached_property
    def lost(self) -> Bools:
        """Which situations are lost without each candidate: stages × candidates."""
        (pattern, need, _), (word, flag) = self.candidates, self.words
        lost = self.covered[pattern, :, need].T.copy()
        for stage, entries in enumerate(self.reach.wiring.entry):
            still = np.bitwise_or.reduce(self.helped[..., entries], axis=-1)[pattern, word] & flag
            lost[stage] &= still == 0
        return lost

    def _nearest(self) -> tuple[Ints, Ints]:
        """The first and the last entry of each stage that is nearest to help: patterns × stages × needs.

        Any partner of a stage that has no entry.
        """
        first, last = np.zeros((2, *self.covered.shape), dtype=np.int64)
        for stage, entries in enumerate(self.reach.wiring.entry):
            if entries.any():
                doors = np.flatnonzero(entries)
                steps = self.to_help[..., doors]
                first[:, stage] = doors[steps.argmin(axis=-1)]
                last[:, stage] = doors[::-1][steps[..., ::-1].argmin(axis=-1)]
        return first, last

    def only_way(self) -> Ints:
        """The one partner that each candidate can pass people on to, the rest only lead back to it; -1 if not one."""
        (pattern, need, partner), (word, flag) = self.candidates, self.words
        owner, link = self._links_from(partner)
        target = self.reach.wiring.target[link]
        helped = self.helped[pattern[owner], word[owner], target] & flag[owner]
        ways_on = self._carried(link, need[owner]) & (helped > 0)
        only = np.full(len(partner), -1)
        only[owner[ways_on]] = target[ways_on]
        ways = np.bincount(owner[ways_on], minlength=len(partner))
        return np.where((ways == 1) & (self.to_help[self.candidates] > 0), only, -1)


def _of_candidates(words: Words, of_need: Words) -> Words:
    """Words of needs (words × n) as words of candidates (patterns × words × n): each stands for its need."""
    sets, place = np.unique(words, axis=1, return_inverse=True)  # few of the sets of needs differ
    found = np.zeros((*of_need.shape[:-1], sets.shape[-1]), dtype=np.uint64)
    for need in range(of_need.shape[-1]):
        found |= np.where(bit(sets, need), of_need[..., need, np.newaxis], np.uint64(0))
    return found[..., place]
