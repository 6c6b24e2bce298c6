"""What any set of a pool of new links would open together, without the map.

Two links in a row may open what neither opens alone, and two side by side may open the same: so a set is worth what it
opens as a whole. Of every situation without a way to help it is known whether people get to a link's source, whether
help can be had from its target, and from which targets people get on to which sources. What a set opens follows
exactly from these few flags. Situations with the same flags are one *class*.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis._gains import AT_ONCE, Gains, Pair, Reals
from analysis._grid import Bools, Ints, Weights
from analysis._reach import FAR
from analysis._suggest import FINEST, even
from analysis._wiring import bits, everything, spread

__all__ = ["Pool", "pool_of"]

Flags = npt.NDArray[np.uint64]  # (…, words of 64 classes)

NEVER = 0  # the class of situations that no link of the pool opens


class Measure(NamedTuple):
    """What situations weigh: each class, and each of a listed group where people in none do not gain."""

    weights: Reals  # classes
    theirs: Ints  # class of a listed group that is admitted otherwise
    others: Ints  # class of people in none in the same places
    times: Reals

    def of(self, opened: Bools) -> Reals:
        """The sum over opened classes (sets × classes)."""
        total: Reals = opened @ self.weights + (opened[:, self.theirs] & ~opened[:, self.others]) @ self.times
        return total


@dataclass(frozen=True, eq=False)
class Pool:
    """Links that are not there, and for each class of situations what they would do."""

    gains: Gains
    links: tuple[Pair, ...]
    reached: Flags  # links: whether people get to the source
    helps: Flags  # links: whether help can be had from the target
    onward: Flags  # links × links: whether people get from the target of the one to the source of the other
    situations: Measure
    people: Measure | None  # None where they are not known

    def opened_by(self, sets: Ints) -> Ints:
        """How many situations each set opens; `sets` has one row a set, with the places of its links."""
        return np.rint(self.situations.of(self._opened(sets))).astype(np.int64)

    def people_of(self, sets: Ints) -> Reals:
        """For which share of people each set opens help, 0 to 1; NaN where it is not known."""
        return np.full(len(sets), np.nan) if self.people is None else even(self.people.of(self._opened(sets)))

    def worth(self, sets: Ints) -> Ints:
        """What each set is ranked by, as a whole number: people where they are known, else situations."""
        if self.people is None:
            return self.opened_by(sets)
        return np.rint(self.people_of(sets) / FINEST).astype(np.int64)

    def _opened(self, sets: Ints) -> Bools:
        """Sets × classes."""
        if not sets.shape[1]:
            return np.zeros((len(sets), len(self.situations.weights)), dtype=np.bool_)
        reached = self.reached[sets]
        onward = self.onward[sets[:, :, np.newaxis], sets[:, np.newaxis, :]]
        for _ in range(sets.shape[1] - 1):
            further = reached | np.bitwise_or.reduce(reached[:, :, np.newaxis] & onward, axis=1)
            if np.array_equal(further, reached):
                break
            reached = further
        return _unpacked(np.bitwise_or.reduce(reached & self.helps[sets], axis=1), len(self.situations.weights))


def pool_of(gains: Gains, links: Sequence[Pair]) -> Pool:
    """What these links would do, alone and together."""
    found, grid = gains.reach, gains.reach.grid
    without = np.nonzero(~found.covered[gains.patterns])  # places of patterns in use, stages, needs
    pattern, _, need = without
    sources, targets = ([link[end] for link in links] for end in (0, 1))
    reached = (gains.from_entry[..., sources] < FAR)[without].T
    helps = (found.to_help[gains.patterns][..., targets] < FAR)[pattern, need].T
    openable = np.flatnonzero(reached.any(axis=0) & helps.any(axis=0))
    onward = _onward(gains, links)[:, :, pattern[openable], need[openable]]
    pairs = onward.reshape(len(links) ** 2, openable.size)
    first, of = _classes(np.concatenate((reached[:, openable], helps[:, openable], pairs)))
    classes = np.full(len(pattern), NEVER, dtype=np.int64)
    classes[openable] = of + 1
    return Pool(
        gains=gains,
        links=tuple(links),
        reached=_packed(reached[..., openable[first]]),
        helps=_packed(helps[..., openable[first]]),
        onward=_packed(onward[..., first]),
        situations=_measure(gains, without, classes, None),
        people=None if grid.people is None else _measure(gains, without, classes, grid.people),
    )


def _onward(gains: Gains, links: Sequence[Pair]) -> Bools:
    """Whether people get from the target of a link to the source of another: links × links × patterns × needs.

    Where help can be had from the target nobody needs a second link, so those partners are passed over.
    """
    found, wiring = gains.reach, gains.reach.wiring
    admitted = found.grid.admitted[gains.patterns]
    between = everything(admitted) & ~spread(wiring.meets, everything(admitted), wiring.back)
    ways = wiring.onward.among(np.logical_or.reduce(admitted))
    sources = [source for source, _ in links]
    targets, place = np.unique([target for _, target in links], return_inverse=True)
    onward = np.zeros((len(targets), len(links), len(admitted), len(found.grid.needs)), dtype=np.bool_)
    together = max(1, AT_ONCE // max(1, len(admitted) * len(wiring.source)))  # so many targets are set out from
    for first in range(0, len(targets), together):
        some = targets[first : first + together]
        start = np.zeros((len(some), *between.shape), dtype=np.uint64)
        start[np.arange(len(some)), ..., some] = between[..., some].transpose(2, 0, 1)
        got = bits(spread(start, between, ways)[..., sources], len(found.grid.needs))
        onward[first : first + together] = got.transpose(0, 3, 1, 2)
    return onward[place]


def _classes(flags: Bools) -> tuple[Ints, Ints]:
    """Columns that are equal are one class: a column of each, and the class of every column."""
    rows = np.ascontiguousarray(np.packbits(flags, axis=0).T)
    _, first, of = np.unique(rows.view(f"V{rows.shape[1]}").ravel(), return_index=True, return_inverse=True)
    return first, of


def _measure(gains: Gains, without: tuple[Ints, ...], classes: Ints, people: Weights | None) -> Measure:
    """What the situations without a way to help weigh, by their classes.

    Where a group has no way, people in none have none either: they get nowhere that the group does not.
    """
    pattern, stage, need = without
    grid, shape = gains.reach.grid, gains.reach.covered.shape
    alone, beyond = (
        (people.alone, people.beyond) if people else (grid.alone, np.array([one.times for one in grid.beyond]))
    )
    each = np.multiply.outer(people.stages, people.needs) if people else np.ones(shape[1:])
    place = np.full(shape, -1, dtype=np.int64)
    place[gains.patterns[pattern], stage, need] = classes
    ends = np.array([(one.group, one.without) for one in grid.beyond], dtype=np.int64).reshape(len(grid.beyond), 2)
    theirs, others = (place[ends[:, column]].ravel() for column in (0, 1))
    can_gain = (theirs > NEVER) & (theirs != others)
    both, shared = np.unique(np.stack((theirs, others))[:, can_gain], axis=1, return_inverse=True)
    times = np.multiply.outer(beyond, each).ravel()[can_gain]
    return Measure(
        _summed(classes, alone[gains.patterns[pattern]] * each[stage, need], classes.max(initial=NEVER) + 1),
        both[0],
        both[1],
        _summed(shared.ravel(), times, both.shape[1]),
    )


def _summed(classes: Ints, values: Reals, size: int) -> Reals:
    return np.bincount(classes, weights=values, minlength=size).astype(np.float64)


def _packed(flags: Bools) -> Flags:
    """(…, classes) becomes (…, words); the class that nothing opens comes first."""
    room = np.zeros((*flags.shape[:-1], 1), dtype=np.bool_)
    rest = np.zeros((*flags.shape[:-1], -(flags.shape[-1] + 1) % 64), dtype=np.bool_)
    packed = np.packbits(np.concatenate((room, flags, rest), axis=-1), axis=-1)
    return np.ascontiguousarray(packed).view(np.uint64)  # after picking partners the last axis may not be


def _unpacked(words: Flags, classes: int) -> Bools:
    return np.unpackbits(words.view(np.uint8), axis=-1, count=classes).astype(np.bool_)
