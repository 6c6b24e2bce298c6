"""Whether a text holds a mobile or a telephone number that may be a person's, in whatever groups its digits stand.

References
----------
Ofcom, National Telephone Numbering Plan: 07 mobiles; 01 and 02 places; 03 and 08 are for organisations.
"""

import re

from network.details.necessary import Needs, Sign, with_what_is_before

__all__ = ["OF_LANDLINES", "OF_MOBILES", "WITHOUT_ZERO", "has_landline", "has_mobile", "lost_its_zero"]

_IN_A_LINK = r"(?:wa\.me/|phone=|tel:)(?:\+|%2b)?44"
_ABROAD = r"(?:\+ ?44|(?<![\d.])0044|(?<![\d.,/+])44(?= ?7))[ ./()-]{0,3}(?:\(? ?0 ?\)?[ ./-]{0,2})?"
_IN_FRONT = r"(?<![a-z\d.,/+-])\(?0(?!\.\d{5})"  # "0.7123456789" is a share
_MOBILE = re.compile(
    rf"(?:{_IN_A_LINK}|{_ABROAD}|{_IN_FRONT}(?!7[./-](?:\d\d?[./-])?(?:19|20)\d\d)[ ./()_-]{{0,2}})"
    r"7(?:[ ./()_-]{0,3}\d){9}(?!\d)"
)
_SHORT_MOBILE = re.compile(
    r"(?<![a-z\d.,/+-])7[1-57-9]\d\d(?:[ _-]?\d{6}|[ ._-]\d{3}[ ._-]\d{3}|\d[ _-]\d{5}|\d[ _-]?\d\d[ _-]?\d{3})"
    r"(?![a-z\d/]|[.,-]\d)"
)
_LANDLINE = re.compile(
    rf"(?:{_ABROAD}|{_IN_FRONT})[12]\d{{1,3}}\)?[ ._-]{{0,3}}"
    r"(?:\d{5,6}|\d{3,4}[ ._-]{0,3}\d{3,4})(?![a-z\d]|[.,/-]\d)"
)
_PUBLIC_LINE = re.compile(
    r"\b(?:switchboard|reception|main (?:line|number|desk)|office|front desk|duty (?:desk|line|team)"
    r"|help ?(?:line|desk)|enquir(?:y|ies)|freephone|hotline|advice line|single point of (?:access|contact)|hub)\b"
)
_OF_ONE = re.compile(
    r"\b(?:at home|home (?:number|phone|tel|line)|his own|her own|own number|"
    r"mum|mam|mom|dad|nan|nana|gran|granny|grandma|grandad|(?:his|her|my|ring|call|phone|text|tell) "
    r"(?:mother|father|sister|brother|son|daughter|wife|husband|aunt|auntie|uncle|girlfriend|boyfriend))\b"
)
_BEGINS = r"(?:(?<![a-z\d.,+])|(?<=tel)|(?<=mob)|(?<=phone)|(?<=mobile)|(?<=ring)|(?<=text))[+(]{0,2}"
_BETWEEN = r"[ ()+./|~*#'\"_-]{0,4}"
_RUN = re.compile(  # whatever stands between its digits: "(+44) 0 1632 / 96 04 17", "tel01632-960-417"
    rf"{_BEGINS}\d(?:{_BETWEEN}\d){{9,15}}(?!\w|[.,]\d)"
)
_OF_HERE = re.compile(rf"[+(]{{0,2}}(?:0|4{_BETWEEN}4)")  # how such a run begins if it is of this country
_DIGITS = re.compile(r"\d+")
_NOT_ONE = re.compile(r"\d\.\d{5,}|(?:.*\D)?(?:19|20)\d\d(?:\D.*)?")  # a share; a number with a year in it
_PREFIX = re.compile(r"(?:0044|44)?0?")
_OF_A_MOBILE = re.compile(r"7[1-57-9]\d{8}")
_OF_A_PLACE = re.compile(  # without its 0
    r"20[378]\d{7}|23[89]\d{7}|247\d{7}|28[2-9]\d{7}|292\d{7}|11[3-8]\d{7}|1[2-69]1[2-9]\d{6}|1[2-9]\d{2}[2-9]\d{4,5}"
)


def has_mobile(low: str) -> bool:
    """Whether there is a mobile number in a text in small letters, normalised."""
    return bool(_MOBILE.search(low)) or any(map(_OF_A_MOBILE.fullmatch, _numbers(low)))


def lost_its_zero(plain: str) -> bool:
    """Whether a text of ten digits or more holds a mobile number whose leading 0 was lost, as spreadsheets lose it."""
    return bool(_SHORT_MOBILE.search(plain))


def has_landline(low: str) -> bool:
    """Whether there is a number of a place that is not said to be an organisation's."""
    lengths = (sum(map(str.isdecimal, match[0])) for match in _LANDLINE.finditer(low))
    there = any(length >= 10 for length in lengths) or any(map(_OF_A_PLACE.fullmatch, _numbers(low)))
    return there and bool(_OF_ONE.search(low) or not _PUBLIC_LINE.search(low))


def _numbers(low: str) -> list[str]:
    """The digits of each number that begins as those of the country do, without what stands before the place."""
    runs = [run for run in _RUN.findall(low) if _OF_HERE.match(run)]
    digits = ("".join(_DIGITS.findall(run)) for run in runs if not _NOT_ONE.fullmatch(run))
    return [_PREFIX.sub("", one, count=1) for one in digits]


_RUN_OF_HERE = Sign("low", with_what_is_before(rf"{_BEGINS}(?:0|4{_BETWEEN}4)(?:{_BETWEEN}\d){{8}}"))
OF_MOBILES: Needs = (  # what a text must hold to have one, so that most of very many need not be asked
    (Sign("low", with_what_is_before(_MOBILE)),),
    (_RUN_OF_HERE,),
)
OF_LANDLINES: Needs = ((Sign("low", with_what_is_before(_LANDLINE)),), (_RUN_OF_HERE,))
WITHOUT_ZERO: Needs = ((Sign("said", _SHORT_MOBILE),),)
