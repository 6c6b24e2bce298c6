"""Whether the name of a partner is plainly that of a person, however it is written: "j smith", "Mr T", "jane (client)".

Capitals, brackets, titles and what somebody is to whoever drew the map are looked through. What may as well be the
name of a service, such as a surname alone, is none: `network.details.may_be_people` asks about it.
"""

import re

from network.details.bodies import is_of_a_body
from network.details.first_names import NAMES, full_names, is_first_name, is_named_after, is_surname_and_word
from network.details.known_words import is_known, is_place, without_accents
from network.details.surnames import is_frequent, is_surname

__all__ = ["is_plainly_one"]

_W = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_I = r"[^\W\d_]\b\.?"  # an initial
_KIN = (
    r"(?:grand|step|foster |half-?|great-?)?(?:mum|mam|mom|mother|dad|father|nan|nana|nanny|gran|granny|grandma|"
    r"brother|sister|son|daughter|aunt|auntie|aunty|uncle|cousin|niece|nephew|husband|wife|girlfriend|boyfriend|fianc[eé]e?)"
)
_ROLE = (  # of one person; a role of many, such as "clients", tells nobody
    rf"(?:client|patient|pt|service user|su|yp|young person|tenant|resident|prisoner|offender|detainee|victim|suspect|"
    rf"defendant|child|baby|lad|lass|landlord|landlady|neighbour|friend|mate|carer|(?:foster|unpaid|main) carer|{_KIN}|"
    r"(?:social|support|key|case|link|outreach|youth|family) ?worker|keyworker|caseworker|probation officer|"
    r"(?:care |case )co-?ordinator|care manager|spoc|yot worker|police officer|liaison officer|nurse|cpn|next of kin|"
    r"nok)"
)
_OF_ONE = rf"(?:(?:our|my|his|her|their|the|a|young|late|older?|younger|big|little|ex)[ -]){{0,2}}{_ROLE}"
_BEHIND_IT = (  # what says of a first name, an initial or a surname that a person is called so
    rf"(?:{_OF_ONE}(?:\b.{{0,40}})?|(?:aged? )?[1-9]\d?(?: ?yrs?| ?yo)?|(?:b\.?|born|dob)\W? ?\d.*|\d[\d./-]{{4,9}}|"
    r"(?:ward|room|flat|bed|cell|wing|unit) ?\w{1,4}|m|f|male|female|(?:s?he|they)/.*|"
    r"(?:pc|dc|ds|di|sgt|insp|pcso|cllr))"
)
_ASIDE = re.compile(
    rf"(?: ?[(\[](?P<said>[^()\[\]]{{1,60}})[)\]]|(?:, ?| [-–/] )(?P<more>{_BEHIND_IT})"
    r"| (?P<place>(?:ward|room|flat|cell) \w{1,4}|(?:b\.?|born |dob:? ?)?\d[\d./-]{3,9}))$"
)
_ASIDE_OF_ONE = re.compile(_BEHIND_IT)
_ROLE_FIRST = re.compile(rf"{_OF_ONE}(?:,? |: ?| ?[-–] )(?:no\.? ?\d+,? |\d{{1,4}},? )?(?=[^\W\d_])")
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|master|rev|cllr|sgt|insp|supt|pcso|dc|ds|dci|wpc|pc|ps|di|det (?:con|sgt|insp)|"
    r"constable|sergeant)\b\.? (?:(?:&|and|/) )?)+(?:[a-z]{0,2}\d{1,6}[a-z]{0,2},? )?(?=[^\W\d_])"
)
_WHOSE = re.compile(rf"(?P<whose>{_W}?)['’]s {_ROLE}(?: .{{1,30}})?")
_KIN_CALLED = re.compile(rf"{_OF_ONE} \((?P<who>{_W})\)")  # "Nan (Doris)"
_WHERE = re.compile(rf"(?P<first>{_W}) (?:from|at|in|over at|down at|on) (?:the |our )?(?P<place>[a-z].{{2,60}})")
_FAMILY = re.compile(
    rf"(?:the )?(?P<last>{_W}) (?:family|household|twins|children)"
    r"|(?:family|parents|mother|father|carers?) of (?P<of>.+)"
)
_BY_INITIAL = re.compile(rf"(?P<initial>[^\W\d_])(?:[.-]? ?{_I})?[. ] ?(?P<last>{_W})")
_LAST_AND_INITIAL = re.compile(rf"(?P<last>{_W}),? (?P<initial>[^\W\d_])\b\.?(?: ?{_I})?")
_FIRST_AND_INITIAL = re.compile(rf"(?P<first>{_W}),? {_I}")
_LAST_FIRST = re.compile(rf"(?P<last>{_W}), (?P<first>{_W})(?: {_I})?")
_INITIALS = re.compile(r"(?!GP|CJ|DA|HR|MH|OT|SW|UK|YJ|YO|NE|NW|SE|IT|LA|ED)[A-Z]\.? ?[A-Z]\.?|(?:[A-Z]\.){2,3}")
_BOTH = re.compile(r" (?:&|and|\+) | ?/ ?")
_JOINED = re.compile(r"[_.-]+|(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = NAMES.union(
    (
        "mr mrs ms miss mx master rev cllr sgt insp supt pcso dc ds dci wpc pc ps di det constable sergeant family "
        "household twins children client patient pt user su yp person tenant resident prisoner offender detainee "
        "victim suspect defendant child baby lad lass landlord landlady neighbour friend mate carer mum mam mom "
        "mother dad father nan nana nanny gran granny grandma grandmum granddad grandson granddaughter stepmum "
        "stepdad brother sister son daughter aunt auntie aunty uncle cousin niece nephew husband wife girlfriend "
        "boyfriend worker keyworker caseworker officer ordinator coordinator manager spoc nurse cpn kin nok "
        "parents carers "
    ).split()
)
_COMPASS = frozenset("nsew")
_LONGEST = 80


def is_plainly_one(name: str) -> bool:
    """Whether a name, normalised, is that of a person and can hardly be that of a service."""
    name = without_accents(name).strip(" .,;:")
    if not name or len(name) > _LONGEST or not _may_be_one(name):
        return False
    if " " not in name:
        words = _JOINED.sub(" ", name)
        return words.count(" ") == 1 and _is_full(words)
    both = [part for part in _BOTH.split(name) if part]
    if len(both) == 2 and not _TITLE.match(name.casefold()):  # "Jane & Tom Smith"
        return (is_first_name(both[0].capitalize()) or _is_full(both[0])) and _is_full(both[1])
    return _is_of_one(name)


def _may_be_one(name: str) -> bool:
    """Quickly told of most names that they are nobody's: no first name, initial, title or word for a person."""
    words = _LETTERS.findall(_JOINED.sub(" ", name).casefold())
    return any(len(word) == 1 for word in words) or not _TELLING.isdisjoint(words)


def _is_of_one(name: str) -> bool:
    low = name.casefold()
    if (kin := _KIN_CALLED.fullmatch(low)) and _is_called(kin["who"]):
        return True
    if (family := _FAMILY.fullmatch(low)) and (_is_full(family["of"] or "") or is_surname(family["last"] or "")):
        return True
    if (whose := _WHOSE.fullmatch(low)) and _is_called(whose["whose"]):
        return True
    if (where := _WHERE.fullmatch(name)) and is_first_name(where["first"]):
        return True
    bare, of_one = _bare(name)
    titled = _TITLE.match(bare.casefold())
    if titled:
        return _is_behind_title(bare[titled.end() :], bare)
    if is_of_a_body(bare):
        return False
    return _is_full(bare) or _is_by_initial(bare, of_one=of_one) or (of_one and _is_called(bare))


def _bare(name: str) -> tuple[str, bool]:
    """The name without what stands around it, and whether that says that a person is meant."""
    of_one = False
    while aside := _ASIDE.search(name.casefold()):
        said = aside["said"] or aside["more"] or aside["place"]
        of_one |= _ASIDE_OF_ONE.fullmatch(said) is not None
        name = name[: aside.start()].rstrip(" ,")
    if role := _ROLE_FIRST.match(name.casefold()):
        return name[role.end() :], True
    return name, of_one


def _is_behind_title(name: str, whole: str) -> bool:
    """Whether a surname, initial or name stands behind a title: not "Ms Teams", "DC Comics", "MS Society"."""
    if is_of_a_body(name):
        return False
    if whole.startswith(("MS ", "MR ")) and not name.isupper():
        return False  # of a disease, a scan
    last = (re.sub(r"['’]s$", "", name).split() or [name])[-1]
    a_word = is_known(last.casefold()) and not whole.casefold().startswith(("mr", "miss"))
    return len(last.strip(".")) == 1 or _is_called(last) or is_surname_and_word(last.casefold()) or not a_word


def _is_called(word: str) -> bool:
    """Whether a word is the first name or the surname of somebody, or initials."""
    low = word.casefold()
    return bool(_INITIALS.fullmatch(word)) or is_first_name(word.capitalize()) or is_surname(low)


def _is_full(name: str) -> bool:
    """Whether a first name and a surname are all there is, in whatever letters."""
    titled = " ".join(word if _is_mixed(word) else word.title().replace("'S", "'s") for word in name.split())
    found = next(full_names(titled), None)
    if found is not None and found[0] == titled:
        return True
    if found := _LAST_FIRST.fullmatch(titled):
        last, first = found["last"].casefold(), found["first"]
        return is_first_name(first) and not (is_place(last) and not is_frequent(last)) and not _is_plain_word(last)
    first, _, last = titled.casefold().rpartition(" ")
    return first in NAMES and is_frequent(last) and not is_named_after(titled)


def _is_mixed(word: str) -> bool:
    return not (word.islower() or word.isupper())


def _is_plain_word(word: str) -> bool:
    return is_known(word) and not (is_frequent(word) or is_surname_and_word(word))


def _is_by_initial(name: str, *, of_one: bool) -> bool:
    """Whether a surname stands beside an initial, or a first name before one: "S Yorkshire" and "T Wing" are none."""
    if (short := _FIRST_AND_INITIAL.fullmatch(name)) and is_first_name(short["first"].capitalize()):
        return True
    for sign in (_BY_INITIAL, _LAST_AND_INITIAL):
        if found := sign.fullmatch(name):
            last = found["last"].casefold()
            compass = found["initial"].casefold() in _COMPASS
            if is_frequent(last) or (is_surname(last) and not compass) or (of_one and is_surname_and_word(last)):
                return True
    return False
