"""Who reaches help, from which way in, and in how many steps: exact answers for every situation at once.

Graph of one situation: the partners that admit it and the referral links that carry its need. It is *covered* when
an entry of its stage is a service for its need, or a path leads from an entry to a service. Distances to help are
found for all needs in one sweep of 64-bit words backwards from the services, once per pattern of admission.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Unpack, cast

import numpy as np
import numpy.typing as npt

from analysis._grid import Bools, Filters, SituationGrid, grid_of
from analysis._wiring import FAR, Steps, Wiring, Words, bits, distances, everything, spread, wiring_of
from network.model import Network

__all__ = ["FAR", "Filters", "Reach", "reach", "untold"]

FEW = 4  # patterns looked at before it is asked whether more are needed


@dataclass(frozen=True, eq=False)
class Reach:
    """How far help is from everybody, in every pattern of admission.

    `to_help` has the axes patterns, needs, partners; `steps` patterns, stages, needs. Both hold steps, FAR where
    there is no way (or the partner does not admit the pattern).
    """

    grid: SituationGrid
    wiring: Wiring
    to_help: Steps
    steps: Steps

    @property
    def covered(self) -> Bools:
        """Patterns × stages × needs: is there a way to help?"""
        return self.steps < FAR

    @cached_property
    def steps_for_sure(self) -> Steps:
        """The same as `steps` in the patterns of partners that have said whom they admit."""
        return _steps(self.wiring, _to_help(self.wiring, self.grid.admitted_for_sure, len(self.grid.needs)))

    @property
    def covered_situations(self) -> int:
        """How many situations have a way to help: of people in no listed group, or in the group asked about."""
        return int(np.einsum("psn,p->", self.covered, self.grid.alone))

    @property
    def covered_people(self) -> float | None:
        """The share of the people asked about that has a way to help, 0 to 1; None where it is not known."""
        return None if self.grid.people is None else self.grid.people.total(self.covered)

    @cached_property
    def any_for_sure(self) -> bool:
        """Whether any of these does not rest on ages, areas or hours that nobody has given."""
        pairs = np.unique(np.stack((self.grid.pattern[:, 0].ravel(), self.grid.sure[:, 0].ravel())), axis=1).T

        def helped(some: npt.NDArray[np.int64]) -> bool:
            to_help = _to_help(self.wiring, self.grid.admitted_for_sure[some[:, 1]], len(self.grid.needs))
            return bool((self.covered[some[:, 0]] & (_steps(self.wiring, to_help) < FAR)).any())

        return any(map(helped, np.split(pairs, range(FEW, len(pairs), FEW))))  # on nearly every map the first few tell

    def with_links(self, pairs: Sequence[tuple[int, int]]) -> "Reach":
        """Everything worked out again on the map with these links (source, target), which carry every need."""
        return _reached(self.grid, self.wiring.with_links(pairs))

    def carried(self, carries: Words) -> "Reach":
        """Everything worked out again on the map with links that carry these needs: words × links."""
        return _reached(self.grid, self.wiring.carried(carries))

    def shortest_links(self, pattern: int, stages: Sequence[int], need: int) -> list[tuple[int, int]]:
        """Links (source, target) on any of the shortest ways from the entries of some stages to help."""
        steps = self.to_help[pattern, need]
        wiring = self.wiring
        nearest = steps == self.steps[pattern, stages, need][:, np.newaxis]
        here = (steps < FAR) & (wiring.entry[stages] & nearest).any(axis=0)
        closer = wiring.carrying(need) & (steps[wiring.source] < FAR)
        closer &= steps[wiring.target] == steps[wiring.source] - 1
        found = []
        while here.any():
            taken = np.flatnonzero(closer & here[wiring.source])
            found += list(zip(wiring.source[taken].tolist(), wiring.target[taken].tolist(), strict=True))
            here = np.zeros_like(here)
            here[wiring.target[taken]] = True
        return found

    def services(self) -> npt.NDArray[np.int64]:
        """Patterns × needs: how many admitting partners meet the need."""
        return (self.to_help == 0).sum(axis=-1)

    @cached_property
    def unclear(self) -> Bools:
        """Patterns × stages × needs: as `untold`."""
        return untold(self.grid, self.wiring)

    def silent(self) -> npt.NDArray[np.int64]:
        """Patterns: how many admitting partners have not said what they meet."""
        return (self.grid.admitted & self.wiring.silent).sum(axis=-1)


def untold(grid: SituationGrid, wiring: Wiring) -> Bools:
    """Where no way to help is recorded, and yet it is not known that there is none: patterns × stages × needs.

    Somebody to whom a person gets has not said what it meets; or no service is known at all, and somebody who admits
    the person has not said.
    """
    allowed = everything(grid.admitted)
    silent = np.broadcast_to(everything(wiring.silent), wiring.meets.shape)
    helped, may_help = (
        _from_doors(grid, wiring, spread(start, allowed, wiring.back)) for start in (wiring.meets, silent)
    )
    offered = bits(np.bitwise_or.reduce(wiring.meets & allowed, axis=-1, keepdims=True), len(grid.needs))[..., 0]
    some_silent: Bools = np.any(grid.admitted & wiring.silent, axis=-1)
    nobody = ~offered & some_silent[:, np.newaxis]
    return ~helped & (may_help | nobody[:, np.newaxis])


def _from_doors(grid: SituationGrid, wiring: Wiring, there: Words) -> Bools:
    """What holds for any door of each stage: words by patterns become patterns × stages × needs."""
    doors = [np.bitwise_or.reduce(there[..., entries], axis=-1, keepdims=True) for entries in wiring.entry]
    found = [bits(words, len(grid.needs))[..., 0] for words in doors]
    return np.array(found, dtype=np.bool_).reshape(len(found), len(there), len(grid.needs)).swapaxes(0, 1)


def reach(network: Network, **filters: Unpack[Filters]) -> Reach:
    """Work out every situation of the map that the filters leave."""
    return _worked_out(network, tuple(sorted(filters.items())))


@lru_cache(maxsize=4)  # the questions of one page ask the same of the same map
def _worked_out(network: Network, filters: tuple[tuple[str, str | int], ...]) -> Reach:
    grid = grid_of(network, cast(Filters, dict(filters)))
    return _reached(grid, wiring_of(network, grid.stages, grid.needs))


def _reached(grid: SituationGrid, wiring: Wiring) -> Reach:
    to_help = _to_help(wiring, grid.admitted, len(grid.needs))
    return Reach(grid, wiring, to_help, _steps(wiring, to_help))


def _to_help(wiring: Wiring, admitted: Bools, needs: int) -> Steps:
    """Steps from every partner to the nearest service: patterns × needs × partners."""
    return distances(wiring.meets, everything(admitted), wiring.back, needs)


def _steps(wiring: Wiring, to_help: Steps) -> Steps:
    """Steps from the nearest entry of each stage: patterns × stages × needs."""
    nearest = [to_help[..., entries].min(axis=-1, initial=FAR) for entries in wiring.entry]
    patterns, needs, _ = to_help.shape
    return np.array(nearest, dtype=np.int32).reshape(len(nearest), patterns, needs).swapaxes(0, 1)
