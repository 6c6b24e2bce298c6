"""The slow twins themselves: two ways of working out the same thing agree, and random maps are as nasty as promised."""

from collections import Counter

import pytest

from network import Network
from network.model import Named, Opening, Partner, Relation, System
from tests.oracle import access
from tests.oracle.random_maps import random_moment, random_network
from tests.pace import usually

FEW = range(usually(12, slowly=40))
MANY = range(usually(80, slowly=300))
SUNDAY, MONDAY = 6, 0


def minute(day: int, hour: int, minutes: int = 0) -> int:
    return day * 1440 + hour * 60 + minutes


@pytest.mark.parametrize("seed", FEW)
def test_the_gain_by_definition_is_the_gain_of_a_full_recompute(seed: int) -> None:
    network, at = random_network(seed), random_moment(seed)
    by_definition = access.gains(network, at)
    for row in access.introductions(network, at=at):
        assert row["profiles_gained"] == by_definition[row["source"], row["target"]]


@pytest.mark.parametrize("seed", FEW)
def test_adding_a_link_never_closes_a_way(seed: int) -> None:
    network = random_network(seed)
    covered = sum(row["status"] == "covered" for row in access.coverage(network))
    uncovered = sum(1 for _ in access.profiles(network)) - covered
    assert all(0 <= row["profiles_gained"] <= uncovered for row in access.introductions(network))


def test_opening_hours_past_midnight_run_from_sunday_into_monday() -> None:
    night = [Opening((SUNDAY,), 22 * 60, 6 * 60)]
    assert access.open_at(night, minute(SUNDAY, 22))
    assert access.open_at(night, minute(MONDAY, 5, 59))
    assert not access.open_at(night, minute(MONDAY, 6))
    assert not access.open_at(night, minute(SUNDAY, 5))


def test_equal_ends_are_twenty_four_hours_and_no_openings_are_never() -> None:
    from_six = [Opening((SUNDAY,), 18 * 60, 18 * 60)]
    assert access.open_at(from_six, minute(MONDAY, 17, 59))
    assert not access.open_at(from_six, minute(SUNDAY, 17, 59))
    assert not access.open_at([], 0)


def test_a_link_of_two_relations_is_one_way_and_a_sole_link() -> None:
    # door -> help twice, for different needs: each need rests on the same single link.
    system = System(name="Two", stages=_named("in"), needs=_named("a", "b"))
    door = Partner("door", "Door", stages=("in",), needs=())
    helping = Partner("help", "Help", needs=("a", "b"))
    links = (Relation("door", "help", needs=("a",)), Relation("door", "help", needs=("b",)))
    network = Network(system=system, partners=(door, helping), relations=links)
    assert access.sole_links(network) == [{"source": "door", "target": "help", "profiles_lost": 2}]
    places = {row["partner"]: (row["profiles_lost"], row["place"]) for row in access.sole_routes(network)}
    assert places == {"door": (2, "way in"), "help": (2, "service")}


def test_the_same_seed_gives_the_same_map() -> None:
    assert random_network(7) == random_network(7)
    assert random_network(7) != random_network(8)


def test_random_maps_hold_everything_that_is_hard() -> None:
    seen: Counter[str] = Counter()
    for network in map(random_network, MANY):
        system = network.system
        seen.update(name for name in ("areas", "ages", "stages", "needs", "groups") if not getattr(system, name))
        seen.update(
            "scheme in scheme" for area in system.areas for inside in area.covers if inside in ("police", "health")
        )
        for partner in network.partners:
            fields = ("areas", "stages", "needs", "ages", "only_for", "hours")
            seen.update(f"{field} missing" for field in fields if getattr(partner, field) is None)
            seen.update(f"{field} empty" for field in fields if getattr(partner, field) == ())
            seen.update(_hours(partner))
        for link in network.relations:
            seen["to itself"] += link.source == link.target
            seen["made 0"] += bool(link.made and link.made.zero)
            seen["made hidden"] += bool(link.made and link.made.hidden)
            seen["made missing"] += link.made is None
        ends = Counter((link.source, link.target, link.kind) for link in network.relations)
        seen["twins"] += any(times > 1 for times in ends.values())
        seen.update(f"place {row['place']}" for row in access.sole_routes(network))
        seen.update(str(row["status"]) for row in access.coverage(network))
    rare = {what: times for what, times in seen.items() if times < 5}
    assert not rare
    assert len(seen) == 5 + 1 + 6 + 5 + 3 + 5 + 3 + 3  # lists, nesting, missing, empty, hours, links, places, states


def _hours(partner: Partner) -> list[str]:
    openings = partner.hours or ()
    return [
        *("past midnight" for opening in openings if opening.end < opening.start),
        *("whole day" for opening in openings if opening.end == opening.start),
        *("to 24:00" for opening in openings if opening.end == 1440),
    ]


def _named(*ids: str) -> tuple[Named, ...]:
    return tuple(Named(name, name) for name in ids)
