"""A day is read where a partnership can mean it; day 0 of a spreadsheet and the last day there is are none."""

from datetime import date

import pytest

from network.files.draft.periods import parse_date, parse_period


@pytest.mark.parametrize("text", ["2026-04-01", "1/4/2026", "1 April 2026", "46113"])
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert parse_date(text) == date(2026, 4, 1)


@pytest.mark.parametrize("text", ["1899-12-30", "31/12/9999", "1 April 1949", "2120-01-01", "2026-02-30", "0", "19999"])
def test_a_day_that_nobody_means_is_none(text: str) -> None:
    assert parse_date(text) is None
    assert parse_period(f"{text} to 2026-04-01") is None


@pytest.mark.parametrize("year", [1950, 2119])
def test_the_first_and_the_last_year_are_read(year: int) -> None:
    assert parse_date(f"{year}-06-01") == date(year, 6, 1)
