"""Whether a team, meeting or plan is called after the person it is for: "Team around Ellis W", "Plan for Chloe"."""

import re

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.first_names import is_first_name
from network.details.known_words import is_place
from network.details.names_in_small_letters import is_nobodys_word
from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "is_around_one"]

_END = r"(?P<end>$|['’]s (?:family|needs?|discharge|return|release|bed|move)\b|[,;:(]| [–-])"
_NAME = (
    r"(?P<first>[A-Z][a-z'’]{1,20}(?:-[A-Z]?[a-z]{1,20})?)"
    r"(?: (?:(?P<initial>[A-Z])\b\.?|(?P<last>[A-Z][a-z'’-]{3,20})))?"
)
_AROUND = re.compile(
    r"\b(?:[Tt]eam|[Cc]ircle|[Gg]roup|[Mm]eeting|[Nn]etwork|[Pp]lan|[Pp]ackage|[Ss]upport|[Pp]anel|MARAC|MAPPA|CPA|TAF|"
    r"TAC|[Mm]ap|[Rr]eview|[Cc]onference|[Cc]ase|[Pp]athway|[Oo]ption|[Bb]ed|[Pp]lacement|[Ff]lat|[Hh]ome|[Rr]oom)"
    rf" (?:a?round|for|about|re|of) (?P<baby>baby |little |young )?{_NAME}{_END}"
)
_OF_MEETINGS = re.compile(rf"(?:TAF|TAC|CPA|MARAC|MAPPA|CIN|LAC|MDT)(?::| [–-])? {_NAME}$")  # "TAF: Ellis Wainman"
_FAMILY = re.compile(r"(?:[Tt]he )?(?P<last>[A-Z][a-z'’-]{4,20}) family")


def is_around_one(plain: str) -> bool:
    """Whether a text, normalised, says whom a team or a plan is for, by name."""
    if (family := _FAMILY.fullmatch(plain)) and _is_surname(family["last"]):
        return True
    meeting = _OF_MEETINGS.match(plain)
    return (meeting is not None and _is_named(meeting)) or any(
        _is_named(found) or (found["baby"] and _is_surname(found["first"])) for found in _AROUND.finditer(plain)
    )


def _is_named(found: re.Match[str]) -> bool:
    first = found["first"].partition("-")[0]
    if found["initial"]:  # no "Ward B"
        return is_first_name(first) or is_nobodys_word(first.casefold())
    if found["last"]:  # "Group for Bengali Elders" is for many
        known = is_first_name(first) or first.casefold() in FIRST
        one = "round " in found[0] or found.re is _OF_MEETINGS
        if one and known:
            return not is_of_a_body(found["last"])
        return (known or (one and _is_surname(first))) and _is_surname(found["last"])
    return is_first_name(first) and not is_place(first.casefold())


def _is_surname(word: str) -> bool:
    return is_nobodys_word(word.casefold()) and not is_place(word.casefold())


NEEDED: Needs = tuple(  # what a text must hold, so that most of very many need not be asked
    (Sign("said", pattern),) for pattern in (_AROUND, _OF_MEETINGS, _FAMILY)
)
