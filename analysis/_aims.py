"""What a goal asks for, piece by piece, and whether the map has it: met, not met, or not known.

A *piece* is what can be lacking: somebody (a way in, an age, a home area, perhaps a group) with one need; for a way in
that is to reach so many needs, a need. It may be had in one of several *cells*. A goal is met when enough of its pieces
are.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis._grid import Bools, Ints, Reals, listed_id
from analysis._ground import Ground, ground_of
from network.goal_tests import GoalTest, goal_id, read_test
from network.model import Goal, Network

__all__ = [
    "Aim",
    "Standing",
    "Status",
    "aim_of",
    "costs",
    "goal_called",
    "holds",
    "pieces_met",
    "standing",
]

Status = Literal["met", "not met", "not known"]
ANYTHING = -1  # the place of a need that may be any


@dataclass(frozen=True, eq=False)
class Aim:
    """The cells of a goal, as arrays side by side, and what they are pieces of."""

    test: GoalTest
    row: Ints  # of the ground
    start: Ints  # a way in by its place among the stages, or a partner; nothing for services
    need: Ints
    piece: Ints
    wanted: int  # so many pieces are to be had
    stages: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]  # age and area
    needs: tuple[str, ...]

    @property
    def pieces(self) -> int:
        """How many there are."""
        return int(self.piece.max(initial=-1)) + 1


@dataclass(frozen=True, eq=False)
class Standing:
    """How a goal stands. Pieces that are certainly had, those that certainly are not, and how many are wanted."""

    status: Status
    aim: Aim | None = None  # None: in words alone
    met: Bools | None = None  # pieces
    lacking: Bools | None = None


def goal_called(network: Network, wanted: str) -> Goal:
    """The goal of this id, or number.

    Raises
    ------
    NetworkError
        When the map has no such goal.
    """
    goals = {goal_id(goal, place): goal for place, goal in enumerate(network.goals)}
    return goals[listed_id("goal", list(goals), wanted)]


def standing(network: Network, goal: Goal) -> Standing:
    """Whether the goal is met, as far as the map knows. What is not known never counts as met, nor as not met."""
    test = read_test(goal)
    if test is None:
        return Standing("not known")
    sure, kind = (ground_of(network, test, kindly=kindly) for kindly in (False, True))
    aim = aim_of(kind)
    met = pieces_met(aim, holds(sure, aim))
    required = _doors(aim, sure) if test.every_door else np.ones(len(aim.row), dtype=np.bool_)
    lacking = ~pieces_met(aim, holds(kind, aim)) & pieces_met(aim, required)
    if not aim.pieces:
        return Standing("not known", aim, met, lacking)
    if met.sum() >= aim.wanted:
        return Standing("met", aim, met, lacking)
    failed = aim.pieces - lacking.sum() < aim.wanted
    return Standing("not met" if failed else "not known", aim, met, lacking)


def aim_of(ground: Ground) -> Aim:
    """The pieces of the goal that this ground was made for.

    With every door, each partner where people come in is a start, for those whom it takes.
    """
    test, rows, needs = ground.test, range(len(ground.rows)), range(len(ground.needs))
    if test.of_services:
        cells = [(row, 0, need) for row in rows for need in (needs if test.need else (ANYTHING,))]
    else:
        doors = np.flatnonzero(np.any(ground.entry, axis=0)).tolist()
        starts = doors if test.every_door else range(len(ground.stages))
        taken = ground.through if test.every_door else np.ones((len(rows), len(ground.stages)), dtype=np.bool_)
        cells = [(row, start, need) for start in starts for row in rows if taken[row, start] for need in needs]
    ids = ground.stages, ground.rows, ground.needs
    row, start, need = np.array(cells, dtype=np.int64).reshape(len(cells), 3).T
    if test.needs_reached is not None:
        return Aim(test, row, start, need, need, test.needs_reached, *ids)
    return Aim(test, row, start, need, np.arange(len(row)), len(row), *ids)


def holds(ground: Ground, aim: Aim) -> Bools:
    """In which cells help is there, on this ground."""
    if not len(aim.row):
        return np.zeros(0, dtype=np.bool_)
    if aim.test.of_services:
        return services(ground, aim) >= (aim.test.services or 1)
    return np.asarray(costs(ground, aim, ground.to_help()) <= ground.limit)


def services(ground: Ground, aim: Aim) -> Ints:
    """How many partners help in each cell, with or without a way to them."""
    through = ground.through & ground.theirs
    each = np.vstack((ground.meets, np.any(ground.meets, axis=0, keepdims=True)))  # the last is any need
    return np.asarray(np.einsum("rp,np->rn", through.astype(np.int64), each.astype(np.int64))[aim.row, aim.need])


def costs(ground: Ground, aim: Aim, to_help: Reals) -> Reals:
    """What the way to help costs in each cell; infinite where there is none."""
    if aim.test.every_door:
        return ground.ahead_at(to_help, aim.row, aim.need, aim.start)
    nearest = [to_help[..., entry].min(axis=-1, initial=np.inf) for entry in ground.entry]
    return np.array(nearest)[aim.start, aim.row, aim.need]


def pieces_met(aim: Aim, cells: Bools) -> Bools:
    """Which pieces are had, where these cells are."""
    met: Bools = np.zeros(aim.pieces, dtype=np.bool_)
    met[aim.piece[cells]] = True
    return met


def _doors(aim: Aim, sure: Ground) -> Bools:
    """The cells of partners that certainly are ways in, for people whom they certainly take."""
    return np.asarray(np.any(sure.entry, axis=0)[aim.start] & sure.through[aim.row, aim.start])
