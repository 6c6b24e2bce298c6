"""A person's route as a story."""

from dataclasses import replace

import pytest

from analysis._walk import walk
from network import Network
from network.counts import Count
from network.model import Named, Opening, Partner, Person, Relation, System
from render.route_story import RouteStory, doors_apart, route_said, story
from tests.shipped import shipped
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]  # custody, then hub (mental health), then home (housing): 20 of 40, then 5 of 20 reached help
HOUSING = Person("described", "x", needs=("housing",), stage="custody")


def told(network: Network, person: Person, **audience: object) -> RouteStory:
    return story(network, person, walk(network, person).needs[0], **audience)


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


def test_the_steps_are_numbered_from_the_way_in_to_the_help() -> None:
    steps = [(stop.number, stop.name) for stop in told(CHAIN, HOUSING).stops if stop.kind == "step"]
    assert steps == [(1, "Partner CUSTODY"), (2, "Partner HUB"), (3, "Partner HOME")]


def test_each_step_says_what_it_does_and_what_became_of_those_sent_there() -> None:
    first, second, last = told(CHAIN, HOUSING).stops
    assert first.words == "Police custody."
    assert second.words == (
        "Helps with mental health. 20 of 40 referrals reached help: "
        "of so few, that may be anything from 35 to 65 in 100. The story is told again."
    )
    assert last.words == (
        "Helps with housing. 5 of 20 referrals reached help: "
        "of so few, that may be anything from 11 to 47 in 100. The story is told again."
    )


def test_the_sums_say_how_often_it_is_told_and_how_many_get_all_the_way() -> None:
    assert told(CHAIN, HOUSING).sums == (
        "The story has to be told again twice.",
        # Wilson's upper ends: 65 of 100 for 20/40, 47 for 5/20; 20/40 × 5/20 = 12.5 in 100, to the even number
        "At best about 47 in 100 get all the way; if the steps are unrelated, about 12.",
    )


def test_waits_add_up_to_the_day() -> None:
    waits = tuple(replace(relation, days=days) for relation, days in zip(CHAIN.relations, (3.0, 12.0), strict=True))
    network = replace(CHAIN, relations=waits)
    found = told(network, HOUSING)
    assert [(stop.time, stop.wait) for stop in found.stops] == [
        ("today", ""),
        ("day 3", "seen 3 days after referral"),
        ("day 15", "seen 12 days after referral"),
    ]
    assert found.verdict == ("15 days", "to the help needed")


def test_a_wait_that_is_not_known_leaves_the_days_after_it_open() -> None:
    waits = tuple(replace(relation, days=days) for relation, days in zip(CHAIN.relations, (None, 1.0), strict=True))
    found = told(replace(CHAIN, relations=waits), HOUSING)
    assert [(stop.time, stop.wait) for stop in found.stops[1:]] == [
        ("not known", "wait not known"),
        ("not known", "seen 1 day after referral"),
    ]
    assert found.verdict == ("2 steps", "to the help needed; not every wait is known")


def test_help_at_the_first_door_is_today() -> None:
    network = replace(CHAIN, partners=(replace(CHAIN.partners[0], needs=("housing",)), *CHAIN.partners[1:]))
    found = told(network, HOUSING)
    assert found.verdict == ("Today", "at the first door")
    assert [stop.words for stop in found.stops] == ["Police custody. Helps with housing."]


@pytest.mark.parametrize("helps", [0, 1, 2])
def test_a_way_ends_at_the_partner_that_helps_whatever_is_not_known_of_those_behind(helps: int) -> None:
    needs = [("housing",) if place == helps else None if place > helps else () for place in range(3)]
    network = replace(CHAIN, partners=tuple(replace(p, needs=n) for p, n in zip(CHAIN.partners, needs, strict=True)))
    found = told(network, HOUSING)
    assert (found.stops[-1].kind, len(found.stops)) == ("step", helps + 1)
    assert "Helps with housing." in found.stops[-1].words
    assert bool(found.doors) == (helps < 2)  # who is behind stands with the other doors


def test_too_few_referrals_say_nothing() -> None:
    few = replace(CHAIN, relations=(Relation("custody", "hub", made=Count.exactly(4)), CHAIN.relations[1]))
    assert "Too few referrals to say" in told(few, HOUSING).stops[1].words


def test_a_partner_without_whom_there_is_no_way_is_marked() -> None:
    assert [stop.sole for stop in told(CHAIN, HOUSING).stops] == [True, True, True]


def test_a_room_sees_no_outcomes_and_no_marks_until_a_partner_has_agreed() -> None:
    found = told(CHAIN, HOUSING, room=True, agreed=frozenset({"hub"}))
    assert [stop.sole for stop in found.stops] == [False, True, False]
    assert not any("reached help" in stop.words for stop in found.stops)


def test_the_young_person_in_custody_on_saturday_night_waits_for_two_doors(riverside: Network) -> None:
    found = told(riverside, riverside.people[0])
    assert not found.reached
    assert found.verdict == ("65 days", "to the help needed; nothing tonight")
    assert [(stop.kind, stop.name, stop.time, stop.wait) for stop in found.stops] == [
        ("step", "Custody suite, Northfield", "today", ""),
        ("shut", "Liaison and diversion service", "day 1", "opens after 8 hours"),
        ("step", "Liaison and diversion service", "day 4", "seen 4 days after referral, shut hours included"),
        ("step", "Children's mental health service", "day 65", "seen 61 days after referral"),
    ]
    assert found.stops[1].words == "Shut. Opens at 07:00 on Sunday."


def shut_at_ten(hub_days: float | None, home_days: float | None) -> RouteStory:
    """Custody at 22:00 on Saturday; the hub opens at 07:00 on Sunday, and home at 09:00 on Monday."""
    custody, hub, home = CHAIN.partners
    hours = [Opening((6,), 7 * 60, 20 * 60)], [Opening((0,), 9 * 60, 17 * 60)]
    partners = (custody, replace(hub, hours=tuple(hours[0])), replace(home, hours=tuple(hours[1])))
    waits = (hub_days, home_days)
    relations = tuple(replace(one, days=days) for one, days in zip(CHAIN.relations, waits, strict=True))
    return told(replace(CHAIN, partners=partners, relations=relations), replace(HOUSING, at="Sat 22:00"))


def shut_and_steps(found: RouteStory) -> list[tuple[str, str, str]]:
    return [(stop.kind, stop.time, stop.wait) for stop in found.stops[1:]]


def test_a_door_is_counted_from_when_the_person_gets_there() -> None:
    found = shut_at_ten(0.0, 0.0)
    assert shut_and_steps(found) == [
        ("shut", "day 1", "opens after 9 hours"),  # 22:00 to 07:00
        ("step", "day 1", "seen once open"),
        ("shut", "day 2", "opens after 26 hours"),  # 07:00 on Sunday to 09:00 on Monday
        ("step", "day 2", "seen once open"),
    ]
    assert found.verdict == ("35 hours", "to the help needed; nothing tonight")


def test_after_a_wait_of_days_no_door_is_told_since_the_wait_has_its_hours_in_it() -> None:
    found = shut_at_ten(3.0, 5.0)
    assert shut_and_steps(found) == [
        ("shut", "day 1", "opens after 9 hours"),
        ("step", "day 3", "seen 3 days after referral, shut hours included"),
        ("step", "day 8", "seen 5 days after referral"),
    ]
    assert found.verdict == ("8 days", "to the help needed; nothing tonight")


def test_after_a_wait_that_is_not_known_a_door_has_no_time() -> None:
    found = shut_at_ten(None, 0.0)
    assert shut_and_steps(found) == [
        ("shut", "day 1", "opens after 9 hours"),
        ("step", "not known", "wait not known"),
        ("shut", "not known", ""),
        ("step", "not known", "seen once open"),
    ]
    assert found.verdict == ("2 steps", "to the help needed; nothing tonight; not every wait is known")


@pytest.mark.parametrize("hub_days", [None, 0.0, 0.2, 1.0, 9.0])
@pytest.mark.parametrize("home_days", [None, 0.0, 0.2, 1.0, 9.0])
def test_the_clock_of_a_story_never_runs_back(hub_days: float | None, home_days: float | None) -> None:
    found = shut_at_ten(hub_days, home_days)
    times = [stop.time for stop in found.stops if stop.time != "not known"]
    days = [0 if time == "today" else int(time.removeprefix("day ")) for time in times]
    assert days == sorted(days)


def test_closed_doors_with_one_reason_are_told_together(riverside: Network) -> None:
    veteran = next(person for person in riverside.people if person.id == "veteran_court")
    needs = walk(riverside, veteran).needs
    drugs = story(riverside, veteran, needs[1])
    shut = [stop for stop in drugs.stops if stop.kind == "shut"]
    assert [stop.words for stop in shut] == ["Does not take people from Eastmoor."]
    assert shut[0].name.count(";") == 2


def test_without_a_route_the_story_starts_at_the_way_in_and_says_what_is_missing(riverside: Network) -> None:
    interviewed = next(person for person in riverside.people if person.id == "interviewed")
    found = told(riverside, interviewed)
    assert found.verdict == ("No route", "recorded on this map")
    assert [(stop.kind, stop.name) for stop in found.stops] == [
        ("step", "Police, interviews by appointment"),
        ("shut", "Learning disability service"),
    ]
    assert found.stops[1].words == "Referrals to it are recorded, but no way from here leads to it."
    assert found.known


def test_a_room_is_not_told_who_lacks_a_link(riverside: Network) -> None:
    interviewed = next(person for person in riverside.people if person.id == "interviewed")
    assert told(riverside, interviewed, room=True).stops[1].name == "An NHS partner"
    agreed = frozenset({"learning_disability"})
    assert told(riverside, interviewed, room=True, agreed=agreed).stops[1].name == "Learning disability service"


def test_a_way_in_that_is_shut_stands_first(riverside: Network) -> None:
    by_appointment = replace(riverside.people[0], stage="voluntary")
    assert told(riverside, by_appointment).stops[0].name == "Police, interviews by appointment"
    assert told(riverside, by_appointment).stops[0].kind == "shut"


def test_another_way_is_one_line(riverside: Network) -> None:
    veteran = next(person for person in riverside.people if person.id == "veteran_court")
    other = walk(riverside, veteran).needs[0].others[0]
    assert route_said(riverside, other) == (
        "Crown Court, then Probation service, then Veterans' mental health project: 2 steps, about 14 days"
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_a_story_can_be_told_on_every_map(name: str) -> None:
    network = NETWORKS[name]
    for need in network.system.needs:
        person = Person("described", "x", needs=(need.id,), age=30, at="Sat 23:00")
        assert told(network, person).verdict


def test_while_nobody_has_said_where_people_come_in_no_door_is_told_as_closed() -> None:
    network = Network(
        System("Own", needs=(Named("debt", "Debt"),)),
        (Partner("hub", "Hub", needs=()), Partner("help", "Help", needs=("debt",))),
        (Relation("hub", "help"),),
    )
    person = Person("sam", "Sam", needs=("debt",))
    found = told(network, person)
    assert found.verdict == ("Not known", "add ways in to the map first")
    assert (found.stops, found.doors, found.known) == ((), (), False)


def test_a_room_is_not_told_how_many_get_all_the_way_where_it_is_about_one_step() -> None:
    first, second = CHAIN.relations
    one_known = replace(CHAIN, relations=(replace(first, completed=None), second))
    best = "At best about 47 in 100 get all the way."
    assert best in told(one_known, HOUSING).sums
    assert best not in told(one_known, HOUSING, room=True).sums
    assert best in told(one_known, HOUSING, room=True, agreed=frozenset({"home"})).sums
    assert len(told(CHAIN, HOUSING, room=True).sums) == 2


def test_ways_that_begin_at_different_doors_say_so(riverside: Network) -> None:
    people = {one.id: one for one in riverside.people}
    assert doors_apart(riverside, walk(riverside, people["veteran_court"])).startswith(
        "These ways begin at different doors: Magistrates' court and Crown Court. "
    )
    for one in ("older_debt", "young_adhd", "interviewed"):  # one door, one need, no way at all
        assert doors_apart(riverside, walk(riverside, people[one])) == ""
