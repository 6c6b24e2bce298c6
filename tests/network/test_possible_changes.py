"""Changes that leaders can try."""

from dataclasses import replace

import pytest

from network.edit import apply_all
from network.model import AgeBand, AgeRange, Opening, Partner
from network.possible_changes import (
    NewPartner,
    also_for_ages,
    also_helps_with,
    also_open,
    also_serves,
    link,
    new_id,
    next_to,
    opens,
    with_room_for,
)
from tests.small_networks import NETWORKS, SYSTEM

CHAIN = NETWORKS["chain"]
PARTNER = Partner("p", "P", areas=("north",), needs=("mental",), ages=AgeRange(18, 64), capacity=5, hours=())
YOUNG, ADULT = SYSTEM.ages


def test_a_new_link_carries_every_need() -> None:
    added = link("custody", "home").relation
    assert (added.kind, added.needs, added.made) == ("refers", None, None)
    assert added.carries_people


def test_what_a_partner_gains_is_added_to_what_it_has() -> None:
    night = Opening((5,), 1320, 420)
    assert also_serves(PARTNER, "south").partner.areas == ("north", "south")
    assert also_helps_with(PARTNER, "housing").partner.needs == ("mental", "housing")
    assert also_open(PARTNER, night).partner.hours == (night,)
    assert with_room_for(PARTNER, 3).partner.capacity == 8


def test_a_partner_that_takes_a_younger_band_takes_everybody_between() -> None:
    assert also_for_ages(PARTNER, YOUNG).partner.ages == AgeRange(10, 64)


def test_a_band_without_an_end_opens_the_end() -> None:
    assert also_for_ages(PARTNER, ADULT).partner.ages == AgeRange(18, None)
    assert also_for_ages(replace(PARTNER, ages=AgeRange(None, 17)), YOUNG).partner.ages == AgeRange(None, 17)


def test_a_new_partner_comes_with_those_who_refer_there() -> None:
    new = NewPartner("Night shelter", "voluntary", ("north",), ("housing",), (YOUNG,), ("custody", "hub"))
    after = apply_all(CHAIN, opens(CHAIN, new))
    shelter = after.partner("night_shelter")
    assert (shelter.name, shelter.ages, shelter.areas) == ("Night shelter", AgeRange(10, 17), ("north",))
    assert [(one.source, one.target) for one in after.relations[-2:]] == [
        ("custody", "night_shelter"),
        ("hub", "night_shelter"),
    ]


def test_a_new_partner_takes_people_from_the_youngest_to_the_oldest_band() -> None:
    old = AgeBand("old", "65 and over", AgeRange(65, None))
    new = opens(CHAIN, NewPartner("X", ages=(old, YOUNG)))[0].partner
    assert new.ages == AgeRange(10, None)
    assert opens(CHAIN, NewPartner("X"))[0].partner.ages is None


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Night shelter", (), "night_shelter"),
        ("Night shelter", ("night_shelter",), "night_shelter_2"),
        ("Night shelter", ("night_shelter", "night_shelter_2"), "night_shelter_3"),
        ("???", (), "new_partner"),
        ("مأوى", (), "مأوى"),
    ],
)
def test_a_new_partner_has_an_id_of_its_own(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert new_id(name, taken) == expected


@pytest.mark.parametrize(
    ("ages", "band", "is_next"),
    [
        (AgeRange(10, 17), AgeRange(18, 25), True),
        (AgeRange(10, 17), AgeRange(26, 64), False),
        (AgeRange(26, None), AgeRange(10, 17), False),
        (AgeRange(18, None), AgeRange(10, 17), True),
        (AgeRange(None, None), AgeRange(10, 17), True),
        (AgeRange(10, 64), AgeRange(18, 25), True),
    ],
)
def test_an_age_is_next_to_those_taken_where_nobody_is_between(ages: AgeRange, band: AgeRange, is_next: bool) -> None:
    assert next_to(ages, band) is is_next
