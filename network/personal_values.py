"""Which kinds of details of a person stand in a text, however they are written.

References
----------
NHS Data Dictionary, NHS Number: the tenth digit is a check digit, weights 10 to 2, modulus 11.
HMRC, National Insurance Manual NIM39110. Royal Mail, form of UK postcodes; ONS, postcode areas.
Ofcom, National Telephone Numbering Plan: 07 mobiles; 01 and 02 places; 03 and 08 are for organisations.
HM Prison and Probation Service, forms of PNC, CRO and prison numbers.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from network.births import says_birth
from network.told_of_one import told_of_one

__all__ = ["is_nhs_number", "kinds_in", "normalised", "short_mobile", "ten_digits"]

_JOINERS = {"Cf", "Cc", "Mn"}  # control characters but those of lines, joiners, marks on letters
_SLASHES = "\N{FRACTION SLASH}\N{DIVISION SLASH}\N{REVERSE SOLIDUS}\N{BIG SOLIDUS}"
_DOTS = "\N{MIDDLE DOT}\N{BULLET}\N{DOT OPERATOR}\N{HYPHENATION POINT}\N{IDEOGRAPHIC FULL STOP}\N{BULLET OPERATOR}"
_DASHES = "\N{MINUS SIGN}\N{HYPHEN BULLET}\N{MODIFIER LETTER MINUS SIGN}"
_TAIL = re.compile(r"(?<=\d{6})[.,]0{1,4}(?![\d.,])")  # a number that a spreadsheet wrote with decimals
_SEVERAL_DIGITS = re.compile(r"\d{6}")
_SHORTEST_SPOKEN = 30  # characters of a number of nine digits or more that is spelt out
_SPOKEN_DIGIT = "zero oh nought one two three four five six seven eight nine".split()
_SPOKEN = re.compile(
    rf"\b(?:(?:(?:double|treble|triple)[ -])?(?:{'|'.join(_SPOKEN_DIGIT)})\b[ ,.-]{{0,3}}){{8,}}", re.IGNORECASE
)
_POWER = re.compile(r"(?<![\d.,])(\d)[.,](\d{7,11})e\+?0?(9|1[01])(?!\d)", re.IGNORECASE)  # or in powers of ten


class _Plain(dict[int, str]):
    """For `str.translate`: what each character is once spaces, joiners, dashes, dots and digits are alike."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = self._plain(chr(code))
        return plain

    @staticmethod
    def _plain(character: str) -> str:
        category = unicodedata.category(character)
        if character.isspace():
            return " "
        if category in _JOINERS:
            return ""
        if category == "Nd":
            return str(unicodedata.decimal(character))
        if category == "Pd" or character in _DASHES:
            return "-"
        return "/" if character in _SLASHES else "." if character in _DOTS else character


_PLAIN = _Plain()


def normalised(text: str) -> str:
    """The text with one kind of space, dash, dot, slash and digit, and without what cannot be seen."""
    if "&" in text and ";" in text:
        text = html.unescape(text)
    if text.isascii() and text.isprintable():
        plain = text.replace("\\", "/")  # nearly every cell; all else is alike already
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    if len(plain) >= _SHORTEST_SPOKEN:
        plain = _SPOKEN.sub(_in_digits, plain)
    return _POWER.sub(_written_out, _TAIL.sub("", plain)) if _SEVERAL_DIGITS.search(plain) else plain


def _in_digits(spoken: re.Match[str]) -> str:
    """The digits of a number that is spelt out: "oh seven double nine" is 0799."""
    times, digits = 1, []
    for word in re.findall(r"[a-z]+", spoken[0].casefold()):
        if word in _SPOKEN_DIGIT:
            digits.append(str(max(0, _SPOKEN_DIGIT.index(word) - 2)) * times)
        times = {"double": 2, "treble": 3, "triple": 3}.get(word, 1)
    return f"{''.join(digits)} "


def _written_out(number: re.Match[str]) -> str:
    power = int(number[3])
    return number[1] + number[2].ljust(power, "0") if len(number[2]) <= power else number[0]


_S = r"[ ./_-]{0,3}"  # what stands between the groups of a number
_TEN = re.compile(
    r"(?<![\d.,])(?:\d{10}|\d{3}(?:\W|_){1,3}\d{3}(?:\W|_){1,3}\d{4}|\d(?:[ ./_-]{1,3}\d){9})(?!\d|[.,]\d)"
)
_GROUPS = re.compile(r"(?<![\d.,])\d{1,9}(?:[ ./_-]{1,3}\d{1,9})+(?!\d|,\d)")
_MOST_GROUPS = 5
_FREE_LINE = ("0800", "0300")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIGHT = r"(?<![a-z\d])", r"(?![a-z\d])"  # nothing that belongs to it stands before or behind
_NI = r"(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prstw-zq][a-ceghj-np-tw-z]\d{6} ?[a-d]"
_JAIL = r"[a-z]\d{4}[a-z]{2}"
_INSURANCE = re.compile(
    _NI.join(_TIGHT)
    + r"|\b(?:n\.?i\.?|nino|national insurance)(?: ?(?:no|number|num|ref))?\W{0,3}[a-z]{2}(?:[ ./-]?\d\d){3}(?!\d)"
)
_SPACED_INSURANCE = re.compile(  # two small letters in front may be a word: "by 01 04 24 a"
    r"(?<![a-z\d])(?!am|an|as|at|be|by|he|me|my|no|on|or|pm|ref|so|to|we|ok|up|ml|kg|mm|cm|km)"
    r"[a-ceghj-prstw-zq][a-ceghj-np-tw-z]([ ./_-])\d\d\1\d\d\1\d\d\1[a-d](?![a-z\d])"
)
_PRISON = re.compile(_JAIL.join(_TIGHT))
_IN_CAPITALS = {  # with spaces between, small letters would be words: "by 01 04 24 a", "a 2024 to"
    "a National Insurance number": re.compile(rf"\b[A-Z]{{2}}(?:{_S}\d\d){{3}}{_S}[A-D]\b"),
    "a prison number": re.compile(r"\b[A-Z][ ./_-]\d{4}[ ./_-]?[A-Z]{2}\b|\b[A-Z]\d{4}[ ./_-][A-Z]{2}\b"),
}
_PNC = re.compile(rf"(?<![a-z\d.])(?:19|20)?\d\d{_S}\d{{7}}{_S}[a-z](?![a-z\d]|[+-]\d)")
_SAID_PNC = re.compile(r"\bpnc ?(?:id|no|number|ref)?\W{0,3}\d[\d ./-]{2,15}[a-z](?![a-z\d])")
_LETTER_BEHIND = re.compile(r"\d[ ./_-]{0,3}[a-z](?![a-z\d])")
_SHORT_PNC = re.compile(r"(?<![a-z\d/])(?:19|20)?(\d\d)/(\d{2,6})([a-z])(?![a-z\d])")
_PNC_LETTERS = "zabcdefghjklmnpqrtuvwxy"  # the letter is the number of year and serial, modulus 23
_CRO = re.compile(r"(?<![a-z\d/])(?:sf ?\d\d ?/ ?\d{3,6} ?|\d{5,6} ?[/-] ?\d\d ?|(?!19|20)\d{4}/\d\d)[a-z](?![a-z\d])")
_COURT = re.compile(  # unique reference number of a case, arrest summons number, number of a Crown Court trial
    rf"(?<![a-z\d])(?:\d\d{_S}[a-z][a-z\d]{_S}\d{{5}}{_S}\d\d"
    rf"|\d\d{_S}\d\d[a-z\d]{{2}}{_S}\d\d(?:{_S}\d{{11}}|/\d{{1,11}}){_S}[a-z]"
    r"|[tsau]20(?:0[5-9]|[12]\d)\d{4})(?![a-z\d])"  # not S20000012, a place in Scotland
)
_ON_PROBATION = re.compile(r"(?:crn|delius|probation)\W{0,3}(?:no|number|ref)?\W{0,3}[a-z] ?\d{6}(?!\d)")
_CALLED = re.compile(  # "client ref 1234", "case 2400123456"
    r"\b(?:client|patient|offender|prisoner|service user|nominal|pupil|victim|suspect|defendant|case|custody|arrest"
    r"|crime|hospital|prison|court|libra|record|person|delius|nomis|mosaic|systmone|passport|licen[cs]e"
    r"|niche|athena|rio|emis|liquid ?logic|carenotes|swift|paris|framework ?i|care ?director|care ?works|child ?view"
    r"|eclipse|penelope|lamplight|charity ?log|visor|mrn|urn|upn|nhs|pnc|cro|crn|asn|oasys|hmp|noms)"
    r" ?(?:(?:no|number|num|ref|reference|id|identifier|record)\b\W{0,3}[a-z]{0,3}[ /-]?\d[\d/ -]{2,}|[a-z]{0,2}\d{7,})"
    r"|\bchi\b ?(?:no|number)?\W{0,3}(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d ?\d{4}(?!\d)"
)
_VEHICLE = re.compile(
    r"\b(?:vr[mn]|reg(?:istration)?(?: (?:no|number|mark|plate))?|number ?plate|(?:his|her|their) (?:car|van|vehicle))"
    r"\W{0,3}(?:is )?[a-z]{2}\d\d ?[a-z]{3}(?![a-z\d])"
)
_BANK = re.compile(r"\bsort ?code\W{0,3}(?:is )?\d\d[ -]?\d\d[ -]?\d\d(?!\d)|\biban\W{0,3}gb\d\d")
_STREET = (
    r"(?:road|rd|street|st|close|avenue|ave|lane|drive|row|crescent|court|way|place|terrace|gardens|grove|walk|square|"
    r"mews|rise|hill|view|green|park)"
)
_LIVES = re.compile(
    r"\b(?:lives?|lived|resides|tenant|home (?:is|visits?(?: to .{1,40}?)?)) (?:at|of)"
    rf" (?:(?:flat|room) \w{{1,4}},? )?\d{{1,4}}[a-z]?,? (?:[a-z'-]+ ){{1,3}}{_STREET}\b"
)
_SCHOOL = re.compile(r"(?<![a-z\d])[a-z]\d{12}(?![a-z\d])|(?<![a-z\d])[a-z]{5}\d{6}[a-z9]{2}\d[a-z]{2}(?![a-z\d])")
_DOT = r" {0,2}(?:[.,]|[(\[{<] {0,2}(?:dot|\.) {0,2}[)\]}>]) {0,2}"
_LAST = r"(?!am\b|pm\b)[^\W\d_]{2,24}(?!\d)"  # no domain ends in digits: "open @ 5.30pm", "%40thread.v2"
_AT = re.compile(
    r"(?:[(\[{<]? {0,2}@ {0,2}[)\]}>]?|%40|[(\[{<] {0,2}at? {0,2}[)\]}>]) {0,2}[\w-]{1,63}"
    rf"(?:(?:{_DOT}[\w-]{{1,63}}){{0,4}}{_DOT}{_LAST}|(?: dot [\w-]{{1,63}})+)"
    r"| at [\w-]{1,63}(?: dot [\w-]{1,63})+"
    r"| at (?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|aol|btinternet|sky|proton(?:mail)?|nhs)\."
)
_SAYS_AT = re.compile(r"[@%(\[{<]| at ")
_WHO_AT = re.compile(r"[\w.+'-]{1,64}$")
_HANDLE = re.compile(r"(?<![\w.])@\w{1,64}$")  # "@harbourtrust@mastodon.example"; its names have no dots
_EVERYBODY = re.compile(  # an address of an organisation, not of a person
    r"(?:info|information|enquir(?:y|ies)|inquiries|admin(?:istration)?|office|referrals?|contact(?:us)?|hello|hi|help"
    r"|helpdesk|reception|duty|team|mail|email|support|advice|bookings?|service|services|hub|access|intake|safeguarding"
    r"|general|post|press|media|noreply|no-reply|nobody|name|someone|you|your\.name|feedback|complaints|jobs|hr|care)\d?"
)
_IN_A_LINK = r"(?:wa\.me/|phone=|tel:)(?:\+|%2b)?44"
_ABROAD = r"(?:\+ ?44|(?<![\d.])0044|(?<![\d.,/+])44(?= ?7))[ ./()-]{0,3}(?:\(? ?0 ?\)?[ ./-]{0,2})?"
_IN_FRONT = r"(?<![a-z\d.,/+-])\(?0(?!\.\d{5})"  # "0.7123456789" is a share
_MOBILE = re.compile(
    rf"(?:{_IN_A_LINK}|{_ABROAD}|{_IN_FRONT}(?!7[./-]\d\d?[./-](?:19|20)\d\d)[ ./()_-]{{0,2}})"
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
_AREAS = (
    "ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec en ex "
    "fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn "
    "np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw "
    "ub w wa wc wd wf wn wr ws wv yo ze zz"
).split()
_POST = rf"(?:{'|'.join(sorted(_AREAS, key=len, reverse=True))})(?:\d[a-hjkpstuw-y]|\d\d?)"
_POSTCODE = re.compile(rf"{_POST}[ .,/_-]{{0,3}}\d[abd-hjlnp-uw-z]{{2}}".join(_TIGHT))
_SPREAD = {  # what a short text is once nothing separates its letters and digits
    "a National Insurance number": re.compile(_NI),
    "a prison number": re.compile(_JAIL),
    "a full postcode": re.compile(rf"{_POST}\d[abd-hjlnp-uw-z]{{2}}"),
}
_SHORT = 30  # characters
_IN_A_NUMBER = 4  # digits of a prison number, the fewest of what is written in capitals
_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile(r"[ ./_-]+")
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|[04-9]th)$")


def is_nhs_number(text: str) -> bool:
    """Whether ten digits pass the check of an NHS number. Numbers that start with 999 are for tests and pass too."""
    digits = [int(digit) for digit in normalised(text) if digit.isdecimal()]
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
    groups = _SEPARATORS.split(text)
    between = set(_SEPARATORS.findall(text))
    ten = sum(map(len, groups)) == 10 and len(between) == 1 and not any(map(_YEAR.fullmatch, groups))
    if between & {".", "/"}:  # "1.234567890" is a share, "123456/7890" too, "10/11/12/13/14" a list
        return ten and len(groups) == 3
    return ten and len(groups) <= _MOST_GROUPS


def kinds_in(plain: str) -> Iterator[str]:
    """The kinds of details in a text that is normalised, but for NHS numbers, which a whole column decides on.

    What is said to be an organisation's own (`info@`, a switchboard) is none.
    """
    low = plain.casefold()
    if _has_email(low):
        yield "an e-mail address"
    yield from told_of_one(plain)
    digits = min(count_digits(low), _MOST_NEEDED)
    low, plain = low.replace("_", " "), plain.replace("_", " ")  # the names of sheets and ranges join words so
    numbered = [kind for kind, has in _BY_DIGITS[digits] if has(low)]
    if digits >= _IN_A_NUMBER:
        numbered += [kind for kind, pattern in _IN_CAPITALS.items() if pattern.search(plain)]
    if digits and len(low) <= _SHORT:
        together = _SEPARATORS.sub("", low)
        numbered += [kind for kind, pattern in _SPREAD.items() if pattern.fullmatch(together)]
    yield from dict.fromkeys(numbered)


def short_mobile(plain: str) -> bool:
    """Whether a text holds a mobile number whose leading 0 was lost, as spreadsheets lose it."""
    return count_digits(plain) >= 10 and bool(_SHORT_MOBILE.search(plain))


def count_digits(plain: str) -> int:
    """How many digits stand in a text that is normalised."""
    return len(_DIGIT.findall(plain))


def _has_email(low: str) -> bool:
    if not _SAYS_AT.search(low):
        return False
    for match in _AT.finditer(low):
        text = low[max(0, match.start() - 66) : match.start()].rstrip(" ")
        before = _WHO_AT.search(text)
        if before and not _HANDLE.search(text) and not _EVERYBODY.fullmatch(before[0].strip(".'-")):
            return True
    return False


def _has_police(low: str) -> bool:
    if not _LETTER_BEHIND.search(low):
        return False
    short = (_PNC_LETTERS[int(f"{one[1]}{int(one[2]):07}") % 23] == one[3] for one in _SHORT_PNC.finditer(low))
    return bool(_PNC.search(low) or _SAID_PNC.search(low) or _CRO.search(low)) or any(short)


def _has_landline(low: str) -> bool:
    lengths = (sum(map(str.isdecimal, match[0])) for match in _LANDLINE.finditer(low))
    return any(length >= 10 for length in lengths) and not _PUBLIC_LINE.search(low)


def _has_postcode(low: str) -> bool:
    return any(not _ORDINAL.search(match[0]) for match in _POSTCODE.finditer(low))


_NUMBERED: Mapping[str, tuple[int, Callable[[str], object]]] = {  # with the fewest digits that it can have
    "a National Insurance number": (6, lambda low: _INSURANCE.search(low) or _SPACED_INSURANCE.search(low)),
    "a police number of a person": (4, _has_police),
    "a prison number": (4, _PRISON.search),
    "a court or probation number of a person": (6, lambda low: _COURT.search(low) or _ON_PROBATION.search(low)),
    "the number of a pupil or driver": (7, _SCHOOL.search),
    "a reference of one person": (3, _CALLED.search),
    "bank details": (6, _BANK.search),
    "a home address": (1, _LIVES.search),
    "a mobile number": (10, _MOBILE.search),
    "a telephone number": (9, _has_landline),
    "a full postcode": (2, _has_postcode),
    "a date of birth": (0, says_birth),
    "a vehicle registration": (2, _VEHICLE.search),
}
_MOST_NEEDED = max(fewest for fewest, _ in _NUMBERED.values())
_BY_DIGITS = [
    [(kind, has) for kind, (fewest, has) in _NUMBERED.items() if fewest <= digits] for digits in range(_MOST_NEEDED + 1)
]
