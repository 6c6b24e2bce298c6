"""Whether free words hold a number or code that such words do not tell: it is asked about, whoever it may be of.

Forms of numbers of people are never all known. So it is asked the other way, as of words (`may_name`): counts, days,
hours, money, ages, parts of laws and short names of rooms and forms are as they should be; what has figures and is
none of them may be of somebody. Where most of a column are codes of one form, they are of its things.
"""

import re
from collections.abc import Iterable, Sequence

from network.details.free_words import Said
from network.details.headings_of_people import heading_words
from network.details.necessary import Many, Needs, Sign
from network.details.other_codes import each_without_codes, without_codes
from network.details.plain_text import each_normalised, normalised

__all__ = ["odd_ones", "run_on", "with_odd_numbers"]

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_NTH = r"(?:st|nd|rd|th)"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d{1,9})?(?: ?[ap]\.?m\b\.?| ?hrs?\b)?"
_UNIT = (
    rf"(?:{_NTH}|x|k|km|m|miles?|mi|h|hrs?|mins?|secs?|s|d|days?|w|wks?|weeks?|mths?|months?|yrs?|years?|y|wte|fte"
    r"|ish|pw|pcm|pa|p|pp|beds?|%|\+|-?up)"
)
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:\.\d{{1,3}})?){_UNIT}?"
_TO = r" ?(?:-to-|[/:&–-]|\.\.|to|x) ?"
_DAYS = (
    rf"\b(?:{_YEAR}|\d{{1,2}})(?P<sign>[/.-])\d{{1,2}}(?P=sign)(?:{_YEAR}|\d{{1,2}})(?:t| )?(?:{_CLOCK}z?|\b)"
    rf"|\b\d{{1,2}}{_NTH}?(?: of)? ?-?{_MONTH}\b\.?(?:,? ?-?'?\d{{4}}\b|,? ?-?'?\d\d\b)?"
    rf"|\b{_MONTH}\.?[ -]\d{{1,2}}{_NTH}?,? {_YEAR}\b|\b{_MONTH}\.?[ '-]{{1,2}}\d{{1,4}}\b(?:{_NTH})?"
    rf"|\b(?:fy ?)?{_YEAR}(?: ?[/-] ?(?:\d\d|{_YEAR})\b)?s?(?!\w)|\bq[1-4](?:[ /-]?(?:20)?\d\d)?\b"
)
_HOURS = (
    rf"(?<![\w.:/-]){_CLOCK}(?:{_TO}(?:{_CLOCK}|\d{{1,2}}(?: ?[ap]\.?m\b)?))?(?!\w)"
    rf"|\b\d{{1,2}}(?:{_TO}\d{{1,2}})? ?[ap]\.?m\b\.?"
    r"|\b[012]\d[0-5]\d ?(?:-|to) ?[012]\d[0-5]\d\b|\b[012]\d[0-5]\d ?h(?:rs?)?\b"
)
_MONEY = r"[£$€] ?\d[\d,]*(?:\.\d+)?(?:k|m|bn|p)?\b|(?<![\w.,])\d[\d,]*(?:\.\d+)?(?:k|m|bn)?(?: (?:pounds|gbp)\b|%)"
_LINES = (  # no one's own
    r"\b0(?:800|808|3\d\d)(?: ?\d){6,7}\b|\b(?:999|911|0?845 ?46 ?47)\b|\bext(?:ension|n)?\.? ?\d{3,5}\b"
)
_COUNTS = (
    rf"(?<![\w.,:/-])[~<>=+±-]{{0,2}}{_COUNT}(?:{_TO}{_COUNT}){{0,3}}(?!\w|[,./-]\d)"
    r"|(?<![\w.,/-])(?<![a-z]{2} )\d{4}(?= [a-z]{3})|\b(?:about|around|some|of|over|under|nearly|total|than|to|from|was"
    r"|were|had|has|made|got|and|with|all|for|by|in|the|gps?) \d{4}(?= [a-z]{3})|\b\d{5,6} ?s(?:ec(?:onds?|s))?\b"
)
_OF_BODIES = (  # codes of agreements, standards and areas
    r"\b(?:contract|sla|order|po|invoice|agreement|grant|tender|mou|policy|lease|charity|company|version|form|room)"
    r"(?: ?(?:no|ref|number|reference|id)\b)?[.:]? ?#?[a-z]{0,6}[/ .-]?\d[\d./-]{1,14}\b"
    r"|\b(?:iso|bs|en|pas)[ -]?\d{4,5}\b|\b[ewsn]\d{8}\b"
)
_SHORT_NAMES = (  # "tier 2/3", "ks3-4", "s136", "4b", "2gether", "s.17(2)(b)"
    r"(?<![\w/-])[a-z]{1,8}[ .-]?\d{1,2}(?:[/&–-]\d{1,2}){0,2}[a-z]?(?![\w/-]|[.:,]\d)"
    r"|(?<![\w/-])[a-z]{1,5}[ .]?\d{3}[a-z]?(?![\w/-]|[.:,]\d)|(?<![\w/-])(?:\d{1,3}[a-z]|\d[a-z]{3,})(?![\w/-])"
    r"|\bs(?:ection)?\.? ?\d{1,3}[a-z]{0,2}(?:\(\w{1,4}\)){1,3}"
)
_PAGES = r"(?:https?:/|www\.|\b[\w-]{1,60}\.(?:org|gov|co|nhs|com|net|ac|eu|uk|info|pdf|csv|xlsx?|docx?|html?))\S*"
_ALLOWED = re.compile("|".join((_PAGES, _DAYS, _HOURS, _MONEY, _LINES, _OF_BODIES, _COUNTS, _SHORT_NAMES)))
_PLACE = re.compile(r"\d{1,2}\.\d{4,}\W{1,4}\d{1,2}\.\d{4,}")  # to some metres
_OF_THINGS = re.compile(
    r"\b(?:uprn|usrn|ukprn|isbn|issn|doi|orcid|duns|vat|invoice|order|contract|grant|tender|award|charity|company"
    r"|licen[cs]e|\w*date|created|updated|modified|coordinates?|lat(?:itude)?|lon(?:g(?:itude)?)?|lng|easting|northing"
    r"|grid|geo\w*|postcode|version|hash|colou?r|url|link)"
)
_DIGIT = re.compile(r"\d")
_LEAST = 5  # characters: of fewer nobody is known by them
_SEVERAL = " | "  # between texts of one column
_CODE = re.compile(r"(?=.*\d)(?=.*[a-z/-])[a-z\d][a-z\d/_.-]{0,23}", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"\d{1,12}(?=\D*$)")
_LEAST_CODES, _OF_SEVERAL, _GAPS = 6, 0.3, 1.5
_FORM = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_FEW, _MOST = 3, 0.6  # of a column that are of one form
_LONGER = 2  # figures by which one may be longer than the others of its form
_NUMBER_ALONE = re.compile(r"[£$€+-]?\d[\d,. ]*(?:[eE][+-]?\d{1,2})?%?")
# A number that is no mere count between words.
_NOT_PLAIN = re.compile(r"[^\s\d(]\d|\d{7}|\d[^\s\d.,;:)]|\d[.,;:)]\S|\d,? -?\d|[A-Z]{2}[.:]? ?\d{4}")
_NEEDED: Needs = ((Sign("said", _NOT_PLAIN),),)
_VERY_MANY = 300  # texts, from which on most are told at once
_LONGEST_COUNT = 6  # figures


def odd_ones(texts: Sequence[str], heading: str = "") -> list[int]:
    """The places of those texts of one column, each there once, that hold such a number or code.

    Parameters
    ----------
    heading
        What stands over the column. Over codes of things, such as invoices, any code is as it should be.
    """
    if _OF_THINGS.search(heading.casefold()):
        return []
    if _one_each(texts):
        return [*range(len(texts))]
    places = [place for place, text in enumerate(texts) if len(text) >= _LEAST and _DIGIT.search(text)]
    plains = _each_plain([texts[place].replace("_", " ") for place in places])
    strange = [number for number in _not_plain(plains) if not _is_fine(plains[number])]
    usual = _usual(plains, len(texts)) if strange else {}
    return [places[number] for number in strange if not _is_usual(plains[number], usual)]


def _each_plain(texts: Sequence[str]) -> list[str]:
    if len(texts) < _VERY_MANY:
        return [without_codes(normalised(text)) for text in texts]
    return each_without_codes(each_normalised(texts))


def with_odd_numbers(said: Iterable[Said]) -> set[tuple[str, str]]:
    """The free texts of a map that hold such a number, each behind its column."""
    of_each: dict[str, dict[str, None]] = {}
    for one in said:
        of_each.setdefault(one.column, {})[one.text] = None
    columns = {column: [*texts] for column, texts in of_each.items()}
    return {
        (column, texts[place]) for column, texts in columns.items() for place in odd_ones(texts, heading_words(column))
    }


def _one_each(texts: Sequence[str]) -> bool:
    """Whether links hold several codes each, of which none comes twice: of single referrals, and so of one person."""
    several = [parts for text in texts if len(parts := text.split(_SEVERAL)) > 1]
    codes = [code for text in texts for code in text.split(_SEVERAL)] if several else []
    return (
        len(codes) >= _LEAST_CODES
        and len(several) >= _OF_SEVERAL * len(texts)
        and len({*codes}) == len(codes)
        and all(map(_CODE.fullmatch, codes))
        and not run_on(codes)
    )


def run_on(codes: Sequence[str]) -> bool:
    """Whether the last numbers of codes go on with few gaps, as of the rows of an export."""
    numbers = sorted(int(found[0]) for code in codes if (found := _LAST_NUMBER.search(code)))
    return len(numbers) == len(codes) and numbers[-1] - numbers[0] < _GAPS * len(numbers)


def _not_plain(plains: Sequence[str]) -> Iterable[int]:
    """The places of texts with more than numbers between words."""
    if len(plains) < _VERY_MANY:
        return [number for number, plain in enumerate(plains) if _NOT_PLAIN.search(plain)]
    return Many(plains, {"said": str}).with_signs(_NEEDED)


def _is_fine(plain: str) -> bool:
    return not any(_PLACE.search(part) or _has_odd(part) for part in plain.split(_SEVERAL))


def _has_odd(text: str) -> bool:
    return not _is_count(text) and _DIGIT.search(_ALLOWED.sub(" ", text.casefold())) is not None


def _is_count(text: str) -> bool:
    whole = text.partition(".")[0]
    return bool(_NUMBER_ALONE.fullmatch(text)) and _figures(whole) <= _LONGEST_COUNT


def _usual(plains: Sequence[str], of: int) -> dict[str, int]:
    """The forms that most of a column have, and how many figures are in the middle one of each."""
    forms: dict[str, list[int]] = {}
    for plain in plains:
        forms.setdefault(_form(plain), []).append(_figures(plain))
    return {
        form: sorted(found)[len(found) // 2]
        for form, found in forms.items()
        if len(found) >= _FEW and len(found) >= _MOST * of
    }


def _is_usual(plain: str, usual: dict[str, int]) -> bool:
    form = _form(plain)
    return form in usual and _figures(plain) <= usual[form] + _LONGER


def _form(plain: str) -> str:
    """Where letters and figures stand; which and, of figures, how many does not matter. All numbers are alike."""
    return "9" if _NUMBER_ALONE.fullmatch(plain) else _LETTER.sub("a", _FORM.sub("9", plain))


def _figures(plain: str) -> int:
    return sum(map(str.isdigit, plain))
