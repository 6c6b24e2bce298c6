"""Links between groups of partners, on the map and when the groups are dealt out again among the same partners."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis._graphs import tie_ends
from analysis._grouping import Grouping
from network.model import Network

__all__ = ["SHUFFLES", "Deals", "Ends", "ends_of", "shuffled"]

SHUFFLES = 1000  # times the groups are dealt out again
TOGETHER = 200  # deals that are looked at before it is asked whether more are needed

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ends:
    """Ties that count, between partners that have a group, as positions in a list of partners."""

    codes: np.ndarray  # group of each partner, a position in the list of groups
    silent: np.ndarray  # positions of the partners that were not asked
    one: np.ndarray
    other: np.ndarray
    groups: int

    def counted(self, codes: np.ndarray) -> tuple[Ints, Ints]:
        """Links, and pairs of which an end was asked, between each two groups, in one row for every deal."""
        deals, cells = len(codes), self.groups**2
        of = np.ascontiguousarray(codes.T, dtype=np.int32)  # partners first: each link is then one stretch of memory
        at = (of * self.groups)[self.one]
        at += of[self.other]
        at += np.arange(deals, dtype=np.int32) * cells
        square = np.bincount(at.ravel(), minlength=deals * cells).reshape(deals, self.groups, self.groups)
        inside = np.arange(self.groups)
        links = square + square.transpose(0, 2, 1)
        links[:, inside, inside] = square[:, inside, inside]
        at = of[self.silent] + np.arange(deals, dtype=np.int32) * self.groups
        silent = np.bincount(at.ravel(), minlength=deals * self.groups).reshape(deals, self.groups)
        pairs = self.every_pair - pairs_within(silent)
        return np.triu(links).reshape(deals, cells), np.triu(pairs).reshape(deals, cells)  # each two groups once

    @property
    def silent_pairs(self) -> Ints:
        """Pairs of which neither end was asked, within and between groups."""
        return pairs_within(np.bincount(self.codes[self.silent], minlength=self.groups))

    @property
    def every_pair(self) -> Ints:
        """All pairs within and between groups."""
        return pairs_within(np.bincount(self.codes, minlength=self.groups))


@dataclass(frozen=True, slots=True)
class Deals:
    """Links and pairs that count between each two groups: a row a deal, the map first; a column two groups."""

    links: Ints
    pairs: Ints
    rate: float  # share of the pairs that count that are linked

    @property
    def expected(self) -> np.ndarray:
        """What chance alone would give, in each deal."""
        return self.rate * self.pairs

    def short(self, cells: np.ndarray) -> np.ndarray:
        """Links less what chance gives between some groups, in each deal: where they fall short it is below 0."""
        return (self.links - self.expected)[:, cells].round(9)

    def with_more(self, more: "Deals") -> "Deals":
        """These and further deals."""
        return Deals(np.concatenate((self.links, more.links)), np.concatenate((self.pairs, more.pairs)), self.rate)


def ends_of(network: Network, groups: Grouping) -> Ends:
    """The ties of which an end was asked, between partners that have a group."""
    partners = sorted(groups.of)  # any order of the map, same shuffles
    place = {partner: index for index, partner in enumerate(partners)}
    code = {group: index for index, group in enumerate(groups.ids)}
    places = np.array([place.get(partner.id, -1) for partner in network.partners], dtype=np.int64)
    asked = np.array([partner.id in network.asked_ids for partner in network.partners], dtype=np.bool_)
    ties = tie_ends(network)
    linked = places[ties[(asked[ties]).any(axis=1)]]
    one, other = linked[(linked >= 0).all(axis=1)].T
    silent = np.array([place[partner] for partner in partners if partner not in network.asked_ids], dtype=np.int64)
    return Ends(np.array([code[groups.of[partner]] for partner in partners], dtype=int), silent, one, other, len(code))


def shuffled(ends: Ends, random: np.random.Generator) -> Iterator[Deals]:
    """The map, then every shuffle, some at a time: the groups are dealt out again, who was asked and the links stay."""
    links, pairs = ends.counted(ends.codes[None, :])
    rate = float(links.sum() / pairs.sum()) if pairs.any() else 0.0
    yield Deals(links, pairs, rate)
    for _ in range(0, SHUFFLES, TOGETHER):
        yield Deals(*ends.counted(random.permuted(np.tile(ends.codes, (TOGETHER, 1)), axis=1)), rate)


def pairs_within(sizes: np.ndarray) -> Ints:
    """Pairs of partners within and between groups of these sizes; several rows of sizes give a square for each."""
    pairs: Ints = sizes[..., :, None] * sizes[..., None, :]
    inside = np.arange(sizes.shape[-1])
    pairs[..., inside, inside] = sizes * (sizes - 1) // 2
    return pairs
