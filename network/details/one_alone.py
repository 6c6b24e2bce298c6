"""Whether free words tell of one person without a name: an age and a sex, a client's number, the day of a sentence.

A question only. What is plainly of one person stands in `network.details.told_of_one` and its neighbours.
"""

import re

from network.details.necessary import Needs, Sign
from network.details.seldom import pattern

__all__ = ["NEEDED", "may_be_one_alone"]

_YEARS = r"(?:1\d|[2-9]\d|one|two|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh)ty)"
_OLD = r"(?:y\.?/?o\.?|(?:yrs?|years?)[ -]old)"
_SOMEBODY = (
    r"(?:girl|boy|lad|lass|man|woman|male|female|bloke|chap|fella|guy|gent|lady|mum|dad|nan|tenant|neighbour|client"
    r"|patient|resident|prisoner|detainee|defendant|victim|suspect|service user|young person|yp|su|pt)"
)
_NOT_COUNTED = (  # what may stand behind a number that is of nobody
    r"(?![\w£%:+]|[.,/-]\d| ?(?:to|-|–|and over|or over|plus|hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|years?|yrs?"
    r"|am|pm|beds?|places?|people|of|per|a|in|with|times|x|sessions?|referrals?|staff|visits?|miles|st|nd|rd|th)\b)"
)
_AGED = pattern(
    rf"\b{_YEARS}[ -]?{_OLD}[ -]?{_SOMEBODY}\b(?!-)"
    r"|\b(?:girl|boy|lad|lass|man|woman|male|female|she|he|she's|he's|she is|he is|mum|dad|nan),? "
    rf"\(?(?:is |was |aged? )?{_YEARS}"
    r"\b(?:(?=[,);.]|$| and \w)|(?= (?:excluded|missing|arrested|seen|came|with|who|from|detained|pregnant)))"
    r"|(?:^|[,;(] ?)f ?[1-9]\d\b(?! ?[+/&-])|(?<![\w.,/£-])[1-9]\d ?f\b(?! ?[+/&-])|^\W*aged?(?: ?[:=] ?| )\d\d\)?$"
    r"|\b(?:1\d|[2-9]\d|he|she) (?:(?:turned|was|is) )?(?:1\d |[2-9]\d )?(?:last|on|this|next) "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\baged?:? ?[1-9]\d,? (?:girl|boy|f|m|(?:fe)?male|(?:wo)?man)\b"
    r"|\ban? [1-9]\d[ -]year[ -]old(?=$|[,.;)]| (?:who|with|from|was|is|has)\b)"
    r"|(?<![\w/])(?:[mf] ?[/(,] ?[1-9]\d|[1-9]\d ?[/,] ?[mf])(?![\w/+])"
    r"|\b(?:turn(?:s|ed|ing)|be) (?:1\d|2[015]) (?:on|in|next|last|this) "
)
_NUMBERED = pattern(  # "client 17 bounced twice", "C017 bounced", "ID 4471-B came back"
    rf"(?<!per )\b(?:{_SOMEBODY}|case|id)[ :]{{1,2}}(?:#|no\.? ?|number )?"
    rf"[a-z]{{0,2}}-?\d{{1,6}}(?:-[a-z\d]{{1,3}})?{_NOT_COUNTED}"
    r"|(?<!form )(?<!room )(?<!junction )\b(?!m\d\d?\b)[a-z]{1,2}\d{2,5} (?:bounced|waited|came|went|refused|rang"
    r"|moved|left|attended|missed|returned|relapsed|disengaged|died)\b"
    r"|(?<!\w)[a-z] \d{4} (?!of|in|to|at|on|by|is|or|am|pm|as)[a-z]{2}(?!\w)"  # of a prison, in small letters
    r"|(?<!\w)x ?\d{3}[ -]?\d{3}(?!\d)|\((?:mrs?|ms|miss|mx)\.?\)"  # as probation numbers people; "Hardy T (Mr)"
    r"|(?<!\w)(?:19|20)?\d\d/\d{4,7}[a-z]\b"  # as the Police National Computer has them, whatever the check letter
    r"|\b(?:(?:pc|dc|ds|sgt|pcso|insp)\.? \d{3,5}|(?:collar|shoulder|warrant|badge)(?: (?:no|number)\b)?[.:]? ?\d{2,6}"
    r"|(?:staff|payroll|employee|officer) (?:no|number|id)\b[.:]? ?\d{2,8})\b"  # of those who work there
    r"|\d{3}[\w/-]{0,20} (?:is|was) (?:his|hers|her|theirs|the (?:lad|lass|girl|boy|client|mum|dad|tenant|patient))\b"
    r"|\b(?:mob(?:ile)?|phone|tel|card|nhs)[a-z ]{0,8} (?:ends?|ending)(?: in| with)? \d{2,4}\b"
    r"|\b(?:case|(?:housing|benefit|rent|court|crime|police) )(?: ?(?:ref|number|no|id))?[ :.]{1,2}"
    r"[a-z]{0,4}-?\d[\d/-]{3,20} (?:is|was)\b"
)
_AT_HOME = pattern(  # "the chap at no 9", "on Mill Lane, no 4"
    rf"\b{_SOMEBODY} (?:at|from|in) (?:flat |no\.? ?|number |#)?\d{{1,4}}[a-z]?{_NOT_COUNTED}"
    r"|\b(?:road|street|close|avenue|lane|drive|crescent|terrace|gardens|grove|mews|court|row|walk),? (?:at )?"
    r"(?:no\.? ?|number )\d{1,3}\b"
    r"|^(?!www\.)[a-z]{4,}\.[a-z]{4,}\.(?!info$)[a-z]{4,}$"  # to three metres, as what3words has it
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
_IN_COURT = pattern(  # "sentenced 12/3/24", "on tag until 12/4"
    r"\b(?:sentenced|arrested|bailed|remanded|recalled|convicted|sectioned|evicted"
    r"|(?:he|she|was|who|been) (?:released|charged|detained)"
    r"|(?:on|off) (?:tag|bail|licence|remand|curfew)|tagged|died|overdosed|stabbed)"
    rf"(?: (?:on|until|from|since|till|to))? {_DAY}"
)
_BY_LETTERS = pattern(  # "initials KLM", "R v Smith", "under Dr P"
    r"\binitials:? (?:are |is |of )?(?!only\b|and\b|or\b|not\b|the\b|for\b|in\b)[a-z]{2,3}\b"
    r"|(?<!\w)r v\.? (?!the\b)[a-z]{3,}|(?<![\w-])(?:dr|prof|sgt)\.? [a-z](?=$|[ ,.;:)'])"
)
_BORN = pattern(
    r"(?<!people )(?<!those )(?<!anyone )(?<!clients )\bborn (?:in |circa |c\.? ?)?(?:19[3-9]\d|20[01]\d)\b"
    r"(?! (?:or|and|onwards|to|-))"
)
_SPACED_POSTCODE = pattern(r"(?<!\w)[a-z] (?:[a-z] )?\d (?:[a-z\d] )?\d [a-z] [a-z](?!\w)")  # "s 5 7 a u"
_MAY_BE = re.compile(r"\d|teen|ty\b|\(m|initials|[a-z]\.[a-z]|r v|dr|prof|sgt")
_SIGNS = (_AGED, _NUMBERED, _AT_HOME, _IN_COURT, _BY_LETTERS, _BORN, _SPACED_POSTCODE)


def may_be_one_alone(low: str) -> bool:
    """Whether a text in small letters, normalised, may tell of one person who is not named."""
    return bool(_MAY_BE.search(low)) and any(sign.search(low) for sign in _SIGNS)


NEEDED: Needs = tuple((Sign("low", sign),) for sign in _SIGNS)
