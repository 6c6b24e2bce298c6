"""Where two maps have a link or a way from a way in to help with a need: theirs that is certain, and ours.

A *place* is one way in, one need and one group if any, and on maps that list the same ages or areas one of these.
Theirs for a group is what they have for it alone: a service, or a shorter way than people in no group have, such as
behind a door for women only. Ours is that of every service that takes the group. What
they have is taken least kindly, so that it is certain. What we have not is taken most kindly: only where even every
pair that nobody was asked about would not make a link is it known that there is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from analysis._ground import Ground, ground_of
from analysis._wiring import everything
from network.goal_tests import GoalTest
from network.model import Network
from network.two_systems import Common

__all__ = ["LINK", "TO_ASK", "Here", "Place", "There", "ends_of_links", "places"]

There = Literal["a link", "a way through others"]
Here = Literal["no way is recorded", "a longer way", "no link", "also here", "not known"]
Told = tuple[There, Here] | None  # None: they have no way that is certain
Who = tuple[str, str]  # age and area, by our ids; empty: any

LINK: There = "a link"
TO_ASK: tuple[Here, ...] = ("no way is recorded", "a longer way", "no link")  # what they have and we, asked, have not
A_LINK = 1  # step at most: help where people come in, or one referral away


@dataclass(frozen=True, slots=True)
class Place:
    """Where they have a link or a way, and what is known of ours. Ids are ours; empty: no group, any age, anywhere."""

    stage: str
    need: str
    group: str
    age: str
    area: str
    there: There
    here: Here


def places(ours: Network, theirs: Network, common: Common) -> tuple[Place, ...]:
    """Every place where they have a link or a way for certain; ages and areas are told apart only where they differ."""
    back = {kind: {there: here for here, there in getattr(common, kind).items()} for kind in KINDS}
    same = {kind: {here: here for here in getattr(common, kind)} for kind in KINDS}
    found: list[Place] = []
    for group in ("", *common.groups):
        there = _theirs(theirs, common.groups.get(group, ""), back)
        sure, best = (_nearest(ours, group, same, kindly=kindly) for kindly in (False, True))
        for stage in common.stages:
            for need in common.needs:
                told = {who: _told(steps, sure[stage, need][who], best[stage, need][who])
                        for who, steps in there[stage, need].items()}  # fmt: skip
                found += [Place(stage, need, group, *who, *one) for who, one in _folded(told).items() if one]
    return tuple(found)


KINDS = ("stages", "needs", "ages", "areas")
Nearest = Mapping[tuple[str, str], Mapping[Who, float]]  # by way in and need: steps to help, infinite where no way is


def _theirs(network: Network, group: str, called: Mapping[str, Mapping[str, str]]) -> Nearest:
    """Steps of theirs: for a group to services for it alone, or to any where people in no group need more steps."""
    alone = _nearest(network, group, called, kindly=False, alone=True)
    if not group:
        return alone
    own, open_to_all = (_nearest(network, one, called, kindly=False) for one in (group, ""))
    return {
        place: {
            who: min(steps, own[place][who] if own[place][who] < open_to_all[place][who] else np.inf)
            for who, steps in by_who.items()
        }
        for place, by_who in alone.items()
    }


def _nearest(
    network: Network, group: str, called: Mapping[str, Mapping[str, str]], *, kindly: bool, alone: bool = False
) -> Nearest:
    """Steps from each way in to help with each need, for those who have the fewest where ages or areas are read as one.

    Parameters
    ----------
    called
        What both maps list, by the ids of this map: our ids.
    alone
        Whether only services for this group alone count as help, where there is a group.
    """
    ground = _ground(network, group, kindly=kindly, alone=alone)
    wiring = ground.wiring
    cost = replace(ground, wiring=replace(wiring, meets=wiring.meets & everything(ground.theirs))).to_help()
    rows = [(called["ages"].get(age, ""), called["areas"].get(area, "")) for age, area in ground.rows]
    found: dict[tuple[str, str], dict[Who, float]] = {}
    for stage, doors in zip(ground.stages, ground.entry, strict=True):
        steps = cost[..., doors].min(axis=-1, initial=np.inf)  # rows × needs
        for need, by_row in zip(ground.needs, steps.T.tolist(), strict=True):
            if stage in called["stages"] and need in called["needs"]:
                fewest: dict[Who, float] = {}
                for who, one in zip(rows, by_row, strict=True):
                    fewest[who] = min(one, fewest.get(who, np.inf))
                found[called["stages"][stage], called["needs"][need]] = fewest
    return found


def ends_of_links(
    network: Network, stage: str, need: str, group: str, who: Iterable[Who]
) -> frozenset[tuple[str, str]]:
    """From whom to whom a link of this map leads for certain, by ids; one partner twice where help is at the door.

    For a group, one of the two at least is for it alone.

    Parameters
    ----------
    stage, need, group
        Of a place, by the ids of this map.
    who
        Ages and areas of the place, any of which will do; empty: any.
    """
    ground = _ground(network, group, kindly=False, alone=False)
    entry, meets = ground.entry[ground.stages.index(stage)], ground.meets[ground.needs.index(need)]
    carried = ground.wiring.carrying(ground.needs.index(need))
    source, target = ground.wiring.source[carried], ground.wiring.target[carried]
    asked, ids = frozenset(who), ground.wiring.ids
    own = np.array([not group or bool(network.by_id[one].only_for) for one in ids], dtype=np.bool_)
    found: set[tuple[str, str]] = set()
    for row, taken in zip(ground.rows, ground.through, strict=True):
        if any(all(want in ("", is_in) for want, is_in in zip(one, row, strict=True)) for one in asked):
            doors, serves = entry & taken, meets & taken
            found |= {(ids[one], ids[one]) for one in np.flatnonzero(doors & serves & own)}
            leads = doors[source] & serves[target] & (own[source] | own[target])
            found |= {(ids[one], ids[two]) for one, two in zip(source[leads], target[leads], strict=True)}
    return frozenset(found)


def _ground(network: Network, group: str, *, kindly: bool, alone: bool) -> Ground:
    test = GoalTest("coverage", group=group or None, only_for=(alone and group) or None)
    return ground_of(network, test, kindly=kindly)


def _told(there: float, sure: float, best: float) -> Told:
    """What they have, and whether we have it too: for certain, certainly not, or nobody knows."""
    if there == np.inf:
        return None
    if there > A_LINK:
        if sure < np.inf:
            return "a way through others", "also here"
        return "a way through others", "no way is recorded" if best == np.inf else "not known"
    if sure <= A_LINK:
        return "a link", "also here"
    if best <= A_LINK:
        return "a link", "not known"
    if best == np.inf:
        return "a link", "no way is recorded"
    return "a link", "a longer way" if sure < np.inf else "no link"


def _folded(told: Mapping[Who, Told]) -> dict[Who, Told]:
    """The same with ages, areas or both left out where what is told does not differ by them."""
    for kept in ((), (0,), (1,)):
        shorter: dict[Who, set[Told]] = {}
        for who, one in told.items():
            age, area = (part if axis in kept else "" for axis, part in enumerate(who))
            shorter.setdefault((age, area), set()).add(one)
        if all(len(some) == 1 for some in shorter.values()):
            return {who: next(iter(some)) for who, some in shorter.items()}
    return dict(told)
