"""Whether free words may say where somebody lives: a number and a street where nothing says that it is an office.

A question only. What is plainly a home stands in `network.details.home_addresses`.
"""

import re

from network.details.bodies import is_of_a_body
from network.details.home_addresses import TO_THE_METRE, is_to_the_metre
from network.details.known_words import is_known
from network.details.necessary import Needs, Sign
from network.details.ordinary_words import is_everyday

__all__ = ["NEEDED", "may_be_a_home"]

_STREETS = (
    r"(?:Road|Rd|Street|Close|Avenue|Ave|Lane|Drive|Row|Crescent|Cres|Court|Way|Place|Terrace|Gardens|Grove|Walk|Mews"
    r"|Rise|Croft|Hill|View|Green|Fold|Garth|Dene|Brow|Brae|Wynd|Heol|Ffordd|Stryd|Lôn|Tce|Gdns|Dr|Cl)"
)
_PLACE = re.compile(
    r"(?<![\w£.,/:-])(?:[Ff]lat \w{1,4},? )?\d{1,3}[a-zA-Z]?,? (?:[A-Z][\w'’-]+ ){1,3}" + _STREETS + r"\b(?! [A-Z])"
)
_PLACE_IN_SMALL = re.compile(  # what a street of another kind is called is of no list: "9 larkspur close"
    r"(?P<to>\b(?:to|at|from) )?(?<![\w£.,/:-])\d{1,3}[a-z]?,? (?P<first>[a-z]{3,}) (?:[a-z]{3,} )?"
    r"(?P<street>road|avenue|crescent|terrace|gardens|mews|lane|street|close|drive|court|grove|way|walk|rise|croft)\b"
)
_OF_STREETS_ALONE = frozenset("road avenue crescent terrace mews lane street".split())
_FLAT = re.compile(r"\b[Ff]lat \d{1,3}[a-zA-Z]?\b")
_OF_WORK = re.compile(
    r"\b(?:based|moved?|moving|premises|opens?|opened|opening|closed|meets?|meetings?|met|held|drop[ -]ins?|venue"
    r"|entrance|reception|desks?|rooms?|bases?|sites?|buildings?|sessions?|appointments?|walk[ -]ins?|branch|located"
    r"|sits|stand|find us|visit us|we are|our|headquarters|hq|postal|registered|staff|opposite|floor|runs?|bus(?:es)?"
    r"|parking|lease|rent|sign)\b"
)
_PEOPLE = re.compile(
    r"\b(?:mum|mam|dad|nan|gran|mother|father|brother|sister|son|daughter|baby|child|kids?|girl|boy|man|woman|client|patient"
    r"|tenant|victim|family(?! (?:cent|hub|serv))|couple|he|she|they|home|flat|sofa|moved|found|seen|last)\b"
)
_BEFORE, _BEHIND = 70, 50  # characters within which words of work speak of the place


def may_be_a_home(plain: str) -> bool:
    """Whether a text, normalised, holds an address with nothing of an organisation beside it."""
    if not any(map(str.isdigit, plain)):
        return False
    low = plain.casefold()
    if is_to_the_metre(low) and _PEOPLE.search(low):
        return True
    return any(_may_be(plain, found) for found in _PLACE.finditer(plain)) or any(
        _is_street(found) and _may_be(plain, found) for found in _PLACE_IN_SMALL.finditer(plain)
    )


def _is_street(found: re.Match[str]) -> bool:
    """Whether words in small letters are a street, and not "12 beds close"."""
    first = found["first"]
    if found["street"] in _OF_STREETS_ALONE and not first.endswith("s"):
        return True
    return not (is_everyday(first) if found["to"] else is_known(first))


def _may_be(plain: str, found: re.Match[str]) -> bool:
    before = plain[max(0, found.start() - _BEFORE) : found.start()]
    behind = plain[found.end() : found.end() + _BEHIND]
    if _FLAT.search(found[0]) or _FLAT.search(before):
        return True
    beside = f"{before} | {behind}"
    return not _OF_WORK.search(beside.casefold()) and not is_of_a_body(re.sub(r"\d", "", beside))


NEEDED: Needs = (
    (Sign("plain", _PLACE),),
    (Sign("plain", _PLACE_IN_SMALL),),
    *((Sign("low", sign), Sign("low", _PEOPLE)) for sign in TO_THE_METRE),
)
