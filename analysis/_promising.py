"""Which new links are worth trying in a set: alone, side by side, and as one of two in a row."""

from collections.abc import Callable, Iterator
from itertools import chain

import numpy as np

from analysis._candidates import Candidates
from analysis._gains import Factors, Gains, Pair, Reals, best_pairs
from analysis._grid import Ints
from analysis._reach import FAR, Reach
from analysis._suggest import worth_most

__all__ = ["promising"]

OPENING = 40  # links that open most alone
SIDE_BY_SIDE = 16  # links that each open most of what those before would not
HALFWAY = 12  # links that bring most people nearer, and as many that bring help nearer


def promising(gains: Gains, candidates: Candidates) -> tuple[Pair, ...]:
    """The candidates worth trying, each once: those that open most first."""
    return tuple(
        dict.fromkeys(
            chain(
                worth_most(gains, candidates, OPENING),
                _side_by_side(gains, candidates),
                _halfway(gains, candidates),
            )
        )
    )


def _side_by_side(gains: Gains, candidates: Candidates) -> Iterator[Pair]:
    """The link that opens most, then the one that opens most where it would open nothing, and so on."""
    opened = gains.opened
    for _ in range(SIDE_BY_SIDE):
        best = _best(opened.rows, opened.most, gains.reach, candidates, 1)
        if not best:
            return
        yield best[0]
        source, target = best[0]
        rest = (opened.left[:, source] == 0) | (opened.right[:, target] == 0)
        opened = Factors(opened.left[rest], opened.right[rest])


def _halfway(gains: Gains, candidates: Candidates) -> Iterator[Pair]:
    """Links from where people get to where they do not, and from there to where help can be had."""
    found = gains.reach
    patterns, stages, needs = np.nonzero(~found.covered[gains.patterns])
    reached = gains.from_entry[patterns, stages, needs] < FAR
    helps = found.to_help[gains.patterns][patterns, needs] < FAR
    between = found.grid.admitted[gains.patterns][patterns] & ~reached & ~helps
    for left, right in ((reached, between), (between, helps)):
        yield from _joining(left.astype(np.float32), right.astype(np.float32), found, candidates)


def _joining(left: Reals, right: Reals, found: Reach, candidates: Candidates) -> list[Pair]:
    """The candidates that join the one to the other in most situations (situations × partners)."""
    most = left.sum(axis=0, dtype=np.float64)
    return _best(lambda sources: (left[:, sources].T @ right).astype(np.float64), most, found, candidates, HALFWAY)


def _best(worth: Callable[[Ints], Reals], most: Reals, found: Reach, candidates: Candidates, top: int) -> list[Pair]:
    def of_candidates(sources: Ints) -> Reals:
        return np.where(candidates.among(sources), worth(sources), 0)

    return best_pairs(of_candidates, most, found.wiring.ids, top)
