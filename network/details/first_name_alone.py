"""Whether a first name without a surname tells of one person: by what happened, by what is wanted, by whose kin it is.

A first name alone tells nothing, as with "ask Gemma". Beside it stands what befalls one person ("tyler's depot"), help
for one ("a bed for Chloe") or a word for a relative.
"""

import re

from network.details.bodies import is_of_a_body
from network.details.first_names import A_FIRST_NAME, begins_with_first_name, is_first_name, may_name
from network.details.necessary import Needs, Sign

__all__ = ["NEEDED", "is_told_of_alone"]

_BEFALLS = re.compile(
    r"\b(?:depots?|insulin|methadone|clozapine|olanzapine|diazepam|buprenorphine|subutex|anti(?:psychotic|depressant)s?|"
    r"meds|medication|injections?|prescriptions?|scripts?|overdos\w*|seizures?|self[ -]harm\w*|suicid\w*|ligatures?|"
    r"relaps\w*|detox\w*|rehab|psychosis|psychotic|sectioned|detained|(?:re-?)?arrest(?:ed)?|bailed|remanded|sentenced|"
    r"convicted|recalled|on (?:tag|licence|remand|bail|probation)|breached|stabbed|pregnant|withdrawing|"
    r"diagnos(?:ed|is)|(?:s|sec|section) ?(?:2|3|136)|evicted|raped|assaulted|trafficked|went missing|"
    r"heroin|crack|cannabis)\b"
)
_A_NAME = r"(?<![\w@.'’/-])(?P<name>[A-Za-z][a-z]{2,20})(?![\w@/-])"
_NAME = re.compile(_A_NAME)
_HELPED = re.compile(  # "Stop Aidan going missing", "keyworker for tyler"
    r"\b(?:(?:[Hh]ouse|[Rr]ehouse|[Ss]top|[Kk]eep|[Gg]et|[Hh]elp|[Ss]ettle|[Dd]ischarge|[Pp]rotect|[Ss]afeguard|[Mm]ove)|"
    r"(?:[Bb]ed|[Pp]lacement|[Ff]lat|[Rr]oom|[Aa]ppointment|(?:[Kk]ey|[Cc]ase)?[Ww]orker|[Tt]enancy|[Ss]omewhere|"
    r"assessment|slot|solicitor|carer|package|hostel"
    rf"|care plan)(?: \w{{1,12}})? for) {_A_NAME}"
)
_OF_KIN = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Mm]y|[Tt]heir) (?:\w{1,12} )?(?:son|daughter|mum|mam|dad|brother|sister|wife"
    r"|husband|girlfriend|boyfriend|nan|gran|grandson|nephew|niece|cousin),? (?P<name>[a-z]{3,20})(?![\w@/-])"
)
_WHOSE = re.compile(  # "Ahmed's tag ran flat"
    rf"{_A_NAME}['’]s (?:tag|bail|licence|solicitor|key ?worker|social worker|probation officer|mum|mam|dad|baby"
    r"|tenancy|benefits|sentence|cell|care plan|psychiatrist|care co-?ordinator)\b"
)
_WHOSE_DRUG = re.compile(  # with a name that is a plant or a place as well
    r"(?<![\w@.-])(?<!St )(?P<name>[A-Z][a-z]{2,20})['’]s (?:insulin|depot|meds|medication|methadone|injection|"
    r"overdose)\b(?! (?:clinic|service|team|unit|group|prescrib\w+|centre)\b)"
)
_SMALL_OF_KIN = frozenset(  # names that are words: no verb, as in "her mum will", and no month
    (
        "amber ash basil cliff dale dean dick faith frank gene glen grace harmony hazel heath heather holly iris ivy "
        "jack jasmine jewel jordan joy lily olive pearl penny pip poppy ray reed robin rowan ruby rusty trinity violet "
        "wade"
    ).split()
)
_STYLED = re.compile(  # "Sister Agnes"
    r"\b(?:Sister|Brother|Father|Nurse|Auntie?|Aunty|Uncle|Nan|Nana) (?P<name>[A-Z][a-z]{2,20})(?![\w'’-])"
)
_IN_FRONT = re.compile(r"(?:\bSt\.?|\bSaint|\bStorm|\bOperation) $")
_OF_MORE = re.compile(
    r"(?:['’]s?)? (?:[A-Z][a-z]|& )|(?:['’]s?)? (?:law|act|rule|house|place|hospice|wards?|"
    r"wing|unit|suite|building|clinic|court|review|report|inquiry|enquiry|centre|fund|trust)\b"
)
_NEAR = 40  # characters of the same sentence
_ENDS = re.compile(r"[.;!?]")


def is_told_of_alone(plain: str, low: str, words: frozenset[str]) -> bool:
    """Whether a text, normalised, tells of one person by a first name alone, in small letters too.

    Parameters
    ----------
    low, words
        The same in small letters, and its words.
    """
    if not may_name(words):
        return not words.isdisjoint(_SMALL_OF_KIN) and any(
            found["name"] in _SMALL_OF_KIN for found in _OF_KIN.finditer(plain)
        )
    if _BEFALLS.search(low) and any(
        _BEFALLS.search(_sentence(low, found)) for found in _NAME.finditer(plain) if _is_alone(plain, found)
    ):
        return True
    if any(_is_alone(plain, found) for sign in (_HELPED, _STYLED, _WHOSE) for found in sign.finditer(plain)):
        return True
    if any(begins_with_first_name(found["name"]) for found in _WHOSE_DRUG.finditer(plain)):
        return True
    kin = (found["name"] for found in _OF_KIN.finditer(plain))
    return any(name in _SMALL_OF_KIN or is_first_name(name) for name in kin)


def _is_alone(plain: str, found: re.Match[str]) -> bool:
    """Whether a word is a first name, and neither it nor what stands around it names an organisation or a place."""
    start, end = found.span("name")
    if not is_first_name(found["name"]) or _IN_FRONT.search(plain[max(0, start - 10) : start]):
        return False
    behind = plain[end : end + _NEAR]
    return not (_OF_MORE.match(behind) or is_of_a_body(behind.partition(" ")[2].partition(" ")[0]))


def _sentence(low: str, found: re.Match[str]) -> str:
    start, end = found.span("name")
    before, behind = low[max(0, start - _NEAR) : start], low[end : end + _NEAR]
    return f"{_ENDS.split(before)[-1]} {_ENDS.split(behind)[0]}"


NEEDED: Needs = (  # what a text must hold to tell so, so that most of very many need not be asked
    (Sign("said low", A_FIRST_NAME), Sign("said low", _BEFALLS)),
    *(
        (Sign("said low", A_FIRST_NAME), Sign("said", pattern))
        for pattern in (_HELPED, _STYLED, _WHOSE, _WHOSE_DRUG, _OF_KIN)
    ),
    (Sign("said low", rf"\b(?:{'|'.join(sorted(_SMALL_OF_KIN))})\b"), Sign("said", _OF_KIN)),
)
