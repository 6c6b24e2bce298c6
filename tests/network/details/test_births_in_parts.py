"""Day, month and year of birth in three columns are told from days of links by being long ago, in several decades."""

import io

import openpyxl
import pytest

from network.details.births_in_parts import are_births
from network.uploads import read_uploaded

BIRTHS = [("2", "3", "1991"), ("23", "11", "1979"), ("9", "7", "2004"), ("30", "1", "1988")]
HEADINGS = ("DD", "MM", "YYYY")


@pytest.mark.parametrize("headings", [HEADINGS, ("Day", "Month", "Year"), ("b_dd", "b_mm", "b_yy"), ("d", "m", "y")])
def test_births_are_told(headings: tuple[str, ...]) -> None:
    assert are_births(headings, BIRTHS)
    assert are_births(headings[::-1], [one[::-1] for one in BIRTHS])
    assert are_births(headings, BIRTHS[:1])
    assert are_births(headings, [(day, "Mar", year[2:]) for day, _, year in BIRTHS])
    assert are_births(headings, [(f"{day}.0", month, year) for day, month, year in BIRTHS])


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (HEADINGS, [(day, month, "2024") for day, month, _ in BIRTHS]),
        (HEADINGS, [(day, month, "1991") for day, month, _ in BIRTHS]),  # when all of them began
        (HEADINGS, [("32", month, year) for _, month, year in BIRTHS]),
        (HEADINGS, [(day, "13", year) for day, _, year in BIRTHS]),
        (HEADINGS, [("", month, year) for _, month, year in BIRTHS]),
        (HEADINGS, [(day, month, "199") for day, month, _ in BIRTHS]),
        (HEADINGS, []),
        (("Founded day", "Founded month", "Founded year"), BIRTHS),
        (("DD", "MM", "Stage"), BIRTHS),
        (("DD", "DD", "YYYY"), BIRTHS),
    ],
)
def test_other_columns_are_none(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    assert are_births(headings, rows) is False


def test_a_workbook_with_births_below_one_heading_is_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["", "", "", "Born", "", ""])
    sheet.append(["From", "To", "Referrals", *HEADINGS])
    for place, birth in enumerate(BIRTHS):
        sheet.append(["Custody suite", f"Service {'ABCD'[place]}", 5, *map(int, birth)])
    sheet.merge_cells("D1:F1")
    file = io.BytesIO()
    book.save(file)
    reading = read_uploaded([("links.xlsx", file.getvalue())])
    assert reading.outcome == "refuse"
    said = " ".join(map(str, reading.problems))
    assert "a date of birth" in said
    assert "1991" not in said


def rows_of(*years: str) -> list[tuple[str, str, str]]:
    return [("2", "3", year) for year in years]


@pytest.mark.parametrize(
    ("rows", "born"),
    [
        (rows_of("1900"), True),
        (rows_of("1899"), False),
        (rows_of("2010"), True),
        (rows_of("2011"), False),
        (rows_of("31"), True),  # of two digits, 1931 to 2030
        (rows_of("30"), False),
        (rows_of("00"), True),
        (rows_of("09", "10"), True),
        (rows_of("10", "11"), False),  # one decade
        (rows_of("99", "00"), True),  # two decades
        (rows_of("1990", "1999"), False),  # one
        (rows_of("1989", "1999", "1998"), True),
        (rows_of("1985", "1999", "2024"), True),  # most of them long ago
        (rows_of("1985", "2024"), False),  # half of them
        ([("1", "1", "1991")], True),
        ([("31", "12", "1991")], True),
        ([("0", "1", "1991")], False),
        ([("1", "0", "1991")], False),
        ([("031", "12", "1991")], False),
        ([("31", "012", "1991")], False),
        ([("31", "December", "1991")], True),
        ([("31", "Smarch", "1991")], False),
        ([*rows_of("1985", "1991"), ("x", "3", "1979")], True),  # most rows hold a day
        ([*rows_of("1985", "1991"), ("x", "3", "1979"), ("x", "3", "1979")], False),  # half of them
        ([*rows_of("1985", "1991"), ("", "3", "1979"), ("", "3", "1979")], True),  # blank ones do not count
    ],
)
def test_where_births_begin_and_end(rows: list[tuple[str, str, str]], born: bool) -> None:
    assert are_births(HEADINGS, rows) is born
