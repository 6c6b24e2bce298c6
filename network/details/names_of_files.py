"""Whether a file is called after a person: plainly ("jane smith assessments"), or perhaps ("J Smith - referral").

The words of such a name are joined, or in small letters, and stand beside words for what is in the file.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from network.details.around_one import is_around_one
from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.families import names_a_family
from network.details.first_names import NAMES, is_first_name, is_named_after
from network.details.known_words import is_known, is_misspelt, is_place
from network.details.labels_of_people import OF_FILES, may_name_one
from network.details.no_list import is_of_no_list
from network.details.plain_text import normalised
from network.details.plainly_people import is_plainly_one
from network.details.surnames import is_frequent, is_surname

__all__ = ["is_of_one", "may_be_of_one"]

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*|(?<!\d)[^\W\d_](?!\d)")  # no letter of a number, as in "d48"
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SAINT = re.compile(r"(?<![^\W_])(?:St|Saint)\b\.?[ _-]+[^\W\d_]+", re.IGNORECASE)
_TITLES = frozenset("mr mrs miss mx master sgt cllr".split())
_ROLES = frozenset("client patient pt yp prisoner tenant resident defendant offender victim suspect user".split())
_WITH_INITIAL = re.compile(r"[a-z](?P<last>[a-z]{4,})")  # "jsmith"
_FIRST = NAMES.union(FIRST, ["mo", "jo"])
_ON_ONE = frozenset(  # what is held on one person or family
    "assessment caseload care chronology conference diary file genogram history letter minutes notes risk safeguarding "
    "strategy timeline".split()
)
_LONGEST = 4  # words of a name, with what somebody is to whoever drew the map


def is_of_one(stem: str) -> bool:
    """Whether a first name and a surname, or a title or role with a name, stand in the name of a file."""
    words = _words(stem)
    for some, behind in _runs(words):
        if _goes_on(behind) or not is_plainly_one(" ".join(some)):
            continue
        low = [word.casefold() for word in some]
        whole = min(map(len, low)) > 1 and not any(map(_is_of_files, low))
        if whole or (low[0] in _TITLES | _ROLES and not _is_of_files(low[-1])):
            return True
    return False


def may_be_of_one(stem: str) -> bool:
    """Whether somebody may be meant: a name with an initial, a frequent surname or a first name alone."""
    words = _words(stem)
    plain = normalised(stem)
    if may_name_one(stem) or is_around_one(plain) or names_a_family(plain.replace("_", " ")):
        return True
    for some, behind in _runs(words):
        if not _goes_on(behind) and not any(map(_is_of_files, some)) and is_plainly_one(" ".join(some)):
            return True
    low = [word.casefold() for word in words]
    if _is_on_one(low):
        return True
    follows = dict(pairwise(low))
    return any(_is_name_alone(word, follows.get(word.casefold(), "")) for word in words) or any(
        first in _FIRST and is_surname(last) and not is_named_after(f"{first} {last}")
        for pair in pairwise(low)
        for first, last in (pair, pair[::-1])
    )


def _is_on_one(low: list[str]) -> bool:
    """Whether a surname of no list stands beside nothing but words for what is held on one person."""
    strange = [word for word in low if word not in _ON_ONE and not (word in OF_FILES or is_known(word))]
    held = [word for word in low if word in _ON_ONE]
    return len(strange) == 1 and bool(held) and is_of_no_list(strange[0]) and not is_misspelt(strange[0])


def _is_name_alone(word: str, behind: str) -> bool:
    word = re.sub(r"['’]s$", "", word)
    low = word.casefold()
    joined = _WITH_INITIAL.fullmatch(low)
    if _goes_on(behind) or is_place(low):
        return False
    return (
        is_frequent(low)
        or is_first_name(word)
        or (joined is not None and is_frequent(joined["last"]) and not is_known(low))
    )


def _goes_on(behind: str) -> bool:
    """Whether the word behind says that an organisation is called after somebody."""
    return behind.casefold() not in OF_FILES and is_of_a_body(behind)


def _words(stem: str) -> list[str]:
    return _WORD.findall(_SAINT.sub("", _JOINED.sub(" ", stem)))


def _runs(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """Two to four words beside each other, and the one behind them."""
    for start in range(len(words)):
        for size in range(2, _LONGEST + 1):
            if start + size <= len(words):
                yield list(words[start : start + size]), words[start + size] if start + size < len(words) else ""


def _is_of_files(word: str) -> bool:
    """Whether a word says what is in a file: it is in common use and no surname."""
    low = word.casefold()
    return len(low) > 1 and (is_known(low) or is_place(low)) and not (is_frequent(low) or low in NAMES)
