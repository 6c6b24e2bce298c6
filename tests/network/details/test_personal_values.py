"""Details of a person are found in however they are written, and each kind begins where it is said to begin."""

import random

import pytest

from network.details.personal_values import FORMS, first_of_each_kind, is_nhs_number, kinds_in, short_mobile, ten_digits
from network.details.plain_text import normalised
from tests.network.disguises import CLEAN_ONE, CLEAN_THREE, CLEAN_TWO, Disguise, first_half, nhs_number, second_half
from tests.tabled import tabled

CALLED = {  # the kinds of the disguises, as the screen calls them
    "National Insurance": "a National Insurance number",
    "police": "a police number of a person",
    "prison": "a prison number",
    "e-mail": "an e-mail address",
    "mobile": "a mobile number",
    "landline": "a telephone number",
    "postcode": "a full postcode",
    "birth": "a date of birth",
}


def kinds(text: str) -> list[str]:
    return list(kinds_in(normalised(text)))


@pytest.mark.parametrize("one", [*first_half(), *second_half()], ids=lambda one: one.kind)
def test_a_disguise_is_found_as_what_it_is(one: Disguise) -> None:
    plain = normalised(one.cell)
    if one.kind == "NHS number":
        assert any(map(is_nhs_number, ten_digits(plain)))
    elif one.kind in CALLED:
        short = one.kind == "mobile" and short_mobile(plain)
        assert short or CALLED[one.kind] in kinds(one.cell)


@pytest.mark.parametrize(("heading", "cell"), [*CLEAN_ONE, *CLEAN_TWO, *CLEAN_THREE])
def test_what_is_clean_holds_no_kind(heading: str, cell: str) -> None:
    assert kinds(cell) == []


@tabled
def test_writings_that_look_alike_become_one(text: str, plain: str) -> None:
    assert normalised(text) == plain


@tabled
def test_digits_that_are_spelt_out_are_read(spoken: str, digits: str) -> None:
    assert normalised(spoken).strip() == digits


def test_the_shortest_number_that_is_spelt_out_has_eight_words() -> None:
    assert normalised("one two six one two six one two").strip() == "12612612"
    assert normalised("one two six one two six one two".replace("six", "3")) == "one two 3 one two 3 one two"
    assert normalised("one two six one two six one xxxxxxx") == "one two six one two six one xxxxxxx"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1234567890", ["1234567890"]),
        ("123 456 7890", ["1234567890"]),
        ("12 34 56 78 90", ["1234567890"]),  # five groups
        ("1 2 3 4 5 6 7 8 9 0", ["1234567890"]),
        ("12 34 56 78 9 0", []),  # six are a list
        ("123456/7890", []),  # a share
        ("123/456/7890", ["1234567890"]),
        ("1234/56/78/90", []),
        ("12.34.567.890", []),
        ("2024 123 456", []),  # a year
        ("123-456 7890", ["1234567890"]),
        ("12-3456 7890", []),  # not written in one way
        ("123 456 789", []),
        ("0800 123 456", []),
        ("0300 123 456", []),
    ],
)
def test_ten_digits_are_one_number_where_they_are_grouped_as_one(text: str, found: list[str]) -> None:
    assert list(ten_digits(normalised(text))) == found


def test_several_numbers_in_a_text_are_all_found() -> None:
    one, other = (nhs_number(random.Random(seed)) for seed in (1, 2))
    assert list(ten_digits(f"{one} and {other}")) == [one, other]


@tabled
def test_each_kind_has_its_least(text: str, kind: str, found: bool) -> None:
    assert (kind in kinds(text)) is found


@tabled
def test_a_day_beside_an_age_is_one_of_birth_where_the_two_can_be_of_one_person(text: str, born: bool) -> None:
    assert ("a date of birth" in kinds(text)) is born


def test_the_letter_decides_what_is_a_short_police_number() -> None:
    # year and seven digits, 98 0000123, are 23 times 42608701: the first letter; the next number has the next
    police = ["a police number of a person"]
    assert (kinds("98/123Z"), kinds("98/124A"), kinds("1998/124A")) == (police, police, police)
    assert (kinds("98/123A"), kinds("98/124Z")) == ([], [])


@tabled
def test_what_is_no_nhs_number(digits: str) -> None:
    assert is_nhs_number(digits) is False
    assert is_nhs_number("9990000018")


@tabled
def test_what_may_look_alike_is_told_apart(text: str, kind: str | None) -> None:
    assert kinds(text) == ([kind] if kind else [])


def test_many_digits_alone_are_no_mobile_that_lost_its_nought() -> None:
    assert short_mobile("7700 900456")
    assert short_mobile("1234567890123") is False


def test_only_the_kinds_that_are_asked_for_are_looked_for() -> None:
    assert list(kinds_in("M1 OAA")) == ["a full postcode"]  # one digit, the fewest
    assert list(kinds_in("M1 OAA", ("a full postcode",))) == ["a full postcode"]
    assert not list(kinds_in("M1 OAA", ("a prison number",)))
    assert list(kinds_in("born the third of april nineteen ninety-eight")) == ["a date of birth"]  # no digit at all


def test_the_first_text_of_each_kind_is_found_among_very_many() -> None:
    texts = ["north", "dob 03/04/1998", "seen 03/04/1998", "dob 03/04/1999", "kim@a.org"]
    assert first_of_each_kind(texts) == {1, 4}
    assert first_of_each_kind(["north"]) == set()


def test_a_short_text_is_looked_at_without_what_separates_it() -> None:
    assert FORMS["together"]("A 1" + "-" * 27) == "a1"  # thirty characters
    assert FORMS["together"]("A 1" + "-" * 28) == ""
    assert "a prison number" in kinds_in("a1234b" + "-" * 23 + "c")
    assert not list(kinds_in("a1234b" + "-" * 24 + "c"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9434.76.5919", ["9434765919"]),  # with dots and slashes three groups, which are no share and no list
        ("9434/76/5919", ["9434765919"]),
        ("94.34.76.5919", []),
        ("9434.765919", []),
        ("943476 5919", ["9434765919"]),
        ("94 34 76 59 19", ["9434765919"]),  # five, the most
        ("94 34 7 6 59 19", []),
        ("9434 76.5919", []),  # two ways to separate
        ("1990 12 3456", []),  # a year
        ("9434 76 591", []),
    ],
)
def test_in_how_many_groups_ten_digits_are_one_number(text: str, found: list[str]) -> None:
    assert list(ten_digits(text)) == found


def test_the_first_of_each_kind_may_be_the_very_first_text() -> None:
    assert first_of_each_kind(["kim@example.org", "the clinic", "jo@example.org", "N4 1BY"]) == {0, 3}
    assert first_of_each_kind(["the clinic"]) == set()
