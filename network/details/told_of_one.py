"""Whether running words tell of one person: by name or initials with an age, as somebody's client, by a handle.

A name alone is nothing that can be known from that of an organisation: something else of a person stands beside it.
"""

import re
from collections.abc import Iterator

from network.details import everyday_names, first_name_alone, initials_and_year
from network.details.bodies import is_of_a_body
from network.details.first_names import (
    A_FIRST_NAME,
    FULL,
    REVERSED,
    begins_with_first_name,
    full_names,
    may_name,
    words_in,
)
from network.details.necessary import Needs, Sign
from network.details.ordinary_words import is_everyday

__all__ = ["FULL_NAME", "NEEDED", "told_of_one"]

BY_NAME = "a person by name"
BY_AGE = "a person by initials or name and age"
HANDLE = "the handle of a person"
FULL_NAME = "the full name of a person"

_THOSE = ("client", "patient", "service user", "young person", "prisoner", "offender", "detainee", "tenant")
_MESSENGERS = ("snap", "kik", "xbox", "psn", "gamertag", "discord")  # both tell quickly of most cells: it is not there
_TITLES = ("mr", "ms", "miss", "mx", "master")
_MAY_NAME = re.compile(r"[\d:]|name|[Hh]is|[Hh]er|[Mm]y")  # an age, a heading before a name, "my name", "his mum"
_A_FIGURE = re.compile(r"\d")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Master)"
_ONE_OF_THOSE = (
    r"(?:[Cc]lient|[Pp]atient|[Ss]ervice user|[Yy]oung person|[Pp]risoner|[Oo]ffender|[Dd]etainee|[Tt]enant)"
)
_NOT_A_BODY = r"(?!(?:Care|Crisis|Groups?|Mind|Nacro|Records?|Services?|Shelter|Support|Voice)\b)"
_NO_NAME_OF_A_BODY = (
    r"(?! [A-Z]| (?:services?|teams?|groups?|schemes?|forums?|panels?|hubs?|lines?|managers?|records?|support)\b)"
)
_NAMED = re.compile(
    rf"\b{_TITLE} (?:[A-Z]\.? ?)?[A-Z][a-z'-]+,? (?:\(\d{{1,3}}\)|aged \d{{1,3}}\b)"
    r"|\b(?:Patient|Prisoner|Offender|Service user|Young person|Victim|Suspect|Detainee|Defendant)(?:'s)?"
    r"(?: name)?: ?[A-Z][a-z'-]+ [A-Z]"
    r"|\b(?:[Hh]is|[Hh]er|[Mm]y) (?:mum|mam|mother|dad|father|brother|sister|son|daughter|wife|husband|nan|gran|ex)"
    r" [A-Z][a-z]{2,20}\b(?! [A-Z])"
    r"|\b[Mm]y (?:full )?name(?: is|'s) [A-Z][a-z'-]+"
)
_WHOSE = re.compile(
    rf"\b(?:[Oo]ur|[Mm]y|[Hh]is|[Hh]er|[Tt]heir) {_ONE_OF_THOSE},? {_NOT_A_BODY}[A-Z][a-z]+\b{_NO_NAME_OF_A_BODY}"
)
_NOT_INITIALS = r"(?!(?:AP|CJ|DA|DV|GP|HR|IT|LA|LD|MH|OT|PC|RJ|SV|SW|UK|YJ|YO)\b)"
_NOT_A_FIRST_NAME = r"(?!(?:Area|Band|Block|Class|Grade|Group|Level|Part|Phase|Room|Table|Team|Unit|Ward|Wing|Zone)\b)"
_INITIALS = rf"\b(?:{_NOT_INITIALS}[A-Z]\.? ?[A-Z]\b\.?|{_NOT_A_FIRST_NAME}[A-Z][a-z]{{1,20}} [A-Z]\b\.?)"
_AN_AGE = r"[1-9]\d\b(?! ?(?:to|-|and|or|/) ?\d|\+)"
_A_MATTER = r"(?:Assault|Theft|Robbery|Burglary|Arson|Rape|Harassment|Drugs?|Violence|Stalking|Knife|Shoplifting|Fraud)"
_BY_AGE = re.compile(  # the groups are what is said of whoever it is; one word alone may be what was counted
    rf"{_INITIALS},? ?(?:\(|,? ?aged? )(?:aged? )?{_AN_AGE}(.{{0,80}})"
    rf"|{_INITIALS}, ?{_AN_AGE},? ?(\w{{1,20}} .{{0,80}})"
    rf"|\b[A-Z][a-z'-]{{1,20}} [A-Z][a-z'-]{{1,20}},? \(?aged? {_AN_AGE}(.{{0,80}})"
)
_AGE_IN_WORDS = (
    r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_ENDS_OF_AGES = ("teen", "ten", "eleven", "twelve", "enty", "irty", "orty", "ifty", "ixty", "ighty")
_BY_AGE_IN_WORDS = re.compile(
    rf"\b(?!{_A_MATTER}|[A-Z][a-z]+day\b){_NOT_A_FIRST_NAME}[A-Z][a-z'’-]{{1,20}}(?: [A-Z][\w'’-]{{0,20}}\.?)?,? ?\(?"
    rf"(?:aged? )?\b{_AGE_IN_WORDS}(?=[,);]| who\b)(.{{0,80}})"
)
_FIRST_AND_AGE = re.compile(  # with a first name that is known, nothing else need be said
    rf"(?P<name>\b[A-Z][a-z]{{1,20}})(?: [A-Z](?:[a-z]+|\b\.?))?(?:,? ?\(|,? aged? |, ?)(?:aged? )?{_AN_AGE}"
    r"(?=[),;.]| (?:and|who|was|is|from|at|has|had|year|y)\b|$)"
)
_BORN_IN = re.compile(r"\b(?:[A-Z]\.){2,3},? ?\(?(?:b\.?|born)(?: in)? ?(?:19|20)\d\d\b")  # "J.P. (b. 1991)"
_CALLED = re.compile(r"\b(?:called|named|name is|name was) ([A-Z][a-z]{1,20})\b(?! [A-Z])")
_BEHIND_A_NAME = 30  # characters in which a word of an organisation says that no person is meant
_INITIAL_DOES = re.compile(  # "Sarah J. was seen"
    r"\b([A-Z][a-z]{2,20}) [A-Z]\.?"
    r"(?= (?:was|is|has|had|said|says|waits?|waited|came|comes|told|rang|needs?|wants?|lives?)\b)"
)
_RELATIVE = re.compile(
    r"\b(?:son|daughter|mum|mam|mother|dad|father|brother|sister|wife|husband|girlfriend|boyfriend|nan|gran|aunt|uncle)"
    r"(?: of| is|,| called)? ([A-Z][a-z]{2,20})\b(?! [A-Z][a-z])"
)
_ROLE_AND_NAME = re.compile(  # "client Moran", "prisoner K. Okafor"
    rf"\b{_ONE_OF_THOSE},? (?:[A-Z]\. ?)?(?P<last>[A-Z][a-z]{{2,}}(?:['’-][A-Z][a-z]+)*)\b(?!['’]?s? [A-Z])"
)
_RANK = (
    r"(?:(?:T/|A/)?(?:Sgt|Insp|Supt|PC|PCSO|PS|DC|DS|DI|DCI|DSU|WPC|CSO)|Det\.? (?:Con|Sgt|Insp)\w*|Constable|Sergeant)"
)
_TITLE_AND_NAME = re.compile(
    rf"\b(?:Mrs?|Miss|{_RANK}(?<!Washington DC)(?: [A-Z]{{0,2}}\d{{1,6}}[A-Z]{{0,2}},?)?) (?:[A-Z]\.? )?"
    r"(?P<last>[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*)\b(?!['’]?s? [A-Z])"
)
_TITLED_IN_BRACKETS = re.compile(
    r"\((?:the )?(?:Mrs?|Ms|Miss|Mx)\b\.? [A-Z][\w'’.-]{0,30}\)"
)  # "14 Larkspur Close (Mrs D's)"
_IN_BRACKETS = re.compile(rf"\((?!{_A_MATTER})[A-Z][a-z'’-]{{1,20}},? (?:aged? )?{_AN_AGE},? ([^)]{{1,80}})")
_SAID_OF_ONE = re.compile(
    r"\b(?:arrested|charged|convicted|sentenced|bailed|remanded|on (?:bail|remand|licence|probation)|offen[cs]e|"
    r"possession|[ag]bh|assault(?:ed)?|theft|stole|burglary|robbery|affray|knife\w*|stabbed|stabbing|shoplifting|"
    r"criminal damage|drunk|harassment|stalking|arson|rape|breach|care leaver|looked after|in care|homeless|pregnant|"
    r"overdosed?|self[ -]harm\w*|suicidal|sectioned|missing|he|she|his|her|him)\b"
)
_IN_SHORT = re.compile(  # "M, 34, white British, shoplifting", as lists of persons have it
    r"\b(?:(?:fe)?male|m|f)[ ,/;:-]{1,3}(?:aged? )?[1-9]\d(?: ?yo| ?yrs?)?[ ,/;:-]{1,3}"
    r"(?:white|black|asian|mixed|british|irish|pakistani|indian|chinese|caribbean|african|w\d|wb|wbr|bc|ba|a\d|b\d|ic\d)\b"
)
_HANDLE = re.compile(
    r"\b(?:snap(?:chat)?|kik|xbox|psn|gamertag|discord)\b\W{0,3}(?:(?:is|name|user(?:name)?|handle|id)\W{1,3}){0,2}@?"
    r"(?=[a-z][a-z.]{0,30}[\d_])[a-z][\w.]{3,30}"
    r"|\bdiscord\b.{0,20}\b\w[\w.]{1,30}#\d{4}\b"
    r"|snapchat\.com/add/\w|linkedin\.com/in/\w|facebook\.com/profile\.php\?id=\d"
)
_PLATFORM = (
    r"(?:insta(?:gram)?|ig|tik ?tok|facebook|fb|messenger|twitter|bluesky|threads|telegram|signal|whatsapp|discord"
    r"|twitch|roblox|fortnite|steam|only ?fans|tinder|grindr|bumble|hinge|reddit|youtube|bereal"
    r"|snap(?:chat)?|wechat|viber|vk)"
)
_NAMED_THERE = re.compile(  # the handle; a word of prose is none
    rf"(?<![\w.])@(?!\w*(?:police|nhs|council|trust|charity|mind|uk\b|org|hub|service|housing|care|gov))[a-z][\w.]{{2,30}}"
    rf"|\b{_PLATFORM}\b(?: \(?(?:is|name|as|under|handle|account|profile|user(?:name)?|called|id)\b){{0,3}}"
    r"\W{1,3}@?(?=[a-z.]{0,30}[\d_.][a-z\d])[a-z][\w.]{3,30}"
)
_MAY_BE_NAMED = re.compile(r"@|[a-z][_.]\w|\w\d")  # quick to tell of most that no handle is there
_ONE = re.compile(
    r"\b(?:she|he|her|him|his|hers|our (?:lad|lass|girl|boy|client|patient|tenant)"
    r"|the (?:lad|lass|girl|boy|client|mum|dad)"
    r"|client's|patient's|my (?:insta|snap|handle)|young person|mum's|dad's|add me|dm me|message me)\b"
)
_BY_TITLE = re.compile(
    rf"{_TITLE}\b\.? (?:[A-Z]\.? ?){{0,2}}(?:[A-Z][\w'’-]+)(?:[ -][A-Z][\w'’-]+){{0,2}}(?: \(.{{1,60}}\))?"
)
_BY_INITIAL = re.compile(r"[A-Z][a-z]{2,20} (?:[A-Z]\. ?){1,2}[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?")


def told_of_one(plain: str) -> Iterator[str]:
    """The kinds of what is told of one person in a text that is normalised."""
    low = plain.casefold()
    if _is_named(plain.strip(" ."), low):
        yield BY_NAME
    in_short = _A_FIGURE.search(low) and _IN_SHORT.search(low) and _SAID_OF_ONE.search(low)
    named = (_A_FIGURE.search(low) and _FIRST_AND_AGE.search(plain)) or None
    if (named and begins_with_first_name(named["name"])) or (
        in_short
        or _BORN_IN.search(plain)
        or (_A_FIGURE.search(low) and initials_and_year.has_initials_and_year(plain))
        or any(_SAID_OF_ONE.search(said.casefold()) for said in _said_with_an_age(plain))
    ):
        yield BY_AGE
    words = words_in(low)
    if (
        (may_name(words) and (next(full_names(plain), None) or _is_called_by_first_name(plain)))
        or _is_called(plain)
        or first_name_alone.is_told_of_alone(plain, low, words)
        or everyday_names.is_told_of(plain, low, words)
    ):
        yield FULL_NAME
    if ((any(one in low for one in _MESSENGERS) or ".com/" in low) and _HANDLE.search(low)) or (
        _MAY_BE_NAMED.search(low) and _ONE.search(low) and _NAMED_THERE.search(low)
    ):
        yield HANDLE


def _is_called(plain: str) -> bool:
    """Whether somebody is called by a title or what they are and a surname."""
    for sign in (_TITLE_AND_NAME, _ROLE_AND_NAME):
        for found in sign.finditer(plain):
            whole = plain[found.start() : found.end() + _BEHIND_A_NAME]
            if not is_of_a_body(_A_FIGURE.sub("", whole)) and not is_everyday(found["last"].casefold()):
                return True
    return False


def _is_called_by_first_name(plain: str) -> bool:
    signs = (_CALLED, _INITIAL_DOES, _RELATIVE)
    return any(begins_with_first_name(found[1]) for sign in signs for found in sign.finditer(plain))


def _is_named(plain: str, low: str) -> bool:
    """Whether words go with a name that only a person has, or the whole text is a name and a title or an initial."""
    if (_MAY_NAME.search(plain) and _NAMED.search(plain)) or (
        any(one in low for one in _THOSE) and _WHOSE.search(plain)
    ):
        return True
    if "(" in plain and _TITLED_IN_BRACKETS.search(plain):
        return True
    whole = (low.startswith(_TITLES) and _BY_TITLE.fullmatch(plain)) or _BY_INITIAL.fullmatch(plain)
    return bool(whole) and not is_of_a_body(plain)


def _said_with_an_age(plain: str) -> Iterator[str]:
    """What stands behind each name or initials with an age."""
    patterns = [_BY_AGE] if _A_FIGURE.search(plain) else []
    patterns += [_BY_AGE_IN_WORDS] if any(map(plain.__contains__, _ENDS_OF_AGES)) else []
    patterns += [_IN_BRACKETS] if "(" in plain else []
    for pattern in patterns:
        for match in pattern.finditer(plain):
            yield next(filter(None, match.groups()), "")


_WITH_FIRST_NAME = (FULL, REVERSED, _CALLED, _INITIAL_DOES, _RELATIVE)
NEEDED: dict[str, Needs] = {  # what a text must hold to tell of one, so that most of very many need not be asked
    BY_NAME: tuple(
        (Sign("said", pattern),) for pattern in (_NAMED, _WHOSE, _TITLED_IN_BRACKETS, _BY_TITLE, _BY_INITIAL)
    ),
    BY_AGE: (
        *((Sign("said", pattern),) for pattern in (_BY_AGE, _BY_AGE_IN_WORDS, _IN_BRACKETS)),
        (Sign("said low", _IN_SHORT), Sign("said low", _SAID_OF_ONE)),
        (Sign("said", _FIRST_AND_AGE),),
        (Sign("said", _BORN_IN),),
        *initials_and_year.NEEDED,
    ),
    FULL_NAME: (
        *((Sign("said low", A_FIRST_NAME), Sign("said", pattern)) for pattern in _WITH_FIRST_NAME),
        *((Sign("said", pattern),) for pattern in (_TITLE_AND_NAME, _ROLE_AND_NAME)),
        *first_name_alone.NEEDED,
        *everyday_names.NEEDED,
    ),
    HANDLE: ((Sign("said low", _HANDLE),), (Sign("said low", _ONE), Sign("said low", _NAMED_THERE))),
}
