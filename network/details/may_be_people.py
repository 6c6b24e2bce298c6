"""Partners that may be people or homes: a person's own circle is refused, what cannot be known is asked about.

A service may be called after its address or after somebody, so a name alone refuses nothing. Nobody calls one "Nan".
"""

import re
from collections.abc import Collection, Iterator, Sequence

from network.details.asides import named_aside
from network.details.bodies import is_of_a_body
from network.details.everyday_names import FIRST, is_everyday_name, is_everyday_name_in_small_letters
from network.details.first_names import NAMES, full_names, is_first_name, is_named_after, is_surname_and_word
from network.details.home_addresses import is_an_address
from network.details.known_words import are_english, is_known, is_misspelt, is_place, is_word
from network.details.named_beside import (
    are_surnames,
    has_first_name_alone,
    is_named_beside,
    is_round_one,
    is_told,
)
from network.details.named_in_headings import ORDINARY
from network.details.names_in_small_letters import is_nobodys_word, names_one_in_small_letters
from network.details.ordinary_words import is_everyday
from network.details.plain_text import normalised
from network.details.plainly_people import is_plainly_one
from network.details.surnames import is_frequent, is_surname
from network.errors import Problem, Where
from network.model import Network

__all__ = [
    "are_asked_about",
    "has_whole_name",
    "is_one_in_a_list",
    "may_be_beside",
    "needs_a_look",
    "only_real_people_have",
    "own_circle",
]

_KIN = re.compile(
    r"(?:(?:my|her|his|their|our|the|(?:client|patient|service user)['’]?s|step|ex|half|great|foster|birth|late|older|"
    r"elder|younger|big|little)[ -]?){0,3}(?:mum|mam|mom|mummy|mother|dad|daddy|father|stepdad|stepmum|nan|nana|nanna|"
    r"nanny|gran|granny|grandma|grand-?dad|grandpa|grand(?:mother|father|son|daughter)|brother|sister|son|daughter|aunt|auntie|"
    r"aunty|uncle|cousin|niece|nephew|husband|wife|girlfriend|boyfriend|fianc[eé]e?|(?<=ex)(?:-| )?partner|ex)"
    r"(?:['’]?s (?:house|flat|home|boyfriend|girlfriend|partner))?(?P<who> [A-Z][a-z]+)?(?: \([^()]{1,40}\))?",
    re.IGNORECASE,
)
_ONESELF = re.compile(
    r"(?:the |my |our )?(?:me|myself|self|client|patient|young person|service user|yp|ego|baby)", re.IGNORECASE
)
_OF_SOMEBODY = re.compile(  # "Big Trev's brother", "Nobby Clegthorpe's lot"
    r"(?:[A-Z][a-z]+ ){0,2}(?:[A-Z][a-z]+-)?(?P<whose>[A-Z][a-z]+)['’]s "
    r"(?:mum|mam|mom|mother|dad|father|nan|gran|granny|brother|sister|son|daughter|aunt|auntie|uncle|cousin|husband|wife|"
    r"girlfriend|boyfriend|partner|ex|mate|mates|lot|crew|flat|bedsit|sofa|(?:foster )?carer|landlord|neighbour|friend|"
    r"(?:social|support|key|case) ?worker)"
)
_AT_SOMEBODYS = re.compile(
    r"(?:Mrs?|Ms|Miss|Mx)\.? [A-Z][\w'’.-]*?['’]s (?:house|flat|home|place|room)"
)  # "Mrs P's house"
_BY_INITIAL = re.compile(r"[A-Z]\.? (?P<last>[A-Z][a-z]{4,})")  # "J Tolliver"
_FIRST_AND_INITIAL = re.compile(r"(?P<first>[A-Z][a-z]+),? [A-Z]\.?")  # "Gemma J"
_NAME_AND_ADDRESS = re.compile(r"(?P<name>[A-Z][^\d,(]{2,40}?)(?:,| at| of| [-–])? \(?(?P<address>\d[^)]{3,60})\)?")
_OURS = re.compile(r"(?:Our|My) (?P<first>[A-Z][a-z]+)")  # "Our Kev"
_PLACE_OF = re.compile(r"['’]s (?:place|house|home|gaff|yard|boat|caravan)$")
_NICKNAME = re.compile(
    r"(?:(?P<like>Big|Wee|Little|Young|Old|Mad|Auld|Fat|Lanky)|Nobby|Spud|Smudge|Chalky|Dusty|Ginge|Ginger|Titch|Lofty|Sparky|"
    r"Smiffy|Scouse|Geordie|Brummie|Taff|Jock|Macca|Nipper|Bonzo|Dodge|Tiny|Tel|Kaz|Shaz|Gaz|Daz|Baz)"
    r" (?:(?P<first>[A-Z][a-z]+) )?(?P<last>[A-Z][a-z]{2,})"
)
_IN_A_CARE_ROLE = re.compile(  # "Jean Tolliver (carer)"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]*){0,3} \((?:[Hh]is |[Hh]er |[Tt]he |[Yy]oung )*(?:[Cc]arer|[Mm]um|[Mm]other|[Dd]ad|"
    r"[Ff]ather|[Nn]an|[Gg]ran|[Bb]rother|[Ss]ister|[Ss]on|[Dd]aughter|[Ww]ife|[Hh]usband|[Nn]eighbour|[Cc]lient|[Pp]atient|"
    r"[Tt]enant|[Ss]ervice user)\)"
)
_BEHIND = re.compile(  # what stands behind the name of somebody: "(SPOC)", "- probation", "14/03/91"
    r"(?: ?\([^()]{1,60}\)| [-–/] [^-]{1,60}|, [a-z][^,]{1,60}|,? \(?(?:b\.? ?|born |dob:? ?)?\d[\d ./-]{3,11}\)?)$"
)
_WHERE_ONE_IS = re.compile(  # "Jenny from the food bank"
    r"(?P<first>[A-Z][a-z]+) (?:from|at|in|over at|down at) (?:the |our )?[a-z].{2,60}"
)
_BY_RANK = re.compile(
    r"(?:Sgt|Insp|Supt|PC|PCSO|PS|DC|DS|DI|DCI|Cllr|Rev|Fr|Ms|Mrs?|Miss|Mx)\.? (?:[A-Z][\w.'’-]* )?"
    r"(?P<last>[A-Z][a-z'’-]{2,})"
)
_TWO_WORDS = re.compile(r"([A-Z][a-z]{3,}) ([A-Z][a-z]{4,})")  # of no list, as no firm that many know has
_WORD = re.compile(r"[^\W\d_]+")
_FAMILY = re.compile(r"(?:The |the )?(?P<last>[A-Z][a-z'’-]+) (?:family|household|sisters|brothers|twins|children)")
_ASIDE = re.compile(
    r"(?P<last>[A-Z][a-z]{2,}) \((?:ask|at|from|in|on|works|desk|reception)\b.*\)"
)  # "Osei (ask at desk)"
_BORN = re.compile(r"\b(?:b\.|born|dob)\W{0,3}(?:in )?\d", re.IGNORECASE)  # "Kyle O-T (b. 2010)"
_ASKED = re.compile(
    r"(?:[Aa]sk|[Ss]ee|[Tt]ry|[Cc]ontact|[Ss]peak to|[Rr]ing|[Cc]all|[Pp]hone|[Mm]aybe|[Pp]erhaps|c/o|FAO)(?: for)?:? "
    r"(?P<first>[A-Z][a-z]+|[a-z]{3,}(?= [a-z]{3,}$))(?: [A-Za-z][a-z'’-]*)?"
)
_JOINED_WITH_INITIAL = re.compile(r"(?P<last>[a-z]{4,})[_. ][b-df-hj-mo-rt-vyz]")  # "hartley_m", not "site_n"
_LAST_FIRST = re.compile(r"(?P<last>[A-Z][a-z'’-]{3,}), [A-Z]\.?")  # "Dhaliwal, K."
_DOCTOR = re.compile(
    r"(?:[Dd]r|DR|[Pp]rof)\.? (?:[A-Za-z][^\W\d_]*\.? ){0,2}(?P<last>[^\W\d_]{3,})"
)  # a practice may be called so
_INITIALS = re.compile(r"(?:[A-Z]\.){1,2}[A-Z]")  # "D.T."
_SHORT_FIRST = ("al", "bo", "di", "ed", "jo", "mo", "si", "vi")
_EVERYDAY_AND_INITIAL = re.compile(r"[^\W\d_]{3,} [b-hj-zB-HJ-Z]\.?")  # "dean t"
_OF_PLACES_TOO = {"bill", "mark", "may", "star", "stone", "ward", "will"}
_MOST = 2  # relatives, or one and the person: from here on it is somebody's own circle
CURE = "Take out everything about people, then open it again."


def only_real_people_have(name: str) -> bool:
    """Whether a name, of somebody imagined, is such a whole one as only real people need."""
    signs = (_BY_INITIAL, _BORN)
    return next(full_names(name), None) is not None or is_plainly_one(name) or any(one.search(name) for one in signs)


def own_circle(network: Network, where: Where) -> Problem | None:
    """An error where partners are somebody's relatives; it names nobody."""
    names = {name for _, name in _names(network)}
    kin = {name.casefold() for name in names if _is_kin(name)}
    if len(kin) + bool(kin and any(map(_ONESELF.fullmatch, names))) < _MOST:
        return None
    what = "Partners are called by words for relatives, so the map may be one person's own circle."
    return Problem("error", where, f"{what} The names are not shown here.", CURE)


def are_asked_about(names: Sequence[str], own: Collection[str] = ()) -> frozenset[int]:
    """The places of those names of partners, all of one map, that may be of people or of homes.

    Parameters
    ----------
    own
        Words in several names of the map, in small letters.
    """
    plain = [_closed(normalised(name).strip(" .")) for name in names]
    english, capitals = are_english(plain), _has_capitals(plain)
    return (
        are_surnames(plain)
        | named_aside(plain, own, of_bodies=True)
        | frozenset(
            place
            for place, name in enumerate(plain)
            if not is_named_after(name)
            and (needs_a_look(name) or (english and _is_of_no_list(name)) or _is_surname_alone(name, capitals))
        )
    )


def _closed(name: str) -> str:
    """The name with the bracket closed that a short name was cut in: "Jane Smith (cli"."""
    return f"{name})" if name.count("(") == name.count(")") + 1 else name


def may_be_beside(name: str) -> bool:
    """The same of what is no partner: a team, a saved what-if. One word alone names nobody there."""
    if " " not in name:
        return False
    return needs_a_look(name) or _is_of_no_list(name) or has_first_name_alone(name) or is_round_one(name)


def has_whole_name(name: str) -> bool:
    """The same of a need or an area: "Spice, Charlie and crystal meth" is no name, and no place is."""
    return "," not in name and _is_full(name) and not any(map(is_place, name.casefold().split()))


def is_one_in_a_list(name: str) -> bool:
    """The same of a group, a sector or a stage."""
    return " " in name and needs_a_look(name)


def _names(network: Network) -> Iterator[tuple[int, str]]:
    for place, partner in enumerate(network.partners):
        for name in dict.fromkeys(filter(None, (partner.name, partner.short, *partner.aka))):
            yield place, normalised(name).strip(" .")


def _is_kin(name: str) -> bool:
    found = _KIN.fullmatch(name)
    return found is not None and (not found["who"] or _is_a_name(found["who"].strip()))


def _is_a_name(word: str) -> bool:
    low = word.casefold()
    return is_first_name(word) or not (is_everyday(low) or low in ORDINARY or is_of_a_body(word))


def _is_somebodys(name: str) -> bool:
    found = _OF_SOMEBODY.fullmatch(name)
    return found is not None and _is_a_name(found["whose"])


def _is_nickname(name: str) -> bool:
    name = _PLACE_OF.sub("", name)
    found = _NICKNAME.fullmatch(name)
    if found is None or is_of_a_body(name):
        return False
    if found["like"]:  # "Little Acorns", "Old Trafford" are of places and services
        first = found["first"] or found["last"]
        return is_first_name(first) or is_first_name(first.removesuffix("gie"))
    return _is_a_name(found["last"])


def needs_a_look(name: str) -> bool:
    """Whether a name, normalised, may be that of a person or a home, whatever stands beside it."""
    if " " not in name and not _INITIALS.fullmatch(name):
        first = is_first_name(name) and not name.isupper()
        return first or _is_kin(name) or is_plainly_one(name) or is_told(name) or _is_joined_with_initial(name)
    if _INITIALS.fullmatch(name) or is_plainly_one(name) or _is_rarer(name) or is_named_beside(name) or is_told(name):
        return True
    if (
        is_everyday_name(name)
        or is_everyday_name_in_small_letters(name)
        or _is_kin(name)
        or is_an_address(name)
        or _is_full(name)
    ):
        return True
    if _IN_A_CARE_ROLE.fullmatch(name) or _AT_SOMEBODYS.fullmatch(name):
        return True
    if (short := _FIRST_AND_INITIAL.fullmatch(name)) and is_first_name(short["first"]):
        return True
    if (home := _NAME_AND_ADDRESS.fullmatch(name)) and is_an_address(home["address"]) and _is_full(home["name"]):
        return True
    if (initial := _BY_INITIAL.fullmatch(name)) and _is_no_word(initial["last"].casefold()):
        return True
    if (ours := _OURS.fullmatch(name)) and is_first_name(ours["first"]):
        return True
    if _is_somebodys(name) or _is_nickname(name) or names_one_in_small_letters(name):
        return True
    return _is_called_by_more(name)


def _is_no_word(low: str) -> bool:
    return is_nobodys_word(low) or not (is_known(low) or is_place(low) or is_of_a_body(low))


def _is_joined_with_initial(name: str) -> bool:
    found = _JOINED_WITH_INITIAL.fullmatch(name)
    return found is not None and not is_word(found["last"])


def _has_capitals(names: Sequence[str]) -> bool:
    """Whether most names begin with a capital, so that a word in small letters stands out."""
    return 2 * sum(name[:1].isupper() for name in names) > len(names)


def _is_surname_alone(name: str, capitals: bool) -> bool:
    low = name.casefold()
    if not _WORD.fullmatch(re.sub("['’]", "", name)) or name.isupper() or is_place(low):
        return False
    return is_frequent(low) or (capitals and name.islower() and is_surname(low) and not is_misspelt(low))


def _is_rarer(name: str) -> bool:
    """Whether a doctor is named, or a surname stands behind a first name that is an everyday word."""
    if _EVERYDAY_AND_INITIAL.fullmatch(name):
        return name.casefold().partition(" ")[0] in FIRST - _OF_PLACES_TOO or _is_joined_with_initial(name)
    if _DOCTOR.fullmatch(name):
        return not is_of_a_body(name)
    first, _, last = name.casefold().partition(" ")
    return first in (*_SHORT_FIRST, *FIRST) and " " not in last and is_surname(last) and not is_of_a_body(first)


def _is_of_no_list(name: str) -> bool:
    two = _TWO_WORDS.fullmatch(_BEHIND.sub("", name))
    return two is not None and not any(map(_is_word, two.groups()))


def _is_word(word: str) -> bool:
    low = word.casefold()
    listed = low in NAMES or is_surname_and_word(low) or is_place(low)
    return listed or is_known(low) or is_misspelt(low) or is_of_a_body(word)


def _is_called_by_more(name: str) -> bool:
    """Whether somebody's name stands with a rank, where that person is, or what else is known."""
    for sign in (_FAMILY, _ASIDE):
        found = sign.fullmatch(name)
        if found and not _is_word(found["last"]):
            return True
    for sign in (_BY_RANK, _LAST_FIRST):
        found = sign.fullmatch(name)
        if found and not (is_of_a_body(name) or is_everyday(found["last"].casefold())):
            return True
    for sign in (_WHERE_ONE_IS, _ASKED):
        found = sign.fullmatch(name)
        if found and (is_first_name(found["first"]) or (sign is _ASKED and not is_known(found["first"].casefold()))):
            return True
    if (rank := _BY_RANK.match(name)) and name[rank.end() :].startswith((" at ", " from ")):
        return not is_everyday(rank["last"].casefold())
    alone = _BEHIND.sub("", name)
    return alone != name and not is_named_after(alone) and needs_a_look(alone)


def _is_full(name: str) -> bool:
    found = next(full_names(name), None)
    return found is not None and found[0] == name
