"""What the columns of a sheet, and the kinds of table, are called where a person picks them."""

from types import MappingProxyType

from network.recognised import DROP, KEEP

__all__ = ["ROLE_WORDS", "field_words"]

ROLE_WORDS = MappingProxyType(
    {
        "links": "A list of links, one a row",
        "partners": "A list of partners, one a row",
        "matrix": "A matrix: partners down and across",
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
_WORDS = {"links": SHARED | LINK_WORDS, "partners": SHARED | PARTNER_WORDS}


def field_words(role: str, field: str) -> str:
    """What a field of a table is called."""
    return _WORDS[role].get(field, field.replace("_", " ").capitalize())
