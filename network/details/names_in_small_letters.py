"""Whether a person is named in small letters: "the team had seen darren oakshott twice", "mr thistlewood waited".

Capitals tell nothing there, so the surname must be a word of no use in English; texts in other languages are left
alone, and so is what is called after somebody ("chris wrigley house").
"""

import re

from network.details.bodies import is_of_a_body
from network.details.first_names import A_FIRST_NAME, full_names, is_first_name
from network.details.named_in_headings import ORDINARY
from network.details.necessary import Needs, Sign
from network.details.ordinary_words import is_everyday

__all__ = ["NEEDED", "is_nobodys_word", "names_one_by_title", "names_one_in_small_letters"]

_SHORTEST = 5  # letters of the surname; shorter words of no use are abbreviations: "abt", "attd"
_ENDINGS = re.compile(  # of words that are in no list of common ones
    r"\w{3,}(?:[ts]ions?|ments?|ness(?:es)?|ships?|ity|ities|olog\w+|ated|ates?|i[sz]ed|ings?|[ei]st|[ai]ble|ly|[^e]ed|ives?|"
    r"ous|isms?|ists?|ful|less|[ae]nces?|[ae]nts?|ures?|ical|onal|ic|ics)|(?:un|dis|over|under|non|inter|mis|pre)\w{3,}|"
    r"(?:be|to|any|every|some|out|in|up|down)(?:day|fore|hand|body|one|where|sides?|ward|to|on|time|stairs)\w*|yester\w+|tomorrow|tonight"
)
_COMMON = frozenset(  # that are in no list of headings and services, and stand behind a first name in remarks
    (
        "monday tuesday wednesday thursday friday saturday sunday january february april august september october "
        "november december going doing thing tried tries power energy passes prior household companion sought "
        "occupy stall withdrawn stolen drank smoke knelt leapt shout cried cries cook refuse smell bought couldn "
        "doesn didn shouldn wouldn needn drink fight fought learnt read shook sing struggle tired wash washes wear "
        "yell sober angry upset alive asleep awake hungry thirsty amongst landlady neighbour aunty nephew niece "
        "grandma grandad stepdad stepmum fiance caravan garage bathroom mould recall wage cheque bicycle tablet "
        "depot bandage wound ulcer teeth glasses crutches stair bedroom blanket pillow clothes shoe trouser user "
        "slept kicked smashed swore spat froze taken given shaken punch drunk driven brought taught caught outside "
        "inside upstairs weekend evening dosed scared lonely clean dirty broke skint plus minus versus ditto"
    ).split()
)
_NO_OTHER_WORD = frozenset(  # first names that are too short or too much used to stand alone
    (
        "ali bev carly deb george henry huw jan jane jen jenny john jon martin mary mia ned nick nia pam peter raj ria "
        "ron roy viv zoe"
    ).split()
)
_TITLED = re.compile(
    r"(?<![\w@.'’/-])mrs?\.? (?:[a-z]\.? )?(?P<last>[a-z]{5,20})(?![\w@/-])(?P<behind>(?:['’]s)? ?[\w'’]*)"
)
_PAIR = re.compile(
    r"(?<![\w@.'’/-])(?<!\bst )(?:[a-z]{3,12}-)?(?P<first>[a-z]{3,20})(?:-[a-z]{3,12})? (?:[a-z] )?"
    r"(?P<last>(?:[a-z]['’])?(?:[a-z]{2,20}-[a-z]{3,20}|[a-z]{5,20}))"
    r"(?![\w@/-])(?P<behind>(?:['’]s)?(?: [\w'’]+){0,3})"
)
_WORD = re.compile(r"[a-z]{3,}")
_BEFORE = 30  # characters in which the words before are looked at


def names_one_in_small_letters(plain: str) -> bool:
    """Whether a text, normalised, has the full name of somebody in small letters."""
    place = 0
    while found := _PAIR.search(plain, place):
        first = found["first"]
        may_be = (is_first_name(first) or first in _NO_OTHER_WORD) and is_nobodys_word(found["last"])
        if may_be and _is_of_a_person(plain, found):
            return True
        place = found.end("first")
    return False


def names_one_by_title(plain: str) -> bool:
    """Whether a text, normalised, has a title and a surname in small letters."""
    return any(
        is_nobodys_word(found["last"]) and not is_of_a_body(found["behind"].removeprefix("'s").strip())
        for found in _TITLED.finditer(plain)
    )


def is_nobodys_word(word: str) -> bool:
    """Whether a word, in small letters, is of no common use, neither of services nor of a form that words have."""
    parts = re.split("['’-]", word)
    return len(word) >= _SHORTEST and not any(
        one in ORDINARY or one in _COMMON or is_everyday(one) or is_of_a_body(one)
        for part in parts
        for one in (part, part.removesuffix("s"))
    ) and not _ENDINGS.fullmatch(word)  # fmt: skip


def _is_of_a_person(plain: str, found: re.Match[str]) -> bool:
    """Whether no word of an organisation stands behind, and most words around are English."""
    if is_of_a_body(found["behind"].strip().partition(" ")[0]):
        return False
    if not next(full_names(f"{found['first'].capitalize()} {found['last'].title()}"), None):
        return False
    start = found.start()
    around = _WORD.findall(plain[max(0, start - _BEFORE) : start].partition(" ")[2] + found["behind"])
    return 2 * sum(is_everyday(word) or word in ORDINARY for word in around) >= len(around)


NEEDED: Needs = (  # what a text must hold to have one, so that most of very many need not be asked
    (Sign("said", rf"{A_FIRST_NAME} (?:[a-z] )?(?:[a-z]['’])?[a-z-]{{5}}"),),
    (Sign("said", _TITLED),),
)
