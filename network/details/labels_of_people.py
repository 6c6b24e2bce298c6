"""Whether a name of a file or a sheet is that of a person: its words are joined, or in small letters.

"shabnam_iqbal_1996_links" and "callum-reddish-referrals" are, "jordan_hill_surgery" is not.
"""

import re
from itertools import pairwise

from network.details.bodies import is_of_a_body
from network.details.first_names import full_names, is_first_name
from network.details.known_words import is_place
from network.details.named_in_headings import ORDINARY
from network.details.names_in_small_letters import is_nobodys_word

__all__ = ["OF_FILES", "is_called_after_one", "may_name_one"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "TylerMarsden"
_BY_INITIAL = re.compile(  # at the start; letters for the sides of the compass, and "A", stand before much else
    r"[B-DF-MO-RT-VX-Z](?:\.|(?=[ _-]?[A-Z]))[ _-]?(?:[A-Z]\.?[ _-]?)?(?P<last>[A-Z][a-z]{4,20})(?![a-z])(?P<behind>.*)"
)
_INITIAL_LAST = re.compile(r"(?P<last>[A-Z][a-z]{4,20}),?[ _-][F-Z]\b\.?(?P<behind>[\W\d_]*)")
_FIRST_AND_INITIAL = re.compile(r"(?P<first>[A-Z][a-z]{2,20})[ _-][A-Z]\.?(?:[ _-]+(?:19|20)?\d\d)?")  # "Kay B 2004"
_AND_DAY = re.compile(
    r"(?P<last>[A-Z][a-z]{4,20})[ _,-]+(?:0?[1-9]|[12]\d|3[01])[./ _-](?:0?[1-9]|1[0-2])[./ _-]"
    r"(?:19[2-9]\d|200\d|[4-9]\d)"
)
_SHORTEST = 3  # letters of each word
_BEHIND = 2  # words in which one of an organisation says that no person is meant
OF_FILES = frozenset(
    (
        "jan feb mar apr jun jul aug sep sept oct nov dec copy csv draft edges export final graph graphml job jobs "
        "links map maps matrix network new nodes partners partnership referrals responses results sheet survey "
        "template test version xlsx assessment assessments appointment appointments connection connections "
        "consultation document documents observations question questions relationships session sessions statement "
    ).split()
)


def is_called_after_one(label: str) -> bool:
    """Whether a first name and a surname stand beside each other in a label."""
    words = _WORD.findall(_JOINED.sub(" ", label))
    for place, (first, last) in enumerate(pairwise(words)):
        behind = [word.casefold() for word in words[place + 2 : place + 2 + _BEHIND]]
        behind = [word for word in behind if word not in OF_FILES]
        if min(len(first), len(last)) < _SHORTEST or {first.casefold(), last.casefold()} & (ORDINARY | OF_FILES):
            continue
        whole = " ".join((first.capitalize(), last.capitalize(), *behind))
        if not any(map(is_of_a_body, behind)) and next(full_names(whole), None):
            return True
    return False


def may_name_one(label: str) -> bool:
    """Whether a label may be somebody's surname with an initial: it is not repeated, though nothing is refused."""
    if (short := _FIRST_AND_INITIAL.fullmatch(label)) and is_first_name(short["first"]):
        return True
    if (born := _AND_DAY.fullmatch(label)) and is_nobodys_word(born["last"].casefold()):
        return True
    found = _BY_INITIAL.match(label) or _INITIAL_LAST.fullmatch(label)
    if found is None:
        return False
    behind = (word for word in _WORD.findall(found["behind"]) if word.casefold() not in OF_FILES)
    if any(map(is_of_a_body, behind)):
        return False
    low = found["last"].casefold()
    return low not in OF_FILES and (is_nobodys_word(low) or is_place(low))
