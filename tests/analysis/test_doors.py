"""Doors that are shut to one person, and when they open next."""

from dataclasses import replace

import pytest

from analysis._doors import NEVER, hour_in_words, hour_text, hour_there, opens_next, shut, starts, until, wait_at
from network.model import AgeRange, Network, Opening, Partner, Person
from tests.small_networks import SYSTEM, partner

DAY = 24 * 60
OFFICE = Opening((0, 4), 9 * 60, 17 * 60)  # Monday and Friday
SUNDAY = Opening((6,), 7 * 60 + 5, 8 * 60)


def asked(person: Person | None = None, **said: object) -> tuple[str, str] | None:
    network = Network(SYSTEM, (partner("a", **said),))
    somebody = Person("p", "Somebody", age=17, area="south", at="Sat 23:00", groups=())
    return shut(network, network.partner("a"), person or somebody)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, None),
        ({"ages": AgeRange(10, 17), "areas": ("south",), "only_for": (), "hours": None}, None),
        ({"areas": ("county",)}, None),  # which covers the south
        ({"ages": AgeRange(18)}, ("age", "Takes people from 18.")),
        ({"ages": AgeRange(None, 16)}, ("age", "Takes people up to 16.")),
        ({"ages": AgeRange(0, 16)}, ("age", "Takes people aged 0 to 16.")),
        ({"ages": AgeRange(18, 25)}, ("age", "Takes people aged 18 to 25.")),
        ({"only_for": ("women",)}, ("group", "Only for women.")),
        ({"areas": ("north",)}, ("area", "Does not take people from South.")),
        ({"areas": ()}, ("area", "Does not take people from South.")),
        ({"hours": (OFFICE,)}, ("hours", "Opens at 09:00 on Monday.")),
        ({"hours": (OFFICE, SUNDAY)}, ("hours", "Opens at 07:05 on Sunday.")),
        ({"hours": ()}, ("hours", NEVER)),
        ({"ages": AgeRange(18), "only_for": ("women",), "areas": (), "hours": ()}, ("age", "Takes people from 18.")),
        ({"only_for": ("women",), "areas": (), "hours": ()}, ("group", "Only for women.")),
        ({"areas": (), "hours": ()}, ("area", "Does not take people from South.")),
    ],
)
def test_the_first_reason_why_a_door_is_shut(said: dict[str, object], expected: tuple[str, str] | None) -> None:
    assert asked(**said) == expected


def test_what_is_not_known_of_a_person_shuts_no_door() -> None:
    shut_to_all = {"ages": AgeRange(18), "areas": (), "hours": (OFFICE,)}
    assert asked(Person("p", "Somebody", groups=("women",)), only_for=("women",), **shut_to_all) is None


def test_the_next_opening_may_be_in_the_next_week() -> None:
    assert starts((OFFICE, SUNDAY)) == {9 * 60, 4 * DAY + 9 * 60, 6 * DAY + 7 * 60 + 5}
    assert opens_next((OFFICE,), 9 * 60) == 9 * 60  # just now
    assert opens_next((OFFICE,), 9 * 60 + 1) == 4 * DAY + 9 * 60
    assert opens_next((OFFICE,), 4 * DAY + 9 * 60 + 1) == 9 * 60
    assert opens_next((), 0) is None
    assert until(10, 4) == 6
    assert until(0, 7 * DAY - 1) == 1


def test_how_long_until_a_door_is_open() -> None:
    def wait(at: int, *hours: Opening, **said: object) -> int | None:
        return wait_at(partner("a", **{"hours": hours, **said}), at)

    assert wait(10 * 60, OFFICE) == 0
    assert wait(17 * 60, OFFICE) == 4 * DAY - 8 * 60
    assert wait(0) is None
    assert wait(0, hours=None) == 0


def test_another_way_in_is_met_when_its_first_door_opens() -> None:
    doors = (
        partner("day", stages=("court",), hours=(OFFICE,)),
        partner("sunday", stages=("court", "custody"), hours=(SUNDAY,)),
        partner("never", stages=("court",), hours=()),
    )
    network = Network(SYSTEM, doors)
    assert hour_there(network, "court", "Mon 10:00") == "Mon 10:00"
    assert hour_there(network, "court", "Fri 17:00") == "Sun 07:05"
    assert hour_there(network, "custody", "Sun 08:00") == "Sun 07:05"
    assert hour_there(network, "court", None) is None
    shut_ones = replace(network, partners=doors[2:])
    assert hour_there(shut_ones, "court", "Mon 10:00") == "Mon 10:00"  # it never opens: no hour is better
    assert hour_there(network, "nowhere", "Mon 10:00") == "Mon 10:00"


@pytest.mark.parametrize(
    ("minute", "words", "text"),
    [
        (0, "at 00:00 on Monday", "Mon 00:00"),
        (6 * DAY + 7 * 60 + 9, "at 07:09 on Sunday", "Sun 07:09"),
        (7 * DAY + 61, "at 01:01 on Monday", "Mon 01:01"),
        (2 * DAY - 1, "at 23:59 on Tuesday", "Tue 23:59"),
    ],
)
def test_a_minute_of_the_week_in_words(minute: int, words: str, text: str) -> None:
    assert (hour_in_words(minute), hour_text(minute)) == (words, text)


def test_a_person_of_an_age_is_taken_at_both_ends_of_a_range() -> None:
    taking = Partner("a", "A", ages=AgeRange(18, 25))
    network = Network(SYSTEM, (taking,))
    told = [shut(network, taking, Person("p", "Somebody", age=age)) is None for age in (17, 18, 25, 26)]
    assert told == [False, True, True, False]
