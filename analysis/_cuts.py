"""Why a goal is not met yet: sets of changes of which any plan has to have one.

Whoever needs help starts at a way in and has got so far; help can be had from so many partners. A plan has to let
somebody leave the first part, and to lead somebody into the second: each is a *cut*, a set of changes that no plan can
do without all of. Lengths of ways are kept, so that a change which comes too late is in no cut.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from analysis._aims import ANYTHING, holds, pieces_met, services
from analysis._grid import Bools, Ints, Reals
from analysis._ground import Ground
from analysis._moves import Moves

__all__ = ["Cut", "Cuts"]

LOOKED_AT = 48  # cells at a time: more say little more


class Cut(NamedTuple):
    """Of these changes at least so many are in every plan."""

    moves: Bools
    least: int


@dataclass(frozen=True, eq=False)
class Cuts:
    """Finds the cuts of one goal; what could be reached with every change is worked out once."""

    moves: Moves

    @cached_property
    def best(self) -> Ground:
        """The ground with every change but links."""
        possible = self.moves.possible.copy()
        possible[self.moves.block("link")] = False
        return self.moves.applied(np.flatnonzero(possible))

    @cached_property
    def links(self) -> bool:
        return bool(self.moves.possible[self.moves.block("link")].any())

    @cached_property
    def usual(self) -> Reals:
        """What a new link to each partner costs."""
        ground = self.moves.ground
        return self._cost(ground.usual if ground.test.days is not None else np.ones(len(ground.usual)))

    @cached_property
    def left(self) -> Reals:
        """What help costs at best from each partner, past its gates: rows × needs × partners."""
        to_help = self.best.to_help()
        rows, needs = (place.ravel() for place in np.indices(to_help.shape[:2]))
        ahead = self._cost(self.best.ahead(to_help, rows, needs)).reshape(to_help.shape)
        if not self.links:
            return ahead
        by_new_link = (self.usual + self._cost(to_help)).min(axis=-1, initial=np.inf)  # and on along what there is
        return np.minimum(ahead, by_new_link[..., np.newaxis])

    @cached_property
    def gate_moves(self) -> Callable[[int, int, int], list[int]]:
        """The changes of which any opens a partner's gate to a row: asked over and over."""
        return cache(self.moves.gate_moves)

    def _cost(self, cost: Reals) -> Reals:
        """Costs, or only whether there is a way where the goal sets no limit."""
        limited = self.moves.aim.test.steps is not None or self.moves.aim.test.days is not None
        return cost if limited else np.where(np.isinf(cost), np.inf, 0.0)

    def of(self, ground: Ground) -> tuple[list[Cut], Ints]:
        """Cuts of a ground that does not meet the goal, and how often each change would be enough for one cell."""
        aim = self.moves.aim
        have = holds(ground, aim)
        pieces = pieces_met(aim, have)
        missing = np.flatnonzero(~have & ~pieces[aim.piece])
        any_of = aim.wanted < aim.pieces or aim.test.needs_reached is not None
        cells = missing if any_of else missing[:: max(1, len(missing) // LOOKED_AT)]
        found = self._of_services(ground, cells) if aim.test.of_services else self._of_ways(ground, cells)
        enough = np.zeros(self.moves.size, dtype=np.int64)
        first, last = [], []
        for onward, back in found:
            enough += onward.moves & back.moves
            first.append(onward)
            last.append(back)
        if any_of:
            return [_any(first), _any(last)], enough
        return [*first, *last], enough

    def _of_services(self, ground: Ground, cells: Ints) -> Iterator[tuple[Cut, Cut]]:
        """Partners that do not help yet and could: one change each, of those that it lacks."""
        aim, moves = self.moves.aim, self.moves
        have = services(ground, aim)
        for cell in cells.tolist():
            row, need = int(aim.row[cell]), int(aim.need[cell])
            meets = _meeting(ground, need)
            could = self._could_serve(row, need) & ~(ground.through[row] & meets)
            sides: list[Bools] = []
            for order in (1, -1):
                chosen: Bools = np.zeros(moves.size, dtype=np.bool_)
                for partner in np.flatnonzero(could).tolist():
                    steps = self._lacking(ground, row, need, partner, bool(meets[partner]))
                    chosen[steps[::order][0]] = True
                sides.append(chosen)
            least = (aim.test.services or 1) - int(have[cell])
            yield Cut(sides[0], least), Cut(sides[1], least)

    def _could_serve(self, row: int, need: int) -> Bools:
        best = self.best
        meets = _meeting(best, need)
        return np.asarray(best.through[row] & meets & best.theirs)

    def _lacking(self, ground: Ground, row: int, need: int, partner: int, meets: bool) -> list[list[int]]:
        """What a partner lacks to help, in the order of its gates: for each, the changes of which any will do."""
        moves = self.moves
        shut = np.flatnonzero(~ground.gates[:, row, partner]).tolist()
        found = [moves.gate_moves(gate, row, partner) for gate in shut]
        if not meets:
            needs = range(len(ground.needs)) if need == ANYTHING else (need,)
            numbers = [int(moves.need_moves(one)[partner]) for one in needs]
            found.append([one for one in numbers if moves.possible[one]])
        return found

    def _of_ways(self, ground: Ground, cells: Ints) -> Iterator[tuple[Cut, Cut]]:
        """For each cell, what lets somebody get further than now, and what leads into where help can be had from."""
        aim = self.moves.aim
        arrived, past = self._forward(ground, cells)
        ahead = self._cost(ground.ahead(ground.to_help(), aim.row[cells], aim.need[cells]))
        could, _ = self._forward(self.best, cells, self.usual if self.links else np.inf)
        for place, cell in enumerate(cells.tolist()):
            row, need = int(aim.row[cell]), int(aim.need[cell])
            view = _View(self, ground, row, need, self._start(ground, cell))
            yield view.onward(arrived[place], past[place]), view.back(ahead[place], could[place])

    def _start(self, ground: Ground, cell: int) -> Bools:
        """Where somebody comes in."""
        aim, start = self.moves.aim, int(self.moves.aim.start[cell])
        if not aim.test.every_door:
            return ground.entry[start]
        only: Bools = np.zeros(self.moves.partners, dtype=np.bool_)
        only[start] = True
        return only

    def _forward(self, ground: Ground, cells: Ints, by_new_link: Reals | float = np.inf) -> tuple[Reals, Reals]:
        """What it costs to get to each partner, and past its gates: cells × partners.

        Whoever comes in somewhere may get to each for `by_new_link` too, and on from there.
        """
        aim, wiring = self.moves.aim, ground.wiring
        rows, needs = aim.row[cells], aim.need[cells]
        starts = np.array([self._start(ground, cell) for cell in cells.tolist()]).reshape(
            len(cells), self.moves.partners
        )
        open_to = ground.through[rows] | (starts if aim.test.every_door else False)
        order = np.argsort(wiring.target, kind="stable")
        source, target = wiring.source[order], wiring.target[order]
        first = np.flatnonzero(np.diff(target, prepend=-1))
        lengths = np.array([np.where(wiring.carrying(need), ground.lengths(need), np.inf)[order]
                            for need in range(len(ground.needs))])[needs]  # fmt: skip
        arrived: Reals = np.where(starts, 0.0, np.where(np.any(starts, axis=1, keepdims=True), by_new_link, np.inf))
        while True:
            past = np.where(open_to, arrived, np.inf)
            nearer = arrived.copy()
            if first.size:
                by_link = np.minimum.reduceat(past[:, source] + lengths, first, axis=1)
                nearer[:, target[first]] = np.minimum(nearer[:, target[first]], by_link)
            if np.array_equal(nearer, arrived):
                return self._cost(arrived), self._cost(past)
            arrived = nearer


@dataclass(frozen=True, eq=False)
class _View:
    """One cell on one ground."""

    cuts: Cuts
    ground: Ground
    row: int
    need: int
    start: Bools

    @property
    def moves(self) -> Moves:
        return self.cuts.moves

    @cached_property
    def past_gates(self) -> Bools:
        """Partners that somebody may be at: they take people, or those here are asked for whomever they take."""
        here = self.ground.through[self.row]
        return here | self.start if self.moves.aim.test.every_door else here

    @cached_property
    def could_open(self) -> Bools:
        """The same with every change."""
        here = self.cuts.best.through[self.row]
        return here | self.start if self.moves.aim.test.every_door else here

    def onward(self, arrived: Reals, past: Reals) -> Cut:
        """Changes that let somebody get to a partner sooner than now, or past its gates, or be helped there."""
        left, limit = self.cuts.left[self.row, self.need], self.ground.limit
        found: Bools = np.zeros(self.moves.size, dtype=np.bool_)
        if self.cuts.links:
            sources, targets = (past <= limit).nonzero()[0], (self.could_open & (left <= limit)).nonzero()[0]
            new = past[sources, np.newaxis] + self.cuts.usual[targets]
            self._links(found, sources, targets, (new < arrived[targets]) & (new + left[targets] <= limit))
        self._gates(found, (arrived + left <= limit) & self.could_open, 1)
        self._needs(found, self.past_gates & (past <= limit))
        return Cut(found & self.moves.possible, 1)

    def back(self, ahead: Reals, earliest: Reals) -> Cut:
        """Changes that lead to a partner from which help can be had now, or let people past its gates, or help."""
        limit = self.ground.limit
        at_gate = np.where(self.past_gates, ahead, np.inf)
        found: Bools = np.zeros(self.moves.size, dtype=np.bool_)
        if self.cuts.links:
            sources, targets = (self.could_open & (earliest <= limit)).nonzero()[0], (at_gate <= limit).nonzero()[0]
            new = self.cuts.usual[targets] + at_gate[targets]
            good = (new < ahead[sources, np.newaxis]) & (earliest[sources, np.newaxis] + new <= limit)
            self._links(found, sources, targets, good)
        self._gates(found, (earliest + ahead <= limit) & self.could_open, -1)
        self._needs(found, self.could_open & (earliest <= limit))
        return Cut(found & self.moves.possible, 1)

    def _links(self, found: Bools, sources: Ints, targets: Ints, good: Bools) -> None:
        """The links from some partners to some, of those that are good."""
        source, target = np.nonzero(good)  # few of them
        found[sources[source] * self.moves.partners + targets[target]] = True

    def _gates(self, found: Bools, chosen: Bools, order: int) -> None:
        """The first (or last) gate that is shut, of each of some partners."""
        partners = (chosen & ~self.past_gates).nonzero()[0]
        if not partners.size:
            return
        shut = ~self.ground.gates[::order, self.row, partners]
        gates = range(len(shut))[::order]
        for place, partner in zip(shut.argmax(axis=0).tolist(), partners.tolist(), strict=True):
            found[self.cuts.gate_moves(gates[place], self.row, partner)] = True

    def _needs(self, found: Bools, chosen: Bools) -> None:
        first = self.moves.block("need").start + self.need * self.moves.partners
        found[first : first + self.moves.partners] = chosen & ~self.ground.meets[self.need]


def _meeting(ground: Ground, need: int) -> Bools:
    """Who meets a need, or any."""
    meets: Bools = ground.meets if need == ANYTHING else ground.meets[[need]]
    return np.asarray(np.any(meets, axis=0))


def _any(cuts: Sequence[Cut]) -> Cut:
    return Cut(np.logical_or.reduce([cut.moves for cut in cuts]), 1)
