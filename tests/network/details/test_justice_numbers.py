"""Numbers of police, courts, prisons and probation are found with and without words; other codes are none."""

import pytest

from network.details.justice_numbers import OF_JUSTICE
from network.details.personal_values import kinds_in
from network.details.plain_text import normalised

POLICE, PRISON, COURT = OF_JUSTICE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("set up after LV22C50781", COURT),
        ("LV 22 C 50781", COURT),
        ("lv/22/p/50781", COURT),
        ("T20257104", COURT),
        ("in T 2025 7104, three o'clock", COURT),
        ("A 2024 0123", COURT),
        ("s-2024-0123", COURT),
        ("52SB0047823", COURT),
        ("re 52SB 00478/23", COURT),
        ("52 sb / 478 / 2023", COURT),
        ("cust rec 04CJ/4781/25", COURT),
        ("24/52SB/01/478K", COURT),
        ("HU/01234/2024", COURT),
        ("GWF012345678", COURT),
        ("ZU1234567", COURT),
        ("COP 12345678", COURT),
        ("claim K00LV123", COURT),
        ("possession 1LV12345", COURT),
        ("123MC456, hearing in May", COURT),
        ("tribunal 2401234/2024", COURT),
        ("X478120 who came back", COURT),
        ("C.R.N. X 478 120", COURT),
        ("CRO: SF 19/47812", POLICE),
        ("D123456 on licence", COURT),
        ("pncid 01/123W", POLICE),
        ("PNC1999/7654321B", POLICE),
        ("police national computer: year 2019, number 47812, letter m", POLICE),
        ("CRO number 12 of 2019, letter k", POLICE),
        ("2019/0047812H", POLICE),
        ("2019-47812H", POLICE),
        ("SF39/12345A", POLICE),
        ("47812/19H", POLICE),
        ("A9047ZX", PRISON),
    ],
)
def test_a_number_of_one_person_is_found(text: str, kind: str) -> None:
    assert kind in kinds_in(normalised(text))


@pytest.mark.parametrize(
    "text",
    [
        "room K00LV123",
        "T2025/118",
        "a 2024 2025 plan",
        "S20000012",
        "A 2024 2025 plan",
        "A123456 units",
        "X478120",
        "tribunal of 12345",
        "2023/24 a total of 40",
        "£24-123456k",
        "19-123",
        "SC099123, on licence",
        "by 20 a 10000",
        "52SB/23",
    ],
)
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19/12b", True),  # a serial of two digits behind a slash
        ("19/1p", False),
        ("19-1234e", True),  # of four behind another sign
        ("19-123x", False),
        ("123/19g", True),
        ("12/19l", False),  # of a CRO number one more
        ("123456/19p", True),
        ("1234567/19j", False),
        ("12345-19r", True),
        ("1234-19p", False),
    ],
)
def test_a_serial_has_enough_digits_for_its_letter_to_say_something(text: str, found: bool) -> None:
    assert ("a police number of a person" in list(kinds_in(text))) is found


LETTERS = "zabcdefghjklmnpqrtuvwxy"


def _cro(serial: str, year: str, sign: str) -> str:
    return f"{serial}{sign}{year}{LETTERS[int(f'{year}{int(serial):06}') % 23]}"


@pytest.mark.parametrize(
    ("serial", "sign", "found"),
    [("123456", ".", True), ("12345", ".", True), ("1234", ".", False), ("1234567", ".", False), ("123", "/", True)],
)
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
