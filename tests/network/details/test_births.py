"""A date beside a word of birth, or beside an age that fits, says when somebody was born; no other date does."""

import pytest

from network.details.births import says_birth
from network.details.plain_text import normalised
from network.privacy import heading_words, person_heading
from tests.tabled import tabled


@tabled
def test_a_date_in_figures_beside_a_word_of_birth(text: str) -> None:
    assert says_birth(text.replace("_", " "))


@tabled
def test_a_date_that_is_spelt_out(text: str) -> None:
    assert says_birth(text)


@tabled
def test_births_in_other_languages(text: str) -> None:
    assert says_birth(text)


@tabled
def test_what_says_no_birth(text: str) -> None:
    assert says_birth(text) is False


@tabled
def test_an_age_and_a_day_make_the_year_of_writing(text: str, says: bool) -> None:
    assert says_birth(text) is says


@tabled
def test_a_heading_for_births(heading: str) -> None:
    assert person_heading(heading_words(heading))


@tabled
def test_a_birth_in_roman_months_words_and_other_languages_is_found(text: str) -> None:
    assert says_birth(normalised(text).casefold())


@pytest.mark.parametrize(
    "text",
    [
        "Ms Osei, meeting 12/03/2026",
        "Mr Osei, 12/03/2013",
        "Mr Osei, 12.3.30",
        "Mr Osei " + "x" * 41 + " 12/03/1962",
        "The hub turned 18 in 2020",
        "a lease of 16 years 4 months and 3 days",
        "the board will be 18 on 4 July 2026",
        "Service turned ten on 4 July 2025",
        "opened on the 1st of the 4th, 1988",
        "12 martie 1987",
        "alizaliwa",
        "for ages 18 and up, 12:30:04",
        "the opening of 12.10.1987",
    ],
)
def test_days_of_other_things_are_no_births(text: str) -> None:
    assert says_birth(normalised(text).casefold()) is False


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Mr Osei 1/1/1900", True),
        ("Mr Osei 1/1/1899", False),
        ("Mr Osei 1/1/2012", True),
        ("Mr Osei 1/1/2013", False),
        ("Mr Osei 1/1/12", True),  # of two digits it is 2012, no other century
        ("Mr Osei 1/1/13", False),
        ("Mr Osei 1/1/31", True),
        ("Mr Osei" + " " * 30 + "1/1/1962", True),
        ("Mr Osei" + " " * 32 + "1/1/1962", True),
        ("Mr Osei" + " " * 33 + "1/1/1962", False),  # forty characters, and the day no longer ends in them
    ],
)
def test_a_day_behind_a_title_is_of_birth_within_its_limits(text: str, born: bool) -> None:
    assert says_birth(text.casefold()) is born


@tabled
def test_a_day_beside_a_star_or_a_sex(text: str, said: bool) -> None:
    assert says_birth(text) is said


@tabled
def test_where_a_birth_begins_to_be_said(text: str, says: bool) -> None:
    assert says_birth(text) is says


@tabled
def test_how_far_behind_a_sex_a_day_is_looked_for(text: str, says: bool) -> None:
    assert says_birth(text) is says
