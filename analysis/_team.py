"""Teams: what the core and the extended team meet themselves, and what would be met if a partner joined.

People come to a team through its hub. They get there along the referral links, and from there to every member directly,
for all that the member helps with and without telling their story again, at the hours when both are open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, islice

import numpy as np

from analysis._grid import Bools, Ints, SituationGrid
from analysis._reach import FAR, Reach
from analysis._situations import nothing_to_ask
from analysis._wiring import Direction, Words, bits, by_steps, everything, spread, wired
from network.access import DAY_MINUTES
from network.model import Network, Opening, Partner, Team

__all__ = ["Met", "Round", "hours_together", "may_join", "open_minutes", "too_little_told"]

WEEK = 7 * DAY_MINUTES  # minutes


@dataclass(frozen=True)
class Round:
    """What a team meets among the situations of a reach. Arrays: patterns × ways in × needs."""

    network: Network
    reach: Reach
    team: Team

    @cached_property
    def hub(self) -> int:
        return self.reach.wiring.ids.index(self.team.hub)

    @cached_property
    def comes(self) -> Bools:
        """Whether people get to the hub."""
        reach, wiring = self.reach, self.reach.wiring
        start = np.zeros((len(wiring.carries), len(wiring.ids)), dtype=np.uint64)
        start[:, self.hub] = np.iinfo(np.uint64).max
        back = bits(spread(start, everything(reach.grid.admitted), wiring.back), len(reach.grid.needs))
        found = np.array([back[..., doors].any(axis=-1) for doors in wiring.entry], dtype=np.bool_)
        return found.reshape(len(wiring.entry), *back.shape[:2]).swapaxes(0, 1)

    @cached_property
    def unmet(self) -> Bools:
        """Whether people who get to the hub find nobody in either team who meets their need."""
        helped = np.zeros((len(self.reach.grid.admitted), len(self.reach.grid.needs)), dtype=np.bool_)
        for member in self.team.members:
            helped |= self.helps(member)
        return self.comes & ~helped[:, np.newaxis]

    def helps(self, partner: str) -> Bools:
        """Patterns × needs: whether the partner would meet the need of somebody sent over by the hub."""
        reach, place = self.reach, self.reach.wiring.ids.index(partner)
        if hours_together(self.network, self.team.hub, partner) == 0:
            return np.zeros((len(reach.grid.admitted), len(reach.grid.needs)), dtype=np.bool_)
        here: Bools = reach.grid.admitted[:, self.hub] & reach.grid.admitted[:, place]
        meets: Bools = bits(reach.wiring.meets, len(reach.grid.needs))[:, place] & here[:, np.newaxis]
        return meets

    def joined(self, partner: str) -> Bools:
        """The situations that neither team meets, and that would be met if the partner joined."""
        return self.unmet & self.helps(partner)[:, np.newaxis]

    @cached_property
    def told_again(self) -> Ints:
        """Patterns × needs: after the hub, the fewest times that a story is told again on the way to help; FAR: no way.

        It is told again at every partner that does not share information with whoever sent the person, but for the
        members of the team.
        """
        wiring, needs = self.reach.wiring, len(self.reach.grid.needs)
        free = [place for place, pair in enumerate(_pairs(wiring.source, wiring.target)) if pair in self._shared]
        sharing = wired(wiring.source[free], wiring.target[free], wiring.carries[:, free])
        allowed = everything(self.reach.grid.admitted)
        start = np.zeros((len(wiring.carries), len(wiring.ids)), dtype=np.uint64)
        start[:, self.hub] = np.iinfo(np.uint64).max
        found = np.full((len(self.reach.grid.admitted), needs), FAR, dtype=np.int64)
        for times, heard in enumerate(_hearings(start, allowed, sharing, wiring.onward)):
            helped = bits(heard & wiring.meets, needs).any(axis=-1)
            found[helped & (found == FAR)] = times
        return found

    @cached_property
    def _shared(self) -> frozenset[tuple[int, int]]:
        """Pairs of partners, by number, between whom a story is not told again."""
        number = {one: place for place, one in enumerate(self.reach.wiring.ids)}
        sharing = [link for link in self.network.relations if link.kind == "shares information"]
        pairs = [(number[link.source], number[link.target]) for link in sharing]
        members = [(self.hub, number[one]) for one in self.team.members]
        return frozenset((*pairs, *((other, one) for one, other in pairs), *members))


@dataclass(frozen=True)
class Met:
    """Some situations (patterns × ways in × needs), and who is meant: people in no listed group, then each group."""

    grid: SituationGrid
    chosen: Bools

    @cached_property
    def flags(self) -> Bools:
        """Sorts of people × ways in × needs: each pattern of people in no group, then each group where it differs."""
        grid = self.grid
        group, without = (np.array([one[end] for one in grid.beyond], dtype=np.int64) for end in (0, 1))
        found: Bools = np.concatenate([self.chosen * (grid.alone > 0)[:, None, None],
                                       self.chosen[group] & ~self.chosen[without]])  # fmt: skip
        return found

    @property
    def situations(self) -> int:
        """How many: of people in no listed group, and of a group where only the group is concerned."""
        times = np.array([*self.grid.alone.tolist(), *(one.times for one in self.grid.beyond)], dtype=np.int64)
        return int(times @ self.flags.sum(axis=(1, 2)))

    @property
    def people(self) -> float:
        """The share of people; NaN where it is not known."""
        people = self.grid.people
        if people is None:
            return float("nan")
        shares = np.concatenate([people.alone, people.beyond])
        return float(np.einsum("ksn,k,s,n->", self.flags, shares, people.stages, people.needs))

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs of any of them, in the order of the map."""
        concerned: Bools = np.logical_or.reduce(self.flags, axis=(0, 1))
        return tuple(compress(self.grid.needs, concerned.tolist()))


def hours_together(network: Network, one: str, other: str) -> float:
    """How many hours a week both are open; NaN where one of them has not said."""
    hours, others = (network.partner(each).hours for each in (one, other))
    if hours is None or others is None:
        return float("nan")
    return float((open_minutes(hours) & open_minutes(others)).sum()) / 60


@lru_cache(maxsize=1024)  # a hub is held against everybody who may join
def open_minutes(hours: tuple[Opening, ...]) -> Bools:
    """Which minutes of the week any opening holds, from Monday 00:00."""
    found = np.zeros(WEEK, dtype=np.bool_)
    for opening in hours:
        lasts = (opening.end - opening.start) % DAY_MINUTES or DAY_MINUTES
        for day in opening.days:
            found[(day * DAY_MINUTES + opening.start + np.arange(lasts)) % WEEK] = True
    return found


def may_join(network: Network, team: Team) -> list[Partner]:
    """Partners outside both teams that are known to help with something."""
    return [partner for partner in network.partners if partner.needs and partner.id not in team.members]


def too_little_told(network: Network, found: Reach) -> str:
    """Why nothing can be said of any team, in words; empty where enough is known."""
    if not network.teams:
        return "the map does not say who is in the core and the extended team"
    if all(team.core is None and team.extended is None for team in network.teams):
        return "nobody has said who is in the core and in the extended team"
    return nothing_to_ask(network) or ("" if found.grid.size else "the map lists no situations")


def _pairs(sources: Ints, targets: Ints) -> Sequence[tuple[int, int]]:
    return list(zip(sources.tolist(), targets.tolist(), strict=True))


def _hearings(start: Words, allowed: Words, sharing: Direction, onward: Direction) -> Iterator[Words]:
    """Where people are once their story has been told again 0 times, then newly 1 time, 2 times …"""
    new = spread(start, allowed, sharing)
    heard = new
    while new.any():
        yield new
        further = next(islice(by_steps(new, allowed, onward), 1, None), None)
        if further is None:
            return
        new = spread(further, allowed, sharing) & ~heard
        heard = heard | new
