"""Partners that may be people or homes: a person's own circle is refused, what cannot be known is asked about.

A service may be called after its address or after somebody, so a name alone refuses nothing. Nobody calls one "Nan".
"""

import re
from collections.abc import Iterator, Sequence

from network.details.bodies import is_of_a_body
from network.details.everyday_names import is_everyday_name
from network.details.first_names import NAMES, full_names, is_first_name, is_surname_and_word
from network.details.home_addresses import is_an_address
from network.details.known_words import is_known, is_misspelt, is_place
from network.details.named_in_headings import ORDINARY
from network.details.names_in_small_letters import is_nobodys_word, names_one_in_small_letters
from network.details.ordinary_words import is_everyday
from network.details.plain_text import normalised
from network.errors import Problem, Where
from network.model import AddPartner, ChangePartner, Network

__all__ = ["imagined_asked_about", "people_asked_about"]

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
_TWO_WORDS = re.compile(r"([A-Z][a-z]{4,}) ([A-Z][a-z]{4,})")  # of no list, as no firm that many know has
_WORD, _SHORT = re.compile(r"[^\W\d_]+"), 3
_FAMILY = re.compile(r"(?:The |the )?(?P<last>[A-Z][a-z'’-]+) (?:family|household|sisters|brothers|twins|children)")
_ASIDE = re.compile(
    r"(?P<last>[A-Z][a-z]{2,}) \((?:ask|at|from|in|on|works|desk|reception)\b.*\)"
)  # "Osei (ask at desk)"
_BORN = re.compile(r"\b(?:b\.|born|dob)\W{0,3}(?:in )?\d", re.IGNORECASE)  # "Kyle O-T (b. 2010)"
_ASKED = re.compile(
    r"(?:[Aa]sk|[Ss]ee|[Tt]ry|[Cc]ontact|[Ss]peak to|[Mm]aybe|[Pp]erhaps)(?: for)? (?P<first>[A-Z][a-z]+)"
)
_LAST_FIRST = re.compile(r"(?P<last>[A-Z][a-z'’-]{3,}), [A-Z]\.?")  # "Dhaliwal, K."
_MOST = 2  # relatives, or one and the person: from here on it is somebody's own circle
CURE = "Take out everything about people, then open it again."
FIX = "Look through the names, and take out people and homes. Organisations may stay."


def imagined_asked_about(network: Network, where: Where) -> Problem | None:
    """A question where somebody imagined has a whole name, as only real people need one; it is not repeated."""
    places = [place for place, one in enumerate(network.people, start=1) if _has_whole_name(normalised(one.name))]
    if not places:
        return None
    many = f"Names of {len(places):,} imagined people" if len(places) > 1 else "The name of an imagined person"
    what = f"{many} may be of real ones: number {places[0]:,} in the list{' first' if len(places) > 1 else ''}."
    return Problem("warning", where, what, "Give imagined people a first name alone, and never anybody's details.")


def _has_whole_name(name: str) -> bool:
    return next(full_names(name), None) is not None or any(one.search(name) for one in (_BY_INITIAL, _BORN))


def people_asked_about(network: Network, where: Where) -> Problem | None:
    """An error where partners are somebody's relatives, a question where some may be people or homes; names nobody."""
    names = [*_names(network)]
    kin = {name.casefold() for _, name in names if _is_kin(name)}
    oneself = {name.casefold() for _, name in names if _ONESELF.fullmatch(name)}
    if len(kin) + bool(kin and oneself) >= _MOST:
        what = "Partners are called by words for relatives, so the map may be one person's own circle."
        return Problem("error", where, f"{what} The names are not shown here.", CURE)
    english = _is_english([name for _, name in names])
    asked = sorted({place for place, name in names if _may_be_one(name) or (english and _is_of_no_list(name))})
    if not asked:
        return _elsewhere(network, where)
    many = f"Names of {len(asked):,} partners may be" if len(asked) > 1 else "The name of a partner may be"
    what = f"{many} of people or of homes: number {asked[0] + 1:,} in the list{' first' if len(asked) > 1 else ''}."
    return Problem("warning", where, what, FIX)


def _elsewhere(network: Network, where: Where) -> Problem | None:
    """A question where a team, a saved what-if or a partner in one may be called after a person or a home."""
    names = [
        (f"A team's name may be of a person or a home: team {at:,}.", one.name)
        for at, one in enumerate(network.teams, 1)
    ]
    for at, option in enumerate(network.options, start=1):
        what = f"A name in a saved what-if may be of a person or a home: what-if {at:,}."
        names.append((what, option.name))
        names += [(what, edit.partner.name) for edit in option.edits if isinstance(edit, (AddPartner, ChangePartner))]
    names += [
        (f"A need's name may be of a person: need {at:,}.", need.name)
        for at, need in enumerate(network.system.needs, start=1)
        if _is_full(normalised(need.name).strip(" .")) and "," not in need.name  # "Spice, Charlie and crystal meth"
    ]
    plain = ((what, normalised(name).strip(" .")) for what, name in names)
    asked = (what for what, name in plain if " " in name and (_may_be_one(name) or _is_of_no_list(name)))
    what = next(asked, "")
    return Problem("warning", where, what, FIX) if what else None


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


def _may_be_one(name: str) -> bool:
    if " " not in name:
        return (is_first_name(name) and not name.isupper()) or _is_kin(name)
    if is_everyday_name(name) or _is_kin(name) or is_an_address(name) or _is_full(name):
        return True
    if _IN_A_CARE_ROLE.fullmatch(name) or _AT_SOMEBODYS.fullmatch(name):
        return True
    if (short := _FIRST_AND_INITIAL.fullmatch(name)) and is_first_name(short["first"]):
        return True
    if (home := _NAME_AND_ADDRESS.fullmatch(name)) and is_an_address(home["address"]) and _is_full(home["name"]):
        return True
    if (initial := _BY_INITIAL.fullmatch(name)) and is_nobodys_word(initial["last"].casefold()):
        return True
    if (ours := _OURS.fullmatch(name)) and is_first_name(ours["first"]):
        return True
    if _is_somebodys(name) or _is_nickname(name) or names_one_in_small_letters(name):
        return True
    return _is_called_by_more(name)


def _is_english(names: Sequence[str]) -> bool:
    """Whether half of the names have an English word: of names in another language nothing can be told."""
    having = sum(any(len(word) > _SHORT and is_known(word.casefold()) for word in _WORD.findall(one)) for one in names)
    return 2 * having >= len(names)


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
    return alone != name and _may_be_one(alone)


def _is_full(name: str) -> bool:
    found = next(full_names(name), None)
    return found is not None and found[0] == name
