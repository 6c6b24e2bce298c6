"""Goals, tested slowly: one situation at a time, with what is not known taken as no, as yes, or as it is drawn.

Nothing is shared with the product but the model, the reading of a test, and the definitions of `tests.oracle.access`.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from network.access import parse_hour
from network.goal_tests import GoalTest
from network.model import AgeRange, Network, Opening, Partner, Relation
from tests.oracle.access import Profile, admits, carries, within

ALWAYS = (Opening(tuple(range(7)), 0, 24 * 60),)
SELDOM = (Opening((2,), 3 * 60, 4 * 60),)  # at no hour that goals ask about


@dataclass(frozen=True)
class Cell:
    """One thing that the goal asks for: help with a need for somebody, from a way in or from one partner."""

    start: str
    profile: Profile


def homes(network: Network, test: GoalTest) -> list[str]:
    places = [area.id for area in network.system.areas if not area.covers]
    if not places and test.area is None:
        return [""] if not [area for area in network.system.areas if not area.covers] else places
    return [place for place in places if test.area is None or within(network, place, [test.area])] or [""]


def profiles(network: Network, test: GoalTest, needs: list[str]) -> Iterator[Profile]:
    ages = [test.age] if test.age else [band.id for band in network.system.ages] or [""]
    for stage in [test.stage] if test.stage else [one.id for one in network.system.stages]:
        for need in needs:
            for age in ages:
                for area in homes(network, test):
                    yield Profile(stage, need, age, test.group or "", area)


def status(network: Network, test: GoalTest) -> tuple[str, int, int]:
    """How the goal stands, how many pieces are certainly there, and how many certainly are not."""
    sure, kind = pieces(network, test, kindly=False), pieces(network, test, kindly=True)
    met = sum(have for have, _ in sure.values())
    lacking = sum(required and not have for have, required in kind.values())
    wanted = test.needs_reached or len(sure)
    if not sure:
        return "not known", 0, 0
    if met >= wanted:
        return "met", met, lacking
    return "not met" if len(kind) - lacking < wanted else "not known", met, lacking


def pieces(network: Network, test: GoalTest, *, kindly: bool) -> dict[object, tuple[bool, bool]]:
    """Each piece, whether it is had on this reading, and whether it certainly has to be."""
    needs = [test.need] if test.need else [need.id for need in network.system.needs]
    at = None if test.at is None else parse_hour(test.at)
    found: dict[object, tuple[bool, bool]] = {}
    if test.of_services:
        for profile in {replace(one, stage="") for one in _somewhere(network, test, [*needs] if test.need else [""])}:
            helping = sum(_serves(network, one, profile, test, at, kindly=kindly) for one in network.partners)
            found[profile] = (helping >= (test.services or 1), True)
        return found
    for profile in profiles(network, test, needs):
        if test.every_door:
            for door in network.partners:
                stages = {test.stage} if test.stage else {one.id for one in network.system.stages}
                keeps = door.stages is None or not stages.isdisjoint(door.stages)
                if keeps and admits(network, door, profile, at):
                    certain = door.stages is not None and admits(network, door, profile, at, sure=True)
                    cost = way(network, profile, test, at, {door.id}, kindly=kindly)
                    found[door.id, replace(profile, stage="")] = (cost <= limit(test), certain)
            continue
        starts = {
            one.id for one in network.partners
            if _admits(network, one, profile, at, kindly)
            and (kindly if one.stages is None else profile.stage in one.stages)
        }  # fmt: skip
        had = way(network, profile, test, at, starts, kindly=kindly) <= limit(test)
        key: object = profile.need if test.needs_reached else profile
        found[key] = (had or found.get(key, (False, True))[0], True)
    return found


def _somewhere(network: Network, test: GoalTest, needs: list[str]) -> Iterator[Profile]:
    """Situations of services, on maps without ways in too."""
    ages = [test.age] if test.age else [band.id for band in network.system.ages] or [""]
    for need in needs:
        for age in ages:
            for area in homes(network, test):
                yield Profile("", need, age, test.group or "", area)


def limit(test: GoalTest) -> float:
    for number in (test.steps, test.days):
        if number is not None:
            return number
    return 10**6


def way(network: Network, profile: Profile, test: GoalTest, at: int | None, starts: set[str], *, kindly: bool) -> float:
    """What the cheapest way to help costs; a start is past its own gates."""
    heap = [(0.0, start) for start in sorted(starts)]
    settled: set[str] = set()
    while heap:
        cost, here = heapq.heappop(heap)
        if here in settled:
            continue
        settled.add(here)
        partner = network.partner(here)
        if kindly if partner.needs is None else profile.need in partner.needs:
            return cost
        for there, days in onward(network, here, profile.need, kindly=kindly):
            if there not in settled and _admits(network, network.partner(there), profile, at, kindly):
                heapq.heappush(heap, (cost + (1.0 if test.days is None else days), there))
    return float("inf")


def onward(network: Network, here: str, need: str, *, kindly: bool) -> Iterator[tuple[str, float]]:
    for link in network.relations:
        if link.source == here and carries(link, need) and (kindly or link.needs is not None):
            yield link.target, _wait(network, link.target, link.days, kindly)
    if kindly and here not in network.asked_ids:
        said = {link.target for link in network.relations if link.source == here and link.kind == "refers"}
        for one in network.partners:
            if one.id not in network.asked_ids and one.id != here and one.id not in said:
                yield one.id, _wait(network, one.id, None, kindly)


def _wait(network: Network, target: str, days: float | None, kindly: bool) -> float:
    usual = network.partner(target).wait_days
    known = usual if days is None else days
    return known if known is not None else 0.0 if kindly else float("inf")


def _admits(network: Network, partner: Partner, profile: Profile, at: int | None, kindly: bool) -> bool:
    return admits(network, partner, profile, at, sure=not kindly)


def _serves(
    network: Network, partner: Partner, profile: Profile, test: GoalTest, at: int | None, *, kindly: bool
) -> bool:
    if test.only_for is not None and test.only_for not in (partner.only_for or ()):
        return False
    every = {need.id for need in network.system.needs}
    meets = (
        kindly and bool(every)
        if partner.needs is None
        else bool({profile.need} & set(partner.needs) if profile.need else every & set(partner.needs))
    )
    return meets and _admits(network, partner, profile, at, kindly)


# Fills -----------------------------------------------------------------------------------------------------------


def filled(network: Network, seed: int) -> Network:
    """The map with every blank filled by chance: one of the maps that it may truly be."""
    draw = random.Random(seed)
    system = network.system

    def some(items: tuple[object, ...]) -> tuple[str, ...]:
        return tuple(item.id for item in items if draw.random() < 0.5)  # type: ignore[attr-defined]

    def fill(value: object, make: Callable[[], object]) -> object:
        return make() if value is None else value

    partners = tuple(
        replace(
            one,
            needs=fill(one.needs, lambda: some(system.needs)),
            stages=fill(one.stages, lambda: some(system.stages)),
            areas=fill(one.areas, lambda: some(system.areas)),
            ages=fill(one.ages, lambda: draw.choice((AgeRange(), AgeRange(18), AgeRange(None, 17)))),
            hours=fill(one.hours, lambda: draw.choice((SELDOM, ALWAYS))),
            wait_days=fill(one.wait_days, lambda: draw.choice((0.0, 5.0, 100.0))),
        )
        for one in network.partners
    )  # fmt: skip
    relations = tuple(
        replace(link, needs=some(system.needs) if link.needs is None else link.needs) for link in network.relations
    )
    said = {(link.source, link.target) for link in network.relations if link.kind == "refers"}
    silent = [one.id for one in partners if one.id not in network.asked_ids]
    new = tuple(
        Relation(one, other, needs=some(system.needs))
        for one in silent
        for other in silent
        if one != other and (one, other) not in said and draw.random() < 0.3
    )
    return replace(network, partners=partners, relations=(*relations, *new), asked=tuple(one.id for one in partners))
