"""What the columns of a sheet, and the kinds of table, are called where a person picks them."""

from types import MappingProxyType

from network.recognised import A_LINK, BACK, DROP, KEEP, NO_LINK, NOT_SAID, OWN, PEOPLE, ROSTER

__all__ = ["MEANINGS", "ROLE_WORDS", "field_words", "meaning_words"]

ROLE_WORDS = MappingProxyType(
    {
        "links": "A list of links, one a row",
        "partners": "A list of partners, one a row",
        "matrix": "A matrix: partners down and across",
        "survey": "Answers to a survey, one respondent a row",
        "not used": "Not used",
    }
)
SHARED = {
    DROP: "Not read",
    KEEP: "Kept under its own heading",
    "needs": "Needs",
    "need_ids": "Ids of the needs",
    "source_kind": "Where it comes from: kind",
    "source_who": "Where it comes from: who (a role)",
    "source_when": "Where it comes from: when",
    "source_words": "Where it comes from: words",
}
LINK_WORDS = {
    "from": "Who refers",
    "to": "Whom to",
    "from_id": "Who refers: its id",
    "to_id": "Whom to: its id",
    "strength": "How strong the link is",
    "link_type": "Kind of link",
    "direction": "One way or both ways",
    "referrals": "Referrals made",
    "accepted": "Referrals accepted",
    "completed": "People who reached help",
    "declined": "Reasons for declining",
    "days": "Median days to first contact",
    "until": "Until when it is funded",
    "said_by": "Who has named the link",
    "works": "How well it works",
    "trust_reliable": "Trust: reliable",
    "trust_shared_aims": "Trust: shared aims",
    "trust_open": "Trust: open",
    "barriers": "What gets in the way",
    "period_start": "First day that the counts cover",
    "period_end": "Last day that the counts cover",
    "counts_rule": "How small counts were hidden",
}
PARTNER_WORDS = {
    "partner_id": "Id",
    "name": "Name",
    "short": "Short name, for the map",
    "aka": "Other names",
    "was": "Former ids",
    "sector": "Sector",
    "sector_id": "Id of the sector",
    "area": "Areas",
    "area_code": "Ids of the areas",
    "stages": "Ways in",
    "stage_ids": "Ids of the ways in",
    "ages": "Ages",
    "age_from": "Youngest age",
    "age_to": "Oldest age",
    "only_for": "Whom it is for",
    "group_ids": "Ids of the groups it is for",
    "hours": "Opening hours",
    "capacity": "People a month it planned for",
    "wait_days": "Median days of waiting",
    "org_id": "Official identifiers",
    "ods_code": "NHS (ODS) code",
    "charity_number": "Charity number",
    "company_number": "Company number",
    "asked": "Whether it has told us about its links",
    "x": "Place on the map, across",
    "y": "Place on the map, down",
}
SURVEY_WORDS = {
    OWN: "The organisation that answers",
    "sector": "The sector of who answers",
    "area": "The area of who answers",
    "refers": "They refer people to those named",
    f"refers{BACK}": "Those named refer people to them",
    "funds": "They fund those named",
    f"funds{BACK}": "Those named fund them",
    "shares information": "They share information",
    "works jointly": "They work jointly",
    "co-located": "They share a building",
    "knows": "They know each other",
    "consent": "Whether the answers may be used",
    "needs": "What they help with, or what people are referred for",
    ROSTER: "Whom the map should have too: partners without a link",
}
MEANINGS = (NO_LINK, NOT_SAID, A_LINK, PEOPLE, "1", "2", "3", "4", "5")
_MEANS = {
    NO_LINK: "No link",
    NOT_SAID: "Not said",
    A_LINK: "A link",
    PEOPLE: "How many people were referred",
    "1": "A link of strength 1 (weakest)",
}
_WORDS = {
    "links": SHARED | LINK_WORDS,
    "partners": SHARED | PARTNER_WORDS,
    "survey": SHARED | LINK_WORDS | SURVEY_WORDS,
}


def field_words(role: str, field: str) -> str:
    """What a field of a table is called."""
    return _WORDS[role].get(field, field.replace("_", " ").capitalize())


def meaning_words(means: str) -> str:
    """What a meaning of an answer to a survey is called."""
    return _MEANS.get(means, f"A link of strength {means}")
