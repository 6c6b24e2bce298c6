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
Lost = tuple[Ints, Ints, Ints, Ints]  # pattern, stage, need, and a partner that these cannot do without
Key = tuple[int, int, int]  # pattern, stage, need
BLOCK = 32  # patterns worked out at a time, to bound the memory


def left_out(reach: Reach) -> Iterator[Situation]:
    """Sole partners from the way in to the service, and sole links, of every covered situation."""
    patterns = np.flatnonzero(reach.grid.shared_by)
    for start in range(0, len(patterns), BLOCK):
        some = patterns[start : start + BLOCK]
        for pattern, stage, need, partners, links in _Trial(reach, some).found():
            yield int(some[pattern]), stage, need, partners, links


def lost_without(reach: Reach) -> Lost:
    """Every covered situation with each of its sole partners, in any order; links are not looked at."""
    found = [np.zeros((4, 0), dtype=np.int64)]
    for start in range(0, len(reach.grid.admitted), BLOCK):
        some = np.arange(start, min(start + BLOCK, len(reach.grid.admitted)))
        trial = _Trial(reach, some)
        (pattern, need, partner), (stage, one) = trial.candidates, np.nonzero(trial.lost)
        found.append(np.stack((some[pattern[one]], stage, need[one], partner[one])))
    pattern, stage, need, partner = np.concatenate(found, axis=1)
    return pattern, stage, need, partner


@dataclass(frozen=True)
class _Trial:
    """Everybody who could be a sole route in some patterns, left out."""

    reach: Reach
    patterns: Ints

    def found(self) -> Iterator[Situation]:
        """The same as `left_out`, with patterns by their place in the block."""
        pattern, need, partner = self.candidates
        steps, onward = self.to_help[self.candidates], self.onward[self.candidates]
        only_way = self._only_way()
        partners: defaultdict[Key, list[int]] = defaultdict(list)
        links: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
        stage, one = np.nonzero(self.lost)
        order = np.argsort(-steps[one], kind="stable")
        stage, one = stage[order], one[order]
        columns = (pattern[one], stage, need[one], partner[one], onward[one], only_way[one])
        for where, whose, what, here, there, alone in zip(*(column.tolist() for column in columns), strict=True):
            partners[where, whose, what].append(here)
            if alone:
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
    def onward(self) -> Ints:
        """The partner that comes next on a shortest way to help: patterns × needs × partners."""
        wiring = self.reach.wiring
        onward = np.zeros(self.to_help.shape, dtype=np.int64)
        for need in range(self.to_help.shape[1]):
            carrying = wiring.carrying(need)
            source, target = wiring.source[carrying], wiring.target[carrying]
            steps = self.to_help[:, need]
            pattern, link = np.nonzero(steps[:, target] == steps[:, source] - 1)
            onward[pattern, need, source[link]] = target[link]
        return onward

    @cached_property
    def candidates(self) -> tuple[Ints, Ints, Ints]:
        """Patterns, needs and partners on a shortest way from any stage, in order."""
        on_the_way = np.zeros(self.to_help.shape, dtype=np.bool_)
        pattern, stage, need = np.nonzero(self.covered)
        here = self._nearest()[pattern, stage, need]
        while here.size:
            on_the_way[pattern, need, here] = True
            further = self.to_help[pattern, need, here] > 0
            pattern, need, here = pattern[further], need[further], here[further]
            here = self.onward[pattern, need, here]
        pattern, need, here = np.nonzero(on_the_way)
        return pattern, need, here

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

    def _nearest(self) -> Ints:
        """The entry of each stage that is nearest to help (any partner if it has none): patterns × stages × needs."""
        nearest = np.zeros(self.covered.shape, dtype=np.int64)
        for stage, entries in enumerate(self.reach.wiring.entry):
            if entries.any():
                doors = np.flatnonzero(entries)
                nearest[:, stage] = doors[self.to_help[..., doors].argmin(axis=-1)]
        return nearest

    def _only_way(self) -> Bools:
        """Whether each candidate can pass people on to a single other: the rest only lead back to it."""
        (pattern, need, partner), (word, flag) = self.candidates, self.words
        wiring = self.reach.wiring
        first, last = (np.searchsorted(wiring.source, ends) for ends in (partner, partner + 1))
        owner = np.repeat(np.arange(len(partner)), last - first)
        link = np.arange(len(owner)) - np.repeat(np.cumsum(last - first) - last, last - first)
        carried = wiring.carries[need[owner] // WORD, link] >> (need[owner] % WORD).astype(np.uint64) & np.uint64(1)
        helped = self.helped[pattern[owner], word[owner], wiring.target[link]] & flag[owner]
        ways = np.bincount(owner[(carried > 0) & (helped > 0)], minlength=len(partner))
        return (ways == 1) & (self.to_help[self.candidates] > 0)


def _of_candidates(words: Words, of_need: Words) -> Words:
    """Words of needs (words × n) as words of candidates (patterns × words × n): each stands for its need."""
    found = np.zeros((*of_need.shape[:-1], words.shape[-1]), dtype=np.uint64)
    for need in range(of_need.shape[-1]):
        found |= np.where(bit(words, need), of_need[..., need, np.newaxis], np.uint64(0))
    return found
