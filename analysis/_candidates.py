"""Which absent links may be suggested, and where two groups of partners have never met."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis._grid import Bools, Ints, listed_id
from analysis._grouping import Grouping, grouping, is_of_its_own_kind
from analysis._meeting import Meeting
from analysis._wiring import Wiring
from network.errors import NetworkError
from network.model import Network

__all__ = ["Candidates", "Strangers", "strangers", "two_groups"]


@dataclass(frozen=True, slots=True)
class Strangers:
    """Two groups: without a tie between them, as far as those who were asked have said, or asked about."""

    one: str  # names of the groups
    other: str
    here: tuple[str, ...]  # partners of the one, in order of id
    there: tuple[str, ...]


class Candidates:
    """The pairs that no referral link joins in this direction; by default only those that reach beyond the usual.

    By default both partners stand at least two ties apart, have no agreed relation, and are not known to be of one
    sector. With `across` one partner is of the one group and one of the other.
    """

    def __init__(
        self, network: Network, wiring: Wiring, meeting: Meeting, *, all_pairs: bool, across: Strangers | None = None
    ) -> None:
        number = meeting.number
        barred = [np.column_stack((wiring.source, wiring.target))]
        sectors: list[str | None] = []
        if not all_pairs:
            agreed = [(number[one], number[other]) for one, other in meeting.agreed]
            barred += [meeting.ends, meeting.ends[:, ::-1], np.array(agreed, dtype=np.int64).reshape(len(agreed), 2)]
            sectors = [partner.sector for partner in network.partners]
        listed = {sector: place for place, sector in enumerate(sorted({one for one in sectors if one}))}
        self._ends = np.concatenate(barred)
        self._sides = [np.isin(list(number), side) for side in (across.here, across.there)] if across else None
        self._sector = np.array([listed.get(one or "", -1) for one in sectors] or [-1] * len(number), dtype=np.int64)

    def leave_out_promised(self, meeting: Meeting) -> None:
        """Take the pairs that have promised each other something out of the candidates."""
        pairs = [(meeting.number[one], meeting.number[other]) for one, other in meeting.promised]
        self._ends = np.concatenate((self._ends, np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)))

    def among(self, sources: Ints) -> Bools:
        """Which pairs are candidates: sources × partners."""
        sector = self._sector[sources, np.newaxis]
        allowed = (sector != self._sector) | (sector < 0)
        allowed[np.arange(len(sources)), sources] = False
        if self._sides:
            here, there = self._sides
            allowed &= (here[sources, np.newaxis] & there) | (there[sources, np.newaxis] & here)
        row = np.full(len(self._sector), -1, dtype=np.int64)
        row[sources] = np.arange(len(sources))
        here = row[self._ends[:, 0]] >= 0
        allowed[row[self._ends[here, 0]], self._ends[here, 1]] = False
        return allowed


def strangers(network: Network, meeting: Meeting) -> list[Strangers]:
    """Sectors, and areas with partners of their own, that never meet; the largest first.

    Two groups are left out when nobody was asked about most of the pairs between them: that they never meet cannot be
    claimed.
    """
    found = [apart for by in ("sector", "area") for apart in _apart(network, meeting, grouping(network, by))]
    return sorted(found, key=lambda apart: (-len(apart.here) * len(apart.there), apart.one, apart.other))


def two_groups(network: Network, between: str, by: str) -> Strangers:
    """Two groups and their partners, by their ids with a comma between them.

    Raises
    ------
    NetworkError
        When no partner has such a column, or counts in a group of that id.
    """
    groups = grouping(network, by)
    ids = [listed_id(by, groups.ids, one.strip()) for one in between.split(",")]
    if len(ids) != 2 or ids[0] == ids[1]:
        raise NetworkError(f'"{between}" is not two groups. Give two ids such as nhs,voluntary.')
    one, other = ids
    here, there = (tuple(sorted(partner for partner, group in groups.of.items() if group == side)) for side in ids)
    return Strangers(groups.name(one), groups.name(other), here, there)


def _apart(network: Network, meeting: Meeting, groups: Grouping) -> Iterator[Strangers]:
    met = {(groups.of.get(one), groups.of.get(other)) for one, other in meeting.pairs}
    members: dict[str, list[str]] = {}
    for partner in sorted(groups.of):
        members.setdefault(groups.of[partner], []).append(partner)
    for one, other in combinations(sorted(group for group in members if not is_of_its_own_kind(group)), 2):
        here, there = members[one], members[other]
        not_asked = len(set(here) - network.asked_ids) * len(set(there) - network.asked_ids)
        if met.isdisjoint(((one, other), (other, one))) and 2 * not_asked <= len(here) * len(there):
            yield Strangers(groups.name(one), groups.name(other), tuple(here), tuple(there))
