"""Which few new links open most situations together: the best set of each size, looked for and not proven.

A set grows by one link, or a set of two less by two in a row; then one link is exchanged for another as long as the
set opens more. What is promising is looked for twice: on the map as it is, and on the map with the best two links.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis._candidates import Candidates
from analysis._gains import Gains, Pair
from analysis._grid import Ints
from analysis._pool import Pool, pool_of
from analysis._promising import promising
from analysis._reach import Reach

__all__ = ["LARGEST", "LinkSet", "best_sets"]

Links = tuple[int, ...]  # places in the pool, in order
Worth = tuple[Links, int]  # and what they are ranked by: situations, or people where they are known

LARGEST = 8  # links in a set
AGAIN = 2  # links with which the map is looked at again
STARTS = 3  # sets of a size that are improved, and grow into the next
IN_A_ROW = 24  # pairs of links in a row that a set may grow by
AT_ONCE = 1024  # sets that are worked out together


@dataclass(frozen=True, slots=True)
class LinkSet:
    """Links made together: how many situations they open, for which share of people, and what each is to the set."""

    links: tuple[Pair, ...]
    opened: int
    people: float  # 0 to 1; NaN where it is not known
    alone: tuple[int, ...]  # situations that each would open without the others
    without: tuple[int, ...]  # situations that the set would open without it


def best_sets(found: Reach, candidates: Candidates, largest: int = LARGEST) -> list[LinkSet]:
    """The best sets found of 1, 2 … candidates: by people where they are known, else by situations.

    A size is left out where no set of it opens more than a smaller one. What is found of a size does not depend on
    `largest`.
    """
    gains = Gains(found)
    pool = pool_of(gains, promising(gains.in_people() or gains, candidates))
    for links, _ in best_in_pool(pool, AGAIN)[-1:]:
        then = Gains(found.with_links([pool.links[place] for place in links]))
        more = promising(then.in_people() or then, candidates)
        pool = pool_of(gains, tuple(dict.fromkeys((*pool.links, *more))))
    return [_described(pool, links) for links, _ in best_in_pool(pool, largest)]


def _described(pool: Pool, links: Links) -> LinkSet:
    """The links without which the set would open least come first, then by their ids."""
    places, together = np.array(links, dtype=np.int64), np.array([links], dtype=np.int64)
    fewer = np.array(_shrunk(links), dtype=np.int64).reshape(len(links), -1)
    alone, without = pool.opened_by(places[:, np.newaxis]), pool.opened_by(fewer)
    ids = pool.gains.reach.wiring.ids
    rows = sorted(
        zip(without.tolist(), [pool.links[place] for place in links], alone.tolist(), strict=True),
        key=lambda row: (row[0], [ids[end] for end in row[1]]),
    )
    return LinkSet(
        links=tuple(link for _, link, _ in rows),
        opened=int(pool.opened_by(together)[0]),
        people=float(pool.people_of(together)[0]),
        alone=tuple(number for _, _, number in rows),
        without=tuple(number for number, _, _ in rows),
    )


def best_in_pool(pool: Pool, largest: int) -> list[Worth]:
    """The same for the links of a pool, by their places in it."""
    ones = np.arange(len(pool.links))[:, np.newaxis]
    rows = np.array(_in_a_row(pool), dtype=np.int64).reshape(-1, 2)
    sizes: list[list[Worth]] = [[((), 0)]]
    for size in range(1, min(largest, len(ones)) + 1):
        by_two = _best(pool, _grown([links for links, _ in sizes[-2]], rows)) if size > 1 else []
        by_one = _best(pool, _grown([links for links, _ in sizes[-1]], ones))
        improved = _better(_exchanged(pool, worth) for worth in dict.fromkeys((*by_one, *by_two)))
        sizes.append(_better([*improved, *by_two], 2 * STARTS))
    best = [worths[0] for worths in sizes]
    return [worth for fewer, worth in pairwise(best) if worth[1] > fewer[1]]


def _better(worths: Iterable[Worth], top: int = STARTS) -> list[Worth]:
    return sorted(set(worths), key=lambda worth: (-worth[1], worth[0]))[:top]


def _in_a_row(pool: Pool) -> list[Links]:
    """The pairs of links that open most as the one after the other."""
    follows = pool.onward.any(axis=-1)
    pairs = np.argwhere(np.triu(follows | follows.T, 1))
    return [links for links, opened in _best(pool, pairs, IN_A_ROW) if opened]


def _grown(sets: Sequence[Links], by: Ints) -> Ints:
    """Each set with each of some links more (a row each), where it has none of them yet; places in order."""
    before = np.array(sets, dtype=np.int64).reshape(len(sets), -1)
    grown = np.hstack((np.repeat(before, len(by), axis=0), np.tile(by, (len(sets), 1))))
    grown.sort(axis=1)
    return grown[(grown[:, 1:] != grown[:, :-1]).all(axis=1)]


def _shrunk(links: Links) -> list[Links]:
    return [links[:place] + links[place + 1 :] for place in range(len(links))]


def _best(pool: Pool, sets: Ints, top: int = STARTS) -> list[Worth]:
    """The sets worth most (a row a set); among equals those whose links stand first in the pool."""
    if not len(sets):
        return []
    digits = len(pool.links) ** np.arange(sets.shape[1])[::-1]  # a pool of up to 234 links fits 8 of them
    distinct = sets[np.unique(sets @ digits, return_index=True)[1]]  # in order
    opened = np.concatenate(
        [pool.worth(distinct[start : start + AT_ONCE]) for start in range(0, len(distinct), AT_ONCE)]
    )
    order = np.argsort(-opened, kind="stable")[:top]
    return [(tuple(distinct[place].tolist()), int(opened[place])) for place in order]


def _exchanged(pool: Pool, worth: Worth) -> Worth:
    """The set after exchanges of one link for another, as long as these open more."""
    while True:
        links, opened = worth
        others = np.delete(np.arange(len(pool.links)), links)[:, np.newaxis]
        better = _best(pool, _grown(_shrunk(links), others), 1)
        if not better or better[0][1] <= opened:
            return worth
        worth = better[0]
