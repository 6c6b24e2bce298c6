"""Headings about a person are known in every common abbreviation; those of counts and services are none."""

import pytest

from network.details.headings_of_people import about_a_person, heading_words, heads_people, is_plain, person_heading
from network.files import read_bytes
from network.privacy import safe_heading
from tests.clocks import within
from tests.tabled import tabled

NAMES = ("Kaz Moran", "Dee Okafor", "Ifan Prys", "Jo Ashgrove")
COUNTS = ("12", "9", "17", "8")


@tabled
def test_abbreviations_that_stand_for_a_person_alone(heading: str) -> None:
    assert about_a_person(heading)
    assert about_a_person(heading, COUNTS)


@tabled
def test_headings_that_look_like_them(heading: str) -> None:
    assert about_a_person(heading, NAMES) is False


@tabled
def test_what_stands_below_an_abbreviation_for_much_else_decides(heading: str) -> None:
    assert about_a_person(heading, NAMES)
    assert about_a_person(heading, COUNTS) is False
    assert about_a_person(heading, ["a request for help", "shared lead"]) is False
    assert about_a_person(heading) is False  # nothing is known of what stands below


@tabled
def test_an_uncommon_abbreviation_is_for_names_where_names_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["Moran", "Okafor"])
    assert about_a_person(heading, COUNTS) is False
    assert about_a_person(heading, ["WIT", "DEF"]) is False  # a list of codes
    assert about_a_person(heading) is False


@tabled
def test_an_uncommon_abbreviation_is_for_birth_where_days_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["14/03/1987", "", "19901102"])
    assert about_a_person(heading, ["14/03/1987", "12"]) is False
    assert about_a_person(heading, ["", ""]) is False
    assert about_a_person(heading) is False


@tabled
def test_one_for_much_else_is_for_birth_where_days_long_ago_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["14/03/1987", "", "19901102"])
    assert about_a_person(heading, ["1987", "14-Mar-87", "2026"])
    assert about_a_person(heading, ["14/03/1987", "14/03/2026"]) is False  # half is not enough
    assert about_a_person(heading, ["14/03/2026", "12/05/2025"]) is False
    assert about_a_person(heading, ["14/03/1987", "12"]) is False
    assert about_a_person(heading, []) is False


@tabled
def test_other_days_may_be_long_ago(heading: str) -> None:
    assert about_a_person(heading, ["14/03/1987"]) is False


@tabled
def test_words_run_together_and_registers(heading: str) -> None:
    assert about_a_person(heading, COUNTS)


def test_a_service_for_births_may_say_since_when() -> None:
    assert about_a_person("Birthing unit opened", ["2011-04-01"]) is False
    assert about_a_person("Date bid", ["2011-04-01"]) is False


@tabled
def test_an_abbreviation_that_may_count_people_does_where_counts_stand_below(heading: str) -> None:
    assert about_a_person(heading, COUNTS) is False
    assert about_a_person(heading, ["yes", "no", "", "<5"]) is False
    assert about_a_person(heading, NAMES)
    assert about_a_person(heading, ["101", "102", "105", "109"])  # numbers of persons rise
    assert about_a_person(heading)


@tabled
def test_a_heading_with_a_name(heading: str) -> None:
    assert about_a_person(heading, COUNTS)
    assert safe_heading(heading, "a heading") == "a heading"


@tabled
def test_a_heading_of_a_service_has_no_name(heading: str) -> None:
    assert about_a_person(heading) is False


def test_a_heading_is_repeated_only_in_words_that_any_could_have() -> None:
    for heading in ("Date of birth", "Client name", "DOB", "surname", "nhsno", "S/name", "Next of kin"):
        assert is_plain(heading), heading
    assert is_plain("Moran surname") is False
    assert is_plain("Referrals to date")
    for heading in ("Kaz Moran date of birth", "Surname Moran", "DOB of Okafor"):
        assert person_heading(heading.casefold())
        assert is_plain(heading) is False
        table = f"From,To,Referrals,{heading}\nPolice,Mind,3,x\nMind,Housing,4,y\n"
        reading = read_bytes(table.encode(), "x.csv")
        assert reading.outcome == "refuse"
        assert not any(name in repr(reading.problems) for name in ("Moran", "Okafor"))


@pytest.mark.parametrize(
    ("cell", "below", "heads"),
    [
        ("young adult", ["adult", "older adult"], False),
        ("young person", [], False),
        ("client", ["carer", "patient"], False),
        ("Young Person", ["Young Adult", "Care Leaver"], False),
        ("date of birth", ["NHS number", "client name"], False),
        ("Client", ["Kaz Moran", "Dee Okafor"], True),
        ("Client", ["N4411", "N4420"], True),
        ("Client", ["Veteran", "Refugee"], False),
        ("Surname", ["Moran", "Okafor"], True),
        ("Surname", ["moran", ""], True),
        ("DoB", ["14/03/1987"], True),
        ("DP", ["Kaz Moran", "K.M."], True),
        ("Client name", ["Kaz Moran", "see the list of services", "shown in another sheet of it"], False),
        ("Client name", ["Kaz Moran", "shown in another sheet of it"], True),  # half is enough
        ("NHS number", ["1", "2"], True),
        ("Surname", ["Z"], True),
        ("Surname", ["1 2 3 4"], True),
        ("Surname", ["1 2 3 4 5"], False),
        ("Surname", [], False),
        ("Kaz Moran", ["Dee Okafor"], False),
    ],
)
def test_a_word_for_a_person_is_a_heading_where_persons_stand_below(cell: str, below: list[str], heads: bool) -> None:
    assert heads_people(cell, below) is heads


def test_capitals_inside_a_heading_begin_a_word_unless_all_are() -> None:
    assert heading_words("clientName (2nd)") == "client name 2nd"
    assert heading_words("CLIENT_NAME") == "client name"
    assert heading_words("NHS#") == "nhs number"
    assert heading_words("YPs") == "yps"


@tabled
def test_a_long_heading_is_looked_at_in_linear_time(part: str) -> None:
    with within(1):  # about 0.04 here
        about_a_person(part * (40_000 // len(part)), NAMES)


@pytest.mark.parametrize("words", ["patientid", "clientssurname", "clientid"])
def test_words_run_together_are_told_though_nothing_parts_them(words: str) -> None:
    assert person_heading(words)


OF_BIRTHS = ["1987-03-14", "1976-02-11", "1965-01-09"]


@tabled
def test_days_of_births_below_a_word_of_no_common_use_are_of_persons(words: str, of_birth: bool) -> None:
    assert person_heading(words, OF_BIRTHS) is of_birth
    assert person_heading(words, ["2024-03-14", "2024-02-11", "2024-01-09"]) is False
