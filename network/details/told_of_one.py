"""Whether running words tell of one person: by name or initials with an age, as somebody's client, by a handle.

A name alone is nothing that can be known from that of an organisation: something else of a person stands beside it.
"""

import re
from collections.abc import Collection, Iterator

from network.details import (
    around_one,
    everyday_names,
    first_name_alone,
    handles,
    in_care,
    initials_and_year,
    names_in_small_letters,
)
from network.details.bodies import is_of_a_body
from network.details.first_names import (
    A_FIRST_NAME,
    FULL,
    REVERSED,
    begins_with_first_name,
    full_names,
    is_first_name,
    may_name,
    words_in,
)
from network.details.named_in_headings import ORDINARY
from network.details.necessary import Needs, Sign
from network.details.ordinary_words import is_everyday

__all__ = ["AFTER_ONE", "FULL_NAME", "NEEDED", "told_of_one"]

BY_NAME = "a person by name"
BY_AGE = "a person by initials or name and age"
HANDLE = "the handle of a person"
FULL_NAME = "the full name of a person"

_THOSE = ("client", "patient", "service user", "young person", "prisoner", "offender", "detainee", "tenant")
_AFTER = (" after ", " for ", " honour of ", "emory of ")
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
    r"|\b(?:[Hh]is|[Hh]er|[Mm]y) (?:mum|mam|mother|dad|father|brother|sister|son|daughter|wife|husband|nan|gran|ex"
    r"|neighbour|mate|friend|boyfriend|girlfriend|uncle|aunt(?:ie|y)?|cousin|niece|nephew|grandson)"
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
_SMALL_AND_AGE = re.compile(  # "gavin, 34, was sent back"
    rf"(?<![\w@.'’-])(?P<name>[a-z]{{3,20}})(?:,? ?\(|,? aged? |, )(?:aged? )?{_AN_AGE}"
    r"(?=[),]| (?:and|who|was|is|from|has|had)\b)"
)
_SEX_AND_AGE = re.compile(  # "KJ (f, 22)"
    rf"{_INITIALS}(?: \(|, )(?:f|m|(?:fe)?male),? ?{_AN_AGE}"
    rf"|{_INITIALS} \({_AN_AGE},? ?(?:f|m|(?:fe)?male)\b"
)
_AGE_AND_SEX = re.compile(  # "14yo F", "male, 34 yrs old"; one of those, not a service for them
    r"(?<![\w-])[1-9]\d ?-?(?:yo|y/o|yrs? old|year[ -]old),? ?"
    r"\(?(?:f|m|(?:fe)?male|girl|boy|lad|lass|(?:wo)?man)\b(?! ?[+/&])"
    r"|\b(?:f|m|(?:fe)?male),? ?\(?[1-9]\d ?-?(?:yo|y/o|yrs? old)\b(?! ?[+/&])"
)
_INITIALS_AND_YEARS = re.compile(
    rf"{_INITIALS},? ?\(?(?:aged? )?[1-9]\d ?(?:yrs?|yo|y/o|years?)\b"
)  # "T.R. (15yrs, 12/3)"
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
    r"\.?"
)
_TITLE_AND_NAME = re.compile(
    rf"\b(?:Mrs?|Miss|{_RANK}(?<!Washington DC)(?: [A-Z]{{0,2}}\d{{1,6}}[A-Z]{{0,2}},?)?) (?:[A-Z]\.? )?"
    r"(?:(?P<first>[A-Z][a-z]+) )?"
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
    r"overdosed?|self[ -]harm\w*|suicidal|sectioned|missing|he|she|his|her|him|s\.? ?(?:4a?|5|18|20|39|47))\b"
)
_IN_SHORT = re.compile(  # "M, 34, white British, shoplifting", "F32 B1 theft", as lists of persons have it
    r"\b(?:(?:fe)?male|(?:wo)?man|girl|boy|m|f)[ ,/;:-]{0,3}(?:aged? )?[1-9]\d(?: ?yo| ?yrs?)?[ ,/;:-]{1,3}"
    r"(?:white|black|asian|mixed|british|irish|pakistani|indian|chinese|caribbean|african|roma|romanian|traveller|gypsy"
    r"|polish|somali|arab|bangladeshi|w\d|wb|wbr|bc|ba|b\d|m\d|o\d|a\d|ic\d)\b"
)
_BY_TITLE = re.compile(
    rf"(?!M[sS] (?:Access|Excel|Forms|Office|Outlook|Project|Society|Teams|Word)\b)"
    rf"{_TITLE}\b\.? (?:[A-Z]\.? ?){{0,2}}(?:[A-Z][\w'’-]+)(?:[ -][A-Z][\w'’-]+){{0,2}}(?: \(.{{1,60}}\))?"
)
_BY_TITLE_IN_SMALL = re.compile(  # "mrs jean tolliver (carer)"
    r"(?:(?:mrs?|ms|miss|mx|master)\b\.? (?:(?:&|and) )?){1,2}(?:[a-z]\.? ){0,2}"
    r"(?P<words>[a-z][a-z'’-]+(?: [a-z][a-z'’-]+){0,2})(?: \(.{1,60}\))?"
)
AFTER_ONE = re.compile(  # what is called so tells of nobody who comes there
    r"\b(?:[Nn]amed|[Cc]alled) (?:after|for|in honour of)(?: the late)?(?: (?:[A-Z][\w'’.-]*|of)){1,5}"
    r"|\b[Ii]n (?:loving )?memory of(?: the late)?(?: (?:[A-Z][\w'’.-]*|of)){1,5}"
)
_BY_INITIAL = re.compile(r"[A-Z][a-z]{2,20} (?:[A-Z]\. ?){1,2}[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?")


def told_of_one(plain: str, among: Collection[str] | None = None) -> Iterator[str]:
    """The kinds of what is told of one person in a text that is normalised.

    Parameters
    ----------
    among
        The kinds that are asked for; all of them where this is not given.
    """
    plain = AFTER_ONE.sub(" ", plain) if any(map(plain.__contains__, _AFTER)) else plain
    low = plain.casefold()
    for kind, tells in _TELLS.items():
        if (among is None or kind in among) and tells(plain, low):
            yield kind


def _is_of_an_age(plain: str, low: str) -> bool:
    """Whether somebody is meant by a name or initials with an age, or by what lists say of persons."""
    if _A_FIGURE.search(low):
        named = _FIRST_AND_AGE.search(plain)
        if named and begins_with_first_name(named["name"]):
            return True
        if any(is_first_name(found["name"]) for found in _SMALL_AND_AGE.finditer(plain)):
            return True
        if _AGE_AND_SEX.search(low):
            return True
        if (_IN_SHORT.search(low) and _SAID_OF_ONE.search(low)) or initials_and_year.has_initials_and_year(plain):
            return True
    return any(one.search(plain) for one in (_BORN_IN, _SEX_AND_AGE, _INITIALS_AND_YEARS)) or any(
        _SAID_OF_ONE.search(said.casefold()) for said in _said_with_an_age(plain)
    )


def _has_full_name(plain: str, low: str) -> bool:
    words = words_in(low)
    if may_name(words) and (
        next(full_names(plain), None)
        or _is_called_by_first_name(plain)
        or names_in_small_letters.names_one_in_small_letters(plain)
    ):
        return True
    return (
        _is_called(plain)
        or names_in_small_letters.names_one_by_title(plain)
        or first_name_alone.is_told_of_alone(plain, low, words)
        or everyday_names.is_told_of(plain, low, words)
    )


def _is_called(plain: str) -> bool:
    """Whether somebody is called by a title or what they are and a surname."""
    for sign in (_TITLE_AND_NAME, _ROLE_AND_NAME):
        for found in sign.finditer(plain):
            whole = plain[found.start() : found.end() + _BEHIND_A_NAME]
            words = filter(None, (found["last"], found.groupdict().get("first")))
            if not is_of_a_body(_A_FIGURE.sub("", whole)) and not any(is_everyday(one.casefold()) for one in words):
                return True
    return False


def _is_called_by_first_name(plain: str) -> bool:
    signs = (_CALLED, _INITIAL_DOES, _RELATIVE)
    return any(begins_with_first_name(found[1]) for sign in signs for found in sign.finditer(plain))


def _is_named(plain: str, low: str) -> bool:
    """Whether words go with a name that only a person has, or the whole text is a name and a title or an initial."""
    plain = plain.strip(" .")
    if (_MAY_NAME.search(plain) and _NAMED.search(plain)) or (
        any(one in low for one in _THOSE) and _WHOSE.search(plain)
    ):
        return True
    if "(" in plain and _TITLED_IN_BRACKETS.search(plain):
        return True
    if in_care.is_in_care(plain, low.strip(" .")) or around_one.is_around_one(plain):
        return True
    if is_of_a_body(plain):
        return False
    if low.startswith(_TITLES) and (small := _BY_TITLE_IN_SMALL.fullmatch(plain)):
        last = small["words"].split()[-1].removesuffix("'s")
        return not is_everyday(last) and last not in ORDINARY
    return bool((low.startswith(_TITLES) and _BY_TITLE.fullmatch(plain)) or _BY_INITIAL.fullmatch(plain))


def _said_with_an_age(plain: str) -> Iterator[str]:
    """What stands behind each name or initials with an age."""
    patterns = [_BY_AGE] if _A_FIGURE.search(plain) else []
    patterns += [_BY_AGE_IN_WORDS] if any(map(plain.__contains__, _ENDS_OF_AGES)) else []
    patterns += [_IN_BRACKETS] if "(" in plain else []
    for pattern in patterns:
        for match in pattern.finditer(plain):
            yield next(filter(None, match.groups()), "")


_TELLS = {BY_NAME: _is_named, BY_AGE: _is_of_an_age, FULL_NAME: _has_full_name, HANDLE: handles.has_handle}
_WITH_FIRST_NAME = (FULL, REVERSED, _CALLED, _INITIAL_DOES, _RELATIVE)
NEEDED: dict[str, Needs] = {  # what a text must hold to tell of one, so that most of very many need not be asked
    BY_NAME: (
        *(
            (Sign("said", pattern),)
            for pattern in (_NAMED, _WHOSE, _TITLED_IN_BRACKETS, _BY_TITLE, _BY_TITLE_IN_SMALL, _BY_INITIAL)
        ),
        *in_care.NEEDED,
        *around_one.NEEDED,
    ),
    BY_AGE: (
        *((Sign("said", pattern),) for pattern in (_BY_AGE, _BY_AGE_IN_WORDS, _IN_BRACKETS)),
        (Sign("said low", _AGE_AND_SEX),),
        (Sign("said low", _IN_SHORT), Sign("said low", _SAID_OF_ONE)),
        (Sign("said", _FIRST_AND_AGE),),
        (Sign("said low", A_FIRST_NAME), Sign("said", _SMALL_AND_AGE)),
        (Sign("said", _BORN_IN),),
        (Sign("said", _SEX_AND_AGE),),
        (Sign("said", _INITIALS_AND_YEARS),),
        *initials_and_year.NEEDED,
    ),
    FULL_NAME: (
        *((Sign("said low", A_FIRST_NAME), Sign("said", pattern)) for pattern in _WITH_FIRST_NAME),
        *((Sign("said", pattern),) for pattern in (_TITLE_AND_NAME, _ROLE_AND_NAME)),
        *names_in_small_letters.NEEDED,
        *first_name_alone.NEEDED,
        *everyday_names.NEEDED,
    ),
    HANDLE: handles.NEEDED,
}
