"""Links and ways of two systems, slowly: one person after another, walked along one link after another.

Nothing is shared with the product but the model. Needs, ways in and groups are the same where they have the same name.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import inf

from network.model import Network, Partner

Cell = tuple[str, str, str, str, str]  # names: way in, need, group; age band and area by our ids


def compared(ours: Network, theirs: Network) -> dict[Cell, tuple[str, str]]:
    """What they have and what is known of ours, for every place before ages and areas are left out."""
    ages: dict[str, object] = {"": None}
    if sorted(_bands(ours).values()) == sorted(_bands(theirs).values()):
        ages = dict(_bands(ours)) or ages
    areas: dict[str, str] = {"": ""}
    if sorted(_homes(ours).values()) == sorted(_homes(theirs).values()):
        areas = _homes(ours) or areas
    lists = [_shared(ours, theirs, kind) for kind in ("stages", "needs", "groups")]
    found = {}
    for stage, need, group, age, area in product(lists[0], lists[1], [*lists[2], ""], ages, areas):
        cell = (stage, need, group)
        who = (ages[age], areas[area] or None)
        there = nearest(theirs, cell, who, kindly=False, alone=True)
        if group:
            for_them = nearest(theirs, cell, who, kindly=False)
            if for_them < nearest(theirs, (stage, need, ""), who, kindly=False):
                there = min(there, for_them)
        sure = nearest(ours, cell, who, kindly=False)
        best = nearest(ours, cell, who, kindly=True)
        if there < inf:
            found[stage, need, group, age, area] = _told(there <= 1, sure, best)
    return found


def _told(direct: bool, sure: float, best: float) -> tuple[str, str]:
    if not direct:
        here = "also here" if sure < inf else "not known" if best < inf else "no way is recorded"
        return "a way through others", here
    if sure <= 1:
        return "a link", "also here"
    if best <= 1:
        return "a link", "not known"
    return "a link", "no way is recorded" if best == inf else "no link" if sure == inf else "a longer way"


def _bands(network: Network) -> dict[str, tuple[int, int]]:
    return {one.id: (one.range.start or 0, 999 if one.range.end is None else one.range.end)
            for one in network.system.ages}  # fmt: skip


def _homes(network: Network) -> dict[str, str]:
    return {one.id: one.name for one in network.system.areas if not one.covers}


def _shared(ours: Network, theirs: Network, kind: str) -> list[str]:
    here, there = ([one.name for one in getattr(some.system, kind)] for some in (ours, theirs))
    return [name for name in here if name in there]


def _id(network: Network, kind: str, name: str) -> str:
    return next((one.id for one in getattr(network.system, kind) if one.name == name), "")


def nearest(
    network: Network,
    cell: tuple[str, str, str],
    who: tuple[tuple[int, int] | None, str | None],
    *,
    kindly: bool,
    alone: bool = False,
) -> float:
    """Fewest links from the way in to help, over everybody whom the ages and the area do not tell apart."""
    return min((_walked(network, cell, one, kindly, alone) for one in _people(network, who)), default=inf)


def _people(network: Network, who: tuple[tuple[int, int] | None, str | None]) -> Iterator[tuple]:
    """Ages and home area of everybody whom these do not tell apart."""
    band, home = who
    bands = [band] if band is not None else list(_bands(network).values()) or [None]
    homes = [_id(network, "areas", home)] if home is not None else list(_homes(network)) or [None]
    return product(bands, homes)


def ends_of_links(network: Network, cell: tuple[str, str, str], who: tuple) -> set[tuple[str, str]]:
    """From whom to whom one certain link leads, one partner at a time; twice the same where help is at the door."""
    stage, need, group = (_id(network, kind, name) for kind, name in zip(("stages", "needs", "groups"), cell,
                                                                            strict=True))  # fmt: skip
    found = set()
    for one in _people(network, who):
        for door, service in product(network.partners, network.partners):
            enters = stage in (door.stages or ()) and _takes(network, door, group, one, False)
            helps = need in (service.needs or ()) and _takes(network, service, group, one, False)
            own = not group or group in (*(service.only_for or ()), *(door.only_for or ()))
            if enters and helps and own and (door is service or _sends(network, door.id, service.id, need, False)):
                found.add((door.id, service.id))
    return found


def _walked(network: Network, cell: tuple[str, str, str], who: tuple, kindly: bool, alone: bool) -> float:
    stage, need, group = (_id(network, kind, name) for kind, name in zip(("stages", "needs", "groups"), cell,
                                                                            strict=True))  # fmt: skip
    inside = [one for one in network.partners if _takes(network, one, group, who, kindly)]
    here = {one.id for one in inside if (kindly if one.stages is None else stage in one.stages)}
    helps = {one.id for one in inside if (kindly if one.needs is None else need in one.needs)}
    if group and alone:
        helps &= {one.id for one in inside if group in (one.only_for or ())}
    links = _links(network, need, kindly)
    steps, seen = 0, set(here)
    while here:
        if here & helps:
            return steps
        here = {one.id for one in inside for start in here if (start, one.id) in links} - seen
        seen |= here
        steps += 1
    return inf


def _takes(network: Network, partner: Partner, group: str, who: tuple, kindly: bool) -> bool:
    ages, area = who
    if partner.only_for and group not in partner.only_for:
        return False
    if partner.hours is not None and not any(opening.days for opening in partner.hours):
        return False  # never open, as recorded
    if ages is not None:
        if partner.ages is None:
            if not kindly:
                return False
        else:
            low = partner.ages.start or 0
            high = 999 if partner.ages.end is None else partner.ages.end
            if high < ages[0] or ages[1] < low:
                return False
    if area is None:
        return True
    if partner.areas is None:
        return kindly
    return any(_inside(network, area, one) for one in partner.areas)


def _inside(network: Network, area: str, scheme: str) -> bool:
    covers = next(one.covers for one in network.system.areas if one.id == scheme)
    return area == scheme or any(_inside(network, area, one) for one in covers)


@lru_cache(maxsize=200)
def _links(network: Network, need: str, kindly: bool) -> frozenset[tuple[str, str]]:
    everybody = [one.id for one in network.partners]
    return frozenset(pair for pair in product(everybody, everybody) if _sends(network, *pair, need, kindly))


def _sends(network: Network, source: str, target: str, need: str, kindly: bool) -> bool:
    said = [one for one in network.relations if (one.source, one.target, one.kind) == (source, target, "refers")]
    for link in said:
        none = link.made is not None and link.made.applicable and link.made.high == 0
        carries = kindly if link.needs is None else need in link.needs
        if carries and not none:
            return True
    asked = {source, target} & set(network.asked or ())
    return kindly and not said and not asked
