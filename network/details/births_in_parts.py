"""Whether three columns side by side are day, month and year of births: "DD", "MM", "YYYY" below "Born".

Days of links and of records are in such columns too. Births are in several decades, and long ago.
"""

import re
from collections.abc import Iterable, Sequence

from network.details.headings_of_people import heading_words

__all__ = ["PARTS", "are_births"]

PARTS = 3
_OF_THE_BODY = re.compile(
    r"\b(?:founded|opened|registered|started|starts?|since|est|established|closed|joined|launched|began|begun|link|"
    r"service|funded|awarded|incorporated|ended?|until|from|to)\b"
)
_DAY = re.compile(r"(?:.* )?(?:d|dd|day)")
_MONTH = re.compile(r"(?:.* )?(?:m|mm|mon|mth|month)")
_YEAR = re.compile(r"(?:.* )?(?:y|yy|yyyy|yr|year)")
_ENGLISH = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_LONG_AGO = range(1900, 2011)
_DECADES = 2  # at least, of several births
_CENTURY = 100


def are_births(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether these columns say when people were born.

    Parameters
    ----------
    headings
        Of three columns that stand side by side.
    rows
        Their texts in each row; not asked for where the headings are of something else.
    """
    words = [heading_words(heading) for heading in headings]
    places = [
        next((place for place, one in enumerate(words) if kind.fullmatch(one)), -1) for kind in (_DAY, _MONTH, _YEAR)
    ]
    if sorted(places) != [*range(PARTS)] or any(map(_OF_THE_BODY.search, words)):
        return False
    filled = [[row[place].strip().removesuffix(".0") for place in places] for row in rows if all(row)]
    years = [year for day, month, text in filled if _is_day(day) and _is_month(month) and (year := _year(text))]
    several = len({year // 10 for year in years}) >= min(len(years), _DECADES)
    return bool(years) and 2 * len(years) > len(filled) and several and _mostly(years)


def _mostly(years: Sequence[int]) -> bool:
    return 2 * sum(year in _LONG_AGO for year in years) > len(years)


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= len("31") and 1 <= int(text) <= 31


def _is_month(text: str) -> bool:
    return (text.isdecimal() and len(text) <= len("12") and 1 <= int(text) <= 12) or text[:3].casefold() in _ENGLISH


def _year(text: str) -> int:
    """The year, 0 for none; of two digits it is between 1931 and 2030."""
    if not text.isdecimal() or len(text) not in (len("91"), len("1991")):
        return 0
    year = int(text)
    return year if year >= _CENTURY else 1900 + year if year > 30 else 2000 + year
