"""Codes of things that look like numbers of people by chance: taken out of a text before details are looked for.

References
----------
RFC 9562, UUIDs. W3C, Subresource Integrity. Ordnance Survey, National Grid references. 360Giving, grant identifiers.
International ISBN Agency, ISBN Users' Manual; ISO 3297, ISSN; ISO 26324, DOI.
Care Quality Commission, ids of locations and providers: 1 and, behind a dash, 8 to 11 digits.
"""

import re
from collections.abc import Sequence

from network.details.necessary import Many, Needs, Sign

__all__ = ["each_without_codes", "is_book_number", "without_codes"]

_SHORTEST = 7  # characters; those of a colour
_HEX = "[0-9a-fA-F]"
_MAY_BE = re.compile(r"\d{5}|[#-]\w{6}|sha\d|[iI]\.?[sS]\.?[bBsS]\.?[nN]")  # of each code; most cells hold none
# The check of an ISBN of ten is that of an NHS number. Its last digit stands alone, or all ten stand together.
_ISBN = (
    r"(?:\d{9}[\dxX]|(?=[\dxX -]{13}(?![\d-]))\d{1,5}[ -]\d{1,7}[ -]\d{1,7}[ -][\dxX]|97[89](?:[ -]?\d){10})(?![ -]?\d)"
)
_OF_BOOKS = (
    rf"\b(?i:i\.?s\.?b\.?n\.?)(?:(?:[ -]?1[03]| ?\(1[03]\))[:.]? ?|[:./= #]{{0,3}}(?i:no|number)?[:. ]{{0,2}}){_ISBN}"
    rf"|\b(?i:isbns?)[: ]{{1,2}}{_ISBN}(?:(?:, | and | & |; ){_ISBN}){{1,9}}"
    r"|\b(?i:doi)(?:[: ]{0,2}|\.org/)(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/[\w.()/-]{1,60}"
    r"|\b(?i:(?:e-?)?issn)(?:-?l)?[: ]{1,2}\d{4}-?\d{3}[\dxX](?!\d)"
)
_OF_BODIES = (
    r"\b(?i:charity|company|ukprn|duns|vat)(?: (?i:registration|registered|reg))?(?:\.? ?(?i:no|number|nr))?[.:]? ?"
    r"(?:\d{10}|\d{7}-\d{1,3})(?!\d)"
)
_COLOUR = r"(?:#|(?<=[a-z]-))(?=\d{0,7}[a-f])(?=[a-f]{0,7}\d)[\da-f]{6,8}(?![a-zA-Z\d])"
_DIGEST = rf"(?<![a-zA-Z\d])(?=\d{{0,127}}[a-fA-F]){_HEX}{{16,128}}(?![a-zA-Z\d])"
_OTHERS = (
    rf"{_OF_BOOKS}|{_OF_BODIES}"
    rf"|(?<![a-zA-Z\d]){_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}(?![a-zA-Z\d])"
    r"|\bsha(?:256|384|512)-[a-zA-Z\d+/]{43,88}=*"
    r"|\b(?P<square>[HNOST][A-HJ-Z] ?)(?P<east>\d{4})\d (?P<north>\d{4})\d(?!\d)"
    r"|(?<![\d-])1-\d{8,11}(?![\d-])"
    r"|\b360[gG]-[a-zA-Z][a-zA-Z\d]{1,40}-[A-Z]{0,4}\d{3,12}(?![\d@.])"
    r"|\b(?i:po|purchase order|invoice|uprn|grant|award|tender)(?: (?:no|number|ref|id))?[.:]? ?\d{10}(?!\d)"
)
_CODES = re.compile(f"{_DIGEST}|{_OTHERS}|{_COLOUR}")
_A_LETTER = r"\d[a-fA-F]|[a-fA-F]\d|[a-fA-F]{16}"  # figures alone are no digest, and no colour either
_NEEDED: Needs = (
    (Sign("said", _OTHERS),),
    (Sign("said", rf"{_HEX}{{16}}"), Sign("said", _A_LETTER)),
    (Sign("said", r"[#-]\d{0,7}[a-f]"),),
)


def without_codes(plain: str) -> str:
    """The text, normalised, without digests, ids of records, grid references and numbers said to be of a purchase."""
    return _CODES.sub(_left, plain) if len(plain) >= _SHORTEST and _MAY_BE.search(plain) else plain


def _left(code: re.Match[str]) -> str:
    """Nothing of a code; of a grid reference what says a place to ten metres, which may be where somebody lives."""
    return f"{code['square']}{code['east']} {code['north']}" if code["square"] else " "


def each_without_codes(plains: Sequence[str]) -> list[str]:
    """The same of very many texts, most of which have none."""
    found = list(plains)
    for place in Many(plains, {"said": str}).with_signs(_NEEDED):
        found[place] = without_codes(found[place])
    return found


def is_book_number(plain: str) -> bool:
    """Whether a cell below a heading such as ISBN is one."""
    return bool(re.fullmatch(_ISBN, plain))
