"""Whether a whole name is that of somebody in care: by what they are there or where they lie, "Pt D Hall, Ward 4".

A name of a partner alone may be that of a firm; a bed, a cell or the word "patient" beside it leaves a person.
"""

import re

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST
from network.details.first_names import is_first_name
from network.details.named_in_headings import ORDINARY
from network.details.names_in_small_letters import is_nobodys_word
from network.details.necessary import Needs, Sign
from network.details.ordinary_words import is_everyday

__all__ = ["NEEDED", "is_in_care"]

_ONE = (
    r"(?:pt|px|patient|(?:in|out)-?patient|client|(?:service|svc) user|su|resident|prisoner|inmate|detainee|tenant|yp|"
    r"cyp|young person)"
)
_WHERE = r"(?:ward|wd|bed|bay|room|rm|side ?room|flat|cell|wing|landing) ?(?:no\.? ?)?(?:\d{1,3}[a-z]?|[a-z])(?!\w)"
_CARE = re.compile(rf"\b(?:{_ONE}\b|{_WHERE})")
_NOBODY_NAMED = re.compile(
    rf"(?:the |our |one )?(?:{_ONE}(?:,| -|:)? ?(?:(?:in|on|from|at) )?(?:the )?\(?{_WHERE}\)?|{_WHERE},? {_ONE})"
)
_IN_FRONT = re.compile(rf"(?:the |our )?{_ONE}(?:[.:,]| -)? (?:called |named )?", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<between>[ ,(/:;–-]+)(?:(?:now |currently )?(?:on|in|at|from) )?(?:the |an? )?(?:{_ONE}\b|{_WHERE}).*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:mrs?|ms|miss|mx|master)\b\.? ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,2}")
_LONGEST = 80  # characters of a name
_MOST = 3  # words of somebody's name


def is_in_care(plain: str, low: str) -> bool:
    """Whether a text, normalised, is somebody's name with what they are in care; `low`: the same in small letters."""
    if len(plain) > _LONGEST or not _CARE.search(low):
        return False
    if _NOBODY_NAMED.fullmatch(low):
        return True
    front = _IN_FRONT.match(plain)
    name = plain[front.end() :] if front else plain
    behind = _BEHIND.search(name)
    if not (front or behind):
        return False
    name = name[: behind.start()] if behind else name
    set_off = front is not None or (behind is not None and behind["between"].strip() != "")
    return _is_somebodys(name.strip(" .,()"), set_off=set_off)


def _is_somebodys(name: str, *, set_off: bool) -> bool:
    """Whether a name is that of a person; one word alone only where it is set off from what stands beside it."""
    words = _TITLE.sub("", name).split()
    if not 0 < len(words) <= _MOST or not all(map(_WORD.fullmatch, words)) or is_of_a_body(name):
        return False
    first, last = words[0], words[-1]
    if _TITLE.match(name):
        return not is_everyday(last.casefold())
    if len(words) == 1:
        return set_off and is_first_name(first) and not first.isupper()
    if _INITIAL.fullmatch(first):
        return is_nobodys_word(last.casefold())
    if _INITIAL.fullmatch(last):
        return _is_first(first) or is_nobodys_word(first.casefold())
    if _is_first(first):
        return _is_no_word(last) if first[0].isupper() else is_nobodys_word(last.casefold())
    return is_nobodys_word(first.casefold()) and (is_first_name(last) or is_nobodys_word(last.casefold()))


def _is_first(word: str) -> bool:
    return is_first_name(word) or (word[0].isupper() and word.casefold() in FIRST)


def _is_no_word(word: str) -> bool:
    low = word.casefold()
    return not (is_everyday(low) or low in ORDINARY)


NEEDED: Needs = ((Sign("said low", _CARE),),)  # what a text must hold, so that most of very many need not be asked
