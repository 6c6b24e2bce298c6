"""The absent links that open most situations, without a table of everything that every other link would change.

Only people who have no way to help yet are followed. The numbers are those of `analysis._gains`, whose tables serve the
longer lists.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis._candidates import Candidates
from analysis._gains import AT_ONCE, Factors, Reals, weighed
from analysis._grid import Ints, Weights
from analysis._reach import FAR, Reach
from analysis._wiring import WORD, Words, bits, everything, flag, spread

__all__ = ["most_opened"]

EQUALS = 10_000  # pairs
BLOCK = 64  # sources looked at together; later ones are left out where they can open no more


def most_opened(
    found: Reach, candidates: Candidates, people: Weights | None = None, least: float = 1.0
) -> tuple[float, list[tuple[str, str]]]:
    """The most situations that any candidate opens, and the ids of all that open so many, in order of the map.

    Where no candidate opens a situation: 0 and nobody. Of more than 10,000 equals the first are given. With `people`,
    the largest share of them, in steps of `least`.
    """
    gained, pairs = _largest(_Unhelped(found, people).opened, candidates, least)
    ids = found.wiring.ids
    return gained * least, [(ids[source], ids[target]) for source, target in pairs[:EQUALS].tolist()]


@dataclass(frozen=True)
class _Unhelped:
    """How far people get who have no way to help."""

    reach: Reach
    people: Weights | None

    @cached_property
    def reached(self) -> Words:
        """Patterns × stages × words × partners: for which needs people who have no way to help get there."""
        reach, wiring = self.reach, self.reach.wiring
        without = _in_words(~reach.covered)
        found = np.zeros((*without.shape, len(wiring.ids)), dtype=np.uint64)
        pattern, stage = np.nonzero(without.any(axis=-1))
        together = max(1, AT_ONCE // max(1, len(wiring.source)))
        for start in range(0, len(pattern), together):
            here, way_in = pattern[start : start + together], stage[start : start + together]
            begin = np.where(wiring.entry[way_in][:, np.newaxis], without[here, way_in][..., np.newaxis], np.uint64(0))
            found[here, way_in] = spread(begin, everything(reach.grid.admitted[here]), wiring.onward)
        return found

    @cached_property
    def opened(self) -> Factors:
        """`Gains.opened`, from those who have no way to help alone."""
        grid, helps = self.reach.grid, self.reach.to_help < FAR
        lefts, rights = [], []
        for pattern in np.flatnonzero(grid.alone).tolist():
            weight = float(self.people.alone[pattern]) if self.people else int(grid.alone[pattern])
            lefts.append(weight * self._ways_in(self.reached[pattern]))
            rights.append(helps[pattern])
        for number, (group, without, times) in enumerate(grid.beyond):
            weight = float(self.people.beyond[number]) if self.people else times
            theirs, others = self.reached[group], self.reached[without] & self._uncovered[group][..., np.newaxis]
            lefts += [weight * self._ways_in(reached) for reached in (theirs & ~others, others)]
            rights += [helps[group], helps[group] & ~helps[without]]
        return Factors.of_terms(self.reach, lefts, rights, whole=self.people is None)

    @cached_property
    def _uncovered(self) -> Words:
        return _in_words(~self.reach.covered)

    def _ways_in(self, reached: Words) -> Reals:
        """Needs × partners: through how many ways in people get there, of one pattern."""
        return weighed(bits(reached, len(self.reach.grid.needs)), self.people)


def _in_words(flags: np.ndarray) -> Words:
    """Flags of needs (…, needs) as bits of words (…, words)."""
    words = np.zeros((*flags.shape[:-1], max(1, -(-flags.shape[-1] // WORD))), dtype=np.uint64)
    for need in range(flags.shape[-1]):
        words[..., need // WORD] |= np.where(flags[..., need], flag(need), np.uint64(0))
    return words


def _largest(opened: Factors, candidates: Candidates, least: float) -> tuple[int, Ints]:
    """The largest entry of the table among the candidates, above 0 in steps of `least`, and all pairs that have it."""
    bound = np.ceil(opened.most / least)
    promising = np.argsort(-bound, kind="stable")
    most, pairs = 1.0, np.zeros((0, 2), dtype=np.int64)
    for start in range(0, len(promising), BLOCK):
        sources = promising[start : start + BLOCK]
        sources = sources[bound[sources] >= most]
        if not sources.size:
            break
        values = np.where(candidates.among(sources), np.rint(opened.rows(sources) / least), 0)
        if values.max() > most:
            most, pairs = float(values.max()), pairs[:0]
        row, target = np.nonzero(values == most)
        pairs = np.concatenate((pairs, np.stack((sources[row], target), axis=1)))
    return (int(most) if len(pairs) else 0), pairs[np.lexsort(pairs.T[::-1])]
