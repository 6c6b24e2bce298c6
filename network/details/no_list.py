"""Words that stand alone in a name and are of no list: no word, no place, not formed as places and brands are."""

import re

from network.details.known_words import is_known, is_place, is_word

__all__ = ["is_like_a_place", "is_of_no_list"]

_LIKE_A_PLACE = re.compile(  # endings of places, which surnames have too
    r"(?:beck|borough|bourne|bridge|brook|burgh|burn|bury|by|chester|church|cliffe?|combe|cote|croft|dale|dean|den|don|"
    r"field|ford|gate|green|ham|head|hill|holme?|hurst|keld|land|ley|low|mere|minster|moor|more|mouth|ness|over|pool|"
    r"port|shaw|shire|side|stead|stoke|stone|stow|thorpe|thwaite|toft|ton|well|wick|wich|wold|wood|worth)$"
)
_PART = 3  # letters of each word in a name that is joined of two: "Lifeworks"


def is_of_no_list(low: str) -> bool:
    """Whether a word, in small letters, may be how somebody is called, for all that is known of words."""
    return not (is_known(low) or is_place(low) or _LIKE_A_PLACE.search(low) or is_joined(low))


def is_like_a_place(low: str) -> bool:
    """Whether a word, in small letters, ends as places do."""
    return _LIKE_A_PLACE.search(low) is not None


def is_joined(low: str) -> bool:
    return any(is_word(low[:place]) and is_word(low[place:]) for place in range(_PART, len(low) - _PART + 1))
