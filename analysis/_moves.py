"""Every change that a plan may be made of, by number, and what each does to the ground of a goal.

Each kind only ever opens something: making one change more never undoes what another has opened. That is what lets the
fewest be worked out exactly. A partner that has not said something cannot widen it, so nothing is proposed there.

For one need more only partners are thought of that help with one akin to it: that somebody offers together with it. A
debt centre is not asked to treat brain injuries. For another age only partners are thought of that take those next to
it: a service for children is not asked for adults. Where that cannot meet the goal, any that help with something are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from analysis._aims import Aim
from analysis._grid import Bools, Ints, minute_of
from analysis._ground import GATES, Ground, with_links
from analysis._wiring import WORD, flag
from network.access import admits_age, admits_hour
from network.hours import DAY_MINUTES
from network.model import AddLink, AgeBand, Edit, Network, Opening, Relation
from network.possible_changes import also_for_ages, also_helps_with, also_open, also_serves, next_to

__all__ = ["KINDS", "Move", "Moves", "edit_of"]

KINDS = ("link", "area", "age", "need", "hours")
HOUR = 60  # minutes that a partner would be open longer
AGE, AREA, HOURS = range(len(GATES))


@dataclass(frozen=True, slots=True)
class Move:
    """One change: a new link, or something that one partner would do too."""

    kind: str  # one of KINDS
    partner: str  # who refers, or who does more
    target: str = ""  # of a link
    what: str = ""  # id of the area, age band or need, or the hour


@dataclass(frozen=True, eq=False)
class Moves:
    """The changes of some kinds that could help with one goal.

    Numbers come in blocks: links (source × partners + target), then ages, areas, needs, each by item and partner, then
    hours by partner.
    """

    network: Network
    ground: Ground  # before any change
    aim: Aim
    kinds: tuple[str, ...]
    anybody: bool = False  # whether any partner that helps with something may be asked for one need, or age, more

    @cached_property
    def partners(self) -> int:
        return len(self.network.partners)

    @cached_property
    def ages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(age for age, _ in self.ground.rows if age))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(area for _, area in self.ground.rows if area))

    @cached_property
    def starts(self) -> tuple[int, int, int, int, int]:
        """Where each block ends and the next starts: ages, areas, needs, hours, the end."""
        sizes = (len(self.ages), len(self.areas), len(self.ground.needs), 1)
        ends = np.cumsum([self.partners**2, *(self.partners * size for size in sizes)]).tolist()
        return ends[0], ends[1], ends[2], ends[3], ends[4]

    @property
    def size(self) -> int:
        return self.starts[-1]

    def block(self, kind: str) -> slice:
        """Where the numbers of a kind stand."""
        edges = (0, *self.starts)
        place = ("link", "age", "area", "need", "hours").index(kind)
        return slice(edges[place], edges[place + 1])

    @cached_property
    def possible(self) -> Bools:
        """Which of the numbers are changes that there could be."""
        found: Bools = np.zeros(self.size, dtype=np.bool_)
        kinds = set(self.kinds)
        if "link" in kinds and not self.aim.test.of_services:
            found[self.block("link")] = self._new_links().ravel()
        if "need" in kinds:
            found[self.block("need")] = (~self.ground.meets & self._could_help()).ravel()
        free = ~self._pinned
        if "age" in kinds:
            found[self.block("age")] = (np.any(self.opens_age, axis=1) & free).ravel()
        if "area" in kinds:
            shut = [~self.ground.gates[AREA, self._row_of_area(area)] & self._said("areas") for area in self.areas]
            found[self.block("area")] = (
                np.array(shut, dtype=np.bool_).reshape(len(self.areas), self.partners) & free
            ).ravel()
        if "hours" in kinds and self.aim.test.at is not None:
            at = minute_of(self.aim.test.at)
            shut_then = [one.hours is not None and not admits_hour(one, at) for one in self.network.partners]
            found[self.block("hours")] = np.array(shut_then, dtype=np.bool_) & free
        return found

    @cached_property
    def akin(self) -> Bools:
        """Needs of the goal × partners: whether a partner helps with one that somebody offers together with it."""
        offered = [frozenset(one.needs or ()) for one in self.network.partners]
        beside = (
            frozenset[str]().union(*(one for one in offered if need in one)) - {need} for need in self.ground.needs
        )
        found = [[not needs.isdisjoint(one) for one in offered] for needs in beside]
        return np.array(found, dtype=np.bool_).reshape(len(self.ground.needs), self.partners)

    def _could_help(self) -> Bools:
        helping = np.array([bool(one.needs) for one in self.network.partners], dtype=np.bool_)
        if self.anybody:
            return np.broadcast_to(helping, self.akin.shape)
        return np.where(self.akin.any(axis=1, keepdims=True), self.akin, helping)

    @cached_property
    def opens_age(self) -> Bools:
        """Whether a partner that takes an age band too then takes another: bands × bands × partners, where shut."""
        ranges = {band.id: band for band in self.network.system.ages}
        found = np.zeros((len(self.ages), len(self.ages), self.partners), dtype=np.bool_)
        for place, partner in enumerate(self.network.partners):
            if partner.ages is None:
                continue
            for one, age in enumerate(self.ages):
                if not self.anybody and not next_to(partner.ages, ranges[age].range):
                    continue
                wider = also_for_ages(partner, ranges[age]).partner
                for other, band in enumerate(self.ages):
                    shut = not admits_age(partner, ranges[band].range)
                    found[one, other, place] = shut and admits_age(wider, ranges[band].range)
        return found

    def applied(self, chosen: Sequence[int] | Ints) -> Ground:
        """The ground with these changes made."""
        made: Bools = np.zeros(self.size, dtype=np.bool_)
        made[np.asarray(chosen, dtype=np.int64)] = True
        wiring = self.ground.wiring
        gates: Bools = self.ground.gates.copy()
        ages, areas = (made[self.block(kind)].reshape(-1, self.partners) for kind in ("age", "area"))
        opened: Bools = np.logical_or.reduce(self.opens_age & ages[:, np.newaxis], axis=0)
        for row, (age, area) in enumerate(self.ground.rows):
            if age:
                gates[AGE, row] |= opened[self.ages.index(age)]
            if area:
                gates[AREA, row] |= areas[self.areas.index(area)]
        gates[HOURS] |= made[self.block("hours")]
        meets = wiring.meets.copy()
        for need, partner in np.argwhere(made[self.block("need")].reshape(-1, self.partners)).tolist():
            meets[need // WORD, partner] |= flag(need)
        ground = replace(self.ground, gates=gates, wiring=replace(wiring, meets=meets))
        links = np.flatnonzero(made[self.block("link")])
        return with_links(ground, np.column_stack(np.divmod(links, self.partners))) if links.size else ground

    def gate_moves(self, gate: int, row: int, partner: int) -> list[int]:
        """The changes of which any opens a partner's gate to a row."""
        age, area = self.ground.rows[row]
        if gate == AGE and age:
            found = np.flatnonzero(self.opens_age[:, self.ages.index(age), partner])
            numbers = [self.starts[0] + int(one) * self.partners + partner for one in found]
        elif gate == AREA and area:
            numbers = [self.starts[1] + self.areas.index(area) * self.partners + partner]
        else:
            numbers = [self.starts[3] + partner] if gate == HOURS else []
        return [one for one in numbers if self.possible[one]]

    def need_moves(self, need: int) -> Ints:
        """The numbers, partner by partner, of meeting a need too."""
        return np.asarray(self.starts[2] + need * self.partners + np.arange(self.partners))

    def told(self, number: int) -> Move:
        """What the change is."""
        ids = [partner.id for partner in self.network.partners]
        kind = next(kind for kind in KINDS if self.block(kind).start <= number < self.block(kind).stop)
        item, partner = divmod(number - self.block(kind).start, self.partners)
        if kind == "link":
            return Move(kind, ids[item], ids[partner])
        lists = {"age": self.ages, "area": self.areas, "need": self.ground.needs, "hours": (self.aim.test.at or "",)}
        return Move(kind, ids[partner], what=lists[kind][item])

    @property
    def _pinned(self) -> Bools:
        """Partners that are asked whether they reach help for whomever they take: to take more would ask for more."""
        test = self.aim.test
        doors = (bool(one.stages) and test.stage in (None, *(one.stages or ())) for one in self.network.partners)
        return np.fromiter(doors, dtype=np.bool_, count=self.partners) & test.every_door

    def _new_links(self) -> Bools:
        """Pairs without a link that carries every need asked about; where days count, only where the wait is short."""
        free = ~np.eye(self.partners, dtype=np.bool_)
        if self.aim.test.days is not None:
            free &= self.ground.usual <= self.aim.test.days
        wiring = self.ground.wiring
        full: Bools = np.ones(len(wiring.source), dtype=np.bool_)
        for need in range(len(self.ground.needs)):
            full &= wiring.carrying(need)
        free[wiring.source[full], wiring.target[full]] = False
        return free

    def _row_of_area(self, area: str) -> int:
        return next(row for row, (_, here) in enumerate(self.ground.rows) if here == area)

    def _said(self, field: str) -> Bools:
        return np.array([getattr(one, field) is not None for one in self.network.partners], dtype=np.bool_)


def edit_of(network: Network, move: Move, needs: Sequence[str]) -> Edit:
    """The change as an edit of the map as it is; a new link carries the needs that the goal asks about."""
    if move.kind == "link":
        return AddLink(Relation(move.partner, move.target, needs=tuple(needs)))
    partner = network.partner(move.partner)
    if move.kind == "area":
        return also_serves(partner, move.what)
    if move.kind == "need":
        return also_helps_with(partner, move.what)
    if move.kind == "age":
        return also_for_ages(partner, _band(network, move.what))
    return also_open(partner, _hour(move.what))


def _band(network: Network, age: str) -> AgeBand:
    return next(band for band in network.system.ages if band.id == age)


def _hour(at: str) -> Opening:
    """The hour of the day that a moment falls in."""
    day, minute = divmod(minute_of(at) or 0, DAY_MINUTES)
    start = minute // HOUR * HOUR
    return Opening((day,), start, start + HOUR)
