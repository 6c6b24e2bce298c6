"""Telephone numbers are found however their digits are parted; dates, shares and lists are none."""

import pytest

from network.details.personal_values import kinds_in
from network.details.phone_numbers import has_landline, lost_its_zero
from network.details.plain_text import normalised

MOBILE, PLACE = "a mobile number", "a telephone number"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(+44) 0 1632 / 96 04 17", PLACE),
        ("tel01632-960-417", PLACE),
        ("01632 | 960 417", PLACE),
        ("0 1 6 3 2 9 6 0 4 1 7", PLACE),
        ("(0)20.79.46.01.23", PLACE),
        ("0113*496*0123", PLACE),
        ("at home, 01632 960417, not the office", PLACE),
        ("0044/1632/960417", PLACE),
        ("Evening hub (ring mum first 01632 960112)", PLACE),
        ("hub, ring her sister 01632 960112", PLACE),
        ("O77OO 9OO 358", MOBILE),
        ("o77oo9oo358", MOBILE),
        ("0770O 900 l23", MOBILE),
        ("mob07700900123", MOBILE),
        ("07700 nine hundred 358", MOBILE),
        ("dim saith saith dim dim naw dim dim un dau tri", MOBILE),
        ("07-700/900 123", MOBILE),
        ("07 seven double oh 900 one two three", MOBILE),
    ],
)
def test_a_number_is_found(text: str, kind: str) -> None:
    assert kind in kinds_in(normalised(text))


@pytest.mark.parametrize(
    "text",
    [
        "(+44) 0 1632 / 96 04 17 by the switchboard",
        "01/04/2024 - 31/03/2025",
        "01.04.2024 10",
        "01 12 2024 45 67",
        "0.16329604172",
        "01 02 03 04 05 06",
        "07/2024-3/2025",
        "02/2024 to 03 2025 40",
        "1OO 2OO 3OO",
        "open I 10 O 2024",
        "x01632/96/0417",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not {MOBILE, PLACE} & {*kinds_in(normalised(text))}


@pytest.mark.parametrize(("text", "there"), [("01632 96012", True), ("01632 9601", False), ("1632 960123", False)])
def test_a_landline_has_ten_digits_or_more(text: str, there: bool) -> None:
    assert has_landline(text) is there


def test_a_mobile_that_lost_its_zero_is_told_for_certain() -> None:
    assert lost_its_zero("7700900123") is True
    assert lost_its_zero("2700900123") is False


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("016 2024 173", True),  # ten digits, one group of which could be a year
        ("016 202 173", False),  # nine
        ("0442079460123", False),  # what stands before the place is taken away once
        ("00442079460123", True),
    ],
)
def test_how_many_digits_a_landline_has(text: str, there: bool) -> None:
    assert has_landline(text) is there
