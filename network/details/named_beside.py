"""Whether somebody is named beside more words in a name: "Police (Karen Whitlock)", "While Sharon is off"."""

import re

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.first_names import is_first_name, is_named_after
from network.details.known_words import is_known, is_misspelt, is_place
from network.details.plainly_people import is_plainly_one
from network.details.surnames import is_frequent, is_surname

__all__ = ["are_surnames", "has_first_name_alone", "is_named_beside", "is_round_one", "is_told"]

_BESIDE = re.compile(r"[(\[](?P<within>[^()\[\]]{3,40})[)\]]|(?: [-–/|] ?|: ?|, )(?P<behind>[^-–:,()\[\]]{3,40})$")
_BEFORE = re.compile(r"(?P<name>[^-–:,()\[\]/]{3,40})(?: ?[(\[]| [-–/|] |: |, )")
_CARE_OF = re.compile(r"(?:via|c/o|care of|attn|fao|through|contact|lead|led by|with) (?P<name>\w+ \w[\w'’-]+)$", re.I)
_NAME = re.compile(
    r"(?<![\w'’&.-])(?<!St )(?<!Saint )(?P<name>[A-Z][a-z]{2,20}(?:-[A-Z][a-z]+)?)(?:['’]s)?"
    r"(?= (?P<behind>[\w'’-]+)|)"
)
_MEETING_OF = re.compile(
    r"(?P<last>[A-Z][a-z]{4,20}) (?:MDT|TAF|TAC|CPA|MARAC|MAPPA|CIN|LAC|DHR|SAR|strategy meeting|case)"
)
_SHORT_FIRST = re.compile(r"(?:Jo|Mo|Ed|Vi|Di|Cy|Ty) [A-Z][a-z'’-]{2,}")  # "Jo Denholm"
_SINGLE = re.compile(r"[A-Z][a-z'’-]{3,}")
_LIKE_A_PLACE = re.compile(
    r"(?:by|ton|ham|ford|bury|wick|ley|thorpe|worth|mouth|pool|chester|shire|dale|stead|combe|well|side|port)$"
)
_BY_INITIALS = re.compile(r" [A-Z]\.[A-Z]\.?$")
_PARTS = re.compile(r" ?[-–/@:()\[\],|] ?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ACRONYM_AND_NAME = re.compile(r"(?P<front>[A-Z]{2,5}|[b-df-hj-np-tv-z]{2,5}) (?P<name>[^\W\d_]{4,})")  # "cgl shanice"
_THE = re.compile(r"(?P<name>[^\W\d_]{3,})(?: the [a-z]+|['’]s (?:house|flat|home|place|room))")  # "dave the mechanic"
_PLURAL = re.compile(r"[Tt]he (?P<last>[A-Z][a-z]{2,})s")  # "the Pughs"
_SHORTEST_FIRST = ("Mo", "Jo", "Ed", "Vi")
_STYLED = re.compile(
    r"(?:[Nn]urse|[Pp]astor|[Ii]mam|[Ff]r|[Rr]abbi|[Cc]arer|[Ll]andlord|[Cc]oach) (?P<name>[A-Z][a-z]+)"
)
_OF_AN_AGE = re.compile(r"\b\d{1,2}[ -]?(?:yo|yr|yrs|year|years)[ -]old\b", re.I)
_KIN = r"(?:step|grand)?(?:mum|mam|mother|dad|father|nan|gran|brother|sister|son|daughter)s?"
_KIN_AND_KIN = re.compile(rf"{_KIN}(?:(?: (?:and|&) |, ?){_KIN}){{1,3}}", re.I)
_LEAST, _SHARE = 3, 0.8  # single words of no list, of all the names of a map


def is_named_beside(name: str) -> bool:
    """Whether what stands in brackets, in front of them or behind a dash is the whole name of a person."""
    parts = [found["within"] or found["behind"] for found in _BESIDE.finditer(name)]
    parts += [found["name"] for found in (_CARE_OF.search(name), _BEFORE.match(name)) if found]
    return any(
        (" " in part.strip() and is_plainly_one(part.strip()) and not is_named_after(part.strip()))
        or (_SHORT_FIRST.fullmatch(part.strip()) and not is_of_a_body(part))
        for part in parts
    )


def has_first_name_alone(name: str) -> bool:
    """Whether a first name stands among other words that make no organisation of it."""
    return any(
        is_first_name(found["name"].partition("-")[0])
        and not is_place(found["name"].casefold())
        and not is_of_a_body(found["behind"] or "")
        and not (found["behind"] or "a")[0].isupper()
        for found in _NAME.finditer(name)
    )


def is_told(name: str) -> bool:
    """Whether a first name stands beside an organisation, or words say that one person is meant: "CGL - Shanice"."""
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    if len(parts) > 1 and any(
        part in _SHORTEST_FIRST or (_WORD.fullmatch(part) and is_first_name(part.capitalize())) for part in parts
    ):
        return True
    if (short := _ACRONYM_AND_NAME.fullmatch(name)) and not is_of_a_body(short["name"]):
        return is_first_name(short["name"].capitalize())
    if (the := _THE.fullmatch(name)) and is_first_name(the["name"].capitalize()):
        return True
    if (many := _PLURAL.fullmatch(name)) and is_frequent(many["last"].casefold()):
        return True
    if styled := _STYLED.fullmatch(name):
        return is_first_name(styled["name"]) or styled["name"].casefold() in FIRST
    return _OF_AN_AGE.search(name) is not None or _KIN_AND_KIN.fullmatch(name) is not None


def is_round_one(name: str) -> bool:
    """Whether a team or plan is called by initials or a surname: "Hardcastle MDT", "Core group K.D."."""
    found = _MEETING_OF.fullmatch(name)
    if found and not _LIKE_A_PLACE.search(found["last"]):
        low = found["last"].casefold()
        return is_surname(low) and not is_misspelt(low)
    return _BY_INITIALS.search(name) is not None


def are_surnames(names: list[str]) -> frozenset[int]:
    """The places of single words of no list where nearly all the names of a map are such: those of people."""
    places = [place for place, name in enumerate(names) if _SINGLE.fullmatch(name) and _is_of_no_list(name.casefold())]
    return frozenset(places if len(places) >= max(_LEAST, _SHARE * len(names)) else ())


def _is_of_no_list(low: str) -> bool:
    return is_surname(low) or not (is_known(low) or is_place(low) or is_misspelt(low) or is_of_a_body(low))
