"""Whether a text says where one person lives: a number and a street beside words of a person, a flat, a title.

The address of an organisation is public. A full postcode is a kind of its own (`network.details.personal_values`).
"""

import re

from network.details.bodies import is_of_a_body
from network.details.first_names import is_first_name
from network.details.names_in_small_letters import is_nobodys_word
from network.details.necessary import Needs, Sign
from network.details.seldom import pattern

__all__ = [
    "IN_THREE_WORDS",
    "NEEDED",
    "TO_THE_METRE",
    "in_three_words",
    "is_an_address",
    "is_at_home",
    "is_to_the_metre",
]

_STREETS = (
    r"(?:road|rd|street|st|close|cl|avenue|ave|lane|ln|drive|row|crescent|cres|court|ct|way|place|terrace|gardens|grove"
    r"|walk|square|mews|rise|hill|view|green|park|brow|wynd|gait|gate|yard|vale|dene|fold|loke|garth|croft|parade|path"
    r"|bank|mount|heights|quay|wharf|drove|chare|ginnel|vennel|loan|brae|crofts?|meadows?|end|side|common|villas|house"
    r"|estate|towers?|buildings|nook|hey|holt|leys?|ride|circus|approach|broadway|boulevard|passage|heol|ffordd|stryd)"
)
_NUMBERED = rf"(?:(?:flat|room|apartment|apt) \w{{1,4}},? )?\d{{1,4}}[a-z]?,? (?:[a-z'’-]+ ){{1,3}}?{_STREETS}\b"
_LIVES = pattern(rf"\b(?:lives?|lived|resides|tenant|home (?:is|visits?(?: to .{{1,40}}?)?)) (?:at|of|in) {_NUMBERED}")
_SOMEBODY = (
    r"(?:client|patient|tenant|service user|young (?:person|wom[ae]n|man|lad|girl|mum)|victim|suspect|prisoner|lad|lass"
    r"|girl|boy|bloke|woman|lady|couple|family|mum|dad|nan|mother|father|brother|sister|son|daughter|neighbour)"
)
_SOMEBODY_AT = pattern(  # "our client at 27b Larkspur Terrace", "the lad at number 12"
    rf"\b{_SOMEBODY},? (?:(?:who )?(?:is |was )?(?:living |staying |based )?)(?:at|from) "
    rf"(?:{_NUMBERED}|(?:no\.?|number|flat) \d{{1,4}}[a-z]?\b)"
)
_NO_HOME = r"(?! ?(?:hours?|hrs?|beds?|places|people|days?|weeks?|months?|times|referrals|staff|%|[/:.-]\d))"
_NUMBER_BEHIND = pattern(  # "lad from Larkspur Close 14", "lives opposite the shop on Tansy Row no 4"
    rf"\b{_SOMEBODY} (?:from|at|on|in|of) (?:[a-z'’-]+ ){{1,3}}?{_STREETS},? (?:no\.? ?|number )?"
    rf"\d{{1,3}}[a-z]?\b{_NO_HOME}"
    rf"|\blives? [^.;]{{0,40}}?(?:on|in|at) (?:[a-z'’-]+ ){{1,3}}?{_STREETS},? (?:no\.? ?|number )\d{{1,3}}\b"
)
_LIVES_IN = re.compile(  # "lives on Larkspur Terrace, number 27"
    rf"\b(?:lives|living|stays|staying) (?:on|in|at) (?:[a-z'’-]+ ){{1,3}}?{_STREETS}\b,? \(?(?:no\.?|number|flat) ?\d"
)
_FLAT_OF_KIN = re.compile(  # "flat 4, the hollies, her nan's"
    r"\bflat \d{1,4}[a-z]?\b[^.;]{0,40}\b(?:mum|mam|dad|nan|gran|mother|father|sister|brother|girlfriend|boyfriend)'s\b"
)
_NUMBER_AFTER_KIN = re.compile(r"'s (?:mum|mam|dad|nan|gran|mother|father|sister|brother|aunt|uncle|son|daughter)\b")
_CALLED_AT = re.compile(  # what is done at a door, and at a home more than at an office
    r"\b(?:nobody (?:was )?(?:in|home)|no answer|not (?:in|at home)|knocked|door ?knock|key ?safe|letter ?box"
    r"|welfare (?:check|visit)|(?:police|officers?|ambulance) (?:were|was|had been|got) called (?:out )?to"
    r"|let (?:us|me) in|answer(?:ed)? the door|through the door|curtains"
    r"|(?:went|popped|came) (?:round|back) to|took (?:him|her) home to|(?:the|our|a) (?:tenant|young (?:wo)?man))\b"
)
_MAY_BE_A_PLACE = re.compile(
    r"\d[a-z]?,? [a-z]|[a-z],? \d{1,3}[a-z]?$|\d[a-z]{2}$|(?:no\.?|number|flat) \d"
)  # quick to tell of most that they hold none
_PLACE = pattern(rf"(?<![\w£.,/-]){_NUMBERED}")
_OF_ONE = re.compile(
    r"\b(?:he|she|his|her|him|lad|lass|bloke|gent|lady"
    r"|lives?|lived|stay(?:s|ing) (?:at|with)|resides?|on (?:the|a|his|her) (?:sofa|couch)"
    r"|bail(?:ed)? (?:to|address)|evicted from|home visits?|home address|my (?:house|flat|home|mum|nan)"
    r"|(?:mum|mam|dad|nan|gran|mother|father|sister|brother|girlfriend|boyfriend|client|patient|aunt|auntie|uncle)'?s)\b"
)
_POINT = re.compile(r"(?<!\d)5\d\.\d{4,}\W{1,3}-?\d\.\d{4,}")  # in Britain
_GRID = re.compile(
    r"(?<![a-z\d])[hjnst][a-hj-z] ?(?:\d{4} ?\d{4}|\d{5} ?\d{5})(?![a-z\d])"
)  # of Ordnance Survey, to the metre
TO_THE_METRE = (_POINT, _GRID)
_THREE_WORDS = re.compile(  # what3words
    r"(?:(?<![/\w:.])///?|\b(?:w3w|what ?(?:3|three) ?words)\b\W{0,6})"
    r"[a-z]{3,20}[./][a-z]{3,20}[./][a-z]{3,20}(?![\w./-])"
)
_SLEEPS = re.compile(r"\b(?:sleeps?|sleeping|tent|camps|rough|doorway)\b")
_BEFORE, _BEHIND = 70, 50  # characters within which such words speak of the place
_CAPITAL = r"[A-Z][\w'’-]+"
_NOT_A_STREET = (
    r"(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Hours?|Days?|Weeks?)\b)"
)
_ADDRESS = rf"\d{{1,4}}[a-zA-Z]?,? {_NOT_A_STREET}{_CAPITAL}"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\b\.? (?:[A-Z]\.? ?){{0,2}}{_CAPITAL}(?: {_CAPITAL})?[^.;]{{0,30}}?[ ,(]{_ADDRESS}"
)
_WHOLE = re.compile(  # of streets that no organisation has for a name of its own kind, such as a centre or house
    r"(?:[Nn](?:o\.?|umber) ?)?\d{1,4}[a-zA-Z]?,? (?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Road|Rd|Street|St|Close|Avenue|Ave|Lane|Drive|Row|Crescent|Way|Place|Terrace|Gardens|Grove|Walk|Mews|Rise|Court|Croft|Parade)"
)
_FLAT = re.compile(rf"\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Bb]edsit|FLAT)\.? ?\w{{1,4}},? {_ADDRESS} {_CAPITAL}")
_INITIAL_AND_ADDRESS = re.compile(  # "Ellis W, 3 Tannery Row", "E. Warrington (3 Tannery Row)"
    r"(?<![\w.&'’-])(?:(?P<first>[A-Z][a-z'’-]{2,20}) [A-Z]\b\.?|[A-Z]\.? (?P<last>[A-Z][a-z'’-]{3,20}))"
    rf"(?:,| at| of|:| [–-])? ?\(?(?:{_WHOLE.pattern})\b"
)
_OFFICE = re.compile(r"\b(?:Buildings?|Mill|Chambers|Tower|Wharf|Quay|Point|Plaza|Exchange|Arcade|Works|Depot|Suite)\b")
_NAME_AND_POSTCODE = re.compile(r"((?:[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*[ ,]+){2,3})[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


def is_at_home(plain: str, low: str) -> bool:
    """Whether a text, normalised, holds an address and says that a person lives there; `low`: in small letters."""
    if is_to_the_metre(low) and (_OF_ONE.search(low) or _SLEEPS.search(low)):
        return True
    if not _MAY_BE_A_PLACE.search(low):
        return False
    if (
        _LIVES.search(low)
        or _SOMEBODY_AT.search(low)
        or _LIVES_IN.search(low)
        or _NUMBER_BEHIND.search(low)
        or _FLAT_OF_KIN.search(low)
        or _FLAT.search(plain)
        or _TITLED.search(plain)
    ):
        return True
    if any(map(_is_somebody, _INITIAL_AND_ADDRESS.finditer(plain))):
        return True
    of_one = _OF_ONE.search(low) or _CALLED_AT.search(low) or _NUMBER_AFTER_KIN.search(low)
    if of_one and any(_beside_one(low, place) for place in _PLACE.finditer(low)):
        return True
    named = _NAME_AND_POSTCODE.fullmatch(plain.strip())
    return bool(named and not (is_of_a_body(named[1]) or _OFFICE.search(named[1])))


def is_to_the_metre(low: str) -> bool:
    """Whether a text in small letters, normalised, has a place in Britain by its coordinates."""
    return any(sign.search(low) for sign in TO_THE_METRE)


def is_an_address(name: str) -> bool:
    """Whether a whole name is a number and a street, as a home may be put down and a hostel called."""
    return bool(_WHOLE.fullmatch(name))


def in_three_words(low: str) -> bool:
    """Whether a text in small letters, normalised, says a place to the metre in three words."""
    return (low.count(".") > 1 or "///" in low) and bool(_THREE_WORDS.search(low))


def _is_somebody(found: re.Match[str]) -> bool:
    """Whether a name with an initial is that of a person, and not "Block B"."""
    word = found["first"] or found["last"]
    return is_first_name(word) or is_nobodys_word(word.casefold())


def _beside_one(low: str, place: re.Match[str]) -> bool:
    before, behind = low[max(0, place.start() - _BEFORE) : place.start()], low[place.end() : place.end() + _BEHIND]
    signs = (_OF_ONE, _CALLED_AT, _NUMBER_AFTER_KIN)
    return any(sign.search(before) or sign.search(behind) for sign in signs)


NEEDED: Needs = (  # what a text must hold to say so, so that most of very many need not be asked
    (Sign("low", _POINT),),
    (Sign("low", _GRID),),
    (Sign("low", _LIVES),),
    (Sign("low", _SOMEBODY_AT),),
    (Sign("low", _LIVES_IN),),
    (Sign("low", _NUMBER_BEHIND),),
    (Sign("low", _FLAT_OF_KIN),),
    *((Sign("plain", pattern),) for pattern in (_FLAT, _TITLED, _INITIAL_AND_ADDRESS, _NAME_AND_POSTCODE)),
    *((Sign("low", _PLACE), Sign("low", sign)) for sign in (_OF_ONE, _CALLED_AT, _NUMBER_AFTER_KIN)),
)
IN_THREE_WORDS: Needs = ((Sign("low", _THREE_WORDS),),)
