"""Numbers that police, courts, prisons, probation and the Home Office give to a person or to the case of one.

References
----------
HM Prison and Probation Service and National Police Chiefs' Council, forms of PNC, CRO and prison numbers: the letter of
a PNC or CRO number is that of year and serial, modulus 23.
HM Courts and Tribunals Service, forms of case numbers: family (`LV22C50781`), Crown (`T20257104`), the unique reference
of magistrates' cases (`52SB0047823`), county court claims, immigration appeals. Home Office, GWF and card numbers.
"""

import re
from collections.abc import Callable, Mapping

from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "OF_JUSTICE", "PRISON"]

_S = r"[ ./_-]{0,3}"  # what stands between the groups of a number
_B, _E = r"(?<![a-z\d])", r"(?![a-z\d])"  # nothing that belongs to it stands before or behind
PRISON = r"[a-z]\d{4}[a-z]{2}"
_PRISON = re.compile(rf"{_B}{PRISON}{_E}")
_LETTERS = "zabcdefghjklmnpqrtuvwxy"
_PNC = re.compile(rf"(?<![a-z\d.])(?:19|20)?\d\d{_S}\d{{7}}{_S}[a-z](?![a-z\d]|[+-]\d)")
_SAID = re.compile(
    r"\b(?:pnc|police national computer|cro|criminal records? office)"
    r"(?:(?:\W{1,3}|(?<=pnc)|(?<=cro))(?:id|no|number|ref|reference|record|is|was"
    r"|year)\b)*\W{0,3}(?:sf ?)?\d[\d ./-]{1,15}(?:,? ?(?:of|from|year|no|number|letter|check|serial)\b[ .:]{0,2}"
    r"[\d ./-]{0,10}){0,4}[a-z](?![a-z\d])|\bcro\b\W{0,3}(?:(?:no|number)\W{0,3})?sf ?\d\d ?/ ?\d{3,6}(?!\d)"
)
_LETTER_BEHIND = re.compile(r"\d[ ./_-]{0,3}[a-z](?![a-z\d])")
_PARTS = re.compile(r"(?<![a-z\d/.£$€])(\d{2,7}) ?([ /._-]) ?(\d{2,7})[/._-]?([a-z])(?![a-z\d]|[+-]\d)")
_YEAR = re.compile(r"(?:19|20)?(\d\d)")
_LEAST = {"/": 2}  # digits of a serial that is not padded; other signs stand between other numbers too
_LEAST_OF_OTHERS = 4
_CRO = re.compile(rf"(?<![a-z\d/])(?:sf{_S}\d\d{_S}\d{{3,6}} ?|\d{{5,6}} ?[/-] ?\d\d ?|(?!19|20)\d{{4}}/\d\d)[a-z]{_E}")
_MAY_BE_COURT = re.compile(
    r"\d{4}|[a-z]{2}\d{3}|/\d{1,7}/|\dmc\d|\d{3} \d{3}"
)  # quick to tell of most that they hold none
_COURT = re.compile(
    rf"{_B}(?:\d\d{_S}(?:[a-z][a-z\d]|\d[a-z]){_S}\d{{5}}{_S}\d\d"  # unique reference of a case
    r"|\d\d ?[a-z]{2} ?/ ?\d{1,7} ?/ ?(?:20)?\d\d"  # the same, and records of custody, without leading zeros
    rf"|\d\d{_S}\d\d[a-z\d]{{2}}{_S}\d\d(?:{_S}\d{{11}}|/\d{{1,11}}){_S}[a-z]"  # arrest or summons
    r"|c(?:r|ust)(?:ody)?(?: ?(?:no|number|ref|record))? ?[/ ]? ?(?:[a-z\d]{2,4}/)?(?!20\d\d/)\d{3,7}/\d\d"
    r"|[tsau][/.-]?20(?:0[5-9]|[12]\d)[/.-]?\d{4}"  # Crown; not S20000012, a place in Scotland
    r"|[a-z]{2}([/.-]?)[12]\d\1[acdfjpxz]\1\d{5}"  # family
    r"|(?:hu|pa|ea|da|ia|rp|aa|ui|dc)[ /-]\d{5}[ /-](?:20)?\d\d"  # appeals on immigration and asylum
    rf"|cop[ :-]{{0,2}}\d{{7,8}}t?|gwf[ :-]{{0,2}}\d{{9}}|z[a-z][ x]?\d{{7}}){_E}"
)
_SPACED = re.compile(  # with spaces between, small letters would be words
    r"\b[A-Z]{2} [12]\d ?[ACDFJPXZ] ?\d{5}\b"
    r"|\b[TSU] 20(?:0[5-9]|[12]\d) ?(?!20)\d{4}(?![\w/])|\bA 20(?:0[5-9]|[12]\d) (?!20)[0-6]\d{3}(?![\w/])"
)
_CLAIM = re.compile(rf"{_B}(?:[a-z]\d\d[a-z]{{2}}\d{{3}}|\d[a-z]{{2}}\d{{5}}|\d{{3}}mc\d{{3}}){_E}")
_OF_CLAIMS = re.compile(r"\b(?:claims?|court|case|possession|eviction|bailiffs?|warrant|hearing|judgment|ccj|v)\b")
_TRIBUNAL = re.compile(r"\btribunal\D{0,20}\d{5,7}[ /-](?:20)?\d\d(?!\d)")
_ON_PROBATION = re.compile(r"(?:c\.?r\.?n|delius|probation)\W{0,3}(?:no|number|ref)?\W{0,3}[a-z] ?\d{3} ?\d{3}(?!\d)")
_CRN = re.compile(r"(?<![A-Za-z\d/#-])[A-Z]\d{6}(?![\w/-]|\.\d)")
_ABOUT_ONE = re.compile(
    r"\b(?:probation|delius|crn|licence|offenders?|released?|recalled?|breach(?:ed)?|sentence[ds]?|custody|supervis\w+"
    r"|resettle\w+|who|he|she|him|her|his|client|prison|hmp|court|order|curfew|tag(?:ged)?)\b"
)


def _has_police(low: str) -> bool:
    if not _LETTER_BEHIND.search(low):
        return bool(_SAID.search(low))
    found = _PNC.search(low) or _SAID.search(low) or _CRO.search(low)
    return bool(found) or any(map(_letter_fits, _PARTS.finditer(low)))


def _letter_fits(parts: re.Match[str]) -> bool:
    """Whether two numbers and a letter are year, serial and letter of a PNC number, or serial, year and letter of CRO.

    A serial without leading zeros may be as short as "19/123"; chance alone would make its letter fit in one of 23.
    """
    first, sign, second, letter = parts.groups()
    least = _LEAST.get(sign, _LEAST_OF_OTHERS)
    pnc = _YEAR.fullmatch(first) if len(second) >= least else None
    values = [f"{pnc[1]}{int(second):07}"] if pnc else []
    if least < len(first) <= 6 and len(second) == 2:
        values.append(f"{second}{int(first):06}")
    return any(_LETTERS[int(value) % 23] == letter for value in values)


def _has_court(plain: str, low: str) -> bool:
    if not _MAY_BE_COURT.search(low):
        return False
    if _COURT.search(low) or _SPACED.search(plain) or _TRIBUNAL.search(low) or _ON_PROBATION.search(low):
        return True
    if _CRN.search(plain) and _ABOUT_ONE.search(low):
        return True
    return bool(_CLAIM.search(low) and _OF_CLAIMS.search(low))


OF_JUSTICE: Mapping[
    str, tuple[int, Callable[[str, str], object]]
] = {  # with the fewest digits; of a text, and in small
    "a police number of a person": (4, lambda _, low: _has_police(low)),
    "a prison number": (4, lambda _, low: _PRISON.search(low)),
    "a court or probation number of a person": (5, _has_court),
}
NEEDED: Mapping[str, Needs] = {  # what a text must hold to have one, so that most of very many need not be asked
    "a police number of a person": tuple((Sign("low", pattern),) for pattern in (_SAID, _PNC, _CRO, _PARTS)),
    "a prison number": ((Sign("low", _PRISON),),),
    "a court or probation number of a person": (
        *((Sign("low", pattern),) for pattern in (_COURT, _TRIBUNAL, _ON_PROBATION)),
        (Sign("plain", _SPACED),),
        (Sign("plain", _CRN), Sign("low", _ABOUT_ONE)),
        (Sign("low", _CLAIM), Sign("low", _OF_CLAIMS)),
    ),
}
