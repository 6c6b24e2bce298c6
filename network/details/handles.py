"""Whether a text has the name by which one person goes on a platform: "kezza_thr99 on snap says she got seen".

Organisations have such names too. A word of a person stands beside it, or one for writing to somebody.
"""

import re
from collections.abc import Callable

from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "has_handle", "may_have_handle"]

_MESSENGERS = ("snap", "kik", "xbox", "psn", "gamertag", "discord")  # they tell quickly of most cells: it is not there
_OF_GAMES = re.compile(
    r"\b(?:snap(?:chat)?|kik|xbox|psn|gamertag|discord)\b\W{0,3}(?:(?:is|name|user(?:name)?|handle|id)\W{1,3}){0,2}@?"
    r"(?=[a-z][a-z.]{0,30}[\d_])[a-z][\w.]{3,30}"
    r"|\bdiscord\b.{0,20}\b\w[\w.]{1,30}#\d{4}\b"
    r"|snapchat\.com/add/\w|linkedin\.com/in/\w|facebook\.com/profile\.php\?id=\d"
)
_PLATFORM = (
    r"(?:insta(?:gram)?|ig|tik ?tok|facebook|fb|messenger|twitter|bluesky|threads|telegram|signal|whatsapp|discord"
    r"|twitch|roblox|fortnite|steam|only ?fans|tinder|grindr|bumble|hinge|reddit|youtube|bereal"
    r"|snap(?:chat)?|wechat|viber|vk|kik|xbox|psn)"
)
_OF_A_BODY = (
    r"(?!\w*(?:police|nhs|council|trust|charity|mind|uk\b|org|hub|service|housing|care|gov|team|project|youth|support"
    r"|community|official|centre|women|group|cic\b|crisis|helpline|news|events))"
)
_A_HANDLE = rf"{_OF_A_BODY}(?=[a-z.]{{0,30}}[\d_.][a-z\d])[a-z][\w.]{{3,30}}"
_NAMED_THERE = re.compile(  # the handle; a word of prose is none
    rf"(?<![\w.])@{_OF_A_BODY}[a-z][\w.]{{2,30}}"
    rf"|\b{_PLATFORM}\b(?: \(?(?:is|name|as|under|handle|account|profile|user(?:name)?|called|id|she|he|goes|by)\b)"
    rf"{{0,4}}"
    rf"\W{{1,3}}@?{_A_HANDLE}"
    rf"|(?<![\w.@]){_A_HANDLE},? \(?(?:is )?(?:on|via|over)(?: her| his| my)? {_PLATFORM}\b"
)
_BY_NAME = re.compile(  # "fb: Kez Harbour-Lane, dm her"
    r"\b(?:[Ii]nsta(?:gram)?|IG|ig|[Tt]ik ?[Tt]ok|[Ff]acebook|FB|Fb|fb|[Mm]essenger|[Ss]nap(?:chat)?)"
    r"(?: (?:is|as|name))?[: ]{1,3}[A-Z][a-z]+ [A-Z][a-z'’-]+(?:[A-Z][a-z]+)?,? "
    r"(?=.{0,30}\b(?:msg|dm|pm|message|add|text)\b)"
)
_BORN_SO = re.compile(  # with two figures at the end, as organisations have none: "insta: kezza.thr99"
    rf"\b{_PLATFORM}\b ?[:=] ?@?{_OF_A_BODY}[a-z][a-z._]{{3,27}}\d\d(?!\w)"
)
_PAGE = re.compile(  # of somebody or of an organisation: "tiktok.com/@kezza", "see @lilmarz"
    r"(?:\b(?:tiktok|instagram|facebook|fb|snapchat|twitter|x|threads|twitch|youtube|reddit|linkedin|onlyfans|pinterest)"
    r"\.(?:com|net|me|tv)/(?:in/|add/|u/|user/|c/)?@?|\b(?:t|wa|ig|m)\.me/@?|(?<![\w.])@)"
    rf"{_OF_A_BODY}(?P<who>[a-z][\w.-]{{2,40}})"
)
_LEAST = 4  # letters of a word that is looked for in a handle
_MAY_BE_NAMED = re.compile(r"@|[a-z][_.]\w|\w\d")  # quick to tell of most that no handle is there
_ONE = re.compile(
    r"\b(?:she|he|her|him|his|hers|our (?:lad|lass|girl|boy|client|patient|tenant)"
    r"|the (?:lad|lass|girl|boy|client|mum|dad)"
    r"|client's|patient's|my (?:insta|snap|handle)|young person|mum's|dad's|add me|dm me|message me"
    r"|(?:msg|dm|pm|message|add|text)(?:ed|d)?(?! (?:us|our|the)\b))\b"
)


def has_handle(plain: str, low: str) -> bool:
    """Whether there is one of a person in a text, normalised; `low`: in small letters."""
    if (any(one in low for one in _MESSENGERS) or ".com/" in low) and _OF_GAMES.search(low):
        return True
    if ":" in low and _BORN_SO.search(low):
        return True
    if not _ONE.search(low):
        return False
    return bool((_MAY_BE_NAMED.search(low) and _NAMED_THERE.search(low)) or _BY_NAME.search(plain))


def may_have_handle(low: str, is_own: Callable[[str], bool]) -> bool:
    """Whether a text in small letters has the page or the handle of somebody, by no word of an organisation.

    Parameters
    ----------
    is_own
        Whether a word in small letters is of the map's own names.
    """
    if not ("@" in low or ".com/" in low or "me/" in low):
        return False
    return any(not _holds(found["who"], is_own) for found in _PAGE.finditer(low))


def _holds(who: str, is_own: Callable[[str], bool]) -> bool:
    """Whether words of the map are joined in it: "hollinbrookfoodbank"."""
    ends = range(_LEAST, len(who) + 1)
    return any(is_own(who[start:end]) for end in ends for start in range(end - _LEAST + 1))


NEEDED: Needs = (  # what a text must hold to have one, so that most of very many need not be asked
    (Sign("said low", _OF_GAMES),),
    (Sign("said low", _BORN_SO),),
    (Sign("said low", _ONE), Sign("said low", _NAMED_THERE)),
    (Sign("said low", _ONE), Sign("said", _BY_NAME)),
)
