"""How many people stand in each situation, by proportional fitting round by round; and headlines weighed by hand."""

import random
from collections import defaultdict
from dataclasses import replace
from typing import Any

from network.counts import NOT_APPLICABLE, Count
from network.model import HowMany, Network
from tests.oracle import access
from tests.oracle.access import Profile

TIMES = {"year": 1, "quarter": 4, "month": 12, "week": 365.25 / 7, "day": 365.25}
AXES = {"stages": "stage", "ages": "age", "areas": "area", "needs": "need"}  # list: field of a situation
ROUNDS = 25
NUMBERS = (*map(Count.exactly, (0, 0, 1, 12, 300, 2100, 5000)), Count(1, 4), Count(7, 40), Count(5, None))
LISTS = (*AXES, "groups")


def with_people(network: Network, seed: int) -> Network:
    """The same map with how many people come in: zeros, hidden and missing numbers, lists that say nothing."""
    draw = random.Random(seed)
    lists = {}
    for name in LISTS:
        told = draw.choice((0.0, 0.7, 1.0, 1.0))
        items = getattr(network.system, name)
        lists[name] = tuple(replace(item, how_many=_how_many(draw, told)) for item in items)
    return replace(network, system=replace(network.system, **lists))


def _how_many(draw: random.Random, told: float) -> HowMany | None:
    if draw.random() >= told:
        return None
    return HowMany(draw.choice((*NUMBERS, *NUMBERS, None, NOT_APPLICABLE)), draw.choice(("year", "year", *TIMES)))


def number(how_many: HowMany | None) -> float | None:
    """People a year; of a hidden number the middle."""
    count = how_many.n if how_many else None
    if how_many is None or count is None or not count.applicable or count.high is None:
        return None
    return (count.low + count.high) / 2 * TIMES[how_many.per]


def targets(network: Network) -> dict[str, dict[str, float]]:
    """What each list that says anything asks of the table, in people a year."""
    stated: dict[str, dict[str, float | None]] = {}
    for name in AXES:
        items = [item for item in getattr(network.system, name) if not getattr(item, "covers", ())]
        stated[name] = {item.id: number(item.how_many) for item in items}
    sums = [
        sum(n or 0 for n in stated[name].values()) for name in ("stages", "ages", "areas") if _complete(stated[name])
    ]
    everybody = next((one for one in sums if one), 0)
    wanted = {}
    for name, numbers in stated.items():
        known = {one: n for one, n in numbers.items() if n is not None}
        missing = numbers.keys() - known.keys()
        if any(known.values()):
            rest = everybody - sum(known.values()) if name != "needs" else 0
            each = rest / len(missing) if missing and rest > 0 else sum(known.values()) / len(known)
            wanted[name] = {**known, **dict.fromkeys(missing, each)}
        elif known and missing:  # those who are known to be nobody
            wanted[name] = {one: float(one in missing) for one in numbers}
    return wanted


def _complete(numbers: dict[str, float | None]) -> bool:
    return bool(numbers) and None not in numbers.values()


def said(network: Network) -> bool:
    """Whether anybody has said how many people come in."""
    return any(
        number(item.how_many)
        for name in AXES
        for item in getattr(network.system, name)
        if not getattr(item, "covers", ())
    )


def table(network: Network) -> dict[Profile, float]:
    """The share of people in every situation of people in no listed group, fitted round by round from an even start."""
    cells = {profile: 1.0 for profile in access.profiles(network) if not profile.group}
    for _ in range(ROUNDS):
        for name, wanted in targets(network).items():
            now: dict[str, float] = defaultdict(float)
            for profile, people in cells.items():
                now[getattr(profile, AXES[name])] += people
            for profile, people in cells.items():
                one = getattr(profile, AXES[name])
                cells[profile] = people * wanted[one] / now[one] if now[one] else 0.0
    total = sum(cells.values())
    return {profile: people / total for profile, people in cells.items()} if total else cells


def group_shares(network: Network) -> dict[str, float]:
    """The share of each group among everybody, where both are known."""
    wanted = targets(network)
    full = [
        sum(wanted[name].values())
        for name in ("stages", "ages", "areas")
        if name in wanted and all(number(item.how_many) is not None for item in _homes(network, name))
    ]
    some = [sum(wanted[name].values()) for name in ("stages", "ages", "areas") if _says(network, name)]
    everybody = next(iter([*full, *some]), 0.0)
    numbers = {group.id: number(group.how_many) for group in network.system.groups}
    return {group: min(1.0, n / everybody) for group, n in numbers.items() if n is not None and everybody}


def _homes(network: Network, name: str) -> list[Any]:
    return [item for item in getattr(network.system, name) if not getattr(item, "covers", ())]


def _says(network: Network, name: str) -> bool:
    return any(number(item.how_many) for item in _homes(network, name))


def weigh(network: Network, changed: dict[Profile, bool]) -> float:
    """The people of the situations that changed: those in no listed group, and of a group where theirs did not."""
    cells, groups = table(network), group_shares(network)
    total = 0.0
    for profile, changes in changed.items():
        alone = replace(profile, group="")
        if not profile.group:
            total += cells[alone] * changes
        else:
            total += cells[alone] * groups.get(profile.group, 0.0) * max(0, changes - changed[alone])
    return total


def covered(network: Network) -> dict[Profile, bool]:
    """Which situations have a way to help."""
    return {
        profile: access.steps_to_help(access.scene(network, profile)) is not None
        for profile in access.profiles(network)
    }


def lost_without(network: Network, partner: str) -> float:
    """The share of people who would have no way to help without a partner."""
    lost = {}
    for profile, had in covered(network).items():
        place = access.scene(network, profile)
        lost[profile] = had and access.steps_to_help(place.without(partner)) is None
    return weigh(network, lost)


def lost_without_link(network: Network, link: tuple[str, str]) -> float:
    """The same without a link."""
    lost = {}
    for profile, had in covered(network).items():
        place = access.scene(network, profile)
        lost[profile] = had and access.steps_to_help(place.without_link(link)) is None
    return weigh(network, lost)


def gained(network: Network, other: Network) -> float:
    """The share of people who have a way to help on another map and none on this one."""
    then = covered(other)
    return weigh(network, {profile: then[profile] and not had for profile, had in covered(network).items()})


def ranges(network: Network) -> dict[str, tuple[int, int, int]]:
    """Fewest, usual and most needs that one person reaches, by way in; nobody counts who does not come in."""
    cells, had = table(network), covered(network)
    found = {}
    for stage in network.system.stages:
        needs: dict[tuple[str, str], int] = defaultdict(int)
        people: dict[tuple[str, str], float] = defaultdict(float)
        for profile in cells:
            kind = profile.age, profile.area
            people[kind] += cells[profile]
            needs[kind] += had[profile] and profile.stage == stage.id
        in_order = sorted((needs[kind], people[kind]) for kind in people if people[kind] > 0)
        passed, usual = 0.0, None
        for number_, some in in_order:
            passed += some
            if usual is None and passed >= sum(people.values()) / 2 - 1e-9:
                usual = number_
        found[stage.id] = in_order[0][0], usual or 0, in_order[-1][0]
    return found
