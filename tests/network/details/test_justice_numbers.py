"""Numbers of police, courts, prisons and probation are found with and without words; other codes are none."""

import pytest

from network.details.justice_numbers import OF_JUSTICE
from network.details.personal_values import kinds_in
from network.details.plain_text import normalised
from tests.tabled import tabled

POLICE, PRISON, COURT = OF_JUSTICE


@tabled
def test_a_number_of_one_person_is_found(text: str, kind: str) -> None:
    assert kind in kinds_in(normalised(text))


@tabled
def test_other_codes_are_no_numbers_of_persons(text: str) -> None:
    assert not {*OF_JUSTICE} & {*kinds_in(normalised(text))}


@pytest.mark.parametrize("sign", "/-._ ")
def test_the_letter_of_year_and_serial_decides_where_no_zeros_fill_the_serial(sign: str) -> None:
    # 19 and 0047812: 190,047,812 modulus 23 is 8, H, as Z counts as 0
    fitting = "ZABCDEFGHJKLMNPQRTUVWXY"[190_047_812 % 23]
    for letter in "ABCDEFGH":
        found = POLICE in kinds_in(f"seen (19{sign}47812{letter})")
        assert found is (letter == fitting)


@pytest.mark.parametrize(("serial", "found"), [("123", False), ("1234", True)])
def test_a_short_serial_counts_behind_a_slash_alone(serial: str, found: bool) -> None:
    letter = "ZABCDEFGHJKLMNPQRTUVWXY"[int(f"19{int(serial):07}") % 23]
    assert (POLICE in kinds_in(f"19-{serial}{letter}")) is found
    assert POLICE in kinds_in(f"19/{serial}{letter}")


@tabled
def test_a_serial_has_enough_digits_for_its_letter_to_say_something(text: str, found: bool) -> None:
    assert ("a police number of a person" in list(kinds_in(text))) is found


LETTERS = "zabcdefghjklmnpqrtuvwxy"


def _cro(serial: str, year: str, sign: str) -> str:
    return f"{serial}{sign}{year}{LETTERS[int(f'{year}{int(serial):06}') % 23]}"


@tabled
def test_the_letter_of_a_cro_number_fits_serial_and_year(serial: str, sign: str, found: bool) -> None:
    assert ("a police number of a person" in kinds_in(_cro(serial, "14", sign))) is found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pnc 1912w", "a police number of a person"),  # four digits, the fewest
        ("a1234bc", "a prison number"),
        ("claim a12bc345", "a court or probation number of a person"),
    ],
)
def test_the_fewest_digits_of_each_kind_are_looked_at(text: str, kind: str) -> None:
    assert kind in kinds_in(text)


def test_fewer_digits_than_any_police_number_has_are_not() -> None:
    assert not list(kinds_in("pnc 191w"))
