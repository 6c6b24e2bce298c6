"""The fewest changes that meet a goal, by trying every set of them, one size after the other, each on a changed map."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from network.access import parse_hour
from network.goal_tests import GoalTest
from network.model import AgeRange, Network, Opening, Partner, Relation
from tests.oracle import goals
from tests.oracle.access import Profile, admits, carries, open_at

Change = tuple[str, ...]  # kind, partner, and what


def told(network: Network) -> Network:
    """Partners that do not say whom they take are taken to take everybody, and links to carry every need.

    Where nobody says that people come in, none do.
    """
    every = tuple(need.id for need in network.system.needs)
    partners = tuple(
        replace(
            one,
            areas=tuple(area.id for area in network.system.areas) if one.areas is None else one.areas,
            stages=() if one.stages is None else one.stages,
            ages=AgeRange() if one.ages is None else one.ages,
            hours=goals.ALWAYS if one.hours is None else one.hours,
        )
        for one in network.partners
    )
    relations = tuple(
        replace(one, needs=every) if one.kind == "refers" and one.needs is None else one for one in network.relations
    )
    return replace(network, partners=partners, relations=relations)


def met(network: Network, test: GoalTest) -> bool:
    found = goals.pieces(network, test, kindly=False)
    return bool(found) and sum(have for have, _ in found.values()) >= (test.needs_reached or len(found))


def akin(network: Network, partner: Partner, need: str) -> bool:
    """Whether the partner may be asked for a need: it helps with another that somebody offers together with it."""
    beside = {other for one in network.partners for other in one.needs or () if need in (one.needs or ())} - {need}
    return not beside or any(other in beside for other in partner.needs or ())


def changes(network: Network, test: GoalTest, kinds: Sequence[str], *, anybody: bool) -> Iterator[Change]:
    """Every change of these kinds; what a partner has not said it does not widen."""
    needs = [test.need] if test.need else [need.id for need in network.system.needs]
    doors = {str(key[0]) for key in goals.pieces(network, test, kindly=True)} if test.every_door else set()  # type: ignore[index]
    if "link" in kinds and not test.of_services:
        for one in network.by_id:
            for other in network.by_id:
                there = [link for link in network.relations if (link.source, link.target) == (one, other)]
                if one != other and not all(any(carries(link, need) for link in there) for need in needs):
                    yield "link", one, other
    for partner in network.partners:
        if "need" in kinds and partner.needs:
            new = [need for need in needs if need not in partner.needs]
            yield from (("need", partner.id, need) for need in new if anybody or akin(network, partner, need))
        if partner.id in doors:
            continue
        if "area" in kinds and partner.areas is not None and network.system.areas:
            yield from (("area", partner.id, home) for home in goals.homes(network, test) if home)
        if "age" in kinds and partner.ages is not None:
            bands = [test.age] if test.age else [band.id for band in network.system.ages]
            yield from (("age", partner.id, band) for band in bands if anybody or beside(network, partner, band))
        if (
            "hours" in kinds
            and test.at
            and partner.hours is not None
            and not open_at(partner.hours, parse_hour(test.at))
        ):
            yield "hours", partner.id, test.at


def useful(network: Network, change: Change) -> bool:
    """Whether the partner does not take these people already."""
    kind, one, what = change
    anyone = replace(network.partner(one), only_for=None, hours=None)
    if kind == "area":
        return not admits(network, anyone, Profile("", "", "", "", what))
    if kind == "age":
        return not admits(network, anyone, Profile("", "", what, "", ""))
    return True


def made(network: Network, chosen: Sequence[Change], needs: tuple[str, ...]) -> Network:
    partners, links = dict(network.by_id), list(network.relations)
    for kind, one, what in chosen:
        partner = partners[one]
        if kind == "link":
            links.append(Relation(one, what, needs=needs))
        elif kind == "need":
            partners[one] = replace(partner, needs=(*(partner.needs or ()), what))
        elif kind == "area":
            partners[one] = replace(partner, areas=(*(partner.areas or ()), what))
        elif kind == "age":
            partners[one] = _older_and_younger(network, partner, what)
        else:
            day, minute = divmod(parse_hour(what), 24 * 60)
            opening = Opening((day,), minute // 60 * 60, minute // 60 * 60 + 60)
            partners[one] = replace(partner, hours=(*(partner.hours or ()), opening))
    return replace(network, partners=tuple(partners.values()), relations=tuple(links))


def beside(network: Network, partner: Partner, age: str) -> bool:
    """Whether the partner takes somebody as old as one in the band, or a year older or younger."""
    bands = (next(one.range for one in network.system.ages if one.id == age), partner.ages or AgeRange())
    band, now = (set(range(one.start or 0, 150 if one.end is None else one.end + 1)) for one in bands)
    return any({year - 1, year, year + 1} & now for year in band)


def _older_and_younger(network: Network, partner: Partner, age: str) -> Partner:
    band = next(one.range for one in network.system.ages if one.id == age)
    now = partner.ages or AgeRange()
    starts, ends = (now.start, band.start), (now.end, band.end)
    return replace(partner, ages=AgeRange(
        None if None in starts else min(starts), None if None in ends else max(ends)  # type: ignore[type-var]
    ))  # fmt: skip


def fewest(network: Network, test: GoalTest, kinds: Sequence[str], most: int) -> int | None:
    """How many changes it takes: `most` + 1 where more than `most`, None where all together are not enough."""
    network = told(network)
    needs = (test.need,) if test.need else tuple(need.id for need in network.system.needs)
    if not goals.pieces(network, test, kindly=True):  # such as every door, where there is none
        return None
    for anybody in (False, True):
        could = [one for one in changes(network, test, kinds, anybody=anybody) if useful(network, one)]
        if met(made(network, could, needs), test):
            break
    else:
        return None
    for size in range(most + 1):
        if any(met(made(network, chosen, needs), test) for chosen in combinations(could, size)):
            return size
    return most + 1
