"""Details of a person are found in however they are written, and each kind begins where it is said to begin."""

import random

import pytest

from network.details.personal_values import FORMS, first_of_each_kind, is_nhs_number, kinds_in, short_mobile, ten_digits
from network.details.plain_text import normalised
from tests.network.disguises import CLEAN_ONE, CLEAN_THREE, CLEAN_TWO, Disguise, first_half, nhs_number, second_half

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


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\N{NO-BREAK SPACE}b", "a b"),
        ("1\N{EN DASH}2\N{MINUS SIGN}3\N{FIGURE DASH}4", "1-2-3-4"),
        ("1\N{MIDDLE DOT}2\N{BULLET}3", "1.2.3"),
        ("1\N{FRACTION SLASH}2\\3", "1/2/3"),
        ("1\\2", "1/2"),
        ("4\N{ZERO WIDTH SPACE}5\N{SOFT HYPHEN}6", "456"),
        ("\N{FULLWIDTH DIGIT SEVEN}\N{ARABIC-INDIC DIGIT THREE}", "73"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("a&#64;b", "a@b"),
        ("a & b", "a & b"),
        ("123456.00", "123456"),
        ("12345.00", "12345.00"),  # so few digits may be an amount
        ("1.234567890e+09", "1234567890"),
        ("1.2345678901e+10", "12345678901"),
        ("1.23456789e+10", "12345678900"),
        ("1.2345678901e+9", "1.2345678901e+9"),  # more places than the power has
    ],
)
def test_writings_that_look_alike_become_one(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("spoken", "digits"),
    [
        ("zero seven seven zero zero nine zero zero one two three", "07700900123"),
        ("oh seven double seven oh nine oh nought one two three", "07770900123"),
        ("one two three four five six seven eight nine zero", "1234567890"),
        ("treble one triple two three four five six seven eight", "111222345678"),
        ("Oh Seven, Seven Oh - Oh Nine, Oh Oh One, Two Three", "07700900123"),
    ],
)
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


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("AB123456C", "a National Insurance number", True),
        ("AB12345C", "a National Insurance number", False),
        ("A1234BC", "a prison number", True),
        ("A123BC", "a prison number", False),
        ("A 1234 BC", "a prison number", True),
        ("crn A123456", "a court or probation number of a person", True),
        ("crn A12345", "a court or probation number of a person", False),
        ("client ref 123", "a reference of one person", True),
        ("client ref 12", "a reference of one person", False),
        ("sort code 12 34 56", "bank details", True),
        ("sort code 12 34", "bank details", False),
        ("lives at 7 Long Road", "a home address", True),
        ("lives at Long Road", "a home address", False),
        ("A123456789012", "the number of a pupil or driver", True),
        ("BLOGG612345JA9AB", "the number of a pupil or driver", True),
        ("07700 900123", "a mobile number", True),
        ("07700 90012", "a mobile number", False),
        ("0151 496 0123", "a telephone number", True),
        ("0151 496 012", "a telephone number", True),
        ("0151 496 01", "a telephone number", False),
        ("0151 496 0123 (switchboard)", "a telephone number", False),
        ("L1 1AB", "a full postcode", True),
        ("E1 2nd floor", "a full postcode", False),
        ("born 1/2/90", "a date of birth", True),
        ("born 010290", "a date of birth", True),
        ("born in Leeds on a Monday", "a date of birth", False),
        ("Patient: Jane Doe", "a person by name", True),
        ("jane@example.org", "an e-mail address", True),
        ("info@example.org", "an e-mail address", False),
    ],
)
def test_each_kind_has_its_least(text: str, kind: str, found: bool) -> None:
    assert (kind in kinds(text)) is found


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("34yo, 12/03/1990", True),  # written in 2024
        ("34yo, 12/03/90", True),
        ("aged 60, 12/03/31", True),  # two digits above 30 are of the last century: written in 1991
        ("aged 60, 12/03/30", False),  # up to 30 of this one: 2090
        ("aged 2, 12/03/30", True),  # 2032 is the last year
        ("aged 3, 12/03/30", False),
        ("aged 20, 12/03/1970", True),  # 1990 is the first
        ("aged 19, 12/03/1970", False),
        ("aged 16 to 18, 12/03/2008", False),  # a group
    ],
)
def test_a_day_beside_an_age_is_one_of_birth_where_the_two_can_be_of_one_person(text: str, born: bool) -> None:
    assert ("a date of birth" in kinds(text)) is born


def test_the_letter_decides_what_is_a_short_police_number() -> None:
    # year and seven digits, 98 0000123, are 23 times 42608701: the first letter; the next number has the next
    police = ["a police number of a person"]
    assert (kinds("98/123Z"), kinds("98/124A"), kinds("1998/124A")) == (police, police, police)
    assert (kinds("98/123A"), kinds("98/124Z")) == ([], [])


@pytest.mark.parametrize("digits", ["1111111111", "0000000000", "999000001", "99900000180", "", "9990000019"])
def test_what_is_no_nhs_number(digits: str) -> None:
    assert not is_nhs_number(digits)
    assert is_nhs_number("9990000018")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("open @ 5.30pm", None),
        ("open @ 10.am", None),
        ("https://x/l/abc%40thread.v2/0", None),
        ("write to kim@example.v2", None),
        ("write to kim@example.net", "an e-mail address"),
        ("write to kim@mail.example.net?subject=x", "an e-mail address"),
        ("write to kim@example.n", None),
        ("@harbourtrust@social.example", None),
        ("@kim.reyes@social.example", "an e-mail address"),
        ("in his van RO16 SEI", "a vehicle registration"),
        ("vrm ro16sei", "a vehicle registration"),
        ("reg no: RO16 SEI", "a vehicle registration"),
        ("ref RO16 SEI", None),
        ("reg no RO16 SEIX", None),
        ("S20000012", None),
        ("T20057001", "a court or probation number of a person"),
        ("T20297001", "a court or probation number of a person"),
        ("T20047001", None),
        ("T20307001", None),
        ("PARIS ID 5520918", "a reference of one person"),
        ("nino qq-12-34-56", "a National Insurance number"),
        ("born_1990_01_02", "a date of birth"),
    ],
)
def test_what_may_look_alike_is_told_apart(text: str, kind: str | None) -> None:
    assert kinds(text) == ([kind] if kind else [])


def test_many_digits_alone_are_no_mobile_that_lost_its_nought() -> None:
    assert short_mobile("7700 900456")
    assert not short_mobile("1234567890123")


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
