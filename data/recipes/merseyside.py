"""The Merseyside liaison and diversion partnership as one public account describes it: facts only.

The account is "System change in Merseyside", a blog by Revolving Doors (undated; 2014 by context). It gives no
counts, no waits, no opening hours and no link between two partners other than those below, and nobody named in it
has been asked. What it does not say is left out, which means not known.
"""

from data.recipes import Record

__all__ = ["merseyside_2014"]

WHO = "Revolving Doors, in its account System change in Merseyside"
BOROUGHS = {
    "E08000011": "Knowsley",
    "E08000012": "Liverpool",
    "E08000013": "St Helens",
    "E08000014": "Sefton",
    "E08000015": "Wirral",
}
WORKING_WITH = "The service is now working with them"
WITH_REVOLVING_DOORS = "Worked with Revolving Doors on securing the programme"
LEARNING = "A place that Revolving Doors has worked with"

PARTNERS = [  # id, name, map label, sector where it is public knowledge
    ("ld", "Criminal justice liaison and diversion service", "L&D", "nhs"),
    ("mersey_care", "Mersey Care NHS Trust", "Mersey Care", "nhs"),
    ("nhs_england", "NHS England", None, "commissioner"),
    ("turnaround", "Turnaround Women's Centre", "Turnaround", None),
    ("veterans", "Military Veterans Project", "Veterans Project", None),
    ("yot", "Youth Offending Team", None, "local_authority"),
    ("learning_disability", "Learning Disability Services", None, None),
    ("police", "Merseyside Police", None, "criminal_justice"),
    ("courts", "Court service", None, "criminal_justice"),
    ("richmond_fellowship", "Richmond Fellowship", None, "voluntary"),
    ("substance", "Substance misuse services", "Substance misuse", None),
    ("pcc", "Police and Crime Commissioner", "Commissioner", "commissioner"),
    ("sunderland_ld", "Sunderland liaison and diversion service", "Sunderland L&D", "nhs"),
    ("collaborative", "Offender Health Collaborative", "Health Collab.", None),
    ("revolving_doors", "Revolving Doors", None, "voluntary"),
    ("health_department", "Department of Health", None, "government"),
    ("justice_ministry", "Ministry of Justice", None, "government"),
    ("home_office", "Home Office", None, "government"),
    ("bradley_group", "Bradley Report Group", None, None),
    ("care_not_custody", "Care not Custody campaign", "Care not Custody", None),
    ("sutton", "Sutton: local authority and partners", "Sutton", "local_authority"),
    ("hertfordshire", "Hertfordshire: local authority and partners", "Hertfordshire", "local_authority"),
    ("wandsworth", "Wandsworth: local authority and partners", "Wandsworth", "local_authority"),
]

RELATIONS = [
    ("mersey_care", "ld", "works jointly", "Provides the service; hosted the development day"),
    ("nhs_england", "mersey_care", "funds", "Commissions Mersey Care: one of ten first wave trial sites"),
    ("ld", "turnaround", "works jointly", WORKING_WITH),
    ("ld", "veterans", "works jointly", WORKING_WITH),
    ("ld", "yot", "works jointly", "The service is now working with them; they develop the all-age element together"),
    ("ld", "learning_disability", "works jointly", WORKING_WITH),
    ("ld", "police", "works jointly", WORKING_WITH),
    ("ld", "courts", "works jointly", WORKING_WITH),
    ("ld", "richmond_fellowship", "works jointly", WORKING_WITH),
    ("ld", "substance", "works jointly", WORKING_WITH),
    ("pcc", "ld", "knows", "Supports the service; spoke at the development day"),
    ("sunderland_ld", "ld", "shares information", "Visiting peer at the development day; shared learning"),
    ("collaborative", "ld", "works jointly", "Supports the first wave sites"),
    ("collaborative", "nhs_england", "works jointly", "Supports the first wave sites on behalf of NHS England"),
    ("revolving_doors", "collaborative", "works jointly", "Revolving Doors is part of it"),
    ("health_department", "nhs_england", "works jointly", "Developed the operating model together"),
    ("health_department", "revolving_doors", "works jointly", "Developed the operating model together"),
    ("nhs_england", "revolving_doors", "works jointly", "Developed the operating model together"),
    ("justice_ministry", "revolving_doors", "works jointly", WITH_REVOLVING_DOORS),
    ("home_office", "revolving_doors", "works jointly", WITH_REVOLVING_DOORS),
    ("bradley_group", "revolving_doors", "works jointly", WITH_REVOLVING_DOORS),
    ("care_not_custody", "revolving_doors", "works jointly", WITH_REVOLVING_DOORS),
    ("sutton", "revolving_doors", "shares information", LEARNING),
    ("hertfordshire", "revolving_doors", "shares information", LEARNING),
    ("wandsworth", "revolving_doors", "shares information", LEARNING),
]


def merseyside_2014() -> Record:
    """The whole file. Nobody was asked, so no absence can be read from it."""
    return {
        "format": 1,
        "system": _system(),
        "asked": [],
        "partners": [_partner(*row) for row in PARTNERS],
        "relations": [
            {"from": source, "to": target, "kind": kind, "source": {"kind": "fact", "who": WHO, "words": words}}
            for source, target, kind, words in RELATIONS
        ],
        # the account says that the model has a core and an extended team, and not who is in them
        "teams": [{"id": "ld_team", "name": "Liaison and diversion", "hub": "ld"}],
    }


def _system() -> Record:
    force = {"id": "E23000004", "name": "Merseyside police area", "covers": [*BOROUGHS]}
    return {
        "name": "Merseyside liaison and diversion, 2014",
        "illustrative": False,
        "help_now": "In an emergency call 999. If it is urgent but not an emergency call 111.",
        "areas": [*_named(BOROUGHS), force],
        "sectors": _named(
            {
                "criminal_justice": "Criminal justice",
                "nhs": "NHS",
                "local_authority": "Local authority",
                "voluntary": "Voluntary",
                "commissioner": "Commissioner",
                "government": "Central government",
            }
        ),
        "needs": _named(
            {
                "mental_illness": "Severe mental illness",
                "learning_disability": "Learning disability",
                "adhd": "ADHD",
                "brain_injury": "Acquired brain injury",
                "substance": "Substance misuse",
                "complex": "Multiple and complex needs",
            }
        ),
        "stages": _named({"custody": "Police custody", "court": "Court"}),
    }


def _named(names: Record) -> list[Record]:
    return [{"id": name_id, "name": name} for name_id, name in names.items()]


def _partner(partner_id: str, name: str, short: str | None, sector: str | None) -> Record:
    record: Record = {"id": partner_id, "name": name}
    if short:
        record["short"] = short
    if sector:
        record["sector"] = sector
    if partner_id == "ld":
        record["stages"] = ["custody", "court"]
        words = "In police stations and courts, all ages, extended hours; about 100 colleagues came together around it"
        return {**record, "source": {"kind": "fact", "who": WHO, "words": words}}
    if partner_id == "police":
        words = "Named as working with the service; the force's area is public knowledge"
        return {**record, "areas": ["E23000004"], "source": {"kind": "public", "words": words}}
    return {**record, "source": {"kind": "fact", "who": WHO, "words": "Named as a partner"}}
