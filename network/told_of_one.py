"""Whether running words tell of one person: by name or initials with an age, as somebody's client, by a handle.

A name alone is nothing that can be known from that of an organisation: something else of a person stands beside it.
"""

import re
from collections.abc import Iterator

__all__ = ["told_of_one"]

_THOSE = ("client", "patient", "service user", "young person", "prisoner", "offender", "detainee", "tenant")
_MESSENGERS = ("snap", "kik", "xbox", "psn", "gamertag", "discord")  # both tell quickly of most cells: it is not there
_MAY_NAME = re.compile(r"[\d:]|name")  # an age, a heading before a name, or "my name"
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
    r"|\b[Mm]y (?:full )?name(?: is|'s) [A-Z][a-z'-]+"
)
_WHOSE = re.compile(
    rf"\b(?:[Oo]ur|[Mm]y|[Hh]is|[Hh]er|[Tt]heir) {_ONE_OF_THOSE},? {_NOT_A_BODY}[A-Z][a-z]+\b{_NO_NAME_OF_A_BODY}"
)
_NOT_INITIALS = r"(?!(?:AP|CJ|DA|DV|GP|HR|IT|LA|LD|MH|OT|PC|RJ|SV|SW|UK|YJ|YO)\b)"
_NOT_A_FIRST_NAME = r"(?!(?:Area|Band|Block|Class|Grade|Group|Level|Part|Phase|Room|Table|Team|Unit|Ward|Wing|Zone)\b)"
_INITIALS = rf"\b(?:{_NOT_INITIALS}[A-Z]\.? ?[A-Z]\b\.?|{_NOT_A_FIRST_NAME}[A-Z][a-z]{{1,20}} [A-Z]\b\.?)"
_AN_AGE = r"[1-9]\d\b(?! ?(?:to|-|and|or|/) ?\d|\+)"
_BY_AGE = re.compile(  # the groups are what is said of whoever it is; one word alone may be what was counted
    rf"{_INITIALS},? ?(?:\(|,? ?aged? )(?:aged? )?{_AN_AGE}(.{{0,80}})"
    rf"|{_INITIALS}, ?{_AN_AGE},? ?(\w{{1,20}} .{{0,80}})"
    rf"|\b[A-Z][a-z'-]{{1,20}} [A-Z][a-z'-]{{1,20}},? \(?aged? {_AN_AGE}(.{{0,80}})"
)
_SAID_OF_ONE = re.compile(
    r"\b(?:arrested|charged|convicted|sentenced|bailed|remanded|on (?:bail|remand|licence|probation)|offen[cs]e|"
    r"possession|[ag]bh|assault(?:ed)?|theft|stole|burglary|robbery|knife|stabbed|stabbing|shoplifting|"
    r"criminal damage|drunk|harassment|stalking|arson|rape|breach|care leaver|looked after|in care|homeless|pregnant|"
    r"overdosed?|self[ -]harm\w*|suicidal|sectioned|missing|he|she|his|her|him)\b"
)
_HANDLE = re.compile(
    r"\b(?:snap(?:chat)?|kik|xbox|psn|gamertag|discord)\b\W{0,3}(?:(?:is|name|user(?:name)?|handle|id)\W{1,3}){0,2}@?"
    r"(?=[a-z][a-z.]{0,30}[\d_])[a-z][\w.]{3,30}"
)


def told_of_one(plain: str) -> Iterator[str]:
    """The kinds of what is told of one person in a text that is normalised."""
    low = plain.casefold()
    told = _MAY_NAME.search(plain)
    if (told and _NAMED.search(plain)) or (any(one in low for one in _THOSE) and _WHOSE.search(plain)):
        yield "a person by name"
    aged = _BY_AGE.finditer(plain) if told else ()
    if any(_SAID_OF_ONE.search((match[1] or match[2] or match[3] or "").casefold()) for match in aged):
        yield "a person by initials or name and age"
    if any(one in low for one in _MESSENGERS) and _HANDLE.search(low):
        yield "the handle of a person"
