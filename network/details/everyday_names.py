"""Names of persons that are made of everyday words, such as Dean Page: told only by what stands beside them.

By itself such a name may as well be that of a place or a service, so it is asked about and not refused.
"""

import re
from collections.abc import Iterator

from network.details.bodies import is_of_a_body
from network.details.first_names import is_surname_and_word
from network.details.necessary import Needs, Sign

__all__ = ["FIRST", "LAST", "NEEDED", "is_everyday_name", "is_everyday_name_in_small_letters", "is_told_of"]

FIRST = frozenset(
    (
        "amber april ash autumn basil bill bob chase cliff dale dawn dean dick drew faith frank gene glen grace "
        "grant guy harmony hazel heather heath holly honey hope iris ivy jack jade jasmine jewel joy june lily "
        "mark max may miles olive pat pearl penny pip poppy ray reed rich rob rose rowan ruby rusty sky sonny star "
        "sterling stone sue summer trinity violet wade ward will willow "
    ).split()
)
LAST = frozenset(
    (
        "archer ash ball banks bell bliss blunt bridges bright brook brooks bush camp chase church coates cope crane "
        "dale darling dean drake drew dyer english field fields finch fish fletcher flint ford forest glass glover "
        "gold good grace grant grave graves grove groves hall hare hart heath hill hooper horn house jolly joy judge "
        "keen kitchen lake lane law lodge major marsh marshall may meadows mercer merry monk moody moor moss nash "
        "nunn olive parks parrott parsons peach penny pickles pool pratt pride rains rivers rush rust sage sands "
        "sheriff silver smith snow speed spring stack stark steele street strong summers sweet temple thatcher tide "
        "town trotter usher wall ward waters welch wells welsh west wild winter wolf wood woods woodward"
    ).split()
)
_PLANTS_AND_LIKE = frozenset(
    "amber april ash dawn hazel heather heath holly hope iris ivy jasmine june lily may olive pearl poppy rose rowan "
    "ruby summer sky spring violet willow".split()
)
_PLACES = frozenset(
    "bank dale day field fields hill house hall heath lake lane lodge meadows moor park street ward wood woods".split()
)
_NO_NAME_IN_SMALL = _PLACES | frozenset(
    "april autumn camp chase church fields house judge june kitchen law lodge may pool sheriff sky spring star summer "
    "temple tide town usher ward winter".split()
)
_PAIR = re.compile(
    r"(?<![\w'’&-])(?<!St )(?P<first>[A-Z][a-z]{1,10}) (?P<last>[A-Z][a-z]{2,12})(?![\w-])(?!['’]?s? [A-Z&])"
)
_OF_ONE = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|baby|boyfriend|girlfriend|sectioned|detained|arrested|bailed|"
    r"remanded|sentenced|overdos\w*|pregnant|in tears|meds|medication|depot|insulin|methadone|self[ -]harm\w*)\b"
)
_THOSE = frozenset("client patient prisoner tenant user defendant".split())
_NEAR = 60  # characters of the same sentence
_ENDS = re.compile(r"[.;!?]")
_CALLED_SO = re.compile(  # "client page missed it"; of a service there is "the client page"
    r"(?<!the )(?<!a )(?<!our )\b(?:client|patient|prisoner|tenant|service user|defendant) "
    r"(?P<last>[A-Za-z][a-z]{2,12}) "
    r"(?:missed|refused|said|says|rang|told|waited|waits|wants|attended|came|went|lives|disclosed|arrived|asked|"
    r"cried)\b"
)


def is_everyday_name(name: str) -> bool:
    """Whether a whole name may be that of a person, though each of its words is an everyday one."""
    found = _PAIR.fullmatch(name)
    return found is not None and _may_be_a_name(found) and not is_of_a_body(name.replace("Hill", ""))


def is_everyday_name_in_small_letters(name: str) -> bool:
    """The same of "dean page", where no capital tells a name from "summer camp" or "mark lane"."""
    first, _, last = name.partition(" ")
    return name.islower() and not {first, last} & _NO_NAME_IN_SMALL and is_everyday_name(name.title())


def is_told_of(plain: str, low: str, words: frozenset[str]) -> bool:
    """Whether a text, normalised, has such a name and speaks of one person beside it; `low`: in small letters."""
    called = not _THOSE.isdisjoint(words) and any(_is_last(found["last"]) for found in _CALLED_SO.finditer(plain))
    if called or words.isdisjoint(FIRST):
        return called
    return bool(_OF_ONE.search(low)) and any(_is_beside_one(low, found) for found in _pairs(plain))


def _pairs(plain: str) -> Iterator[re.Match[str]]:
    return (found for found in _PAIR.finditer(plain) if _may_be_a_name(found))


def _may_be_a_name(found: re.Match[str]) -> bool:
    first, last = found["first"].casefold(), found["last"].casefold()
    if first not in FIRST or not _is_last(last):
        return False
    return not (first in _PLANTS_AND_LIKE and last in _PLACES)


def _is_last(word: str) -> bool:
    return word.casefold() in LAST or is_surname_and_word(word.casefold())


def _is_beside_one(low: str, found: re.Match[str]) -> bool:
    return bool(_OF_ONE.search(_ENDS.split(low[found.end() : found.end() + _NEAR])[0]))


NEEDED: Needs = (  # what a text must hold to tell so, so that most of very many need not be asked
    (Sign("said", _CALLED_SO),),
    (
        Sign("said low", _OF_ONE),
        Sign("said", rf"\b(?:{'|'.join(one.capitalize() for one in sorted(FIRST))}) [A-Z][a-z]"),
    ),
)
