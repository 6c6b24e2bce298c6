"""Whether initials stand beside a year of birth: "jb b.1987", "T.W. 2004 missed court", "J Hallam 12.04.91".

Two letters and a year may be a law or the start of a service: there a word of birth or of a person stands beside them.
"""

import re

from network.details.first_names import is_first_name
from network.details.names_in_small_letters import is_nobodys_word
from network.details.necessary import Needs, Sign

__all__ = [
    "NEEDED",
    "NEEDED_TO_GO_BY_THEM",
    "are_initials",
    "begins_with_initials_and_year",
    "goes_by_initials",
    "has_initials_and_year",
    "joins_initials_and_day",
    "lists_initials_and_years",
]

_LETTERS = r"(?<![\w.&'’/-])(?P<who>[A-Za-z]\.? ?[A-Za-z]\b\.?)"
_YEAR = r"(?:19[2-9]\d|200\d|201\d|['’]\d\d)(?!\d)"
_BORN = re.compile(  # then two digits are enough
    rf"{_LETTERS},? ?\(?(?:b\.?|born|yob|dob|d\.o\.b\.?)(?: in)?[ :]{{0,2}}(?:{_YEAR}|\d\d(?!\d))"
)
_NAME_BORN = re.compile(  # "gemma b. 1990"
    rf"(?<![\w.@'’-])(?P<name>[A-Za-z][a-z]{{2,20}})(?: [A-Z]\b\.?)?,? ?\(?"
    rf"(?:b\.|born|yob)(?: in)?[ :]{{0,2}}(?:{_YEAR})"
)
_BESIDE = re.compile(rf"{_LETTERS},? ?(?:\({_YEAR}\)|{_YEAR})(?P<behind>[^.;]{{0,60}})")
_NAME_AND_DAY = re.compile(  # with a whole day no other word is needed
    r"(?<![\w.&'’/-])(?P<first>[A-Z](?:\.|[a-z]{2,20})?)(?:[ _]?[A-Z]\.?)?[ _]?(?<=[a-z. _])"
    r"(?P<last>[A-Z][a-z'’-]{3,20}),?[ _]?\(?(?:(?:0?[1-9]|[12]\d|3[01])[./ _-](?:0?[1-9]|1[0-2])[./ _-]|"
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]))"
    r"(?:19[2-9]\d|200\d|201[0-4]|[4-9]\d|0\d|1[0-4])(?!\d)"
)
_AND_DAY = re.compile(  # "TW, 12.3.91", "T W 12391"
    r"(?<![\w.&'’/-])(?P<who>[A-Z]\.? ?[A-Z])\.?(?:,? \(?\d{1,2}[./-]\d{1,2}[./-]"
    r"(?:19[2-9]\d|200\d|201\d|[3-9]\d|0\d)(?!\d)"
    r"| \d{5,6}$)"
)
_WITH_TWO_DOTS = re.compile(r"(?<![\w.&'’/-])(?P<who>[A-Z]\. ?[A-Z])\.?(?!\w|\.? ?[A-Z]\b)")
_OF_A_SON = re.compile(r"(?<![\w.&'’/-])[A-Z]\. ?(?:Mc|Mac|O['’]|Fitz)[A-Z]\.?(?!\w)")  # "T.McD"
_ONE_ACTS = re.compile(  # "P. waited", "A is waiting"
    r"(?:^|[.;!?] )(?P<who>[A-HJ-Z])\.? (?:was|is|has|had|waited|waits|said|says|rang|came|went|left|refused|missed"
    r"|moved|needs|needed|wants|lives|lost|got|never|didn['’]t|hasn['’]t|wasn['’]t)\b"
)
_AT_THE_START = re.compile(rf"(?P<who>[A-Z]\.? ?[A-Z])\.?,? \(?{_YEAR}\)?(?=$|[,;:/(]| [-–(])")  # may be asked about
_ITEMS, _IN_A_LIST = re.compile(r" ?[,;/+&] ?| and |\n"), re.compile(rf"(?P<who>[A-Z]\.? ?[A-Z])\.? (?:{_YEAR}|\d\d)")
_DAY = (
    r"(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19[3-9]\d|200\d|201[0-6])"
    r"|(?:19[3-9]\d|200\d|201[0-6])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_JOINED = re.compile(rf"[A-Za-z]{{2,3}}{_DAY}\d?|{_DAY}[A-Za-z]{{2,3}}")  # "js19870422"
_BETWEEN, _LONGEST_ID = re.compile(r"[-_./ ]"), 20
_DOTTED = re.compile(r"[A-Z]\. ?[A-Z]\.?")
_OF_ONE = re.compile(
    r"\b(?:missed|restarted|refused|refuses|relapsed|back in|again|third time|second time|first time|waits|waited|"
    r"seen|moved|lives|attended|arrested|detained|sectioned|bailed|remanded|recalled|released|sentenced|charged|"
    r"overdos\w*|self[ -]harm\w*|suicid\w*|he|she|his|her|him|clozapine|methadone|insulin|depot|meds|medication|"
    r"pregnant)\b"
)
_NOBODYS = frozenset(  # small words, and what services, laws and countries write in two letters
    (
        "ad ah ai am an ap as at be bc bi by ca ce cj co cp cq cs ct cv da dd de dv ed eg ei el en er et eu ex fe "
        "ff fy go gp ha hb he hi hr hv id ie if im in ip is it iv la ld le lo ma me mh ms my ne ni no nw of oh ok "
        "on op or ot ou ox pa pc pm po pp pr qa re rj se si so sw ta to tv uk un up us va vs we ws yj yo "
    ).split()
)
_WITH_DOTS = frozenset("aa ad am bc bi ca cv da dv eg eu gp hq hr ie it la na nb ny ot pm pr ps tv uk un us".split())


def has_initials_and_year(plain: str) -> bool:
    """Whether somebody is meant by two initials and a year, in a text that is normalised."""
    if any(_is_somebody(found["who"]) for found in _BORN.finditer(plain)):
        return True
    if any(is_first_name(found["name"]) for found in _NAME_BORN.finditer(plain)):
        return True
    if any(map(_is_a_name, _NAME_AND_DAY.finditer(plain))):
        return True
    return any(
        _is_somebody(found["who"])
        and (bool(_DOTTED.match(found["who"])) or bool(_OF_ONE.search(found["behind"].casefold())))
        for found in _BESIDE.finditer(plain)
    )


def goes_by_initials(plain: str) -> bool:
    """Whether somebody may go by initials in a text, normalised: with dots, beside a day, or by one that acts."""
    return bool(_ONE_ACTS.search(plain) or _OF_A_SON.search(plain)) or any(
        _is_somebody(found["who"]) for sign in (_AND_DAY, _WITH_TWO_DOTS) for found in sign.finditer(plain)
    )


def lists_initials_and_years(plain: str) -> bool:
    """Whether a text, normalised, is nothing but such initials and years: "KB 87, TW 91"."""
    if not _IN_A_LIST.match(plain):  # as most texts
        return False
    items = [_IN_A_LIST.fullmatch(item) for item in _ITEMS.split(plain.strip())]
    return all(items) and all(_is_somebody(found["who"]) for found in items if found)


def joins_initials_and_day(text: str) -> bool:
    """Whether a text, as an id may be, is nothing but letters and the day on which somebody may have been born."""
    return len(text) <= _LONGEST_ID and _JOINED.fullmatch(_BETWEEN.sub("", text)) is not None


def begins_with_initials_and_year(plain: str) -> bool:
    """Whether a text, normalised, begins with what may be somebody's initials and year of birth, and no words."""
    found = _AT_THE_START.match(plain)
    return found is not None and _is_somebody(found["who"])


def are_initials(who: str) -> bool:
    """Whether two letters may be somebody's, and none that services, laws and countries are written with."""
    return _is_somebody(who)


def _is_somebody(who: str) -> bool:
    letters = "".join(filter(str.isalpha, who))
    alike = letters.isupper() or (letters.islower() and " " not in who)
    return alike and letters.casefold() not in (_WITH_DOTS if "." in who else _NOBODYS)


def _is_a_name(found: re.Match[str]) -> bool:
    first, last = found["first"], found["last"].casefold()
    return is_nobodys_word(last) and (len(first.rstrip(".")) == 1 or is_first_name(first))


NEEDED: Needs = tuple(
    (Sign("said", pattern),) for pattern in (_BORN, _NAME_BORN, _NAME_AND_DAY, _BESIDE)
)  # of very many texts few have one
NEEDED_TO_GO_BY_THEM: Needs = tuple(
    (Sign("plain", pattern),) for pattern in (_ONE_ACTS, _OF_A_SON, _AND_DAY, _WITH_TWO_DOTS, _AT_THE_START, _IN_A_LIST)
)
