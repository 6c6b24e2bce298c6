"""Names that are English words too, where a text uses them of somebody: "patient rose", "seen by Page", "Rose Field".

A word alone tells nothing: what stands before or behind it does.
"""

import re
from collections.abc import Callable, Iterable

from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST, LAST
from network.details.first_names import NAMES, SURNAMES_THAT_ARE_WORDS, is_first_name, is_surname_and_word
from network.details.initials_and_year import are_initials
from network.details.known_words import is_place
from network.details.named_in_headings import ORDINARY
from network.details.no_list import is_like_a_place
from network.details.ordinary_words import is_everyday
from network.details.short_names import is_short_name

__all__ = ["acts_by_initials", "goes_by_name", "is_away", "leads_to_name", "may_be_called", "may_be_such"]

_MORE = frozenset(  # given to children, and words
    (
        "hyacinth blessing precious prince princess gift favour goodness patience comfort mercy prudence destiny "
        "melody serenity storm sunny angel crystal sandy rusty dusty misty candy duke earl king bishop hunter mason "
        "cooper carter tanner harper blaze buddy junior ginger wren phoenix raven clay vale noel christian austin "
        "dallas sienna carol sally molly polly dolly jenny teddy nelly kitty fanny willy billy bobby bella belle "
        "coral opal beryl myrtle fern primrose marigold magnolia camellia lotus peony laurel bryony clementine "
        "felicity constance verity amity charity chastity liberty victor jasper peregrine merlin falcon hawk buck "
        "chuck hank herb norm art gus sid rich dolores mercedes royal saint baron marquis sherry brandy gene lance "
        "miles max guy jack harry jimmy nick mick paddy rosemary ginny robin martin jay dove daisy queen khan begum"
    ).split()
)
_NAMES = FIRST | LAST | _MORE
_LEADS = frozenset(  # to a name of any kind
    (
        "mr mrs ms miss aka goes nicknamed calls known called van spoke spoken asked chased sorted told rang knows "
        "seen works thanks waiting depends booked lost message left ask"
    ).split()
)
_ANY = _NAMES | NAMES | SURNAMES_THAT_ARE_WORDS | {"mr", "mrs", "al"}
_MONTHS = frozenset("april may june august summer autumn winter spring".split())
_NO_NAME_THERE = frozenset(  # behind "asked", "told", "contact": nouns and verbs
    (
        "may will house page post grant ward judge church court hall police street park lodge school field fields "
        "place home parsons mark bill rob drew pat max rich sharp long short young little good major justice prison "
        "key king sheriff reed rice pope hope price glass stone steel west rush speed ford drake bush forest sands "
        "law chase pip cross day cook banks bank farmer baker butler carpenter potter smith archer fisher porter "
        "knight singer miller hunter mason cooper turner parker walker white black brown green grey gray strong "
        "summer summers"
    ).split()
)
_KIN = (
    "son|daughter|mum|mam|mother|dad|father|brother|sister|wife|husband|girlfriend|boyfriend|nan|gran|grandson|nephew|niece"
    "|cousin|uncle|aunt|auntie|partner|friend|mate|neighbour|lad|lass"
)
_SO_ENDS = (
    r"(?= ?$| ?[.,;:!?)(&]| (?:and|but|who|at|in|on|to|from|for|again|re|via|with|after|before|was|is|has|had|said|"
    r"says|told|rang|came|went|waits?|waited|needs?|wants?|lives?|lived|refused|missed|left|got|gets?|never|didn['’]t|couldn['’]t|"
    r"cannot|did|does|about|today|yesterday|last|this|as|no|yes|that|then|when|if|so|off|back|went|\w{3,}ed)\b)"
)
_A_WORD = r"(?P<name>[A-Za-z][a-z]{1,12})(?![\w'’-])"
_AS_ONE = re.compile(  # "patient rose", "her son dean", "mr field"
    rf"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\beach )(?<!\bevery )(?<!\bper )(?<!\bof )(?<![\w-])"
    rf"(?:[Cc]lient|[Pp]atient|[Pp]risoner|[Tt]enant|[Ss]ervice user|[Dd]efendant|[Oo]ffender|[Dd]etainee|[Mm]rs?\.?|"
    rf"[Mm]s\.?|[Mm]iss|(?:[Hh]er|[Hh]is|[Mm]y|[Tt]heir|[Oo]ur|[Tt]he) (?:\w{{1,10}} )?(?:{_KIN})),? "
    rf"{_A_WORD}{_SO_ENDS}"
)
_TITLED = re.compile(rf"(?<![\w-])[Mm]rs?\.? {_A_WORD}")
_MET = re.compile(  # "spoke with rose", "seen by page"
    rf"(?<![\w-])(?:(?:[Ss]peak|[Ss]poken?|[Tt]alk(?:ed)?) (?:with|to)|[Ss]een by|[Aa]sk(?:ed)? for|[Mm]et with|"
    rf"[Tt]old by|(?:[Rr]ung|[Pp]honed|[Cc]alled|[Ee]mailed|[Tt]exted|[Cc]hased|[Bb]ooked|[Aa]ssessed|[Rr]efd|"
    rf"[Rr]eferred|[Tt]aken) by|c/o|[Ff]ao|FAO|[Aa]ttn|(?:[Mm]essage|[Ll]etter|[Cc]all|[Mm]sg|[Hh]eard) from) "
    rf"{_A_WORD}{_SO_ENDS}"
)
_ASKED = re.compile(  # "ask rose", "told faith"
    rf"(?<![\w-])(?:[Aa]sk|[Tt]old|[Tt]ell|[Rr]ang|[Rr]ing|[Cc]ontact|[Cc]hase|[Ss]ee|[Vv]ia|[Nn]amed|[Cc]alled|[Mm]et|"
    rf"[Hh]elped|[Hh]oused|[Ss]aw|[Pp]er) {_A_WORD}{_SO_ENDS}"
)
_ONLY_SAID_TO_ONE = ("ask ", "tell ", "told ", "rang ")  # "ask hope on the desk": no other word stands there
_IN_MID_SENTENCE = re.compile(  # "with Rose about", "It was Hyacinth who"
    r"(?<=[a-z,] )(?P<name>[A-Z][a-z]{1,12})(?P<whose>['’]s)?(?![\w'’-]| [A-Z])(?P<comma>,)?"
    r"(?P<does> (?:was|is|has|had|said|says|told|rang|came|went|waited|needs|wants|lives|refused|missed|never|who|left|"
    r"agrees|agreed|twice|turned|sorted|promised|knows|thinks)\b)?"
)
_STYLED = re.compile(  # "seen with sister june", "nurse rose"
    r"(?<!\bthe )(?<!\ba )(?<!\bour )(?<!\bno )(?<![\w-])"
    r"(?:[Ss]ister|[Nn]urse|[Aa]unt(?:ie|y)?|[Uu]ncle|[Gg]ranny|[Nn]anny) "
    rf"{_A_WORD}{_SO_ENDS}"
)
_GOES_BY = re.compile(  # "goes by 'smokey'", "Mrs B"
    r"\b(?:goes by|aka|nicknamed|(?:he|she)(?: is| was|['’]s) (?:known as|called)|"
    r"(?:client|patient|lad|lass|man|woman|boy|girl) (?:known as|called)|calls (?:him|her)self)"
    r" (?:the name )?(?:['\"‘“]|(?-i:[A-Z]))"
    r"|(?<![\w-])m(?:rs?|s|iss)\.? [a-z](?=$|[ ,.;:)'’])(?! and\b)"
    r"|\bvan de[rn]? [a-z]{3,}|(?<![\w.])(?-i:[A-Z]\.[A-Z])\.?,? \(?(?:[mf]\b|male|female|aged?\b|\d\d\b)"
    r"|(?<![\w-])m(?:rs?|s|iss)\.? (?-i:[A-Z]{3,})\b"
    r"|\b(?:re|for|about|with|of|by):? (?!U\.K|U\.S|E\.U)(?-i:[A-Z]\.[A-Z])\.?(?=$|[ ,;)])",
    re.IGNORECASE,
)
_SAID_SO = ("goes by", "aka", "nicknamed", "known as", "called", "calls ", "mr", "miss", "van de")  # one stands there,
_MS, _INITIALS = re.compile(r"ms(?<![\w-]ms)"), re.compile(r"\.(?<=[A-Z]\.)[A-Z]")  # or one of these
_AT_THE_START = re.compile(  # "Robin at the desk lost it", "Blessing turned away"
    r"^(?P<name>[A-Z][a-z]{1,12}) (?:at the|from the|was|is|had|has|said|says|rang|came|went|waits|waited|turned|sent|"
    r"seen|told|refused|moved|left|needs|wants|lives|lost|never|again|does|did|"
    r"keeps|knows|covers|works|runs|leads|helps)\b"
)
_ONLY_PEOPLE_ARE = re.compile(  # "spoke to Cookie last week", "chased by Bear"
    r"\b(?:spoke(?:n)? (?:to|with)|ask for|asked for|chased by|sorted by|told|rang|knows|met with|seen (?:by|with)|"
    r"works with|thanks to|waiting on|waiting for|depends on|c/o|lost|message for|booked with|left with) "
    r"(?P<name>[A-Z][a-z]{2,12})(?![\w'’-]| [A-Z]| \w+ (?:team|service|hub|desk))"
)
_AWAY = re.compile(  # "grace is off till september", "Since May left", "Will does the forms"
    r"(?:^|[.;:!?,–-] )(?P<name>[A-Za-z][a-z]{2,12}) (?:is|was) (?:off|away|on leave|off sick|on holiday)\b"
    r"|\b[Ss]ince (?P<since>[A-Z][a-z]{2,12}) (?:left|went|retired|moved on)\b"
    r"|(?:^|[.;:!?] )(?P<does>[A-Z][a-z]{2,12}) does the\b"
)
_BY_TWO_LETTERS = re.compile(  # "JW was the only one"
    r"(?:^|[.;:!?,] )(?P<who>[A-Z]{2}) (?:was|had|lost|waited|waits|never|got|came|went|said|rang|lived|lives)\b"
)
_A_ROLE = re.compile(r"\w+(?:er|or|ist|ant|ent|ian|ic|ee|man|woman|staff)s?")  # "spoke to Paramedic"
_AS_ONLY_PEOPLE_DO = re.compile(  # "Baker is off until May", "Ashton sorted it"
    r"(?:^|[.;:!?–-] )(?P<name>[A-Z][a-z]{2,14}) "
    r"(?:(?:is|was) (?:off|on leave|on holiday|away|sick|back|pregnant|inside|homeless|sectioned)\b|said|told|rang|"
    r"sorted|promised|agreed to|thinks|knows|lives|lived|slept|cried|never turned|turned up|covers|"
    r"does (?:mornings|days|nights))\b"
)
_AND_INITIAL = re.compile(  # "dean t waits"
    r"(?<![\w-])(?P<name>[A-Za-z][a-z]{2,12}) [b-hj-zB-HJ-Z]\.?"
    r"(?= (?:was|is|has|had|said|says|rang|came|went|waits|waited|needs|wants|lives|lost|turned|left|missed)\b)"
)
_MORE_OFTEN_WORDS = frozenset(  # at the start of a sentence
    (
        "art bank banks baron bill cash chase charity cliff comfort dale day dick faith falcon fern forest frank "
        "gift glen grant guy hope junior king liberty mark miles queen ray reed rich rob royal saint sky star stone "
        "storm will"
    ).split()
)
_BY_INITIAL = re.compile(  # "B. Quill", "seen by J Moss"
    r"(?:^|\b(?:with|by|for|to|from|ask|asked|told|saw|see|via|and|contact|called) )[A-Z](?P<dot>\.)? "
    r"(?P<name>[A-Z][a-z]{2,14})"
    r"(?=$|[,.;:)]| (?:was|is|has|had|said|says|rang|came|went|waits?|waited|will|about|at|on)\b)"
)
_WORD_BEFORE = re.compile(r"(\w+)(,?) $")
_BEFORE_ONE = frozenset(
    (*"client patient prisoner tenant user defendant offender detainee mr mrs ms miss".split(), *_KIN.split("|"))
)
_MEETING = frozenset(
    (
        "speak spoke spoken talk talked seen ask asked met told rung phoned called emailed texted chased booked "
        "assessed refd referred taken c fao attn message letter call msg heard"
    ).split()
)
_ASKING = frozenset("ask told tell rang ring contact chase see via named called met helped housed saw per".split())
_MEETS = frozenset(
    "with to from by for ask asked told tell saw met via about and rang phoned named called was is see contact".split()
)
_LEADS_TO_LAST = _MEETS - {"to", "from", "for", "about", "is", "was", "and"} | {
    "on",
    "since",
    "lost",
    "knows",
    "unless",
}
_OF_PLACES = frozenset("in at near across outside within towards between off".split())
_PLAINLY_OTHER = frozenset("white black brown green west north young major judge police street kitchen english".split())
_WORDS_OF_PLACES = frozenset("bank dale field fields heath lake lane lodge meadows moor park ward wood woods".split())
_ED = frozenset("special higher further adult".split())
_NO_NAME_BEHIND = frozenset("the a an our their his her my its this that each of in at on near st saint".split())
_PAIR = re.compile(  # "with Rose Field at", "Dawn Page, 3 weeks"
    r"(?:^|(?<=[a-z,.;:(–-] ))(?P<first>[A-Z][a-z]{2,12}) (?P<last>[A-Z][a-z]{2,14})(?![\w-]|['’]?s? [A-Z&])"
)


def may_be_such(word: str) -> bool:
    """Whether a word, as it is written, is such a name, an initial or a title: without one nobody is called by any."""
    low = word.casefold().partition("'")[0].partition("’")[0]
    return low in _ANY or (len(word) == 1 and word.isupper()) or is_short_name(word[: len(low)])


def leads_to_name(word: str) -> bool:
    """Whether a word, as it is written, may lead to a name of any kind: "goes by"."""
    return word.casefold() in _LEADS or len(word) == 1


def goes_by_name(plain: str) -> bool:
    """Whether a text, normalised, says how somebody is called, or names somebody by a title and an initial."""
    return _is_said_so(plain) or any(map(_only_people_are, _ONLY_PEOPLE_ARE.finditer(plain)))


def _is_said_so(plain: str) -> bool:
    low = plain.casefold()
    may = any(map(low.__contains__, _SAID_SO)) or _MS.search(low) or _INITIALS.search(plain)
    return bool(may) and _GOES_BY.search(plain) is not None


def may_be_called(plain: str, is_own: Callable[[str], bool]) -> bool:
    """Whether a text, normalised, may call somebody by such a name that is none of the map's own words."""
    words = frozenset(_WORDS.findall(plain.casefold()))
    if plain.islower():
        return _is_called(plain, words, _SIGNS, is_own)
    return _is_called(plain, words, (*_SIGNS, *_WITH_CAPITALS), is_own) or any(
        not (is_own(found["first"].casefold()) and is_own(found["last"].casefold())) and _is_pair(plain, found)
        for found in _PAIR.finditer(plain)
    )


def _is_called(plain: str, words: frozenset[str], signs: Iterable["_Sign"], is_own: Callable[[str], bool]) -> bool:
    """Whether a sign is in the text of which these are the words in small letters, with a name that is not own."""
    return any(
        not is_own(found["name"].casefold()) and asked(plain, found)
        for sign, asked, leads in signs
        if not words.isdisjoint(leads) or not leads
        for found in sign.finditer(plain)
    )


def _is_name(word: str) -> bool:
    low = word.casefold()
    return low in _NAMES or is_surname_and_word(low) or is_first_name(word) or is_short_name(word)


def _as_one(_: str, found: re.Match[str]) -> bool:
    return _is_name(found["name"])


def _styled(_: str, found: re.Match[str]) -> bool:
    return _is_name(found["name"]) and found["name"] not in ("may", "will")


def _titled(_: str, found: re.Match[str]) -> bool:
    return found["name"].casefold() not in ("and", "for", "the", "are", "has", "was", "with", "form", "mrs")


def _met(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    return _is_name(found["name"]) and not (low in _MONTHS or (is_of_a_body(low) and low not in LAST))


def _asked(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    if is_short_name(found["name"]):
        return True
    if low in FIRST - _MONTHS and found[0].casefold().startswith(_ONLY_SAID_TO_ONE):
        return True
    if low == found["name"] and is_first_name(low.capitalize()) and not (is_everyday(low) or low in ORDINARY):
        return True  # "chase olu re the bed"
    return _is_name(low) and not (low in _MONTHS or low in _NO_NAME_THERE or is_of_a_body(low))


def _at_the_start(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    named = low in (FIRST | _MORE) or is_short_name(found["name"])
    return named and not (low in _MONTHS or low in _MORE_OFTEN_WORDS)


def is_away(plain: str) -> bool:
    """Whether a text, normalised, says of somebody by a name that is a word what is said of people alone."""
    names = (name for found in _AWAY.finditer(plain) for name in found.groups() if name)
    return any(_is_name(name) and not is_of_a_body(name) for name in names)


def acts_by_initials(plain: str) -> bool:
    """Whether a text, normalised, tells of somebody by two initials."""
    return any(are_initials(found["who"]) for found in _BY_TWO_LETTERS.finditer(plain))


def _only_people_are(found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    if _A_ROLE.fullmatch(low) or found[0] == found.string:  # "County" under "Lead"
        return False
    return not (low in ORDINARY or low in _MONTHS | _PLAINLY_OTHER or is_of_a_body(low) or is_place(low))


def _as_only_people_do(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    named = low in _NAMES or is_surname_and_word(low) or is_place(low)
    return named and low not in _MONTHS | _PLAINLY_OTHER | _MORE_OFTEN_WORDS and not is_of_a_body(low)


def _and_initial(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    return low in FIRST | _MORE | NAMES and low not in _MORE_OFTEN_WORDS | _MONTHS | {"ward"}


def _by_initial(_: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    return (
        not is_of_a_body(low)
        and low not in ORDINARY
        and (bool(found["dot"]) or low in LAST or is_surname_and_word(low))
    )


def _in_mid_sentence(plain: str, found: re.Match[str]) -> bool:
    low = found["name"].casefold()
    before = _WORD_BEFORE.search(plain[max(0, found.start() - 20) : found.start()])
    if (
        before is None
        or not (_is_name(low) or is_short_name(found["name"]))
        or is_of_a_body(low)
        or before[1].casefold() in (_NO_NAME_BEHIND if low in _MONTHS else _NO_NAME_BEHIND - {"on", "of"})
    ):
        return False
    if is_short_name(found["name"]):  # nothing else has such a capital; "Special Ed" has
        return before[1].casefold() not in _ED
    set_off = bool(before[2] and found["comma"])
    if low in _MONTHS:
        return bool(found["does"]) and before[1].casefold() in _MEETS
    if low in FIRST or low in _MORE or is_first_name(found["name"]):
        alone = before[1].islower() and before[1] not in _OF_PLACES
        return alone or bool(set_off or found["does"] or found["whose"]) or before[1].casefold() in _MEETS
    return low not in _PLAINLY_OTHER and (
        bool(found["does"] or found["whose"]) or before[1].casefold() in _LEADS_TO_LAST
    )


def _is_pair(plain: str, found: re.Match[str]) -> bool:
    first, last = found["first"].casefold(), found["last"].casefold()
    before = _WORD_BEFORE.search(plain[max(0, found.start() - 20) : found.start()])
    if first in ("day", "major", "ward", "may") or (before and before[1].casefold() in _NO_NAME_BEHIND - {"on", "of"}):
        return False
    if before is None and (is_of_a_body(last) or last in _WORDS_OF_PLACES or first in _MORE_OFTEN_WORDS):
        return False
    if before and is_of_a_body(last) and before[1].casefold() not in _MEETS - {"to", "from", "for", "about", "is"}:
        return False
    return (first in FIRST or first in _MORE or is_first_name(found["first"])) and (
        last in LAST or last in _MORE or is_surname_and_word(last) or is_place(last) or is_like_a_place(last)
    )


_WORDS = re.compile(r"[a-z]+")
_Sign = tuple[re.Pattern[str], Callable[[str, re.Match[str]], bool], frozenset[str]]
_SIGNS: tuple[
    _Sign, ...
] = (  # with the words one of which each must hold: most texts have none, and to look for it takes long
    (_AS_ONE, _as_one, _BEFORE_ONE),
    (_TITLED, _titled, frozenset(("mr", "mrs"))),
    (_STYLED, _styled, frozenset("sister nurse aunt auntie aunty uncle granny nanny".split())),
    (_MET, _met, _MEETING),
    (_ASKED, _asked, _ASKING),
    (_AND_INITIAL, _and_initial, frozenset("bcdefghjklmnopqrstuvwxyz")),
)
_WITH_CAPITALS: tuple[_Sign, ...] = (  # which no text in small letters has
    (_AT_THE_START, _at_the_start, frozenset()),
    (_AS_ONLY_PEOPLE_DO, _as_only_people_do, frozenset()),
    (_BY_INITIAL, _by_initial, frozenset("abcdefghijklmnopqrstuvwxyz")),
    (_IN_MID_SENTENCE, _in_mid_sentence, frozenset()),
)
