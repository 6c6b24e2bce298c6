"""Whether somebody is to do something: "jo to ring the ward", "Di will check it". Such notes have no capitals."""

import re

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.first_names import NAMES
from network.details.short_names import is_short_name

__all__ = ["is_to_act"]

_MAY_ACT = NAMES | FIRST | {"al"}  # "al will ring": no other word stands so
_NO_NAME_THERE = frozenset(  # "Hope to arrange", "May to June"; roles and wards
    "april august chase court cross dale dawn dean drew drive grant guy hope judge june long march may miles page rush "
    "sister speed star summer ward will".split()
)
_DOES = (
    "arrange ask attend book bring call chase check circulate collect confirm contact draft email e-mail feed find "
    "invite meet message phone remind ring send speak talk tell text visit write"
).split()
_ACTS = re.compile(
    r"(?:^|[.;:,!?(–-] ?|\b(?:and|then|that|agreed) )(?P<name>[A-Za-z][a-z]{1,12})"
    r"(?: (?:and|&|/|or) [A-Za-z][a-z]{1,12})? (?:to|will|can|could|should|is to|has to|needs to|agreed to|offered to) "
    rf"(?:{'|'.join(_DOES)})\b"
)

_IS_TO = (" to ", " will ", " can ", " could ", " should ")  # one of them stands behind each name


def is_to_act(plain: str) -> bool:
    """Whether a text, normalised, says what somebody is to do, and by which name."""
    if not any(map(plain.__contains__, _IS_TO)):
        return False
    return any(_is_name(found["name"]) for found in _ACTS.finditer(plain))


def _is_name(word: str) -> bool:
    low = word.casefold()
    return is_short_name(word) or (low in _MAY_ACT and low not in _NO_NAME_THERE and not is_of_a_body(low))
