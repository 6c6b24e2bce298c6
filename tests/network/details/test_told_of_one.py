"""Running words tell of one person by more than a name: an age and what happened, whose client it is, a handle."""

import pytest

from network.details.first_names import begins_with_first_name
from network.details.told_of_one import FULL_NAME, told_of_one

AGE, NAME, HANDLE = "a person by initials or name and age", "a person by name", "the handle of a person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RO, 16, arrested for shoplifting", AGE),
        ("R.O., 16, on bail since May", AGE),
        ("R O (16, ABH on partner)", AGE),
        ("RO aged 10, care leaver", AGE),
        ("RO aged 99, care leaver", AGE),
        ("Robin O, 16, knife possession", AGE),
        ("Robin Osei (aged 16, care leaver)", AGE),
        ("Robin Osei, age 16, says she waited", AGE),
        ("Mrs Osei (84)", NAME),
        ("Mr R. Osei aged 84", NAME),
        ("Patient: Robin Osei", NAME),
        ("My name is Robin", NAME),
        ("our client Robin waits", NAME),
        ("Her patient, Robin, waits", NAME),
        ("just the once (Robin, fifteen, knifepoint robbery)", AGE),
        ("Robin, twenty-one, who was on bail", AGE),
        ("gavin, 34, was sent back", AGE),
        ("and leanne (34) left", AGE),
        ("Robin O, twenty-two, sectioned", AGE),
        ("(Robin, 15, robbery at knifepoint)", AGE),
        ("Miss Robin Osei-Bonsu", NAME),
        ("mrs jean tolliver (carer)", NAME),
        ("mr t okafor", NAME),
        ("mr & mrs osgood", NAME),
        ("my neighbour Robin", NAME),
        ("Mrs. Osei (flood-damaged flat)", NAME),
        ("Robin A. Osei", NAME),
        ("his mum Robin rang", NAME),
        ("she only looks at insta, @kez.harbour", HANDLE),
        ("her tiktok is kez_harbour", HANDLE),
        ("our lad answers on snap, lil.robin09", HANDLE),
        ("https://www.snapchat.com/add/robin", HANDLE),
        ("linkedin.com/in/robin-osei", HANDLE),
        ("snapchat robin_09", HANDLE),
        ("Snap name is: robin.osei7", HANDLE),
        ("psn @robin_o", HANDLE),
    ],
)
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


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Joanne Pickersgill waited",
            "told by Joanne A. Pickersgill.",
            "Tyler Marsden's worker",
            "Self: Sarah O'Marsden",
        ),
        *("Robin Osei, Head of housing", "Sarah Jane Jones", "Sarah Baker", "Mrs Osei waits", "Mr R. Osei rang"),
        *(
            "Jones, Sarah",
            "SARAH JONES waited",
            "Sarah J. was seen",
            "her son Tyler",
            "mum of Tyler M",
            "Sgt Moran rang",
        ),
        *("had seen mr thistlewood twice", "mrs k thistlewood rang"),
        *("DS Shanelle Rainford", "Supt. A Marlowe", "T/Sgt Kaz Whitlock"),
        *("client Moran waited", "prisoner K. Okafor", "The patient, Moran, left", "brother is Kaz"),
        *("a man called Kevin", "Her name is Sarah", "the Sarah Jones", "Robin McOsei", "Robin Osei-Marsden"),
    ],
)
def test_the_full_name_of_a_person(text: str) -> None:
    assert FULL_NAME in told_of_one(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Sarah Jones House",
            "the Sarah Jones ward",
            "Marie Curie",
            "Louise Casey review",
            "Robin Housing",
            "Robin Croft",
        ),
        *(
            "St Helen Marsden",
            "Sarah waits",
            "Marsden Okafor",
            "Robin & Marsden",
            "Sarah Lunch",
            "Mrs Miggins Pie Shop",
        ),
        *(
            "Mr Punch theatre",
            "a dog called Rover",
            "Sarah's Law",
            "Robin Osei and Sons",
            *("miss out", "ms teams", "mr big's barbers ltd", "DS Vulnerability Hub", "DI Custody Suite"),
            *("Named after Nurse Edith Cavell", "called after Sister Dora", "in memory of the late Sarah Jones"),
            "Ms Office",
        ),
        *("client journey", "Client Earth", "patient Transport Service", "prisoner Moran House", "Liverpool, Sarah"),
        *(
            "Sarah J. House",
            "PC World",
            "sister House",
            "Housing, Adam Moran House",
        ),
        *("Helen Bamber Foundation", "Sarah Jones' Centre", "Mr Housing"),
    ],
)
def test_what_is_called_after_somebody_and_other_words(text: str) -> None:
    assert not list(told_of_one(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tyler M., 15, Year 10", True),
        ("Tyler Marsden aged 15, stepdad in HMP", True),
        ("Harbour, 15, Year 10", False),
        ("Tyler, 15 to 17", False),
        ("J.P. (b. 1991)", True),
        ("J. P. born 1991", True),
        ("m, 34, white, shoplifting", True),
        ("female 34 black British, affray", True),
        ("m, 34, white, happy", False),
        ("male 34 IC1 assault", True),
    ],
)
def test_a_name_or_what_is_written_of_one_with_an_age(text: str, told: bool) -> None:
    assert ("a person by initials or name and age" in told_of_one(text)) is told


@pytest.mark.parametrize(("text", "named"), [("Sarah came", True), ("came Sarah", False), (" ", False)])
def test_a_first_name_stands_first(text: str, named: bool) -> None:
    assert begins_with_first_name(text) is named


def test_a_word_that_begins_like_a_title_is_none() -> None:
    assert not list(told_of_one("missed by most"))
