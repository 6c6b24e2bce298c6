"""When the first help opens, against a twin that looks at every minute of the week, one after the other."""

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

import analysis
from analysis._arrival import first_help
from analysis._doors import hour_in_words, hour_there
from analysis._walk import walk
from analysis._wiring import wiring_of
from network.model import AgeBand, AgeRange, Network, Opening, Partner, Person, Relation, System
from network.parts import Named
from tests.oracle import access, random_maps
from tests.oracle.access import WEEK, Profile

FEW = range(14)
MANY = range(14, 330)
TIMES = (0, 7 * 60, 9 * 60 + 30, 17 * 60, 22 * 60, 24 * 60 - 1)


def a_map_with_hours(seed: int) -> Network:
    """A random map in which most doors keep short hours, and everybody is of one age."""
    draw = random.Random(seed)
    network = random_maps.random_network(seed)
    partners = tuple(
        replace(one, hours=_hours(draw) if draw.random() < 0.7 else one.hours, needs=one.needs or ())
        for one in network.partners
    )
    ages = (AgeBand("seventeen", "17", AgeRange(17, 17)),)
    return replace(network, partners=partners, system=replace(network.system, ages=ages))


def _hours(draw: random.Random) -> tuple[Opening, ...]:
    days = [tuple(draw.sample(range(7), draw.choice((1, 1, 2)))) for _ in range(draw.choice((0, 1, 1, 2)))]
    return tuple(
        Opening(day, start := draw.choice(TIMES), (start + draw.choice((1, 30, 60))) % (24 * 60)) for day in days
    )


def minute_by_minute(network: Network, profile: Profile, at: int) -> int | None:
    """Everybody who can move on moves on, at each minute of a week; minutes until a service is among the reached."""
    anyone = {partner.id for partner in network.partners if access.admits(network, partner, profile)}
    entries = {one.id for one in network.partners if profile.stage in (one.stages or ())} & anyone
    services = {one.id for one in network.partners if profile.need in (one.needs or ())}
    links = [(one.source, one.target) for one in network.relations if access.carries(one, profile.need)]
    reached: set[str] = set()
    for minute in range(WEEK):
        then = (at + minute) % WEEK
        doors = {one.id for one in network.partners if one.hours is None or access.open_at(one.hours, then)} & anyone
        reached |= entries & doors
        while ahead := {target for source, target in links if source in reached and target in doors} - reached:
            reached |= ahead
        if reached & services:
            return minute
    return None


def told(network: Network, profile: Profile, at: int) -> tuple[str, int | None]:
    """The sentence of coverage about one situation, and when its route arrives: minutes, None where it does not."""
    hour = f"{'Mon Tue Wed Thu Fri Sat Sun'.split()[at // 1440]} {at % 1440 // 60:02}:{at % 60:02}"
    chosen = {"stage": profile.stage, "need": profile.need, "group": profile.group}
    chosen |= {"area": profile.area} if profile.area else {}
    sentence = analysis.run("coverage", network, at=hour, **chosen).finding
    groups = (profile.group,) if profile.group else ()
    person = Person("p", "p", (profile.need,), 17, groups, profile.area or None, profile.stage, hour)
    (way,) = walk(network, person).needs
    if way.route:
        return sentence, 0
    if way.later is None:
        return sentence, None
    *_, opens = (step.opens for step in way.later.steps if step.opens is not None)
    return sentence, (opens - at) % WEEK


def compared(seeds: range) -> Iterator[str]:
    """What happened in each situation compared: open, later, shut all week, or no way at all."""
    for seed in seeds:
        network, draw = a_map_with_hours(seed), random.Random(seed)
        situations = sorted(access.profiles(network), key=lambda one: draw.random())[:4]
        for profile in situations if network.partners else ():
            at = draw.randrange(WEEK)
            slow, (sentence, fast) = minute_by_minute(network, profile, at), told(network, profile, at)
            assert fast == slow, f"map {seed}, {profile} at {at}"
            if slow:
                assert f"the first opens {hour_in_words(at + slow)}" in sentence
            shut = slow is None and access.steps_to_help(access.scene(network, profile)) is not None
            assert ("no way to help opens in the week" in sentence) == shut
            yield "shut all week" if shut else "no way" if slow is None else "later" if slow else "open"


@pytest.mark.long
def test_route_and_coverage_open_when_the_minutes_say_so() -> None:
    outcomes = [*compared(FEW)]
    assert min(outcomes.count(one) for one in ("open", "later", "no way")) > 2


@pytest.mark.slow
def test_route_and_coverage_open_when_the_minutes_say_so_on_three_hundred_maps() -> None:
    assert len([*compared(MANY)]) > 800


def on(day: int, hour: int, hours: int = 1) -> tuple[Opening, ...]:
    return (Opening((day,), hour * 60, (hour + hours) * 60),)


def two_ways(*partners: Partner) -> Network:
    """A short way by `slow` and a longer one by `quick` and `then`, both to `help`."""
    links = (("door", "slow"), ("slow", "help"), ("door", "quick"), ("quick", "then"), ("then", "help"))
    system = System("Two ways", needs=(Named("debt", "Debt"),), stages=(Named("court", "Court"),))
    partners = tuple(replace(one, needs=one.needs or ()) for one in partners)
    return Network(system, partners, tuple(Relation(source, target) for source, target in links))


DOOR, HELP = Partner("door", "Door", stages=("court",)), Partner("help", "Help", needs=("debt",))
SAM = Person("sam", "Sam", needs=("debt",), stage="court", at="Mon 08:00")


def test_a_way_whose_doors_open_one_before_the_other_is_shut_all_week() -> None:
    door, help_ = replace(DOOR, hours=on(6, 9)), replace(HELP, hours=on(5, 9))
    network = two_ways(door, help_, *(Partner(one, one) for one in ("slow", "quick", "then")))
    (way,) = walk(network, SAM).needs
    assert (way.later, way.shut_all_week) == (None, True)
    assert "no way to help with debt opens in the week" in analysis.run("route", network, person=SAM).finding.lower()
    assert "no way to help opens in the week" in analysis.run("coverage", network, at="Mon 08:00").finding


def test_a_longer_way_that_opens_earlier_is_the_way_that_is_told() -> None:
    slow, quick, then = (
        Partner("slow", "S", hours=on(4, 0)),
        Partner("quick", "Q", hours=on(0, 9)),
        Partner("then", "T"),
    )
    network = two_ways(DOOR, HELP, slow, quick, then)
    (way,) = walk(network, SAM).needs
    assert way.later is not None
    assert way.later.path == ("door", "quick", "then", "help")
    assert [step.opens for step in way.later.steps] == [None, 9 * 60, None, None]
    assert "one opens at 09:00 on Monday" in analysis.run("route", network, person=SAM).finding


def test_of_two_ways_that_arrive_together_the_shorter_is_told() -> None:
    slow, quick, then = (
        Partner("slow", "S", hours=on(0, 10)),
        Partner("quick", "Q", hours=on(0, 9)),
        Partner("then", "T"),
    )
    (way,) = walk(two_ways(DOOR, replace(HELP, hours=on(2, 9)), slow, quick, then), SAM).needs
    assert way.later is not None
    assert way.later.path == ("door", "slow", "help")


def test_each_door_is_counted_from_when_the_person_gets_there() -> None:
    # The help is open on Monday at 09:00, before anybody can be there: the next time is a week later, and too late.
    slow = Partner("slow", "S", hours=on(0, 10))
    network = two_ways(
        DOOR, replace(HELP, hours=on(0, 8, 2)), slow, Partner("quick", "Q", hours=()), Partner("then", "T")
    )
    (way,) = walk(network, SAM).needs
    assert (way.later, way.shut_all_week) == (None, True)
    assert analysis.run("route", network, person=SAM).finding == "No way to help with debt opens in the week."
    assert analysis.run("coverage", network, at="Mon 08:00").finding.endswith("no way to help opens in the week.")


def test_who_comes_on_the_first_minute_of_the_week_waits_at_no_door_that_opens_then() -> None:
    door, help_ = replace(DOOR, hours=on(0, 0)), replace(HELP, hours=on(0, 9))
    system = System("One way", needs=(Named("debt", "Debt"),), stages=(Named("court", "Court"),))
    partners = (replace(door, needs=()), help_)
    (way,) = walk(Network(system, partners, (Relation("door", "help", days=0.0),)), replace(SAM, at="Mon 00:00")).needs
    assert way.later is not None
    assert [step.opens for step in way.later.steps] == [None, 9 * 60]
    assert [arrival.minutes for arrival in way.later.arrivals(0)][-1] == 9 * 60


def test_who_waits_longer_after_a_referral_may_still_be_the_one_in_time() -> None:
    # the hub shuts at 10:00: by the early door somebody gets in on Monday, by the late one not before Tuesday
    early, late = Partner("early", "E", stages=("court",), hours=on(0, 9)), Partner("late", "L", hours=on(0, 11))
    hub = Partner("hub", "H", needs=(), hours=(*on(0, 9), *on(1, 9)))
    system = System("Two doors", needs=(Named("debt", "Debt"),), stages=(Named("court", "Court"),))
    doors = (replace(early, needs=()), replace(late, needs=(), stages=("court",)))
    links = (
        Relation("early", "hub", days=9.0), Relation("late", "hub", days=1.0), Relation("hub", "help", days=1.0)
    )  # fmt: skip
    (way,) = walk(Network(system, (*doors, hub, HELP), links), SAM).needs
    assert way.later is not None
    assert way.later.path == ("early", "hub", "help")


def test_somebody_who_comes_in_another_way_comes_when_a_door_there_is_open() -> None:
    nine, night = Opening((0, 1), 9 * 60, 17 * 60), Opening(tuple(range(7)), 0, 24 * 60)
    desk, cells = Partner("desk", "Desk", stages=("desk",), hours=(nine,)), Partner("cells", "Cells", stages=("cells",))
    system = System("Here", stages=(Named("desk", "Desk"), Named("cells", "Cells"), Named("none", "Nobody")))
    here = Network(system, (desk, cells, replace(desk, id="late", stages=("cells",), hours=(night,))))
    assert hour_there(here, "desk", "Sat 23:00") == "Mon 09:00"  # shut over the weekend
    assert hour_there(here, "desk", "Tue 10:00") == "Tue 10:00"
    assert hour_there(here, "cells", "Sat 23:00") == "Sat 23:00"
    assert hour_there(here, "none", "Sat 23:00") == "Sat 23:00"
    assert hour_there(here, "desk", None) is None


def test_help_that_is_open_at_once_is_there_after_no_minute() -> None:
    network = two_ways(DOOR, HELP, *(Partner(one, one) for one in ("slow", "quick", "then")))
    wiring = wiring_of(network, ("court",), ("debt",))
    everybody = np.ones((1, len(network.partners)), dtype=np.bool_)
    assert first_help(network.partners, wiring, everybody, wiring.entry[0], 600) == 0
