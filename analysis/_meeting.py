"""How far two partners stand apart, and who could introduce them: everything that concerns ties of any kind."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from statistics import fmean

import networkx as nx
import numpy as np

from analysis._graphs import tie_ends, tied
from analysis._grid import Ints
from analysis._wiring import WORD, Direction, Steps, Words, by_steps, distances, everything, flag, wired
from network.access import admits_area, areas_around
from network.model import Network, Promise

__all__ = ["Meeting", "promises"]

STANDING = ("open", "under way", "kept", "not known")  # states of a promise that has not been let go
Pair = tuple[str, str]


def promises(network: Network) -> dict[Pair, Promise]:
    """What two partners have promised each other and not let go, the one due last, under both orders of the two."""
    found: dict[Pair, Promise] = {}
    standing = [promise for promise in network.promises if promise.status in STANDING]
    for promise in sorted(standing, key=lambda promise: promise.by or date.max):
        if promise.target:
            found |= {(promise.source, promise.target): promise, (promise.target, promise.source): promise}
    return found


class Meeting:
    """The ties of a map, asked about pairs of partners."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.number = {partner.id: place for place, partner in enumerate(network.partners)}

    @cached_property
    def graph(self) -> nx.Graph:
        """Everybody and every tie."""
        return tied(self._network)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every tie once."""
        return list(self.graph.edges)

    @property
    def ends(self) -> Ints:
        """The same by number: ties × 2."""
        return tie_ends(self._network)

    @cached_property
    def agreed(self) -> frozenset[Pair]:
        """Pairs, in either order, that have a relation which both have named."""
        named = [(relation.source, relation.target) for relation in self._network.relations if relation.agreed]
        return frozenset(named + [(other, one) for one, other in named])

    @cached_property
    def promised(self) -> frozenset[Pair]:
        """Pairs, in either order, that have promised each other something and not let it go."""
        return frozenset(pair for pair in promises(self._network) if self.number.keys() >= set(pair))

    def steps(self, sources: Sequence[str]) -> Steps:
        """Ties on the shortest way from each source to every partner (sources × partners); FAR without a way.

        The sources travel together, as the needs do along referral links: one bit each.
        """
        start = self._setting_out([self.number[source] for source in sources])
        return distances(start, self._everywhere, self._both_ways, len(sources))

    def stretches(self, pairs: Sequence[tuple[int, int]]) -> list[int | None]:
        """Ties on the shortest way between two partners, given by number, for a few pairs; None without a way."""
        sources = list(dict.fromkeys(source for source, _ in pairs))
        bits = {source: place for place, source in enumerate(sources)}
        place = np.array([bits[source] for source, _ in pairs], dtype=np.int64)
        target = np.array([target for _, target in pairs], dtype=np.int64)
        found: list[int | None] = [None] * len(pairs)
        for step, new in enumerate(by_steps(self._setting_out(sources), self._everywhere, self._both_ways)):
            arrived = new[place // WORD, target] >> (place % WORD).astype(np.uint64) & np.uint64(1)
            for pair in np.flatnonzero(arrived):
                found[pair] = step
            if None not in found:
                break
        return found

    def introducer(self, one: str, other: str) -> str | None:
        """The common partner whose weaker trust towards the two is highest; None where they have none in common.

        Where none has said how far it trusts both, the one with most agreed ties. Equals go by id.
        """
        common = sorted(set(self.graph[one]) & set(self.graph[other]))
        trusting = {
            partner: min(self._trust[partner, one], self._trust[partner, other])
            for partner in common
            if (partner, one) in self._trust and (partner, other) in self._trust
        }
        if trusting:
            return max(trusting, key=trusting.__getitem__)
        return max(common, key=self._agreed_ties.__getitem__, default=None)

    def same_sector(self, one: str, other: str) -> bool | None:
        """Whether both are of one sector; None where that of either is not known."""
        sectors = {self._sector[one], self._sector[other]}
        return None if None in sectors else len(sectors) == 1

    def same_area(self, one: str, other: str) -> bool | None:
        """Whether there is an area that both serve; None where those of either are not known."""
        if not self._homes or self._network.partner(one).areas is None or self._network.partner(other).areas is None:
            return None
        return not self._serves(one).isdisjoint(self._serves(other))

    def sector_ties(self, one: str, other: str) -> float | None:
        """Share of the pairs between their two sectors that have a tie; None where there is no such pair."""
        sectors = self._sector[one], self._sector[other]
        if None in sectors:
            return None
        first, second = (self._sizes[sector] for sector in sectors)
        pairs = first * (first - 1) // 2 if sectors[0] == sectors[1] else first * second
        return self._between[frozenset(sectors)] / pairs if pairs else None

    @cached_property
    def _sector(self) -> dict[str, str | None]:
        return {partner.id: partner.sector for partner in self._network.partners}

    @cached_property
    def _sizes(self) -> Counter[str | None]:
        return Counter(self._sector.values())

    @cached_property
    def _between(self) -> Counter[frozenset[str | None]]:
        """Number of ties between each two sectors, or inside one."""
        return Counter(frozenset((self._sector[one], self._sector[other])) for one, other in self.pairs)

    @cached_property
    def _homes(self) -> dict[str, frozenset[str]]:
        """Where people live, each with the areas around it."""
        homes = [area.id for area in self._network.system.areas if not area.covers]
        return {home: areas_around(self._network, home) for home in homes}

    def _serves(self, partner: str) -> frozenset[str]:
        one = self._network.partner(partner)
        return frozenset(home for home, around in self._homes.items() if admits_area(one, around))

    def _setting_out(self, sources: Sequence[int]) -> Words:
        """Words in which each source has a bit of its own."""
        start = np.zeros((-(-len(sources) // WORD), len(self.number)), dtype=np.uint64)
        for place, source in enumerate(sources):
            start[place // WORD, source] |= flag(place)
        return start

    @cached_property
    def _everywhere(self) -> Words:
        return everything(np.ones(len(self.number), dtype=np.bool_))

    @cached_property
    def _both_ways(self) -> Direction:
        one, other = self.ends.T
        return wired(np.concatenate((one, other)), np.concatenate((other, one)))

    @cached_property
    def _trust(self) -> dict[Pair, float]:
        """How far one partner trusts another, 1 to 4: the mean of all it has said."""
        said: defaultdict[Pair, list[int]] = defaultdict(list)
        for relation in self._network.relations:
            if relation.trust:
                said[relation.source, relation.target] += [value for _, value in relation.trust]
        return {pair: fmean(values) for pair, values in said.items()}

    @cached_property
    def _agreed_ties(self) -> Counter[str]:
        """Number of partners that each has an agreed tie with."""
        ends = [(one, other) for one, other, confirmed in self.graph.edges(data="confirmed") if confirmed]
        return Counter(end for pair in ends for end in pair)
