"""Whether a word of a text joins somebody's names: "john.smith", "JohnSmith", "J.Smith", "T a r i q".

So people are called in systems and accounts; an organisation's page or file is another thing.
"""

import re
from string import ascii_lowercase

from network.details.first_names import is_first_name
from network.details.known_words import is_known, is_place
from network.details.necessary import Needs, Sign
from network.details.short_names import is_short_name
from network.details.surnames import is_frequent, is_surname

__all__ = ["NEEDED", "has_joined_names"]

_JOINED = re.compile(r"(?<![\w@./-])(?P<first>[A-Za-z]{1,12})[._](?P<last>[A-Za-z]{3,15})\d{0,4}(?![\w@/-]|\.\w)")
_IN_CAPITALS = re.compile(r"(?<![\w@./-])(?P<first>[A-Z][a-z]{2,11})(?P<last>[A-Z][a-z]{2,14})(?![\w@/-]|\.\w)")
_AND_INITIAL = re.compile(r"(?<![\w@.&'’-])(?P<last>[A-Z][a-z]{3,14}),? (?P<first>[A-HJ-Z])\b(?!['’.]?\w|\.[A-Z])")
_LAST_FIRST = re.compile(r"[A-Z][a-z'’-]{2,14}, [A-Z]\.(?: ?[A-Z]\.)?")  # and nothing else: "Hardy, T."
_SPACED = re.compile(r"(?<!\S)(?:[A-Za-z] ){3,11}[A-Za-z](?!\S)")
_SHORTEST = 5  # letters of a surname behind a first name without a sign: "FutureGen" is a firm
_MAY_BE = re.compile(r"[A-Za-z][._][A-Za-z]|[a-z][A-Z]|[a-z],? [A-Z](?!\w)|(?<!\S)[A-Za-z] [A-Za-z] [A-Za-z]")


def has_joined_names(plain: str) -> bool:
    """Whether names are joined so in a text, normalised."""
    if not _MAY_BE.search(plain):
        return False
    return (
        any(_is_joined(found) for found in _JOINED.finditer(plain))
        or any(len(found["last"]) >= _SHORTEST and _is_joined(found) for found in _IN_CAPITALS.finditer(plain))
        or any(_is_of_no_word(found["last"].casefold()) for found in _AND_INITIAL.finditer(plain))
        or bool(_LAST_FIRST.fullmatch(plain.strip()))
        or any(_is_no_list(found[0]) for found in _SPACED.finditer(plain))
    )


def _is_joined(found: re.Match[str]) -> bool:
    """Whether a first name or initial stands before a surname; "e.g.Mind" and the ends of sentences are none."""
    low = found["last"].casefold()
    if len(found["first"]) == 1:
        return is_surname(low) and not is_place(low) and low not in ("gov", "org")
    first = found["first"].capitalize()
    return (is_first_name(first) or is_short_name(first)) and (is_surname(low) or not is_known(low))


def _is_of_no_word(low: str) -> bool:
    return is_frequent(low) or (is_surname(low) and not is_place(low) and not is_known(low))


def _is_no_list(spaced: str) -> bool:
    """Whether letters with blanks between them are a word, and not "A B C D"."""
    return spaced.replace(" ", "").casefold() not in ascii_lowercase


NEEDED: Needs = tuple((Sign("plain", sign),) for sign in (_JOINED, _IN_CAPITALS, _AND_INITIAL, _LAST_FIRST, _SPACED))
