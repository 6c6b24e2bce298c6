"""Nothing about a person comes in: headings and values that speak of one, found without being repeated.

The map holds counts between organisations. A column about a person refuses the file; a column with contact details
of partners, in a list of partners, is left out and said. No message here holds a value from the file.

References
----------
NHS Data Dictionary, NHS Number: the tenth digit is a check digit, weights 10 to 2, modulus 11.
Royal Mail, form of UK postcodes. Information Commissioner's Office, what is personal data.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Finding", "contact_heading", "is_nhs_number", "names_a_person", "person_heading", "speaks_of_people"]

PEOPLE = (
    "client patient person individual child offender detainee suspect victim resident tenant beneficiary customer "
    "pupil student applicant claimant user subject"
).split()
WHO = rf"(?:{'|'.join(PEOPLE)}|service user|young person)"
DETAIL = (
    r"(?:names?|id|no|number|ref|reference|initials|address|post ?code|e ?mail|phone|telephone|mobile|dob|"
    r"identifier|code)"
)
PERSON_NAMES = (
    r"(?:fore|first|given|christian|middle|sur|last|family|maiden|full|known as|preferred) ?names?|(?:fore|sur)name .*"
)
BORN = r"(?:.* )?(?:dob|d o b|date of birth|birth ?date|dateofbirth|birth ?day|year of birth|born|yob)"
NUMBERED = (
    r"(?:case|urn|crn|pnc|noms|nomis|mrn|upn|nino|arrest|crime|incident) "
    r"(?:reference )?(?:id|no|num|number|ref|reference|identifier|code)|"
    r"(?:hospital|prison|custody) (?:no|num|number)|(?:referral|record) (?:id|ref|reference|identifier)|"
    r"urn|crn|pnc|pncid|noms|nomis|mrn|upn|nino"
)
NATIONAL = r"(?:.* )?nhs (?:number|no|num|nr)|nhsno|nhsnumber|national insurance(?: (?:number|no))?|ni (?:number|no)"
HOME = (
    r"home (?:address|post ?code|phone|telephone|uprn)|(?:address|post ?code|uprn) of .*(?:person|home|client|patient)"
)
OTHERS = (
    r"unique (?:reference|record|pupil|person)(?: number)?|passport.*|next of kin.*|recipient ind(?:ividual)?(?: .*)?|"
    r"(?:recipient|grantee|awardee|payee|awarded to)(?: is an?)? (?:individuals?|persons?|people)(?: .*)?|"
    r"to individuals details.*"
)
ONE_PERSON = re.compile(
    r"(?:(?:an?|the|one|private|named|redacted|anonymous|anonymi[sz]ed) )*(?:individuals?|persons?|people)"
    r"(?: (?:recipients?|grants?|beneficiar\w+|awards?|applicants?|name|withheld|redacted|\d+|[a-z]))*"
    r"(?: (?:in|from|at) .*)?"
)
TITLED = re.compile(r"(?:mrs?|ms|miss|mx|master)\b\.? \w+(?:[ '’-]+\w+){0,3}")
PERSON_HEADING = re.compile(
    "|".join((WHO, rf"{WHO}s? (?:s )?{DETAIL}", PERSON_NAMES, BORN, NUMBERED, NATIONAL, HOME, OTHERS))
)
WHOSE = (
    r"(?:(?:main|key|lead|primary|first|second|named|office|work|business|public|general|practice|site|head office|"
    r"registered|organi[sz]ation|partner|agency|contact|correspondence|postal|street) )*"
)
REACHED_BY = r"(?:e ?mails?|mail|phones?|tel|telephones?|mobiles?|fax)(?: (?:address(?:es)?|number|no|phone|\d))?"
CONTACT = r"contacts?(?: (?:names?|person|title|role|details|(?:first|last|given|family|sur|fore) ?name))?"
IN_CHARGE = r"lead name|named lead|manager(?: name)?|chief executive|ceo|director"
PLACED_AT = (
    r"address(?:es)?(?: (?:line )?\d)?|address line|post ?codes?|zip ?code|zip|zip postal code|postal ?code|street|"
    r"street address|uprn"
)
CONTACT_HEADING = re.compile(rf"{WHOSE}(?:{REACHED_BY}|{CONTACT}|{IN_CHARGE}|{PLACED_AT})")
TEN_DIGITS = re.compile(r"(?<![\d.,])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d])(?![.,]\d)")
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
MOBILE = re.compile(r"(?<![\d.])(?:\+44[\s(0)-]*7|0044\s?7|07)(?:[\s-]?\d){9}(?!\d)")
OUTWARD = r"[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRVWXY])?|\d[A-HJKPSTUW])"
POSTCODE = re.compile(rf"(?<![A-Z0-9])(?:GIR ?0AA|{OUTWARD} ?\d[ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])")
MANY_TENS = 5  # ten-digit numbers in one column; with this many, chance alone makes one in eleven pass the check
BY_CHANCE = 0.3


@dataclass(frozen=True, slots=True)
class Finding:
    """What speaks of a person, and where: a column and, for a value, its row."""

    what: str  # such as "an NHS number"; never the value
    column: str
    row: int | None = None


def person_heading(words: str) -> bool:
    """Whether a heading, in lower case without punctuation, is about a person."""
    return bool(PERSON_HEADING.fullmatch(words))


def contact_heading(words: str) -> bool:
    """Whether a heading, in lower case without punctuation, is for contact details or an address."""
    return bool(CONTACT_HEADING.fullmatch(words))


def names_a_person(text: str) -> bool:
    """Whether a recipient is one person, by name and title or in words such as `An individual in Leeds`."""
    words = " ".join(re.sub(r"[()\[\]:,]", " ", text.casefold()).split())
    return bool(ONE_PERSON.fullmatch(words) or TITLED.fullmatch(words))


def is_nhs_number(text: str) -> bool:
    """Whether ten digits pass the check of an NHS number. Numbers that start with 999 are for tests and pass too."""
    digits = [int(digit) for digit in re.sub(r"[ -]", "", text) if digit.isdecimal()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    remainder = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (11 - remainder) % 11 == digits[9]


def speaks_of_people(columns: Mapping[str, Iterable[tuple[int, str]]]) -> tuple[Finding, ...]:
    """The first value a column that speaks of a person.

    Parameters
    ----------
    columns
        The cells of each column: number of the row and text.
    """
    found = [finding for column, cells in columns.items() for finding in _in_column(column, list(cells))]
    return tuple(found)


def _in_column(column: str, cells: Sequence[tuple[int, str]]) -> list[Finding]:
    first: dict[str, int] = {}
    tens, passing = 0, 0
    seen: set[str] = set()
    for row, text in cells:
        if text in seen or len(text) < 6:
            continue
        seen.add(text)
        for match in TEN_DIGITS.finditer(text):
            tens += 1
            if is_nhs_number("".join(match.groups())):
                passing += 1
                first.setdefault("an NHS number", row)
        if column.casefold() == "nhs" and TEN_DIGITS.search(text):
            first.setdefault("an NHS number", row)
        for what, pattern in (("an e-mail address", EMAIL), ("a mobile number", MOBILE), ("a full postcode", POSTCODE)):
            if what not in first and pattern.search(text):
                first[what] = row
    if tens >= MANY_TENS and passing <= BY_CHANCE * tens:
        first.pop("an NHS number", None)
    return [Finding(what, column, row) for what, row in first.items()]
