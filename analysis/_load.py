"""How much each service takes on, against what it planned for."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from network.counts import Count, total
from network.model import Network, Relation
from network.rounding import off_by, within

__all__ = ["Load", "loads", "months"]


@dataclass(frozen=True, slots=True)
class Load:
    """What one partner received and accepted in the period, and the people it planned for in that time."""

    received: Count
    accepted: Count
    planned: float  # NaN without a capacity above 0 or a period

    @property
    def full(self) -> float:
        """1: at least as many as planned for; 0: fewer; NaN: cannot be told."""
        if self.accepted.low >= self.planned:
            return 1.0
        return 0.0 if self.accepted.high is not None and self.accepted.high < self.planned else math.nan


def loads(network: Network, among: Collection[str] | None = None) -> dict[str, Load]:
    """The load of every partner that receives referrals or has a capacity.

    A missing `accepted` is at most `made`; where counts were rounded, what was accepted is a range.

    Parameters
    ----------
    among
        Only of these partners.
    """
    into: dict[str, list[Relation]] = {partner.id: [] for partner in network.partners}
    for relation in network.referrals:
        into[relation.target].append(relation)
    period, off = months(network), off_by(network.system)
    return {
        partner.id: Load(
            received=total(one.made and within(one.made, off) for one in into[partner.id]),
            accepted=total(_accepted(one, off) for one in into[partner.id]),
            planned=partner.capacity * period if partner.capacity and period else math.nan,
        )
        for partner in network.partners
        if (among is None or partner.id in among) and (into[partner.id] or partner.capacity is not None)
    }


def months(network: Network) -> float:
    """Average months in the period that the counts cover, by its days; 0 where it is not known."""
    return network.system.period.months if network.system.period else 0.0


def _accepted(relation: Relation, off: float) -> Count:
    if relation.accepted is not None:
        return within(relation.accepted, off)
    return Count(0, None if relation.made is None else within(relation.made, off).high)
