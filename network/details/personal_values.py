"""Which kinds of details of a person stand in a text, however they are written.

References
----------
NHS Data Dictionary, NHS Number: the tenth digit is a check digit, weights 10 to 2, modulus 11.
HMRC, National Insurance Manual NIM39110. Royal Mail, form of UK postcodes; ONS, postcode areas.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from network.details import (
    births,
    case_numbers,
    home_addresses,
    justice_numbers,
    mail_addresses,
    phone_numbers,
    told_of_one,
)
from network.details.necessary import Many, Needs, Sign
from network.details.plain_text import normalised

__all__ = [
    "ALL_KINDS",
    "FORMS",
    "IN_THREE_WORDS",
    "NEEDED",
    "NEEDED_FOR_TEN",
    "first_of_each_kind",
    "is_nhs_number",
    "kinds_in",
    "may_be_any",
    "short_mobile",
    "ten_digits",
    "with_numbers",
]

_S = r"[ ./_-]{0,3}"  # what stands between the groups of a number
_BEFORE = r"(?<![\d.])(?:(?<!\d,)|(?<=\d{4},))"  # behind a comma only where another long number ends there
_TEN = re.compile(
    _BEFORE + r"(?:(?:\d{10}|\d{3}(?:\W|_){1,3}\d{3}(?:\W|_){1,3}\d{4}|\d(?:[ ./_-]{1,3}\d){9})(?!,\d{1,2}(?!\d))"
    r"|(?<![£$€])(?<![£$€] )\d(?:,\d{3}){3}(?!,\d))(?!\d|\.\d)"
)
_GROUPS = re.compile(_BEFORE + r"\d{1,9}(?:[ ./_-]{1,3}\d{1,9})+(?!\d|,\d{1,2}(?!\d))")
_MOST_GROUPS = 5
_FREE_LINE = ("0800", "0300")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIGHT = r"(?<![a-z\d])", r"(?![a-z\d])"  # nothing that belongs to it stands before or behind
_NI = r"(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prstw-zq][a-ceghj-np-tw-z]\d{6} ?[a-d]"
_INSURANCE = re.compile(
    _NI.join(_TIGHT)
    + r"|(?<![a-z\d])tn ?(?:0[1-9]|[12]\d|3[01]) ?(?:0[1-9]|1[0-2]) ?\d\d ?[mf](?![a-z\d])"  # while there is none yet
    + r"|\b(?:n\.?i\.?|nino|national insurance)(?: ?(?:no|number|num|ref))?\W{0,3}[a-z]{2}(?:[ ./-]?\d\d){3}(?!\d)"
)
_SPACED_INSURANCE = re.compile(  # two small letters in front may be a word: "by 01 04 24 a"
    r"(?<![a-z\d])(?!am|an|as|at|be|by|he|me|my|no|on|or|pm|ref|so|to|we|ok|up|ml|kg|mm|cm|km)"
    r"[a-ceghj-prstw-zq][a-ceghj-np-tw-z]([ ./_-])\d\d\1\d\d\1\d\d\1[a-d](?![a-z\d])"
)
_IN_CAPITALS = {  # with spaces between, small letters would be words: "by 01 04 24 a", "a 2024 to"
    "a National Insurance number": re.compile(rf"\b[A-Z]{{2}}(?:{_S}(?:\d[\dOIl]|[OIl]\d)){{3}}{_S}[A-D]\b"),
    "a full postcode": re.compile(  # with the letter O for a nought
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?(?!OLD|ONE|OFF|OUR|OWN|OUT|ODD|OAK)O[ABD-HJLNP-UW-Z]{2}\b"
    ),
    "a prison number": re.compile(r"\b[A-Z][ ./_-]\d{4}[ ./_-]?[A-Z]{2}\b|\b[A-Z]\d{4}[ ./_-][A-Z]{2}\b"),
}
_AREAS = (
    "ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec en ex "
    "fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn "
    "np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw "
    "ub w wa wc wd wf wn wr ws wv yo ze zz"
).split()
_POST = rf"(?:{'|'.join(_AREAS)})(?:\d[a-hjkpstuw-y]|\d\d?)"
_POSTCODE = re.compile(
    rf"{_POST}[ .,/_-]{{0,3}}(?:\d[abd-hjlnp-uw-z]{{2}}|(?<=zz99)\d[a-z]{{2}}|(?<=zz99 )\d[a-z]{{2}})".join(_TIGHT)
)  # also of no abode
_SPREAD = {  # what a short text is once nothing separates its letters and digits
    "a National Insurance number": re.compile(_NI),
    "a prison number": re.compile(justice_numbers.PRISON),
    "a full postcode": re.compile(rf"{_POST}\d[abd-hjlnp-uw-z]{{2}}|zz99\d[a-z]{{2}}"),
}
_SHORT = 30  # characters
EMAIL = "an e-mail address"
IN_THREE_WORDS = "a place in three words"
_IN_A_POSTCODE = 1  # digits, with the letter O for one: the fewest of what is written in capitals
_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile(r"[ ./_-]+")
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|[04-9]th)$")


def is_nhs_number(text: str) -> bool:
    """Whether ten digits pass the check of an NHS number. Numbers that start with 999 are for tests and pass too."""
    plain = text if text.isascii() and text.isdecimal() else normalised(text)
    digits = [int(digit) for digit in plain if digit.isdecimal()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    remainder = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (11 - remainder) % 11 == digits[9]


def ten_digits(plain: str) -> Iterator[str]:
    """Every ten digits that stand together, or in groups, in a text that is normalised."""
    if count_digits(plain) < 10:
        return
    found = [match[0] for match in _TEN.finditer(plain)]
    found += [match[0] for match in _GROUPS.finditer(plain) if match[0] not in found and _one_number(match[0])]
    for text in found:
        if not text.startswith(_FREE_LINE):
            yield "".join(filter(str.isdecimal, text))


def _one_number(text: str) -> bool:
    """Whether groups of digits can be one number of ten, not a list of counts, years or a day."""
    if count_digits(text) != 10:
        return False
    groups = _SEPARATORS.split(text)
    between = set(_SEPARATORS.findall(text))
    ten = len(between) == 1 and not any(map(_YEAR.fullmatch, groups))
    if between & {".", "/"}:  # "1.234567890" is a share, "123456/7890" too, "10/11/12/13/14" a list
        return ten and len(groups) == 3
    return ten and len(groups) <= _MOST_GROUPS


def kinds_in(plain: str, among: Collection[str] | None = None) -> Iterator[str]:
    """The kinds of details in a text that is normalised, but for NHS numbers, which a whole column decides on.

    What is said to be an organisation's own (`info@`, a switchboard) is none.

    Parameters
    ----------
    among
        The kinds that are asked for; all of them where this is not given.
    """
    low = plain.casefold()
    among = ALL_KINDS if among is None else among
    if EMAIL in among and mail_addresses.has_email(low):
        yield EMAIL
    if not told_of_one.NEEDED.keys().isdisjoint(among):
        yield from told_of_one.told_of_one(plain, among)
    digits = min(count_digits(low), _MOST_NEEDED)
    low, plain = low.replace("_", " "), plain.replace("_", " ")  # the names of sheets and ranges join words so
    numbered = [kind for kind, has in _BY_DIGITS[digits] if kind in among and has(plain, low)]
    if digits >= _IN_A_POSTCODE:
        numbered += [kind for kind, pattern in _IN_CAPITALS.items() if kind in among and pattern.search(plain)]
    if digits and len(low) <= _SHORT:
        together = _SEPARATORS.sub("", low)
        numbered += [kind for kind, pattern in _SPREAD.items() if kind in among and pattern.fullmatch(together)]
    yield from dict.fromkeys(numbered)


def first_of_each_kind(plains: Sequence[str]) -> set[int]:
    """The places of the first text of each kind of details, in very many texts that are normalised."""
    many = Many(plains, FORMS, NEEDED.values())
    found = ((kind, many.with_signs(needs)) for kind, needs in NEEDED.items())
    first = (
        next((place for place in places if kind in kinds_in(plains[place], (kind,))), -1) for kind, places in found
    )
    return {place for place in first if place >= 0}


def may_be_any(plains: Sequence[str]) -> list[int]:
    """The places of the texts that may hold a detail of any kind, in very many texts that are normalised."""
    asked = (*NEEDED_FOR_TEN, *(need for needs in NEEDED.values() for need in needs))
    return Many(plains, FORMS, (asked,)).with_signs(asked)


def with_numbers(plains: Sequence[str]) -> list[int]:
    """The places of the texts that may hold ten digits or a mobile number without its 0, in very many texts."""
    return Many(plains, FORMS).with_signs(NEEDED_FOR_TEN)


def short_mobile(plain: str) -> bool:
    """Whether a text holds a mobile number whose leading 0 was lost, as spreadsheets lose it."""
    return count_digits(plain) >= 10 and phone_numbers.lost_its_zero(plain)


def count_digits(plain: str) -> int:
    """How many digits stand in a text that is normalised."""
    return sum(map(plain.count, "0123456789")) if plain.isascii() else len(_DIGIT.findall(plain))


def _has_postcode(low: str) -> bool:
    return any(not _ORDINAL.search(match[0]) for match in _POSTCODE.finditer(low))


_NUMBERED: Mapping[str, tuple[int, Callable[[str, str], object]]] = {  # with the fewest digits that it can have
    "a National Insurance number": (6, lambda _, low: _INSURANCE.search(low) or _SPACED_INSURANCE.search(low)),
    **justice_numbers.OF_JUSTICE,
    **case_numbers.OF_CASES,
    "a home address": (1, home_addresses.is_at_home),
    IN_THREE_WORDS: (0, lambda _, low: home_addresses.in_three_words(low)),
    "a mobile number": (10, lambda _, low: phone_numbers.has_mobile(low)),
    "a telephone number": (10, lambda _, low: phone_numbers.has_landline(low)),
    "a full postcode": (2, lambda _, low: _has_postcode(low)),
    "a date of birth": (0, lambda _, low: births.says_birth(low)),
}
_MOST_NEEDED = max(fewest for fewest, _ in _NUMBERED.values())
_BY_DIGITS = [
    [(kind, has) for kind, (fewest, has) in _NUMBERED.items() if fewest <= digits] for digits in range(_MOST_NEEDED + 1)
]
ALL_KINDS = frozenset({EMAIL, *told_of_one.NEEDED, *_NUMBERED, *_IN_CAPITALS, *_SPREAD})
FORMS: Mapping[str, Callable[[str], str]] = {  # in which texts are looked at, as `kinds_in` makes them
    "said": lambda plain: plain,
    "said low": str.casefold,
    "plain": lambda plain: plain.replace("_", " "),
    "low": lambda plain: plain.casefold().replace("_", " "),
    "together": lambda plain: _SEPARATORS.sub("", plain.casefold()) if len(plain) <= _SHORT else "",
}
NEEDED: Mapping[str, Needs] = {  # what a text must hold to be of a kind, so that most of very many need not be asked
    kind: (
        *needs,
        *((Sign("plain", _IN_CAPITALS[kind]),) for _ in range(kind in _IN_CAPITALS)),
        *((Sign("together", f"^(?:{_SPREAD[kind].pattern})$"),) for _ in range(kind in _SPREAD)),
    )
    for kind, needs in {
        EMAIL: mail_addresses.NEEDED,
        **told_of_one.NEEDED,
        "a National Insurance number": ((Sign("low", _INSURANCE),), (Sign("low", _SPACED_INSURANCE),)),
        **justice_numbers.NEEDED,
        **case_numbers.NEEDED,
        "a home address": home_addresses.NEEDED,
        IN_THREE_WORDS: home_addresses.IN_THREE_WORDS,
        "a mobile number": phone_numbers.OF_MOBILES,
        "a telephone number": phone_numbers.OF_LANDLINES,
        "a full postcode": ((Sign("low", _POSTCODE),),),
        "a date of birth": births.NEEDED,
    }.items()
}
_TEN_SOMEWHERE = Sign("said", r"\d(?:\D*\d){9}")
NEEDED_FOR_TEN: Needs = (
    (_TEN_SOMEWHERE, Sign("said", _TEN)),
    (_TEN_SOMEWHERE, Sign("said", _GROUPS)),
    *phone_numbers.WITHOUT_ZERO,
)
