"""The map as the test of a goal sees it: everything that is not known taken one way, least or most kindly.

Least kindly, what nobody has said is a no: whom a partner takes, what it meets, what a link carries, how long a wait
is. Most kindly it is a yes, and every referral that nobody was asked about may be there. What holds least kindly is
certain, and so is what fails most kindly; whatever lies between is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from analysis._asked import referrals_not_asked
from analysis._grid import Bools, Filters, Ints, Reals, by_value, grid_of, minute_of
from analysis._wiring import FAR, Wiring, bits, distances, everything, wiring_of
from network.access import admits_age, admits_area, admits_group, admits_hour, areas_around
from network.goal_tests import GoalTest
from network.model import Network, Partner, Relation

__all__ = ["GATES", "Ground", "ground_of", "with_links", "with_sure_links"]

GATES = ("age", "area", "hours")  # the axis of `Ground.gates`, in the order in which somebody passes them


@dataclass(frozen=True, eq=False)
class Ground:
    """Partners, links and doors for one test, as arrays.

    Rows are the ages and home areas that the test speaks of. `gates` has the axes of `GATES`, rows, partners; a partner
    takes a row when all its gates are open and it is not `barred` by the group.
    """

    test: GoalTest
    stages: tuple[str, ...]
    needs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]  # age and area; empty texts on a map without
    gates: Bools
    barred: Bools  # partners
    entry: Bools  # stages × partners
    theirs: Bools  # partners: whether their services count
    wiring: Wiring
    waits: Reals  # needs × links: days on each link of the wiring; only where the test limits them
    usual: Reals  # partners: days on a new link to each

    @cached_property
    def through(self) -> Bools:
        """Rows × partners: who takes whom."""
        return self.gates.all(axis=0) & ~self.barred

    @property
    def limit(self) -> float:
        """What a way may cost: links, or days; without a limit every way will do."""
        limits = (self.test.steps, self.test.days)
        return next((float(limit) for limit in limits if limit is not None), float(FAR - 1))

    @cached_property
    def meets(self) -> Bools:
        """Needs × partners: who meets what itself."""
        return bits(self.wiring.meets, len(self.needs))

    def to_help(self) -> Reals:
        """What the way to help costs from every partner: rows × needs × partners; infinite where there is none."""
        if self.test.days is None:
            steps = distances(self.wiring.meets, everything(self.through), self.wiring.back, len(self.needs))
            return np.where(steps == FAR, np.inf, steps.astype(np.float64))
        return self._in_days()

    def ahead(self, to_help: Reals, rows: Ints, needs: Ints) -> Reals:
        """The same for somebody who is past the partner's own gates, whether they are open or not: cells × partners."""
        cost = np.where(self.meets[needs], 0.0, np.inf)
        target, lengths, first, ends = self._leaving
        if first.size:
            onward = np.minimum.reduceat(to_help[rows, needs][:, target] + lengths[needs], first, axis=1)
            cost[:, ends] = np.minimum(cost[:, ends], onward)
        return cost

    def ahead_at(self, to_help: Reals, rows: Ints, needs: Ints, starts: Ints) -> Reals:
        """The same at one partner for each cell."""
        cost = np.where(self.meets[needs, starts], 0.0, np.inf)
        target, lengths, first, ends = self._leaving
        begin = np.zeros(self.through.shape[1], dtype=np.bool_)
        begin[starts] = True
        here = begin[np.repeat(ends, np.diff(first, append=len(target)))].nonzero()[0]  # links from where they start
        if here.size:
            by_start = begin[ends].nonzero()[0]
            sizes = np.diff(first, append=len(target))[by_start]
            onward = to_help[..., target[here]] + lengths[:, here]
            nearest = np.minimum.reduceat(onward, np.cumsum(sizes) - sizes, axis=-1)
            place = np.full(len(begin), -1)
            place[ends[by_start]] = np.arange(len(by_start))
            cells = (place[starts] >= 0).nonzero()[0]
            found = nearest[rows[cells], needs[cells], place[starts[cells]]]
            cost[cells] = np.minimum(cost[cells], found)
        return cost

    @cached_property
    def _leaving(self) -> tuple[Ints, Reals, Ints, Ints]:
        """Links by whom they leave: targets, lengths (needs × links), where each partner's begin, and who these are."""
        order = np.argsort(self.wiring.source, kind="stable")
        source = self.wiring.source[order]
        lengths = np.where(bits(self.wiring.carries, len(self.needs)), self.all_lengths, np.inf)[:, order]
        first = np.flatnonzero(np.diff(source, prepend=-1))
        return self.wiring.target[order], lengths, first, source[first]

    @cached_property
    def all_lengths(self) -> Reals:
        """What each link costs: needs × links, or the same for every need."""
        return np.ones(len(self.wiring.source)) if self.test.days is None else self.waits

    def lengths(self, need: int) -> Reals:
        """What each link costs somebody with this need."""
        return self.all_lengths if self.test.days is None else self.waits[need]

    def _in_days(self) -> Reals:
        """Nearer and nearer along the links between partners that take the row: few of all, where many limit whom."""
        target, lengths, first, ends = self._leaving
        source = np.repeat(ends, np.diff(first, append=len(target)))
        rows, links = np.nonzero(self.through[:, source] & self.through[:, target])
        size = self.through.shape[1]
        onto, days = rows * size + target[links], lengths[:, links]
        begins = np.flatnonzero(np.diff(rows * size + source[links], prepend=-1))
        here = (rows * size + source[links])[begins]
        cost: Reals = np.where(self.meets[:, np.newaxis] & self.through, 0.0, np.inf).reshape(
            len(self.needs), self.through.size
        )
        while begins.size:
            before = cost[:, here]
            nearer = np.minimum(before, np.minimum.reduceat(cost[:, onto] + days, begins, axis=1))
            if np.array_equal(nearer, before):
                break
            cost[:, here] = nearer
        return np.ascontiguousarray(cost.reshape(len(self.needs), *self.through.shape).swapaxes(0, 1))


def ground_of(network: Network, test: GoalTest, *, kindly: bool) -> Ground:
    """The map as the test sees it, with what is not known taken most or least kindly."""
    chosen = {key: getattr(test, key) for key in ("stage", "need", "age", "area")}
    grid = grid_of(network, Filters(**{key: value for key, value in chosen.items() if value is not None}))  # type: ignore[typeddict-item]
    partners = network.partners
    rows = tuple((age, area) for age in grid.ages for area in grid.areas)
    wiring = _wiring(network, grid.stages, grid.needs, kindly=kindly)
    usual = [partner.wait_days for partner in partners]
    ground = Ground(
        test,
        grid.stages,
        grid.needs,
        rows,
        gates=_gates(network, test, rows, kindly=kindly),
        barred=np.array([not admits_group(one, (test.group or "",)) for one in partners], dtype=np.bool_),
        entry=wiring.entry,
        theirs=np.array([_counts(partner, test) for partner in partners], dtype=np.bool_),
        wiring=wiring,
        waits=np.zeros((0, 0)),
        usual=np.array([_days(wait, kindly=kindly) for wait in usual], dtype=np.float64),
    )
    return replace(ground, waits=_waits(network, ground, kindly=kindly)) if test.days is not None else ground


def _counts(partner: Partner, test: GoalTest) -> bool:
    return test.only_for is None or test.only_for in (partner.only_for or ())


def _gates(network: Network, test: GoalTest, rows: Sequence[tuple[str, str]], *, kindly: bool) -> Bools:
    ranges = {band.id: band.range for band in network.system.ages}
    around = {area: areas_around(network, area) for _, area in rows if area}
    at = minute_of(test.at)
    ages, areas = (list(dict.fromkeys(row[end] for row in rows)) for end in (0, 1))

    def takes_age(one: Partner, age: str) -> bool:
        return admits_age(one, ranges.get(age)) and _said(one.ages, age, kindly=kindly)

    def takes_area(one: Partner, area: str) -> bool:
        return admits_area(one, around.get(area)) and _said(one.areas, area, kindly=kindly)

    by_age = by_value(network.partners, lambda one: one.ages, ages, takes_age)
    by_area = by_value(network.partners, lambda one: one.areas, areas, takes_area)
    there = [admits_hour(one, at) and _said(one.hours, test.at, kindly=kindly) for one in network.partners]
    of = np.array([(ages.index(age), areas.index(area)) for age, area in rows], dtype=np.int64).reshape(len(rows), 2)
    return np.stack((by_age[of[:, 0]], by_area[of[:, 1]], np.tile(np.array(there, dtype=np.bool_), (len(rows), 1))))


def _said(field: object, asked: str | None, *, kindly: bool) -> bool:
    return kindly or not asked or field is not None


def _wiring(network: Network, stages: tuple[str, ...], needs: tuple[str, ...], *, kindly: bool) -> Wiring:
    if not kindly:
        return wiring_of(with_sure_links(network), stages, needs)
    wiring = wiring_of(network, stages, needs)
    silent = np.array([partner.stages is None for partner in network.partners], dtype=np.bool_)
    wiring = replace(wiring, meets=wiring.meets | everything(wiring.silent), entry=wiring.entry | silent[np.newaxis])
    return wiring.with_links(_not_asked(network))


@lru_cache(maxsize=4)  # the goals of a map are tested on the same ones
def with_sure_links(network: Network) -> Network:
    """The map without referral links of which nobody has said which needs they carry."""
    return network.in_part(relations=tuple(relation for relation in network.relations if _sure(relation)))


def _sure(relation: Relation) -> bool:
    return relation.kind != "refers" or relation.needs is not None


def _not_asked(network: Network) -> list[tuple[int, int]]:
    number = {partner.id: place for place, partner in enumerate(network.partners)}
    return [(number[source], number[target]) for source, target in referrals_not_asked(network)]


def _days(wait: float | None, *, kindly: bool) -> float:
    return wait if wait is not None else 0.0 if kindly else np.inf


def _waits(network: Network, ground: Ground, *, kindly: bool) -> Reals:
    """The wait on each link, need by need: the shortest of the relations that carry it.

    A relation that does not say has the receiver's usual one, and so has a pair that nobody was asked about.
    """
    number = {partner.id: place for place, partner in enumerate(network.partners)}
    places = {pair: place for place, pair in enumerate(_pairs(ground.wiring))}
    waits = np.tile(ground.usual[ground.wiring.target], (len(ground.needs), 1))
    told: dict[tuple[int, int], float] = {}
    for relation in network.referrals:
        if kindly or _sure(relation):
            target = number[relation.target]
            place = places[number[relation.source], target]
            days = float(ground.usual[target]) if relation.days is None else relation.days
            for need, named in enumerate(ground.needs):
                if relation.needs is None or named in relation.needs:
                    told[need, place] = min(days, told.get((need, place), np.inf))
    for (need, place), days in told.items():
        waits[need, place] = days
    return waits


def _pairs(wiring: Wiring) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = list(zip(wiring.source.tolist(), wiring.target.tolist(), strict=True))
    return pairs


def with_links(ground: Ground, chosen: Ints) -> Ground:
    """The map with links for every need asked about (source and target, a row each)."""
    waits = ground.waits
    if ground.test.days is not None:
        waits = np.concatenate((waits, np.tile(ground.usual[chosen[:, 1]], (len(ground.needs), 1))), axis=1)
    return replace(ground, wiring=ground.wiring.with_links(chosen.tolist()), waits=waits)
