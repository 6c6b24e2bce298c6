"""Dates and periods as people write them, and which periods lie inside others."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from network.model import Period

__all__ = ["inside", "is_yearless", "parse_date", "parse_period", "span", "writes_month_first"]

MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?")
SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
WORDED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]{MONTH}[ -](\d{{4}}|\d{{2}})", re.IGNORECASE)
TWO_YEARS = re.compile(r"(?:fy|financial year|year)?\s*(\d{4})\s*(?:/|-|–|to)\s*(\d{4}|\d{2})", re.IGNORECASE)
ONE_YEAR = re.compile(r"(?:cy|calendar year|year)?\s*(\d{4})", re.IGNORECASE)
QUARTER = re.compile(r"q(?:uarter|tr)?\s*([1-4])", re.IGNORECASE)
HALF = re.compile(r"h(?:alf)?\s*([12])", re.IGNORECASE)
MONTH_YEAR = re.compile(rf"{MONTH}[ -]*['’]?(\d{{4}}|\d{{2}})", re.IGNORECASE)
YEAR_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
MONTHS_YEAR = re.compile(rf"{MONTH}\s*(?:-|–|to)\s*{MONTH}\s*(\d{{4}})", re.IGNORECASE)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000  # 1954 to 2119 as Excel counts days
YEARS = range(1950, 2120)  # others come from a cell that a program filled, such as day 0 in 1899
YEARLESS = 1904  # a year that stands for "no year given": Q1 next to a column for the year


def parse_date(text: str, *, month_first: bool = False) -> date | None:
    """The day of the years 1950 to 2119 that a text means, or None. 03/04/2024 is 3 April unless `month_first`."""
    try:
        day = _day(" ".join(text.split()), month_first=month_first)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _day(text: str, *, month_first: bool) -> date | None:
    if match := ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := SLASHED.fullmatch(text):
        one, two = int(match[1]), int(match[2])
        day, month = (two, one) if month_first else (one, two)
        return date(_year(match[3]), month, day)
    if match := WORDED.fullmatch(text):
        return date(_year(match[3]), MONTHS[match[2].lower()], int(match[1]))
    if text.isdecimal() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(text))
    return None


def writes_month_first(texts: Iterable[str]) -> bool:
    """Whether the dates can only be read as month/day/year."""
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := SLASHED.fullmatch(text.strip()))]
    return any(two > 12 for _, two in pairs) and not any(one > 12 for one, _ in pairs)


def parse_period(text: str) -> Period | None:
    """The days that words such as `Q1 2024/25`, `2023-24`, `April 2024` or `1 April 2024 to 30 June 2024` cover.

    A year of two numbers is a financial year (April to March), and so are its quarters. A quarter or half without
    a year lies in the year 1904, which is no one's.
    """
    text = " ".join(text.replace("–", "-").split())
    if match := MONTHS_YEAR.fullmatch(text):
        return _months(int(match[3]), MONTHS[match[1].lower()], MONTHS[match[2].lower()])
    if match := MONTH_YEAR.fullmatch(text):
        month = MONTHS[match[1].lower()]
        return _months(_year(match[2]), month, month)
    if match := YEAR_MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    return _part_of_year(text) or _year_of(text) or _two_dates(text)


def inside(part: Period, whole: Period) -> bool:
    """Whether a period is a true part of another."""
    return part != whole and whole.start <= part.start and part.end <= whole.end


def is_yearless(period: Period) -> bool:
    """Whether a period is a quarter or half of no year in particular."""
    return YEARLESS <= period.start.year <= YEARLESS + 1  # the last quarter of a financial year is in the next


def span(periods: Iterable[Period]) -> Period | None:
    """From the first day of any to the last day of any; None where none has a year."""
    dated = [period for period in periods if not is_yearless(period)]
    return Period(min(one.start for one in dated), max(one.end for one in dated)) if dated else None


def _part_of_year(text: str) -> Period | None:
    for pattern, months in ((QUARTER, 3), (HALF, 6)):
        match = pattern.search(text)
        if match is None:
            continue
        rest = (text[: match.start()] + " " + text[match.end() :]).strip(" -/,_:()")
        year = _year_of(rest) if rest else Period(date(YEARLESS, 4, 1), date(YEARLESS + 1, 3, 31))
        if year is None:
            return None
        first = year.start.month + months * (int(match[1]) - 1)
        start = date(year.start.year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
        return _months(start.year, start.month, start.month + months - 1)
    return None


def _year_of(text: str) -> Period | None:
    if match := TWO_YEARS.fullmatch(text):
        start = int(match[1])
        if _year(match[2]) == start + 1 or int(match[2]) == (start + 1) % 100:
            return Period(date(start, 4, 1), date(start + 1, 3, 31))
    if (match := ONE_YEAR.fullmatch(text)) and 1950 <= int(match[1]) <= 2100:
        return Period(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None


def _two_dates(text: str) -> Period | None:
    for joint in (" to ", " - ", "-"):
        start, found, end = text.partition(joint)
        if found and (first := parse_date(start)) and (last := parse_date(end)) and first <= last:
            return Period(first, last)
    return None


def _months(year: int, first: int, last: int) -> Period | None:
    """Whole months of a year, December to January included."""
    end_year = year + (last - 1) // 12 if last > 12 else year + (last < first)
    end_month = (last - 1) % 12 + 1
    if not 1900 <= year <= 2200:
        return None
    return Period(date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
