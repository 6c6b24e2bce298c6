"""Whether somebody is named beside more words in a name: "Police (Karen Whitlock)", "While Sharon is off"."""

import re

from network.details.bodies import is_of_a_body
from network.details.first_names import is_first_name, is_named_after
from network.details.known_words import is_known, is_misspelt, is_place
from network.details.plainly_people import is_plainly_one
from network.details.surnames import is_surname

__all__ = ["are_surnames", "has_first_name_alone", "is_named_beside", "is_round_one"]

_BESIDE = re.compile(r"[(\[](?P<within>[^()\[\]]{3,40})[)\]]|(?: [-–/|] ?|: ?|, )(?P<behind>[^-–:,()\[\]]{3,40})$")
_BEFORE = re.compile(r"(?P<name>[^-–:,()\[\]/]{3,40})(?: ?[(\[]| [-–/|] |: |, )")
_CARE_OF = re.compile(r"(?:via|c/o|care of|attn|fao|through|contact|lead|led by|with) (?P<name>\w+ \w[\w'’-]+)$", re.I)
_SHORT_FIRST = re.compile(r"(?:Jo|Mo|Ed|Vi|Di|Cy|Ty) [A-Z][a-z'’-]{2,}")  # "Jo Denholm"
_SINGLE = re.compile(r"[A-Z][a-z'’-]{3,}")
_NAME = re.compile(
    r"(?<![\w'’&.-])(?<!St )(?<!Saint )(?P<name>[A-Z][a-z]{2,20}(?:-[A-Z][a-z]+)?)(?:['’]s)?"
    r"(?= (?P<behind>[\w'’-]+)|)"
)
_MEETING_OF = re.compile(
    r"(?P<last>[A-Z][a-z]{4,20}) (?:MDT|TAF|TAC|CPA|MARAC|MAPPA|CIN|LAC|DHR|SAR|strategy meeting|case)"
)
_LIKE_A_PLACE = re.compile(
    r"(?:by|ton|ham|ford|bury|wick|ley|thorpe|worth|mouth|pool|chester|shire|dale|stead|combe|well|side|port)$"
)
_BY_INITIALS = re.compile(r" [A-Z]\.[A-Z]\.?$")
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
