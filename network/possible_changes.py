"""Changes that leaders can try: what would become of a partner, and a new one with its links.

Each takes the partner as the map has it; nothing is said of what a partner has not told (hours that are not known
cannot be made longer).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from network.model import AddLink, AddPartner, AgeBand, AgeRange, ChangePartner, Network, Opening, Partner, Relation

__all__ = [
    "NewPartner",
    "also_for_ages",
    "also_helps_with",
    "also_open",
    "also_serves",
    "link",
    "new_id",
    "next_to",
    "opens",
    "with_room_for",
]


def link(source: str, target: str) -> AddLink:
    """A new referral link, for every need."""
    return AddLink(Relation(source, target))


def also_serves(partner: Partner, area: str) -> ChangePartner:
    """The partner takes people from this area too."""
    return ChangePartner(replace(partner, areas=(*(partner.areas or ()), area)))


def also_helps_with(partner: Partner, need: str) -> ChangePartner:
    """The partner meets this need too."""
    return ChangePartner(replace(partner, needs=(*(partner.needs or ()), need)))


def also_for_ages(partner: Partner, band: AgeBand) -> ChangePartner:
    """The partner takes people of this age band too, and everybody between."""
    now = partner.ages or AgeRange()
    start = None if now.start is None or band.range.start is None else min(now.start, band.range.start)
    end = None if now.end is None or band.range.end is None else max(now.end, band.range.end)
    return ChangePartner(replace(partner, ages=AgeRange(start, end)))


def next_to(ages: AgeRange, band: AgeRange) -> bool:
    """Whether nobody is between those taken and this band: to take it would be no work of another kind."""
    older = ages.end is None or band.start is None or band.start <= ages.end + 1
    younger = ages.start is None or band.end is None or band.end >= ages.start - 1
    return older and younger


def also_open(partner: Partner, opening: Opening) -> ChangePartner:
    """The partner is open at these hours too."""
    return ChangePartner(replace(partner, hours=(*(partner.hours or ()), opening)))


def with_room_for(partner: Partner, more: int) -> ChangePartner:
    """The partner has room for so many people more a month."""
    return ChangePartner(replace(partner, capacity=(partner.capacity or 0) + more))


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A partner that could open: what it would do, for whom, and who would refer people there."""

    name: str
    sector: str | None = None
    areas: tuple[str, ...] | None = None  # None: people from everywhere
    needs: tuple[str, ...] = ()
    ages: tuple[AgeBand, ...] = ()  # none: people of every age
    referred_by: tuple[str, ...] = ()


def opens(network: Network, new: NewPartner, taken: Iterable[str] = ()) -> tuple[AddPartner | AddLink, ...]:
    """The new partner and its links.

    Parameters
    ----------
    taken
        Ids that other new partners already have.
    """
    partner = Partner(
        new_id(new.name, {*network.by_id, *taken}),
        new.name,
        sector=new.sector,
        areas=new.areas,
        needs=new.needs,
        ages=_around(new.ages),
    )
    return (AddPartner(partner), *(link(source, partner.id) for source in new.referred_by))


def new_id(name: str, taken: Iterable[str]) -> str:
    """An id made from the name that nobody has yet."""
    plain = re.sub(r"\W+", "_", name.casefold()).strip("_") or "new_partner"
    there = set(taken)
    numbered = (plain if number == 1 else f"{plain}_{number}" for number in range(1, len(there) + 2))
    return next(one for one in numbered if one not in there)


def _around(bands: Iterable[AgeBand]) -> AgeRange | None:
    """From the youngest to the oldest of the bands."""
    ranges = [band.range for band in bands]
    if not ranges:
        return None
    starts = [one.start for one in ranges if one.start is not None]
    ends = [one.end for one in ranges if one.end is not None]
    return AgeRange(
        min(starts) if len(starts) == len(ranges) else None, max(ends) if len(ends) == len(ranges) else None
    )
