"""Telephone numbers are found however their digits are parted; dates, shares and lists are none."""

import pytest

from network.details.personal_values import kinds_in
from network.details.phone_numbers import has_landline, lost_its_zero
from network.details.plain_text import normalised
from tests.tabled import tabled

MOBILE, PLACE = "a mobile number", "a telephone number"


@tabled
def test_a_number_is_found(text: str, kind: str) -> None:
    assert kind in kinds_in(normalised(text))


@tabled
def test_what_is_none(text: str) -> None:
    assert not {MOBILE, PLACE} & {*kinds_in(normalised(text))}


@pytest.mark.parametrize(("text", "there"), [("01632 96012", True), ("01632 9601", False), ("1632 960123", False)])
def test_a_landline_has_ten_digits_or_more(text: str, there: bool) -> None:
    assert has_landline(text) is there


def test_a_mobile_that_lost_its_zero_is_told_for_certain() -> None:
    assert lost_its_zero("7700900123") is True
    assert lost_its_zero("2700900123") is False


@tabled
def test_how_many_digits_a_landline_has(text: str, there: bool) -> None:
    assert has_landline(text) is there
