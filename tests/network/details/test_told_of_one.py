"""Running words tell of one person by more than a name: an age and what happened, whose client it is, a handle."""

import pytest

from network.details.first_names import begins_with_first_name
from network.details.told_of_one import FULL_NAME, told_of_one
from tests.tabled import tabled

AGE, NAME, HANDLE = "a person by initials or name and age", "a person by name", "the handle of a person"


@tabled
def test_one_person_is_told_of(text: str, kind: str) -> None:
    told = list(told_of_one(text))
    assert kind in told
    assert {*told} <= {kind, FULL_NAME}  # a first name that is known may stand in it too


@pytest.mark.parametrize(
    "text",
    [
        "RO, 16, assault",  # one word may be what was counted
        "RO, 16, arrested",
        "MH, 16, arrested for theft",  # mental health
        "Ward B, 16, arrested for theft",
        "RO, 9, arrested for theft",
        "RO, 100, arrested for theft",
        "RO, 16 to 25, arrested for theft",
        "RO, 16+, arrested for theft",
        "NHS, 16, arrested for theft",
        "RO 16 arrested for theft",
        "RO, 16, referrals in May",
        "RO, 16, " + "x" * 90 + " arrested for theft",
        "Youth Club (aged 16 to 18, care leaver)",
        "our client Harbour House",
        "our client group",
        "our client Mind waits",
        "our patient Transport service",
        "Mr Punch (theatre)",
        "Mrs Osei Pie Shop",
        "her mother and baby unit",
        "his sister House Harbour",
        "Robin A. Osei House",
        "Burglary, fifteen, robbery",
        "Tuesday, fifteen, on bail",
        "Harbour, fifteen places, in care",
        "(Assault, 22, on bail)",
        "(Harbour, 2024, in care)",
        "he follows @harbourpolice",
        "Instagram and Facebook: @harbour_trust24",
        "she leads it, see facebook.com/harbourtrust",
        "snapchat and discord",
        "Snapchat 2024",
        "snapchat robin",
        "instagram harbour_trust24",
    ],
)
def test_nobody_is_told_of(text: str) -> None:
    assert list(told_of_one(text)) == []


@tabled
def test_the_full_name_of_a_person(text: str) -> None:
    assert FULL_NAME in told_of_one(text)


@tabled
def test_what_is_called_after_somebody_and_other_words(text: str) -> None:
    assert not list(told_of_one(text))


@tabled
def test_a_name_or_what_is_written_of_one_with_an_age(text: str, told: bool) -> None:
    assert ("a person by initials or name and age" in told_of_one(text)) is told


@pytest.mark.parametrize(("text", "named"), [("Sarah came", True), ("came Sarah", False), (" ", False)])
def test_a_first_name_stands_first(text: str, named: bool) -> None:
    assert begins_with_first_name(text) is named


def test_a_word_that_begins_like_a_title_is_none() -> None:
    assert not list(told_of_one("missed by most"))


@pytest.mark.parametrize("text", ["J.P. (b. 1991)", "KJ (f, 22)"])
def test_initials_beside_a_year_or_beside_an_age_are_enough(text: str) -> None:
    assert AGE in [*told_of_one(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the desk (Mr Osei) was shut", True),
        ("Doreen, ward 4", True),
        ("Team around Gemma", True),
        ("our patient Robin", True),
        ("mr osei", True),
        ("mr bed", False),
        ("Mr Osei Service", False),
    ],
)
def test_a_kind_is_told_where_it_is_asked_for(text: str, named: bool) -> None:
    assert list(told_of_one(text, {NAME})) == [NAME] * named
    assert list(told_of_one(text, {AGE, HANDLE})) == []
