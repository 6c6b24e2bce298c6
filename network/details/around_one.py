"""Whether a team, meeting or plan is called after the person it is for: "Team around Ellis W", "Plan for Chloe"."""

import re

from network.details.first_names import is_first_name
from network.details.known_words import is_place
from network.details.names_in_small_letters import is_nobodys_word
from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "is_around_one"]

_AROUND = re.compile(
    r"\b(?:[Tt]eam|[Cc]ircle|[Gg]roup|[Mm]eeting|[Nn]etwork|[Pp]lan|[Pp]ackage|[Ss]upport|[Pp]anel|MARAC|MAPPA|CPA|"
    r"[Rr]eview|[Cc]onference|[Cc]ase|[Pp]athway|[Oo]ption|[Bb]ed|[Pp]lacement)"
    r" (?:a?round|for|about|re) (?P<first>[A-Z][a-z'’-]{1,20})(?: (?P<initial>[A-Z])\b\.?)?"
    r"(?P<end>$|['’]s (?:family|needs?|discharge|return|release|bed|move)\b|[,;:(]| [–-])"
)


def is_around_one(plain: str) -> bool:
    """Whether a text, normalised, says whom a team or a plan is for, by first name."""
    return any(map(_is_for_one, _AROUND.finditer(plain)))


def _is_for_one(found: re.Match[str]) -> bool:
    first = found["first"]
    if found["initial"]:
        return is_first_name(first) or is_nobodys_word(first.casefold())
    return is_first_name(first) and not is_place(first.casefold())


NEEDED: Needs = ((Sign("said", _AROUND),),)  # what a text must hold, so that most of very many need not be asked
