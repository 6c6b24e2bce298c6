"""Codes of organisations and areas: checked, completed where a spreadsheet cut them, otherwise left alone."""

import pytest

from network.identifiers import identifier, is_area_code, split_identifier
from tests.tabled import tabled


@tabled
def test_a_code_is_given_its_full_form(scheme: str, text: str, value: str) -> None:
    found = identifier(scheme, text)
    assert (found.value, found.doubt) == (value, "")


def test_a_completed_company_number_is_said() -> None:
    assert "02050843" in identifier("GB-COH", "2050843").changed
    assert identifier("GB-COH", "02050843").changed == ""


def test_scottish_and_northern_irish_charities_have_their_own_registers() -> None:
    assert identifier("GB-CHC", "SC012345").scheme == "GB-SC"
    assert identifier("GB-CHC", "NIC100002").scheme == "GB-NIC"


@tabled
def test_a_code_that_cannot_be_one_is_doubted_and_kept(scheme: str, text: str) -> None:
    found = identifier(scheme, text)
    assert found.doubt
    assert found.value == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("GB-NHS-RW4", ("GB-NHS", "RW4")),
        ("GB-CHC-217025-1", ("GB-CHC", "217025-1")),
        ("own list:a:1", ("own list", "a:1")),
        ("RW4", ("id", "RW4")),
    ],
)
def test_scheme_and_code_are_told_apart(text: str, parts: tuple[str, str]) -> None:
    assert split_identifier(text) == parts


def test_area_codes_are_known_by_their_form() -> None:
    assert is_area_code("E08000014")
    assert is_area_code("Sefton") is False
