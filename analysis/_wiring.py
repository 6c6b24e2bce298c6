"""A map as arrays: which link carries which need, who meets what, and how far people get along the links.

Sets of needs are bits of 64-bit words, so that one pass over the links moves every need at once. Arrays of words
have the axes (…, words, partners): one word up to 64 needs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from network.model import Network

__all__ = [
    "FAR",
    "WORD",
    "Direction",
    "Wiring",
    "bit",
    "bits",
    "by_steps",
    "distances",
    "everything",
    "flag",
    "spread",
    "wired",
    "wiring_of",
]

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Steps = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]
Needs = tuple[str, ...] | None

WORD = 64  # needs in a word
FAR = np.iinfo(np.int32).max  # steps where there is no way
_EVERY_BIT = np.iinfo(np.uint64).max


@dataclass(frozen=True)
class Direction:
    """Links in one direction, in order of the partner that they arrive at."""

    leaves: Ints  # per link, the partner that it leaves from
    lands: Ints  # per link, the partner that it arrives at
    carries: Words  # words × links

    def among(self, admitted: Bools) -> "Direction":
        """Only the links between these partners."""
        kept = admitted[self.leaves] & admitted[self.lands]
        return Direction(self.leaves[kept], self.lands[kept], self.carries[:, kept])


@dataclass(frozen=True)
class Wiring:
    """Partners, needs and stages by number, and everything that does not depend on who is admitted."""

    ids: tuple[str, ...]
    meets: Words  # words × partners: the needs that each meets itself
    silent: Bools  # partners that have not said what they meet
    entry: Bools  # stages × partners
    source: Ints  # per link from one partner to another, in order of source and target
    target: Ints
    carries: Words  # words × links
    onward: Direction  # as people go
    back: Direction  # from help towards the ways in

    def carrying(self, need: int) -> Bools:
        """Which links carry the need."""
        return bit(self.carries, need)

    def doors(self, stages: Iterable[int]) -> tuple[str, ...]:
        """Ids of the partners where people come in at these stages."""
        here = self.entry[sorted(stages)].any(axis=0)
        return tuple(self.ids[place] for place in np.flatnonzero(here))

    def with_links(self, pairs: Sequence[tuple[int, int]]) -> "Wiring":
        """The same map with links from and to these partners (by number) that carry every need."""
        ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2).T
        source, target = np.concatenate((self.source, ends[0])), np.concatenate((self.target, ends[1]))
        new = np.full((len(self.carries), len(pairs)), _EVERY_BIT, dtype=np.uint64)
        carries = np.concatenate((self.carries, new), axis=1)
        return replace(self, source=source, target=target).carried(carries)

    def carried(self, carries: Words) -> "Wiring":
        """The same map with links that carry these needs: words × links."""
        onward, back = wired(self.source, self.target, carries), wired(self.target, self.source, carries)
        return replace(self, carries=carries, onward=onward, back=back)


@lru_cache(maxsize=8)  # a map is asked again for other hours, ages and areas
def wiring_of(network: Network, stages: tuple[str, ...], needs: tuple[str, ...]) -> Wiring:
    """The arrays of a map for these stages and needs (ids)."""
    partners = network.partners
    source, target, carries = _links(network, needs)
    entry = [[stage in (partner.stages or ()) for partner in partners] for stage in stages]
    return Wiring(
        ids=tuple(partner.id for partner in partners),
        meets=_words([partner.needs for partner in partners], needs, 0),
        silent=np.array([partner.needs is None for partner in partners], dtype=np.bool_),
        entry=np.array(entry, dtype=np.bool_).reshape(len(stages), len(partners)),
        source=source,
        target=target,
        carries=carries,
        onward=wired(source, target, carries),
        back=wired(target, source, carries),
    )


def wired(leaves: Ints, lands: Ints, carries: Words | None = None) -> Direction:
    """Links from one partner to another; without `carries` they carry everything."""
    if carries is None:
        carries = np.full((1, len(leaves)), _EVERY_BIT, dtype=np.uint64)
    order = np.argsort(lands, kind="stable")
    return Direction(leaves[order], lands[order], carries[:, order])


def bit(words: Words, need: int) -> Bools:
    """One need out of words: (…, words, n) becomes (…, n)."""
    return (words[..., need // WORD, :] >> np.uint64(need % WORD) & np.uint64(1)).astype(np.bool_)


def bits(words: Words, needs: int) -> Bools:
    """All needs out of words at once: (…, words, n) becomes (…, needs, n)."""
    places = np.arange(needs)
    flags = (np.uint64(1) << (places % WORD).astype(np.uint64))[:, np.newaxis]
    found: Bools = (words if words.shape[-2] == 1 else words[..., places // WORD, :]) & flags != 0
    return found


def flag(need: int) -> np.uint64:
    """The bit of a need inside its word, which is number `need // WORD`."""
    return np.uint64(1) << np.uint64(need % WORD)


def everything(admitted: Bools) -> Words:
    """Words in which admitting partners let every need pass and others none: (…, n) becomes (…, 1, n)."""
    return np.where(admitted, _EVERY_BIT, np.uint64(0))[..., np.newaxis, :]


def by_steps(start: Words, allowed: Words, direction: Direction) -> Iterator[Words]:
    """What is reached in 0 steps, then newly in 1, in 2 … along links between allowed partners."""
    begin: Words = start & allowed
    new = begin.repeat(len(direction.carries), axis=-2) if begin.shape[-2] == 1 else begin  # one word stands for all
    ahead: Words = allowed & ~new  # of a shape with `new`, and its own
    all_words = tuple(range(new.ndim - 1))
    while new.any():
        yield new
        leaving = np.flatnonzero(np.bitwise_or.reduce(new, axis=all_words)[direction.leaves])
        arriving = np.zeros_like(new)
        if leaving.size:
            moving = new.take(direction.leaves[leaving], axis=-1)
            moving &= direction.carries.take(leaving, axis=-1)
            lands = direction.lands[leaving]
            first = np.flatnonzero(np.concatenate(([True], lands[1:] != lands[:-1])))
            arriving[..., lands[first]] = np.bitwise_or.reduceat(moving, first, axis=-1)
        arriving &= ahead
        ahead ^= arriving
        new = arriving


def spread(start: Words, allowed: Words, direction: Direction) -> Words:
    """Everything that can be reached along links between allowed partners, the start included."""
    reached = start & allowed
    for new in by_steps(start, allowed, direction):
        reached = reached | new
    return reached


def distances(start: Words, allowed: Words, direction: Direction, needs: int) -> Steps:
    """Steps from the start to every partner, need by need.

    Returns
    -------
    Array (…, needs, partners) of steps, from 0; FAR where there is no way.
    """
    shape = np.broadcast_shapes(start.shape, allowed.shape)
    steps = np.full((*shape[:-2], needs, shape[-1]), FAR, dtype=np.int32)
    for step, new in enumerate(by_steps(start, allowed, direction)):
        np.putmask(steps, bits(new, needs), step)
    return steps


def _links(network: Network, needs: Sequence[str]) -> tuple[Ints, Ints, Words]:
    """Each linked pair once, in order, with the needs that any of its relations carries."""
    number = {partner.id: place for place, partner in enumerate(network.partners)}
    relations = network.referrals
    carries = _words([relation.needs for relation in relations], needs, -1)
    source = np.array([number[relation.source] for relation in relations], dtype=np.int64)
    target = np.array([number[relation.target] for relation in relations], dtype=np.int64)
    order = np.lexsort((target, source))
    source, target, carries = source[order], target[order], carries[:, order]
    first = np.flatnonzero((np.diff(source, prepend=-1) != 0) | (np.diff(target, prepend=-1) != 0))
    if first.size:
        carries = np.bitwise_or.reduceat(carries, first, axis=1)
    return source[first], target[first], carries


def _words(sets: Sequence[Needs], needs: Sequence[str], not_said: int) -> Words:
    """Sets of needs cut into words (words × sets); the bits `not_said` stand for those that are not known."""
    bits_of = {need: 1 << place for place, need in enumerate(needs)}
    distinct = {one: place for place, one in enumerate(dict.fromkeys(sets))}
    bits = [not_said if one is None else sum(bits_of.get(need, 0) for need in one) for one in distinct]
    mask = int(_EVERY_BIT)
    words = range(max(1, -(-len(needs) // WORD)))
    table = np.array([[one >> (WORD * word) & mask for one in bits] for word in words], dtype=np.uint64)
    return table[:, np.array([distinct[one] for one in sets], dtype=np.int64)]
