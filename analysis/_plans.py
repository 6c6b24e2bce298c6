"""The fewest changes that meet a goal: exact where it can be, with a bound where it cannot, and different ones.

Cuts say what any plan must have; the fewest changes that hit all cuts found so far are tried. If they meet the goal, no
plan has fewer. If not, they show cuts that were not seen yet. On the way each try is completed to a plan that does meet
the goal, so that there is one, and a bound, whenever it is enough. Every plan is worked out again on the changed map.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from analysis._aims import Aim, aim_of, holds, pieces_met, standing
from analysis._cuts import Cuts
from analysis._grid import Bools, Ints, Reals
from analysis._ground import Ground, ground_of
from analysis._hitting import Hitting
from analysis._meeting import Meeting
from analysis._moves import KINDS, Move, Moves, edit_of
from network.edit import apply_all
from network.goal_tests import GoalTest, read_test
from network.model import AgeBand, AgeRange, Area, Edit, Goal, Named, Network, Opening, Partner, Relation
from network.tray import stacked

__all__ = ["KINDS", "Plan", "Plans", "Progress", "as_told", "plan_edits", "plans_for", "telling"]

DIFFERENT = 3  # plans to choose from
INSTEAD = 3  # changes that are tried in the place of two
TRIED = 4  # plans that do without one change of the first, at most
EXCHANGES, FURTHER_EXCHANGES = 8, 2  # tries to do with fewer changes, each time that some are found: first plan, others
SMALL = 60  # partners up to which there is time for all of these; from nine times as many on there is for none
SPARE = 4  # changes more than there are now, at which a try is given up
LEFT_OUT = (2, 3, 4)  # changes at a time
OTHERWISE = 0.7  # how often one of them may not come back
EFFORT = 100_000  # sets of changes × sorts of changes that are looked at for the first plan, at most
FURTHER = 100_000  # for each other one
PATIENCE = 12  # rounds without anything new, after which no other plan is looked for
NEAR, MET_ONCE, FAR_OFF, OWN = 0.0, 0.2, 0.4, 0.3  # how a change is liked: 0 best, 1 least
ALWAYS = (Opening(tuple(range(7)), 0, 0),)
DETOUR = 0.5  # a link to a partner that only sends people on is liked so much less


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search has got."""

    plan: int  # which of the plans is looked for, from 1
    least: int  # none has fewer changes
    found: int  # the fewest of one found so far


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes that together meet the goal."""

    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """What it would take."""

    plans: tuple[Plan, ...]  # the fewest changes first; none: no plan with these kinds of change
    least: int  # no plan has fewer changes
    met: bool = False  # nothing has to change
    about: bool = True  # there is somebody, somewhere, of whom the goal speaks
    unsaid: int = 0  # details nobody has given, which are taken as `coverage` takes them
    anybody: bool = False  # whether partners are asked for a need that nothing on the map says they could help with

    @property
    def exact(self) -> bool:
        """Whether no plan has fewer changes than the first."""
        return bool(self.plans) and len(self.plans[0].moves) == self.least


_tell: ContextVar[Callable[[Progress], None]] = ContextVar("tell", default=lambda progress: None)


@contextmanager
def telling(tell: Callable[[Progress], None]) -> Iterator[None]:
    """While this lasts, searches tell how far they have got."""
    before = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(before)


def plan_edits(network: Network, goal: Goal, plan: Plan) -> tuple[Edit, ...]:
    """A plan as the edits of a what-if: each stands on the map as it is."""
    test = read_test(goal)
    needs = [need.id for need in network.system.needs if test is None or test.need in (None, need.id)]
    return tuple(edit_of(network, move, needs) for move in plan.moves)


@lru_cache(maxsize=32)  # a page or a report asks the question and then shows its plans: all give all arguments alike
def plans_for(network: Network, goal: Goal, kinds: tuple[str, ...], /) -> Plans:
    """The fewest changes of these kinds that meet the goal, and up to two plans that share none of them.

    What nobody has said of whom partners take and what links carry is taken as in `coverage`, and counted. A goal in
    words alone has no plan.
    """
    test = read_test(goal)
    if test is None:
        return Plans((), 0)
    unsaid, told = _unsaid(network, test), as_told(network)
    ground = ground_of(told, test, kindly=False)
    aim = aim_of(ground_of(told, test, kindly=True))
    search = _Search(Moves(told, ground, aim, kinds))
    if not aim.pieces:
        return Plans((), 0, unsaid=unsaid, about=False)
    if not search.reaches_everything():
        search = _Search(replace(search.moves, anybody=True))
        if not search.reaches_everything():
            return Plans((), 0, unsaid=unsaid)
    if search.meets(()):
        return Plans((), 0, met=True, unsaid=unsaid)
    found, least = search.plans()
    plans = tuple(Plan(tuple(search.moves.told(number) for number in one)) for one in found)
    for plan in plans:
        then = apply_all(told, stacked(told, plan_edits(told, goal, plan)))
        if standing(then, goal).status != "met":
            raise AssertionError(f"a plan that was worked out does not meet its goal: {plan}")
    return Plans(plans, least, unsaid=unsaid, anybody=any(map(search.is_of_anybody, found)))


def as_told(network: Network) -> Network:
    """The map as `coverage` reads it: a partner that has not said whom it takes takes all, and so does a link.

    One that has not said whether people come in there is no way in. What is listed is in order of its id, so that of
    equal plans the same one is named whatever the order of the file.
    """
    lists: dict[str, Any] = {
        name: tuple(sorted(getattr(network.system, name), key=_by_id)) for name in ("needs", "areas", "ages")
    }
    every_need, every_area = (tuple(one.id for one in lists[name]) for name in ("needs", "areas"))
    partners = (
        replace(
            one,
            areas=every_area if one.areas is None else one.areas,
            stages=one.stages or (),
            ages=one.ages or AgeRange(),
            hours=ALWAYS if one.hours is None else one.hours,
        )
        for one in sorted(network.partners, key=_by_id)
    )
    relations = (replace(one, needs=every_need) if _silent(one) else one for one in network.relations)
    system = replace(network.system, **lists)
    return network.in_part(system=system, partners=tuple(partners), relations=tuple(relations))


def _by_id(one: Named | Area | AgeBand | Partner) -> str:
    return one.id


def _silent(relation: Relation) -> bool:
    return relation.kind == "refers" and relation.needs is None


def _unsaid(network: Network, test: GoalTest) -> int:
    """How many details nobody has given: what links carry, whom partners take, and where every door is asked."""
    fields = {
        "areas": bool(network.system.areas),
        "ages": bool(network.system.ages),
        "hours": test.at is not None,
        "stages": test.every_door,
    }
    asked = [field for field, matters in fields.items() if matters]
    blanks = sum(getattr(partner, field) is None for partner in network.partners for field in asked)
    return blanks + (0 if test.of_services else sum(_silent(relation) for relation in network.relations))


class _Search:
    """One goal and its changes; cuts that are found serve every plan."""

    def __init__(self, moves: Moves) -> None:
        self.moves = moves
        self.cuts = Cuts(moves)
        self.liked = _liked(moves)
        self.hitting = Hitting(self.liked)

    @property
    def aim(self) -> Aim:
        return self.moves.aim

    def is_of_anybody(self, chosen: tuple[int, ...]) -> bool:
        """Whether a partner is asked for a need of which nothing on the map says that it could help with it."""
        block, akin = self.moves.block("need"), self.moves.akin.ravel()
        return not all(akin[one - block.start] for one in chosen if block.start <= one < block.stop)

    def reaches_everything(self) -> bool:
        """Whether all changes together would meet the goal."""
        return self.reaches_all(np.zeros(self.moves.size, dtype=np.bool_))

    def reaches_all(self, barred: Bools) -> bool:
        """Whether all changes that are not barred would meet the goal.

        Of new links those from where people come in are tried first: they are few, and nearly always enough.
        """
        allowed = self.moves.possible & ~barred
        links, block = (
            allowed[self.moves.block("link")].reshape(self.moves.partners, self.moves.partners),
            self.moves.block("link"),
        )
        doors, takes = (np.any(one, axis=0) for one in (self.moves.ground.entry, self.cuts.best.through))
        for sources in (doors, doors | takes):
            fewer = allowed.copy()
            fewer[block] = (links & sources[:, np.newaxis] & takes).ravel()
            if self.meets(np.flatnonzero(fewer)):
                return True
        return False

    def meets(self, chosen: Sequence[int] | Ints) -> bool:
        """Whether the goal is met with these changes."""
        return _enough(self.moves.applied(chosen), self.aim)

    def plans(self) -> tuple[list[tuple[int, ...]], int]:
        """The changes of each plan, and how many any plan has at least."""
        barred: Bools = np.zeros(self.moves.size, dtype=np.bool_)
        first, least = self._fewest(barred, EFFORT)
        found = [first]
        while len(found) < DIFFERENT:
            for one in found:
                barred[list(one)] = True
            if not self.reaches_all(barred):
                break
            found.append(self._fewest(barred, FURTHER, len(found) + 1)[0])
        if len(found) == 1:
            found += self._without_one(first)
        return sorted(found, key=len), least

    def _without_one(self, first: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Where every plan shares a change with the first: one that does without one of them, if there is any.

        Of a few such plans the smallest, or the first that is as small as can be.
        """
        others: list[tuple[int, ...]] = []
        for one in first:
            barred: Bools = np.zeros(self.moves.size, dtype=np.bool_)
            barred[one] = True
            if self.reaches_all(barred):
                others.append(self._fewest(barred, FURTHER, 2)[0])
            if len(others) == TRIED or (others and len(others[-1]) == len(first)):
                break
        return sorted(others, key=lambda plan: (len(plan), plan))[:1]

    def _fewest(self, barred: Bools, effort: int, place: int = 1) -> tuple[tuple[int, ...], int]:
        """The fewest changes found that meet the goal, and a bound; they are proven the fewest where the two agree."""
        afresh = place > 1 and self.moves.partners <= SMALL  # cuts of the plans before may lead astray
        best = self._completed([], barred) if afresh else None
        least, idle = 0, 0
        ends = self.hitting.effort + effort
        while self.hitting.effort < ends and idle < PATIENCE:
            before = (least, len(best or ()))
            hit = self.hitting.fewest(barred, exact=place == 1)
            done = None if hit is None else self._completed(hit.chosen.tolist(), barred)
            if hit is None or done is None:
                raise AssertionError("changes that meet the goal hit every cut")
            least = max(least, hit.least)
            done = self._swapped(done, barred, least)
            if best is None or len(done) < len(best):
                best = done
            tries = EXCHANGES if place == 1 else FURTHER_EXCHANGES
            best = self._exchanged(best, barred, least, tries * SMALL // max(SMALL, self.moves.partners))
            _tell.get()(Progress(place, least, len(best)))
            if len(best) <= least:
                break
            idle = idle + 1 if place > 1 and (least, len(best)) == before else 0
        return best or (), least

    def _exchanged(self, best: tuple[int, ...], barred: Bools, least: int, tries: int) -> tuple[int, ...]:
        """The changes, or fewer: some at a time are left out, and others found instead.

        On the way more cuts are seen, which raises the bound too.
        """
        draw, here = random.Random(f"{best} {self.hitting.effort}"), best  # noqa: S311 - no secret
        for _ in range(tries):
            if len(best) <= max(least, 1):
                break
            out = draw.sample(here, min(len(here), draw.choice(LEFT_OUT)))
            without = barred.copy()
            without[out[:1]] |= draw.random() < OTHERWISE
            done = self._completed([one for one in here if one not in out], without, most=len(here) + SPARE)
            if done is not None and len(done) <= len(here) + 1:
                done = self._swapped(done, without, least)
                here = done if len(done) <= len(here) else here
                best = min(best, here, key=len)
        return best

    def _completed(self, made: list[int], barred: Bools, *, most: float = np.inf) -> tuple[int, ...] | None:
        """The changes with as many more as it takes to meet the goal, without those that it does not take.

        None where those that are not barred cannot meet it, or where it takes more than `most` on the way.
        """
        while len(made) <= most:
            ground = self.moves.applied(made)
            if _enough(ground, self.aim):
                break
            cuts, enough = self.cuts.of(ground)
            self.hitting.add(cuts)
            more = self._next(cuts, enough, barred)
            if more is None:
                return None
            made = [*made, more]
        else:
            return None
        for one in sorted(made, key=lambda number: -self.liked[number]):
            fewer = [other for other in made if other != one]
            if self.meets(fewer):
                made = fewer
        return tuple(sorted(made))

    def _swapped(self, made: tuple[int, ...], barred: Bools, least: int) -> tuple[int, ...]:
        """The changes with one in the place of two, and again, for as long as that is enough too."""
        while len(made) > least and (better := self._one_for_two(made, barred)) is not None:
            made = better
        return made

    def _one_for_two(self, made: tuple[int, ...], barred: Bools) -> tuple[int, ...] | None:
        """The changes with one in the place of two, where that is enough too."""
        for two, could in self.hitting.instead(made, barred):
            rest = [one for one in made if one not in two]
            for one in could[np.argsort(self.liked[could], kind="stable")][:INSTEAD].tolist():
                if self.meets([*rest, one]):
                    return tuple(sorted([*rest, one]))
        return None

    def _next(self, cuts: Sequence, enough: Ints, barred: Bools) -> int | None:
        """The change that is enough for most cells, else one that is in most cuts; None where all are barred."""
        score = np.where(barred, 0, enough).astype(np.float64)
        if not score.any():
            score = np.where(barred, 0, np.sum([cut.moves for cut in cuts], axis=0)).astype(np.float64)
        return int(np.argmax(np.where(score > 0, score - self.liked / 2, -1))) if score.any() else None


def _enough(ground: Ground, aim: Aim) -> bool:
    return bool(pieces_met(aim, holds(ground, aim)).sum() >= aim.wanted)


def _liked(moves: Moves) -> Reals:
    """Which of two changes that do the same is named: a link between partners who have a tie or a common partner."""
    liked = np.full(moves.size, OWN)
    if moves.possible[moves.block("link")].any():
        meeting = Meeting(moves.network)
        steps = meeting.steps([partner.id for partner in moves.network.partners])
        links = np.select([steps <= 1, steps == 2], [NEAR, MET_ONCE], FAR_OFF)
        helping = np.array([partner.needs != () for partner in moves.network.partners], dtype=np.bool_)
        liked[moves.block("link")] = (links + np.where(helping, 0, DETOUR)).ravel()
    return liked
